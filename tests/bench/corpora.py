"""Archives made of the project's shared corpora, to measure on real words.

Nothing of their text is in the repository; without them there is nothing to measure.
"""

import json
from pathlib import Path

from builder.importing import run
from tests.driver import SHARED

CORPORA = SHARED / "corpora"
CHAMBER = CORPORA / "be-chamber-2017.jsonl"
COMMONS = CORPORA / "uk-commons-2023-2024.jsonl"
BILINGUAL = CORPORA / "be-chamber-2020-nl-fr.jsonl"

SIZE = 10_000
"""Questions of the large archive."""


def chamber(folder: Path) -> None:
    """The 3,049 questions with answers of the Belgian Chamber of 2017."""
    folder.mkdir(parents=True)
    (folder / "site.yaml").write_text("title: Kamervragen\n", encoding="utf-8")
    run([CHAMBER], "be-chamber", folder)


def ten_thousand(folder: Path) -> None:
    """Ten thousand questions that are all real.

    Those of 2017; 2,000 of the House of Commons; 4,848 of the Chamber of 2020 in Dutch, which
    have neither titles (their first words) nor dates (spread over the year); and as many of the
    same in French as still fit.
    """
    chamber(folder)
    run([COMMONS], "uk-commons", folder)
    rows = [json.loads(line) for line in BILINGUAL.read_text("utf-8").splitlines()]
    place = folder / "content" / "questions" / "2020"
    place.mkdir()
    there = sum(1 for _ in (folder / "content" / "questions").rglob("*.md"))
    french = SIZE - there - len(rows)
    for number, row in enumerate(rows):
        day = f"2020-{1 + number * 12 // len(rows):02}-{1 + number % 28:02}"
        for language in ("nl", "fr")[: 1 + (number < french)]:
            text = row[f"text_{language}"]
            title = json.dumps(" ".join(text.split()[:8]), ensure_ascii=False)
            front = f"title: {title}\nlanguage: {language}\nsession: 2019-2020\nasked: {day}\n"
            path = place / f"{language}-{number:05}.md"
            path.write_text(f"---\n{front}---\n{text}\n", encoding="utf-8")
