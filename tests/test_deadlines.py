"""Until when a question has to be answered, and how it stands on a day."""

from datetime import date, timedelta

import pytest

from builder import pipeline
from builder.calendars import Counting, months_after
from builder.config import read_config
from builder.linking.deadlines import Deadlines
from builder.model import Body, Date, Html, QuestionFields, Section
from builder.reading.dates import parse_date
from tests.driver import Archive, Site

NOTHING = Section("question", "", Html(), "vraag", Html(), "", (), 1)
NO_ANSWER = Body(NOTHING, (), Html(), "")


def day(text: str) -> Date:
    found = parse_date(text)
    assert found is not None
    return found


def due(
    rules: str, asked: str, kind: str | None = None, parliament: str | None = None
) -> str | None:
    """The last day by the rules of a `site.yaml`."""
    config, problems = read_config(f"title: X\n{rules}".encode())
    assert config is not None
    assert not problems
    question = QuestionFields("X", asked=day(asked), kind=kind, parliament=parliament)
    found = Deadlines(config.rules, "2030-01-01").deadline(question, NO_ANSWER)
    return found.due.text if found is not None else None


RULE = "deadlines: [{name: R, amount: %s}]\n"


@pytest.mark.parametrize(
    ("rule", "asked", "expected"),
    [
        ("30, unit: days", "2024-01-12", "2024-02-11"),
        ("30", "2024-01-12", "2024-02-11"),
        ("3, unit: weeks", "2024-01-12", "2024-02-02"),
        ("1, unit: months", "2024-01-31", "2024-02-29"),
        ("2, unit: months", "2023-12-31", "2024-02-29"),
        # From a Friday: Monday is the first working day.
        ("1, unit: working-days", "2024-01-12", "2024-01-15"),
        ("5, unit: working-days", "2024-01-13", "2024-01-19"),
        # Easter Monday and the first of May are no working days in Belgium.
        ("1, unit: working-days, calendar: BE", "2024-03-29", "2024-04-02"),
        ("20, unit: working-days, calendar: BE", "2024-04-12", "2024-05-14"),
        ("20, unit: working-days", "2024-04-12", "2024-05-10"),
        ("1, unit: working-days, calendar: DE-BY", "2024-01-05", "2024-01-08"),
        ("1, unit: working-days, calendar: DE-BY", "2025-01-03", "2025-01-07"),
        # Over the end of the year.
        ("3, unit: working-days, calendar: NL", "2024-12-24", "2024-12-31"),
        ("4, unit: working-days, calendar: NL", "2024-12-24", "2025-01-02"),
        # Vague dates have a last day as vague.
        ("10", "2024-02", "2024-02-11/2024-03-10"),
        ("10", "2024-02-03?", "2024-02-13/2024-02-13"),
    ],
)
def test_the_last_day_follows_from_amount_unit_and_calendar(
    rule: str, asked: str, expected: str
) -> None:
    assert due(RULE % rule, asked) == expected


RECESS = "recesses: [{name: zomer, from: 2024-07-11, to: 2024-08-31}]\n"


@pytest.mark.parametrize(
    ("rule", "asked", "expected"),
    [
        ("10, pauses: true", "2024-07-05", "2024-09-05"),
        ("10, pauses: false", "2024-07-05", "2024-07-15"),
        ("10, pauses: true", "2024-08-01", "2024-09-10"),
        ("3, unit: working-days, pauses: true", "2024-07-09", "2024-09-03"),
        ("1, unit: months, pauses: true", "2024-07-01", "2024-09-22"),
        ("1, unit: months, pauses: true", "2024-01-31", "2024-02-29"),
    ],
)
def test_the_days_of_a_recess_do_not_count(rule: str, asked: str, expected: str) -> None:
    assert due(RULE % rule + RECESS, asked) == expected


RULES = """deadlines:
  - {name: oud, amount: 1, to: 2019-12-31}
  - {name: nieuw, amount: 2, from: 2020-01-01}
  - {name: mondeling, amount: 3, kinds: [oral]}
  - {name: raad, amount: 4, parliament: raad, from: 2021}
"""


