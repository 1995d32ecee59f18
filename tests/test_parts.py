"""Sub-questions and answer parts: which markers count, and that nothing is lost."""

import re

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from builder.model import Body, Citation, Html, Part, SourceFile
from builder.reading.document import AnchorWords, read
from builder.reading.headings import section_kind
from builder.reading.markers import marker_of
from tests.driver import Archive, contains_in_order, letters

WORDS = AnchorWords()


def body_of(markdown: str) -> Body:
    data = f"---\ntitle: T\n---\n{markdown}".encode()
    document = read(SourceFile("content/questions/s/x.md", data), WORDS).document
    assert document is not None
    assert isinstance(document.body, Body)
    return document.body


def shape(parts: tuple[Part, ...]) -> list[object]:
    """The numbers of the parts, and after each the letters inside it."""
    numbers: list[object] = []
    for part in parts:
        numbers.append(part.numbers if len(part.numbers) > 1 else part.numbers[0])
        if part.children:
            numbers.append(shape(part.children))
    return numbers


def answers_to(count: int, answer: str) -> list[object]:
    """The shape of an answer to a question with so many parts."""
    question = "\n\n".join(f"{number}. Vraag?" for number in range(1, count + 1))
    body = body_of(f"{question}\n\n## Antwoord\n\n{answer}")
    return shape(body.answers[0].parts)


@pytest.mark.parametrize(
    ("line", "numbers"),
    [
        ("1. Tekst", ("1",)),
        ("1) Tekst", ("1",)),
        ("1.Tekst", ("1",)),
        ("1a. Tekst", ("1a",)),
        ("a) Tekst", ("a",)),
        ("(a) Tekst", ("a",)),
        ("(a)Tekst", ("a",)),
        ("a. Tekst", ("a",)),
        ("2-3. Tekst", ("2", "3")),
        ("2-3.In het", ("2", "3")),
        ("2–3. Tekst", ("2", "3")),
        ("2 en 3. Tekst", ("2", "3")),
        ("2, 3 en 5. Tekst", ("2", "3", "5")),
        ("2, 3, en 5. Tekst", ("2", "3", "5")),
        ("2 t/m 4. Tekst", ("2", "3", "4")),
        ("2 tot en met 4. Tekst", ("2", "3", "4")),
        ("1 tot 3. Tekst", ("1", "2", "3")),
        ("2-4. Tekst", ("2", "3", "4")),
        ("2 & 3. Tekst", ("2", "3")),
        ("Vraag 4 en 5", ("4", "5")),
        ("Vraag 4: tekst", ("4",)),
        ("Antwoord 4, 5 en 7", ("4", "5", "7")),
        ("Antwoord op vraag 2: ja", ("2",)),
        ("Antwoord 1. Ja", ("1",)),
        ("Ad 1 Dat klopt", ("1",)),
        ("ad 2. dat klopt", ("2",)),
        ("Question 3. Oui", ("3",)),
        ("Réponse 3 : oui", ("3",)),
        ("Frage 2: ja", ("2",)),
        ("1° Oui", ("1",)),
        ("1/ Tekst", ("1",)),
        ("1. en 2. Tekst", ("1", "2")),
        ("1.en 2. Tekst", ("1", "2")),
        ("1., 3. en 5. Tekst", ("1", "3", "5")),
        ("1. tot 3., en 5.  Tekst", ("1", "2", "3", "5")),
        ("1., 4. a 6. Tekst", ("1", "4", "5", "6")),
        ("2. + 3. Tekst", ("2", "3")),
        ("1. - 2. Tekst", ("1", "2")),
        ("3. en 4.2016201714239-12", ("3", "4")),
        ("1. a), b) en 2. a) Tekst", ("1a", "1b", "2a")),
        ("1., 3. b), 3. c) en 4. Tekst", ("1", "3b", "3c", "4")),
        ("1. tot 3. b) Tekst", ("1", "2", "3a", "3b")),
        ("a) en b) Tekst", ("a", "b")),
        ("a, b en d) Tekst", ("a", "b", "d")),
        ("a) tot d): tekst", ("a", "b", "c", "d")),
        ("(a) and (b) text", ("a", "b")),
        # The letters of one number are left to the part itself.
        ("1. a) en b) Tekst", ("1",)),
        ("1. - 2 personen", ("1",)),
    ],
)
def test_a_marker_is_recognised(line: str, numbers: tuple[str, ...]) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert marker.numbers == numbers


