"""Run-together text: where its parts begin, and what only looks like a part."""

import gc
from collections import Counter
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.importing import answer_parts, numbering
from builder.importing.lossless import letters
from builder.importing.places import Place
from builder.importing.splitting import in_parts
from builder.model import Body, Part, SourceFile
from builder.reading.document import AnchorWords, outline, read


def body_of(question: str, answer: str = "") -> Body:
    parts = in_parts(question, answer)
    assert letters(parts.question) == letters(question)
    assert letters(parts.answer) == letters(answer)
    body = f"{parts.question}\n\n## Antwoord\n\n{parts.answer}" if answer else parts.question
    data = f"---\ntitle: T\n---\n{body}".encode()
    reading = read(SourceFile("content/questions/s/x.md", data), AnchorWords())
    assert all(item.severity == "notice" for item in reading.problems)
    assert reading.document is not None
    assert isinstance(reading.document.body, Body)
    told = outline(body)
    assert told.parts == tuple(part.id for part in reading.document.body.question.parts)
    answers = [part for answer in reading.document.body.answers for part in answer.parts]
    assert told.answers == tuple(part.numbers for part in answers)
    return reading.document.body


def told(parts: tuple[Part, ...]) -> list[tuple[str, str]]:
    """The id of each part, letters included, and its text."""
    return [
        (part.id, part.text) for top in parts for part in (top, *top.children) if part.text.strip()
    ]


def asked(text: str) -> list[tuple[str, str]]:
    return told(body_of(text).question.parts)


def answered(text: str, question: str = "1. Eén?2. Twee?3. Drie?") -> list[str]:
    parts = body_of(question, text).answers[0].parts
    return [part.id for top in parts for part in (top, *top.children)]


# --- questions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("De dijk zakt. 1. Hoeveel?2. Hoe komt dat?", [("1", "Hoeveel?"), ("2", "Hoe komt dat?")]),
        ("De dijk zakt.1.Hoeveel?2.Waarom?", [("1", "Hoeveel?"), ("2", "Waarom?")]),
        ("In 2019.1. Hoeveel?2. Waarom?", [("1", "Hoeveel?"), ("2", "Waarom?")]),
        ("De golf van type D-19.1. Ziet u die?2. En nu?", [("1", "Ziet u die?"), ("2", "En nu?")]),
        ("Ik heb vragen1. Hoeveel?2. Waarom?", [("1", "Hoeveel?"), ("2", "Waarom?")]),
        (
            "Graag per sluis:1. het aantal dagen;2. de kosten.",
            [("1", "het aantal dagen;"), ("2", "de kosten.")],
        ),
        (
            "1. Welke boten? Graag per haven.2. En in 2016?",
            [("1", "Welke boten? Graag per haven."), ("2", "En in 2016?")],
        ),
        (
            "Zie artikel 3. De wet geldt.1. Kent u artikel 2. van die wet?2. Sinds wanneer?",
            [("1", "Kent u artikel 2. van die wet?"), ("2", "Sinds wanneer?")],
        ),
        ("Zie nr. 2. van het blad. 1. Ja?2. Nee?", [("1", "Ja?"), ("2", "Nee?")]),
        ("1° Waarom?2° Hoe?", [("1", "Waarom?"), ("2", "Hoe?")]),
        ("1. Eén?2. Twee?4. Vier?", [("1", "Eén?"), ("2", "Twee?"), ("4", "Vier?")]),
    ],
)
def test_sub_questions_are_found(text: str, parts: list[tuple[str, str]]) -> None:
    assert asked(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel boten? Hoeveel sluizen?",
        "Graag per haven:- het aantal;- de kosten.",
        "Er gelden regels:1° de sluis is dicht;2° de brug ook.Waarom is dat zo?",
        "Strafbaar is wie:1. de dijk beklimt;2. de sluis opent.Vindt u dat terecht?",
        "Volgens artikel 1. van de wet mag het. Klopt dat?",
        "Het kost 1. 250.000 euro. Klopt dat?",
        "De haven (1. oost, 2. west) is vol. Wat nu?",
    ],
)
def test_what_asks_nothing_is_no_sub_question(text: str) -> None:
    assert asked(text) == []