@pytest.mark.parametrize(
    ("asked", "fields", "expected"),
    [
        ("2019-05-01", {}, "2019-05-02"),
        ("2020-05-01", {}, "2020-05-03"),
        ("2020-05-01", {"kind": "written"}, "2020-05-03"),
        ("2019-05-01", {"kind": "oral"}, "2019-05-04"),
        ("2021-05-01", {"kind": "oral", "parliament": "raad"}, "2021-05-05"),
        ("2020-05-01", {"parliament": "raad"}, "2020-05-03"),
        # It may have been asked under either rule.
        ("2019-12/2020-01", {}, None),
    ],
)
def test_the_most_precise_rule_in_force_counts(
    asked: str, fields: dict[str, str], expected: str | None
) -> None:
    assert due(RULES, asked, **fields) == expected


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("deadlines: [{name: R, amount: veel}]", "bad-number", 31),
        ("deadlines: [{name: R, amount: 3, unit: jaar}]", "bad-choice", 40),
        ("deadlines: [{name: R, amount: 3, calendar: Narnia}]", "unknown-calendar", 44),
        ("deadlines: [{name: R, amount: 3, calendar: BE-XXX}]", "unknown-calendar", 44),
        ("deadlines: [{amount: 3}]", "missing-field", 13),
        ("recesses: [{name: zomer, from: 2024}]", "missing-field", 12),
        ("today: gisteren", "bad-today", 8),
        ("today: 2024-01", "bad-today", 8),
    ],
)
def test_a_rule_that_makes_no_sense_is_an_error_at_its_place(
    line: str, code: str, column: int
) -> None:
    _, problems = read_config(f"title: X\n{line}\n".encode())
    (found,) = problems
    assert (found.code, found.location.line, found.location.column) == (code, 2, column)
    assert found.severity == "error"


# --- how a question stands ----------------------------------------------------------------------

TERM = "terms: [{name: T, from: 2020-01-01, to: 2025-12-31}]\n"


@pytest.mark.parametrize(
    ("today", "body", "fields", "status"),
    [
        ("2024-01-20", "1. Q?", {}, "open"),
        ("2024-02-04", "1. Q?", {}, "due"),
        ("2024-02-11", "1. Q?", {}, "due"),
        ("2024-02-12", "1. Q?", {}, "late"),
        ("2026-01-01", "1. Q?", {}, "lapsed"),
        ("2025-12-31", "1. Q?", {}, "late"),
        ("2024-06-01", "1. Q?", {"status": "withdrawn"}, "withdrawn"),
        ("2024-01-20", "1. Q?", {"status": "lapsed"}, "lapsed"),
        ("2024-06-01", "1. Q?\n\n## Voorlopig antwoord\n\n1. Later.", {}, "provisional"),
        ("2024-06-01", "1. Q?\n\n## Antwoord\n\n1. Ja.", {}, "answered"),
        ("2024-06-01", "1. Q?\n\n## Antwoord\n\n1. Ja.", {"answered": "2024-02-11"}, "answered"),
        (
            "2024-06-01",
            "1. Q?\n\n## Antwoord\n\n1. Ja.",
            {"answered": "2024-02-12"},
            "answered-late",
        ),
        # In February may have been in time.
        ("2024-06-01", "1. Q?\n\n## Antwoord\n\n1. Ja.", {"answered": "2024-02"}, "answered"),
        ("2024-06-01", "1. Q?\n\n## Antwoord\n\n1. Ja.", {"answered": "2024-03"}, "answered-late"),
        ("2024-06-01", "1. Q?", {"answered": "2024-03"}, "answered-late"),
        (
            "2024-06-01",
            "1. Q?\n\n2. Q?\n\n## Antwoord\n\n1. Ja.",
            {"answered": "2024-03-01"},
            "partial",
        ),
        (
            "2024-06-01",
            "1. Q?\n\n## Antwoord\n\n1. Zie elders.",
            {"outcomes": "{1: refers}"},
            "referred",
        ),
    ],
)
def test_status_follows_from_the_text_the_rules_and_the_day(
    archive: Archive, today: str, body: str, fields: dict[str, str], status: str
) -> None:
    archive.write("site.yaml", f"title: X\ntoday: {today}\n{RULE % 30}{TERM}")
    archive.question("s/x", body, asked="2024-01-12", **fields)
    assert archive.build().record("s/x")["status"] == status