@pytest.mark.parametrize(
    "line",
    [
        "1.5 miljoen euro",
        "12.30 uur",
        "2024. Het jaar",
        "a.u.b. graag",
        "b.v. dit",
        "Vraag 3 gaat over water",
        "In 2 en 3. Tekst",
        "3 en 2. Tekst",
        "1 januari 2024",
        "Antwoord volgt",
        "-1. Tekst",
        "",
    ],
)
def test_prose_is_not_a_marker(line: str) -> None:
    assert marker_of(line) is None


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Antwoord", "final"),
        ("ANTWOORD op vraag nr. 12 van 3 mei 2024 van An Peeters", "final"),
        ("Antwoord van de minister", "final"),
        ("Voorlopig antwoord", "provisional"),
        ("Aanvullend antwoord", "supplementary"),
        ("Verbetering van het antwoord", "correction"),
        ("Réponse", "final"),
        ("Réponse complémentaire", "supplementary"),
        ("Réponse provisoire", "provisional"),
        ("Antwort", "final"),
        ("Vorläufige Antwort", "provisional"),
        ("Answer", "final"),
        ("Holding answer", "provisional"),
        ("Corrected answer", "correction"),
        ("Vraag", "question"),
        ("Vragen", "question"),
        ("Antwoord 4 en 5", None),
        ("Context", None),
        ("Het antwoord van vorig jaar", None),
        ("Vraag 1", None),
    ],
)
def test_headings_divide_a_file(heading: str, kind: str | None) -> None:
    assert section_kind(heading, 2) == kind


def test_the_shape_of_the_seed() -> None:
    """Four parts; the answer has parts for 1, for 2 and 3 together, and for 4."""
    body = body_of(
        "Aanleiding.\n\n1. Hoe vaak?\n\n2. Werd er iets gedaan?\n\n3. Waarom niet?\n\n"
        "4. Welke ontmoetingen?\n\n## Antwoord\n\n1. Eén keer.\n\nMeer hierover.\n\n"
        "2-3.In de raad zei ik iets.\n\nEen protocol volgt.\n\n4. Geen."
    )
    assert shape(body.question.parts) == ["1", "2", "3", "4"]
    assert shape(body.answers[0].parts) == ["1", ("2", "3"), "4"]
    assert body.question.text == "Aanleiding."
    assert body.answers[0].parts[1].text == "In de raad zei ik iets.\n\nEen protocol volgt."


def test_letters_are_parts_of_their_number() -> None:
    body = body_of(
        "1. Hoeveel:\n\n   a) in 2023?\n\n   b) in 2024?\n\n2. Waarom?\n\n"
        "## Antwoord\n\n1. a) Tien.\n\n   b) Twaalf.\n\n2. Daarom."
    )
    assert shape(body.question.parts) == ["1", ["1a", "1b"], "2"]
    assert shape(body.answers[0].parts) == ["1", ["1a", "1b"], "2"]
    assert body.question.parts[0].children[1].anchor == "vraag-1b"


def test_lettered_answers_at_the_top() -> None:
    body = body_of("1. A:\n   a) x?\n   b) y?\n\n## Antwoord\n\n1a. Ja.\n\n1b. Nee.")
    assert shape(body.answers[0].parts) == ["1a", "1b"]


def letters_to(answer: str) -> list[object]:
    """The shape of an answer to `1. a) b) c) 2.`."""
    question = "1. a) A?\n\nb) B?\n\nc) C?\n\n2. Vraag?"
    return shape(body_of(f"{question}\n\n## Antwoord\n\n{answer}").answers[0].parts)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1. a) en b) x\n\nc) y\n\n2. z", ["1", [("1a", "1b"), "1c"], "2"]),
        ("1. a) tot c) x", ["1", [("1a", "1b", "1c")]]),
        ("1. a) en c) x\n\nb) en c) y", ["1", [("1a", "1c"), ("1b", "1c")]]),
        ("1. b) x\n\n2. z", ["1", ["1b"], "2"]),
        ("1. a) x\n\n1. b) en c) y\n\n2. z", ["1", ["1a"], "1", [("1b", "1c")], "2"]),
        ("1. a) en 2. x\n\n1. b) y", [("1a", "2"), "1", ["1b"]]),
        # Letters that nobody asked for are a list.
        ("1. x:\n\nd) y\n\ne) z", ["1"]),
    ],
)
def test_answers_name_letters_one_by_one_or_together(answer: str, expected: list[object]) -> None:
    assert letters_to(answer) == expected


def test_a_missing_number_does_not_end_the_numbering() -> None:
    assert shape(body_of("1. A?\n\n2. B?\n\n4. D?\n\n5. E?").question.parts) == [
        "1",
        "2",
        "4",
        "5",
    ]
    assert shape(body_of("1. A?\n\n2. B?\n\n9. Jaar?").question.parts) == ["1", "2"]