def test_of_a_list_and_the_questions_the_questions_are_meant() -> None:
    text = "Het plan heeft twee delen:1. de dijk;2. de sluis. 1. Wanneer begint het?2. En de rest?"
    assert asked(text) == [("1", "Wanneer begint het?"), ("2", "En de rest?")]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "1.a) Hoeveel?b) Waar?2. Waarom?",
            [("1a", "Hoeveel?"), ("1b", "Waar?"), ("2", "Waarom?")],
        ),
        (
            "1. Hoeveel boten in: a) de haven; b) het kanaal?2. Waarom?",
            [
                ("1", "Hoeveel boten in:"),
                ("1a", "de haven;"),
                ("1b", "het kanaal?"),
                ("2", "Waarom?"),
            ],
        ),
        (
            "To ask the Secretary of State, how many (a) boats and (b) locks there are.",
            [("a", "boats and"), ("b", "locks there are.")],
        ),
        (
            "To ask, how many (a) big and (b) small boats had (i) sails and (ii) oars.",
            [("a", "big and"), ("b", "small boats had (i) sails and (ii) oars.")],
        ),
        (
            "To ask, how many (a) big and (b) small boats sank in (a) 2020, (b) 2021 and (c) 2022.",
            [("a", "big and"), ("b", "small boats sank in (a) 2020, (b) 2021 and (c) 2022.")],
        ),
        (
            "1. Zie punt a) van de (bijlage) en (leden).2. Waarom?",
            [("1", "Zie punt a) van de (bijlage) en (leden)."), ("2", "Waarom?")],
        ),
    ],
)
def test_letters_are_found_inside_their_number_and_alone(
    text: str, parts: list[tuple[str, str]]
) -> None:
    assert asked(text) == parts


# --- answers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1. Tien. 2. Nee. 3. Ja.", ["1", "2", "3"]),
        ("1. Tien.2. Nee.3. Ja.", ["1", "2", "3"]),
        ("Eerst dit. 1. en 2. Tien. 3. Ja.", ["1-2", "3"]),
        ("1 tot 3. Zie de bijlage.", ["1-2-3"]),
        ("1. Tien. 2-3.Nee.", ["1", "2-3"]),
        ("1., 3. Tien.", ["1-3"]),
        ("1. Tien. 3. Ja.", ["1", "3"]),
        ("1 en 3. Tien. 2. Ja.", ["1-3", "2"]),
        ("1. Tien2. Nee3. Ja", ["1", "2", "3"]),
        ("1. Zie volgend punt. 2. Dat zei het lid. 3. Die artikelen.", ["1", "2", "3"]),
        ("1. 250 boten. 2. 2016 en later. 3. 10. 000 euro.", ["1", "2", "3"]),
        ("In antwoord op uw vragen:1. Tien. 2. Nee.", ["1", "2"]),
        # No answer says which sub-question it is about: it covers all of them.
        ("Dat is zo.", []),
        ("In artikel 2. staat het.", []),
        ("Het kost 1. 250.000 euro in 2. 300 gemeenten.", []),
        # Ordinary lists.
        ("De redenen zijn: 1) de dijk, 2) de sluis en 3) de brug.", []),
        (
            f"{'Er zijn veel wetten over. ' * 5}Dit zijn ze:1. De dijkwet. 2. De sluiswet.",
            [],
        ),
        ("Er zijn vier redenen:1. de dijk;2. de sluis;3. de brug;4. de haven.", []),
        ("1. Tien. 2. Drie redenen:1) de dijk;2) de sluis;3) de brug. 3. Ja.", ["1", "2", "3"]),
        ("1. Tien. 2. Twee redenen:1. De dijk.2. De sluis. 3. Ja.", ["1", "2", "3"]),
        ("1. Tien. 2. Nee. 3. Drie:1. De dijk.2. De sluis.3. De brug.", ["1", "2", "3"]),
    ],
)
def test_parts_of_an_answer_are_found_and_ordinary_lists_are_left_alone(
    text: str, parts: list[str]
) -> None:
    assert answered(text) == parts


def test_an_answer_to_a_question_without_parts_has_none() -> None:
    assert answered("1. Ja. 2. Nee.", "Hoe staat het ermee?") == []


LETTERED = "1. a) Hoeveel?b) Waar?2. Waarom?"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1. a) Tien. b) Hier. 2. Daarom.", ["1", "1a", "1b", "2"]),
        ("1. a) en b) Tien. 2. Daarom.", ["1", "1a-1b", "2"]),
        ("1. a) Tien. 1. b) Hier. 2. Daarom.", ["1", "1a", "1", "1b", "2"]),
        ("1. a) Neenb) Ja. 2. Daarom.", ["1", "1a", "1b", "2"]),
        ("1. a), b) en 2. Daarom.", ["1a-1b-2"]),
        ("1. Tien. Dienst Sluizen meldt:1. a) Elf. b) Daar. 2. Nee.", ["1", "2"]),
        ("1. Van a) riet, b) wilg en c) els. 2. Daarom.", ["1", "2"]),
        ("1. Vier soorten: a) riet;b) wilg;c) els;d) eik. 2. Daarom.", ["1", "2"]),
    ],
)
def test_letters_of_an_answer_are_those_that_were_asked(text: str, parts: list[str]) -> None:
    assert answered(text, LETTERED) == parts