def test_a_vague_date_is_late_only_when_every_day_it_can_mean_is(archive: Archive) -> None:
    archive.question("s/x", "1. Q?", asked="2024-01")
    for today, status in [("2024-02-20", "open"), ("2024-03-01", "open"), ("2024-03-02", "late")]:
        archive.write("site.yaml", f"title: X\ntoday: {today}\n{RULE % 30}")
        assert archive.build().record("s/x")["status"] == status


def test_the_record_names_the_last_day_and_the_rule(archive: Archive) -> None:
    archive.write("site.yaml", f"title: X\n{RULE % 30}")
    archive.question("s/x", "1. Q?\n\n## Antwoord\n\n1. Ja.", asked="2024-01-12")
    archive.question("s/y", "1. Q?")
    site = archive.build()
    assert site.record("s/x")["deadline"] == {"due": "2024-02-11", "rule": "R", "days_over": None}
    assert site.record("s/y")["deadline"] is None


def test_the_page_says_how_late_it_is_and_on_which_day_that_was_so(archive: Archive) -> None:
    archive.write("site.yaml", f"title: X\ntoday: 2024-02-20\n{RULE % 30}")
    archive.question("s/x", "1. Q?", asked="2024-01-12")
    archive.question(
        "s/y", "1. Q?\n\n## Antwoord\n\n1. Ja.", asked="2024-01-12", answered="2024-02-15"
    )
    site = archive.build()
    assert "9 dagen verstreken op 20 februari 2024" in site.page("vragen/s/x/").text
    assert "4 dagen te laat beantwoord" in site.page("vragen/s/y/").text
    assert "volgens R" in site.page("vragen/s/y/").text
    assert "Vraag s/x" in site.page("verantwoording/wachtend/").text
    assert "Vraag s/y" not in site.page("verantwoording/wachtend/").text


def test_today_is_the_newest_day_in_the_archive_unless_it_is_said(archive: Archive) -> None:
    archive.write("site.yaml", f"title: X\n{RULE % 30}")
    archive.question("s/x", "1. Q?", asked="2024-01-12")
    assert archive.build().record("s/x")["status"] == "open"
    archive.question(
        "s/y", "1. Q?\n\n## Antwoord\n\n1. Ja.", asked="2024-02", answered="2024-02-12"
    )
    assert archive.build().record("s/x")["status"] == "late"
    outcome = pipeline.build(archive.folder, archive.output, today="2024-02-11")
    assert outcome.published
    assert Site(archive.output, 0).record("s/x")["status"] == "due"


# --- counting days ------------------------------------------------------------------------------


def test_counting_agrees_with_counting_one_by_one() -> None:
    """Against the plain way, for every day of three years."""
    recess = (date(2023, 7, 1), date(2023, 8, 31))
    counting = Counting(working=True, without=[recess, (date(2023, 8, 1), date(2023, 9, 3))])

    def counts(some: date) -> bool:
        return some.isoweekday() < 6 and not recess[0] <= some <= date(2023, 9, 3)

    for offset in range(0, 1000, 7):
        start = date(2022, 1, 1) + timedelta(offset)
        for amount in (1, 5, 20, 300):
            expected, left = start, amount
            while left:
                expected += timedelta(1)
                left -= counts(expected)
            assert counting.after(start, amount) == expected
            assert counting.between(start, expected) == amount


def test_the_end_of_the_calendar_is_not_passed() -> None:
    assert Counting(working=True).after(date(9999, 12, 1), 60) is None
    assert months_after(date(9999, 11, 30), 3) is None