def test_letters_alone_are_parts() -> None:
    body = body_of("a) Waarom?\n\nb) Hoe?\n\n## Antwoord\n\na) Zo.\n\nb) Ook zo.")
    assert shape(body.question.parts) == ["a", "b"]
    assert shape(body.answers[0].parts) == ["a", "b"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("1. a\n\n2. b\n\n3. c", ["1", "2", "3"]),
        ("1. a\n\n2-3. b", ["1", ("2", "3")]),
        ("1 t/m 3. a", [("1", "2", "3")]),
        ("**1.** a\n\n**2 en 3.** b", ["1", ("2", "3")]),
        ("### Vraag 1\n\na\n\n### Vraag 2 en 3\n\nb", ["1", ("2", "3")]),
        ("Antwoord 1\nja\n\nAntwoord 3\nnee", ["1", "3"]),
        ("Ad 3 eerst dit.\n\nAd 1 dan dat.", ["3", "1"]),
        ("Een antwoord zonder nummers.", []),
        # An ordinary list inside a part stays a list.
        ("1. a:\n\n   1. x\n   2. y\n\n2. b", ["1", "2"]),
        ("1. a\n\n2. b:\n\n1. x\n\n2. y\n\n3. c", ["1", "2", "3"]),
        ("1. a\n\n3. c", ["1", "3"]),
        # What a combined marker left out may follow it.
        ("1 en 3. a\n\n2. b", [("1", "3"), "2"]),
        ("1 en 3. a:\n\n1. x\n2. y\n\n2. b", [("1", "3"), "2"]),
        # A number that nobody asked for is no part.
        ("1. a\n\n4. d", ["1"]),
        ("1. en 2. a\n\n3. b", [("1", "2"), "3"]),
        ("1. - 2. a", ["1"]),
        # What has a backslash is no marker, whatever it looks like.
        ("1. a\n\n2\\. b\n\n3. c", ["1", "3"]),
        ("1. a\n\n2\\. en 3. b", ["1"]),
        ("1 en 2. a\n\n2. b\n\n3. c", [("1", "2"), "2", "3"]),
        # A combined marker may name a number again.
        ("1 en 3. a\n\n2 en 3. b", [("1", "3"), ("2", "3")]),
        # Two services answer, each under its name; a list under a colon is none.
        (
            "Spoor\n\n1. a\n\n2. b\n\nWater\n\n1. c\n\n2. d",
            ["1", "2", "1", "2"],
        ),
        (
            "Wat spoor betreft:\n\n1. a\n\n2. b\n\nWat water betreft:\n\n1. c\n\n2. d",
            ["1", "2", "1", "2"],
        ),
        ("1. a\n\n2. b\n\n3. c\n\n### Water\n\n1. d\n\n2. e", ["1", "2", "3", "1", "2"]),
        ("1. a\n\n2. b\n\n3. De redenen:\n\n1. c\n\n2. d", ["1", "2", "3"]),
        ("1. a\n\n2. b\n\nEen zin.\n\n1. c\n\n2. d", ["1", "2"]),
    ],
)
def test_only_markers_that_continue_the_numbering_count(
    answer: str, expected: list[object]
) -> None:
    assert answers_to(3, answer) == expected


def test_of_two_lists_the_one_that_asks_is_the_question() -> None:
    body = body_of(
        "De feiten:\n\n1. Er is een plan.\n2. Er is geld.\n\n"
        "Daarom:\n\n1. Klopt dat?\n2. Wanneer?\n3. Hoe?"
    )
    assert shape(body.question.parts) == ["1", "2", "3"]
    assert "Er is een plan." in body.question.text


def test_a_list_that_is_not_parts_keeps_its_numbers() -> None:
    body = body_of("1. Vraag?\n\n## Antwoord\n\n1. Drie redenen:\n\n   3. x\n   4. y\n")
    assert '<span class="n">3.</span>' in "".join(body.answers[0].parts[0].html.pieces)


def test_several_answers_each_have_their_own_anchors() -> None:
    body = body_of("1. Q?\n\n## Voorlopig antwoord\n\n1. Later.\n\n## Antwoord\n\n1. Nu.")
    assert [answer.kind for answer in body.answers] == ["provisional", "final"]
    assert [answer.parts[0].anchor for answer in body.answers] == ["antwoord-1", "antwoord2-1"]


# --- nothing is lost ----------------------------------------------------------------------------

INLINE = st.text(
    st.sampled_from("abc XYZ 012 éß *_`[]()>#|~^:!\\-+=.\"'/"), min_size=0, max_size=25
)
LINE = st.one_of(
    INLINE,
    INLINE.map(lambda text: f"1. {text}"),
    INLINE.map(lambda text: f"2-3.{text}"),
    INLINE.map(lambda text: f"   a) {text}?"),
    INLINE.map(lambda text: f"- {text}"),
    INLINE.map(lambda text: f"> {text}"),
    INLINE.map(lambda text: f"| {text} | b |"),
    st.sampled_from(["", "", "| --- | --- |", "## Antwoord", "## Vraag", "### Vraag 2", "```"]),
    INLINE.map(lambda text: f": {text}"),
    INLINE.map(lambda text: f"    {text}"),
)