def test_several_services_answer_the_same_questions() -> None:
    text = "Dienst Dijken1. Tien.2. Nee.3. Ja.Dienst Sluizen1. Elf.2. Nee.3. Nee."
    assert answered(text) == ["1", "2", "3", "1", "2", "3"]


def test_a_service_that_goes_on_counting_does_not_hide_the_others() -> None:
    first = "Dienst Dijken1. Tien2. Nee3. Ja. Dit komt van elders. 1. Elf. 2. en 3. Nee."
    text = f"{first}Dienst Sluizen1. Vijf.2. Ja."
    assert answered(text) == ["1", "2-3", "1", "2"]


# --- paragraphs ---------------------------------------------------------------------------------


def test_lost_line_breaks_are_given_back() -> None:
    text = "De dijk zakt.Dat is erg:- voor de boten;- voor de sluis.Zie www.a.test/Een.Twee nu."
    assert in_parts(text, "").question == (
        "De dijk zakt.\n\nDat is erg:\n\n- voor de boten;\n- voor de sluis.\n\n"
        "Zie www.a.test/Een.Twee nu."
    )


def test_a_number_that_is_no_part_gets_a_backslash_only_where_it_would_be_one() -> None:
    question = "1. Welke?\n\n2. Waarom?"
    assert in_parts(question, "Lijst\n\n2. x").answer == "Lijst\n\n2. x"
    question = "1. Welke?\n\n2. Waarom?\n\n3. Hoe?"
    assert in_parts(question, "De namen:\n1) riet;\n2) wilg;").answer == (
        "De namen:\n1\\) riet;\n2\\) wilg;"
    )


PIECES = st.sampled_from(
    [
        *("1. ", "2. ", "1. en 2. ", "a) ", "b) ", "(a) ", "Vraag 1 ", "10. 000", "12", "Dienst"),
        *("Wie?", "Ja.", ";", ":", "- ", "\n", "\n\n", "Een zin. "),
        *("*", "_", "[x](y)", "> ", "# ", "`", "|"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join), st.lists(PIECES, max_size=25).map("".join))
def test_nothing_is_lost_and_nothing_is_read_otherwise(question: str, answer: str) -> None:
    parts = in_parts(question, answer)
    assert letters(parts.question) == letters(question)
    assert letters(parts.answer) == letters(answer)
    body = body_of(f"Vooraf. {question}", f"Vooraf. {answer}")
    said = [body.question, *body.answers]
    texts = [section.text for section in said] + [
        f"{part.marker}{part.text}"
        for section in said
        for top in section.parts
        for part in (top, *top.children)
    ]
    assert sum(map(len, map(letters, texts))) == len(letters(f"Vooraf{question}Vooraf{answer}"))


@pytest.mark.parametrize(
    "text",
    [
        "1. ",
        "a) ",
        "Ja?1. Nee ",
        "aa.Bb",
        "Dienst1. Ja",
        "1. en ",
        "(a",
        "- x;",
        "1. a) ",
        "Vraag 1 ",
    ],
)
def test_time_grows_no_faster_than_the_text(text: str) -> None:
    seconds = []
    gc.collect()
    gc.disable()
    try:
        for times in (1_000, 4_000):
            start = process_time()
            in_parts(f"1. Eén?2. Twee? {text * times}", f"1. Ja. 2. Nee. {text * times}")
            seconds.append(process_time() - start)
    finally:
        gc.enable()
    assert seconds[1] < 8 * seconds[0] + 1


@pytest.mark.parametrize("text", ["1. ", "1. a) ", "1. Ja. 2. Nee. ", "Dienst1. Ja"])
def test_each_marker_is_held_against_no_more_than_so_many_before_it(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: the steps from one marker to another, in an answer of `n` and of `4n`."""
    steps: Counter[int] = Counter()
    times = 0
    step = answer_parts._answer_step  # noqa: SLF001 - to count how often it is taken

    def counted(before: Place, place: Place) -> float | None:
        steps[times] += 1
        return step(before, place)

    monkeypatch.setattr(answer_parts, "_answer_step", counted)
    for times in (200, 800):
        in_parts("1. a) Eén?b) Twee?2. Drie?", f"1. Ja. 2. Nee. {text * times}")
    assert 0 < steps[200] < steps[800] < 8 * steps[200]
    assert steps[800] < 3 * numbering.MOST_PLACES * numbering.MOST_BETWEEN
