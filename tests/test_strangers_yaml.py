"""Front matter of strangers: read, or refused with a place, in a moment and in little memory."""

import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.model import FOLDERS, SourceFile
from builder.problems import Problem
from builder.reading.document import AnchorWords, read
from builder.reading.fields import SCHEMAS
from builder.reading.frontmatter import Mapping, Node, Scalar, Sequence, read_yaml
from tests.driver import REPOSITORY
from tests.hostile import LONG, text_fields

SECONDS, KILOBYTES = 0.1, 50 * 1024
WORDS = AnchorWords()
SIZE = 32_700
"""Just below what is read of a front matter."""


def repeated(text: str, *, before: str = "", behind: str = "") -> str:
    return before + text * ((SIZE - len(before) - len(behind)) // len(text)) + behind


BOMBS = {
    "brackets": repeated("["),
    "braces": repeated("{a: "),
    "dashes": repeated("- "),
    "questions": repeated("? "),
    "laughs": "a: &a [x, x]\n"
    + "".join(
        f"{b}: &{b} [*{a}, *{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    ),
    "merged for ever": "a: &a\n  <<: *a\nb: &b {<<: [*a, *b]}\n",
    "merge": "<<: {title: x}\ntitle: y\n",
    "a long list": repeated("a,", before="title: [", behind="]"),
    "one key": repeated("a,", before="source: {", behind="}"),
    "many keys": "".join(f"a{number}: b\n" for number in range(SIZE // 9)),
    "the same key": repeated("title: x\n"),
    "long key": repeated("x", behind=": y"),
    "long value": repeated("x", before="title: "),
    "not closed": repeated("x", before='title: "'),
    "escapes": repeated("\\x41", before='title: "', behind='"'),
    "surrogates": repeated("\\ud800", before='title: "', behind='"'),
    "anchors": repeated("&a "),
    "tags": repeated("!a ", before="title: "),
    "a long tag": repeated("a", before="title: !<", behind=">"),
    "tag of a program": 'title: !!python/object/apply:os.system ["true"]\n',
    "directives": repeated("%A a\n"),
    "comments": repeated("# x\n", behind="title: x\n"),
    "lines": repeated("\n", behind="title: x\n"),
    "folded": repeated("  c\n\n", before="title: >\n"),
    "blank block": repeated("\n", before="title: |\n", behind=" x"),
    "deep": "".join(f"{' ' * level}a:\n" for level in range(240)),
    "tabs": repeated("\t"),
    "colons": repeated(": "),
    "documents": f"title: x\n--- {repeated('--- x', before=' ')}\n",
}
"""Each would fill the memory, run for ever or bring down a reader that trusts its parser."""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_read_or_refused_in_a_moment(name: str) -> None:
    data = f"---\n{BOMBS[name][: SIZE - 1]}\n---\n1. Waarom?\n".encode()
    spent, problems = quickest(SourceFile("content/questions/s/x.md", data))
    assert spent < SECONDS
    assert_placed(problems, data.decode())
    assert problems or name in HARMLESS


HARMLESS = {"comments", "lines"}
"""So much of nothing is only slow to read."""


def quickest(file: SourceFile) -> tuple[float, tuple[Problem, ...]]:
    """Seconds of the processor for a file, the best of a few tries, and its problems."""
    spent = []
    for _ in range(3):
        begun = time.process_time()
        problems = read(file, WORDS).problems
        spent.append(time.process_time() - begun)
        if spent[-1] < SECONDS / 2:
            break
    return min(spent), problems


def assert_placed(problems: tuple[Problem, ...], text: str) -> None:
    """Whether every problem stands at a line that is there, and says what to do."""
    lines = text.count("\n") + text.count("\r") + 1
    for item in problems:
        assert 1 <= item.location.line <= lines, item
        assert item.location.column >= 1, item
        assert item.message("nl")
        assert item.message("en")


def test_all_bombs_together_need_little_memory(tmp_path: Path) -> None:
    bombs = tmp_path / "bombs.json"
    bombs.write_text(json.dumps(list(BOMBS.values())), "utf-8")
    program = (
        "import json, resource, sys\n"
        "from builder.model import SourceFile\n"
        "from builder.reading.document import AnchorWords, read\n"
        "peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "bombs = json.load(open(sys.argv[1]))\n"
        "read(SourceFile('content/topics/x.md', b'---\\nname: x\\n---\\n'), AnchorWords())\n"
        "before = peak()\n"
        "for text in bombs:\n"
        "    data = f'---\\n{text}\\n---\\n'.encode()\n"
        "    read(SourceFile('content/questions/s/x.md', data), AnchorWords())\n"
        "print(peak() - before)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(bombs)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(REPOSITORY)},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30)),
    )
    assert int(done.stdout) < KILOBYTES


def test_what_is_too_large_is_refused_before_it_is_parsed() -> None:
    data = b"---\ntitle: x\n" + b"[" * 200_000 + b"\n---\n"
    spent, problems = quickest(SourceFile("content/questions/s/x.md", data))
    assert spent < SECONDS
    assert "too-large" in [item.code for item in problems]


# --- the suite ----------------------------------------------------------------------------------

# How the suite writes characters that cannot be seen.
SIGNS = (("␣", " "), ("∎\n", ""), ("∎", ""), ("←", "\r"), ("⇔", "\ufeff"), ("↵", ""))


def as_typed(text: str) -> str:
    for sign in ("————»", "———»", "——»", "—»", "»"):
        text = text.replace(sign, "\t")
    for sign, char in SIGNS:
        text = text.replace(sign, char)
    return text


def scalars(node: Node) -> list[str]:
    """Every string of a value, in the order of the text."""
    if isinstance(node, Scalar):
        return [node.text]
    if isinstance(node, Sequence):
        return [text for item in node.items for text in scalars(item)]
    return [text for key, value in node.entries for text in (key.text, *scalars(value))]


def expected(tree: str) -> list[str]:
    """The same as the suite has it: lines such as `=VAL :a b`."""
    found = []
    for line in map(str.strip, tree.splitlines()):
        if line.startswith("=VAL "):
            text = line.removeprefix("=VAL ")[1:]
            escapes = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "\\": "\\"}
            pieces = text.split("\\\\")
            for short, char in escapes.items():
                if short != "\\":
                    pieces = [piece.replace(f"\\{short}", char) for piece in pieces]
            found.append(as_typed("\\".join(pieces)))
    return found


@pytest.mark.shared
def test_the_yaml_test_suite_is_read_as_it_says_or_refused(shared: Path) -> None:
    files = sorted((shared / "suites" / "yaml-test-suite" / "src").glob("*.yaml"))
    assert len(files) > 300
    read_right = refused = 0
    other: set[str] = set()
    for file in files:
        cases: list[dict[str, Any]] = yaml.safe_load(file.read_bytes())
        tree = ""
        for case in cases:
            text, tree = as_typed(case["yaml"]), case.get("tree", tree)
            begun = time.process_time()
            mapping, problems = read_yaml(text, file.name)
            assert time.process_time() - begun < SECONDS, file.name
            assert_placed(tuple(problems), text)
            if problems:
                refused += 1
            elif not case.get("fail") and mapping.entries:
                same = scalars(mapping) == expected(tree)
                other |= set() if same else {file.stem}
                read_right += same
    assert other <= OTHER
    assert read_right > 40
    assert refused > 150


OTHER = {"652Z", "L24T"}
"""What libyaml, which is of YAML 1.1, takes for something else: a question mark glued to a word,
and a block whose last line does not end."""


# --- generated ----------------------------------------------------------------------------------

NAMES = [name for kind in SCHEMAS for name in (*text_fields(SCHEMAS[kind]), "asked", "topics")]
WORD = st.one_of(
    st.sampled_from(NAMES).map(lambda name: name.rpartition(".")[2]),
    st.sampled_from(["title", "name", "2024-01-12", "2024-02-30", "no", "0123", "null", "~", "x"]),
    st.text(max_size=12),
)
VALUE: st.SearchStrategy[Any] = st.recursive(
    WORD,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(WORD, inner, max_size=4)),
    max_leaves=12,
)
SIGNS_OF_YAML = (
    """--- ¶|... ¶|: |- |? |[|]|{|}|,|&a |*a|!t |>¶|'|"|#|%|@|`|¶|  |\t|\\|<<|=|title|1"""
)
SIGN = st.sampled_from(SIGNS_OF_YAML.replace("¶", "\n").split("|"))
BLOCK = st.sampled_from(
    """1. a?¶¶ 2-3. b¶¶ a) c¶¶ ##_Antwoord¶¶ #_x¶ -_y¶ >_z¶ ```¶ |_a_|_b_|¶|---|---|¶|_c_|¶ [^1]
    [^1]:_n¶¶ [[x#y|z]] [a](b.md) ![a](b) ** _ ~~ ` \\ <b> &amp; term¶:_meaning¶¶ ____code¶ Ad_2_
    Vraag_4_en_5¶¶ ##_Voorlopig_antwoord¶¶ ¶ __ 1 ) ( ] [""".replace("¶", "\n")
    .replace(" ", "\0")
    .replace("_", " ")
    .split("\0")
)


@settings(
    max_examples=100_000 if LONG else 150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(
    folder=st.sampled_from(sorted(FOLDERS)),
    front=st.one_of(
        st.dictionaries(WORD, VALUE, max_size=6).map(json.dumps),
        st.dictionaries(WORD, VALUE, max_size=6).map(
            lambda value: yaml.safe_dump(value, allow_unicode=True)
        ),
        st.lists(SIGN, max_size=30).map("".join),
    ),
    body=st.one_of(st.lists(BLOCK, max_size=30).map("".join), st.text(max_size=200)),
)
def test_generated_files_are_read_or_refused(folder: str, front: str, body: str) -> None:
    """Five kinds of file; front matter that is nearly right; bodies out of all that means much."""
    text = f"---\n{front}\n---\n{body}"
    name = "s/x" if folder == "questions" else "x"
    file = SourceFile(f"content/{folder}/{name}.md", text.encode())
    begun = time.process_time()
    reading = read(file, WORDS)
    # A pause of the whole machine happens once.
    assert time.process_time() - begun < 1 or quickest(file)[0] < 1
    assert_placed(reading.problems, text)
    assert reading.document is not None or reading.problems


def test_a_mapping_that_is_read_is_the_one_that_was_written() -> None:
    """What the helpers of this file take apart is what the reader gives."""
    mapping, problems = read_yaml("a: [b, {c: d}]\ne: ''\n", "x")
    assert not problems
    assert isinstance(mapping, Mapping)
    assert scalars(mapping) == ["a", "b", "c", "d", "e", ""]
    assert expected('+MAP\n =VAL :a\\nb\\\\n\n =VAL "␣c') == ["a\nb\\n", " c"]