# Where an address goes, what a footnote is called, and how a character is spelled are not
# letters of the text.
NOT_TEXT = ("](", "&", "<", "[^", "[[")


def shown(markdown: str) -> str | None:
    """All HTML of a question with this body, or `None` if it is refused."""
    data = f"---\ntitle: T\n---\n{markdown}".encode()
    reading = read(SourceFile("content/questions/s/x.md", data), WORDS)
    if any(fault.severity == "error" for fault in reading.problems):
        return None
    assert reading.document is not None
    body = reading.document.body
    assert isinstance(body, Body)
    pieces: list[str] = []

    def collect(part: Part) -> None:
        pieces.append(part.marker)
        add(part.html)
        for child in part.children:
            collect(child)

    def add(html: Html) -> None:
        for number, piece in enumerate(html.pieces):
            pieces.append(piece)
            item = html.references[number] if number < len(html.references) else None
            if isinstance(item, Citation):
                pieces.append(item.html)
            elif item is not None and not item.labelled:
                pieces.append(item.target)

    for section in (body.question, *body.answers):
        pieces.append(section.heading)
        add(section.html)
        for part in section.parts:
            collect(part)
    add(body.notes)
    return "".join(pieces)


@settings(max_examples=400)
@given(st.lists(LINE, max_size=14).map("\n".join))
def test_every_letter_and_digit_is_in_the_body_in_order(markdown: str) -> None:
    assume(not any(mark in markdown for mark in NOT_TEXT))
    html = shown(markdown)
    assert html is None or contains_in_order(letters(html), letters(markdown))


WORDS_OF_TEXT = st.sampled_from(["1.", "2.", "2-3.", "a)", "b)", "Vraag 1", "ja?", "weg", "1", "x"])
# What is written, and what of it is text.
SEGMENT = st.one_of(
    WORDS_OF_TEXT.map(lambda word: (word, word)),
    WORDS_OF_TEXT.map(lambda word: (f"**{word}**", word)),
    WORDS_OF_TEXT.map(lambda word: (f"`{word}`", word)),
    WORDS_OF_TEXT.map(lambda word: (f"[{word}](https://raad.test/)", word)),
    WORDS_OF_TEXT.map(lambda word: (f"[[s/x|{word}]]", word)),
    WORDS_OF_TEXT.map(lambda word: (f"![{word}](https://raad.test/plan.png)", word)),
    WORDS_OF_TEXT.map(
        lambda word: (f"[![{word}](https://a.test/)](https://b.test/)", f"{word} https://a.test/")
    ),
    WORDS_OF_TEXT.map(lambda word: (f"![een [{word}](https://a.test/)](b)", f"een {word} b")),
    st.sampled_from([("[[s/y]]", "s y"), ("[[1]]", "1"), ("[^1]", "1")]),
)
RICH_LINE = st.tuples(
    st.sampled_from(["", "1. ", "2. ", "2-3. ", "   a) ", "> ", "- ", "1. 1. ", "### "]),
    st.lists(SEGMENT, min_size=1, max_size=4),
    st.sampled_from(["\n", "\n\n"]),
).map(
    lambda line: (
        line[0] + " ".join(written for written, _ in line[1]) + line[2],
        line[0] + " ".join(text for _, text in line[1]),
    )
)


@settings(max_examples=400)
@given(st.lists(RICH_LINE, max_size=8), st.lists(RICH_LINE, max_size=8))
def test_a_marker_never_takes_code_links_or_footnotes_with_it(
    question: list[tuple[str, str]], answer: list[tuple[str, str]]
) -> None:
    markdown, text = (
        "".join(line[side] for line in question)
        + "\n\n## Antwoord\n\n"
        + "".join(line[side] for line in answer)
        for side in (0, 1)
    )
    html = shown(f"{markdown}\n\n[^1]: Noot.\n")
    assert html is not None
    words = re.sub(r"<[^>]*>", "", html)
    assert letters(words) == letters(f"{text} 1 Noot")


def test_every_letter_and_digit_is_on_the_page_in_order(archive: Archive) -> None:
    markdown = (
        "Aanleiding met **nadruk** en `code`.\n\n1. Eerste?\n\n   a) letter?\n   b) andere?\n\n"
        "2. Tweede?\n\n3. Derde?\n\n| kop1 | kop2 |\n| --- | --- |\n| cel1 | cel2 |\n\n"
        "## Voorlopig antwoord\n\nVooraf dit.\n\n2-3. Samen.\n\n1. Laatste.\n\n"
        "## Antwoord\n\n3. Toch nog.\n\n```python\nx = 1\n```\n"
    )
    archive.question("s/x", markdown)
    page = archive.build().page("vragen/s/x/")
    assert contains_in_order(letters(page.text), letters(markdown))
