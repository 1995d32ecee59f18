"""`vraagbaak init`: a new, empty, working archive in a folder, with all that publishes it."""

import json
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from builder.codes import Language
from builder.config import SITE, SITE_FILE, read_config
from builder.content import CONTENT
from builder.forms import ASK, REPORT, ask_form, report_form
from builder.importing.front_matter import scalar
from builder.model import FOLDERS
from builder.problems import Problem
from builder.schemas import json_schema
from builder.snippets import snippets
from builder.walking import kind_of

STARTER = Path(__file__).parent / "starter"
"""Files of a new archive that are the same for all, but for the words between @ signs."""

WORKFLOWS = ("check.yml", "pages.yml", "propose.yml")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a new archive is to be.

    Attributes:
        title: its name.
        language: BCP 47 code.
        base_url: where it will stand; empty if that is not known.
        repository: its address on GitHub; empty if that is not known.
        version: of this program.
    """

    title: str
    language: str
    base_url: str
    repository: str
    version: str

    @property
    def messages(self) -> Language:
        """The language of messages: Dutch or English."""
        return "nl" if self.language.startswith("nl") else "en"


def starter(name: str, *, install: str, program: str, messages: str) -> str:
    """A file of the starter with the words filled in that differ from archive to archive."""
    text = (STARTER / name).read_text("utf-8")
    words = {"@install@": install, "@program@": program, "@messages@": messages}
    for word, own in words.items():
        text = text.replace(word, own)
    return text


def files_of(wishes: Wishes) -> Iterator[tuple[str, str]]:
    """Every file of a new archive: path and text."""
    words = {
        "install": "python -m pip install --requirement requirements.txt",
        "program": "vraagbaak",
        "messages": wishes.messages,
    }
    yield SITE_FILE, _settings(wishes)
    yield "requirements.txt", f"vraagbaak=={wishes.version}\n"
    yield ".gitignore", "/_site/\n._site*\n.venv/\n"
    yield ".editorconfig", starter("editorconfig", **words)
    yield "README.md", _readme(wishes)
    for folder in FOLDERS:
        yield f"{CONTENT}/{folder}/.gitkeep", ""
    for name in WORKFLOWS:
        yield f".github/workflows/{name}", starter(f"workflows/{name}", **words)
    yield f".github/ISSUE_TEMPLATE/{ASK}", ask_form(wishes.messages)
    yield f".github/ISSUE_TEMPLATE/{REPORT}", report_form(wishes.messages)
    for name in ("settings.json", "tasks.json"):
        yield f".vscode/{name}", starter(f"vscode/{name}", **words)
    yield ".vscode/vraagbaak.code-snippets", snippets(wishes.messages)
    schema = json.dumps(json_schema("site", SITE), indent=2, ensure_ascii=False)
    yield ".vscode/site.schema.json", f"{schema}\n"


def settings_problem(wishes: Wishes) -> Problem | None:
    """What is wrong with the settings that the wishes make, if anything is."""
    _, problems = read_config(_settings(wishes).encode("utf-8", "replace"))
    return problems[0] if problems else None


def start(folder: Path, wishes: Wishes) -> list[Path]:
    """Makes a new archive and returns what was made.

    Raises:
        FileExistsError: something is in the folder already; nothing is touched.
        OSError: the disk failed.
    """
    there = kind_of(folder, through=True)
    if there and (not stat.S_ISDIR(there) or any(folder.iterdir())):
        raise FileExistsError(str(folder))
    made = []
    for name, text in files_of(wishes):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        made.append(path)
    return made


def _settings(wishes: Wishes) -> str:
    lines = [f"title: {scalar(wishes.title)}", f"language: {scalar(wishes.language)}"]
    for name, value in (("base_url", wishes.base_url), ("repository", wishes.repository)):
        lines.append(f"{name}: {scalar(value)}" if value else f"# {name}: https://…")
    return "\n".join((*lines, ""))


_README: dict[Language, str] = {
    "nl": """# {title}

Dit archief wordt een website met [Vraagbaak](https://pypi.org/project/vraagbaak/).

```sh
python3 -m venv .venv && .venv/bin/pip install --requirement requirements.txt
.venv/bin/vraagbaak new question    # maakt een vraag en vraagt wat nodig is
.venv/bin/vraagbaak serve           # toont de site, en bouwt ze opnieuw bij elke wijziging
```

Op GitHub: kies bij *Settings*, *Pages* als bron *GitHub Actions*, en duw naar `main`. Maak een
label `propose`: geeft u dat aan een issue met een vraag, dan komt er een pull request van. Daarvoor
moet bij *Settings*, *Actions*, *General* staan dat Actions pull requests mag maken.
""",
    "en": """# {title}

This archive becomes a website with [Vraagbaak](https://pypi.org/project/vraagbaak/).

```sh
python3 -m venv .venv && .venv/bin/pip install --requirement requirements.txt
.venv/bin/vraagbaak new question    # makes a question, and asks what it needs
.venv/bin/vraagbaak serve           # shows the site, and builds it again at every change
```

On GitHub: choose *GitHub Actions* as the source under *Settings*, *Pages*, and push to `main`. Make
a label `propose`: give it to an issue with a question, and it becomes a pull request. For that,
*Settings*, *Actions*, *General* has to say that Actions may create pull requests.
""",
}


def _readme(wishes: Wishes) -> str:
    return _README[wishes.messages].format(title=" ".join(wishes.title.split()))
