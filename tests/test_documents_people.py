"""Importing documents: whom a printed name means."""

import pytest

from builder.importing.directory import Directory
from builder.importing.dutch import accented, date_in, in_small_letters, office, person
from builder.importing.matching import in_order, without_title
from tests.documents import codes, of_text, text_with_header
from tests.driver import Archive


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("de heer Emiel Hazegracht", "Emiel Hazegracht"),
        ("mevrouw dr. Imke Vlasschuur", "Imke Vlasschuur"),
        ("minister Hazegracht", "Hazegracht"),
        ("Minister van Water", "Minister van Water"),
        ("Lord", "Lord"),
    ],
)
def test_a_title_is_no_part_of_a_name(printed: str, name: str) -> None:
    assert without_title(printed) == name


def test_names_and_offices_in_capitals_are_written_as_names_are() -> None:
    assert in_small_letters("IMKE VAN DEN OEVER") == "Imke Van Den Oever"
    assert in_small_letters("Imke van den Oever") == "Imke van den Oever"
    assert office(
        "VICEMINISTER-PRESIDENT VAN DE VLAAMSE REGERING EN VLAAMS MINISTER VAN WATER"
    ) == ("viceminister-president van de Vlaamse Regering en Vlaams minister van Water")
    assert person("Inge  vanDijk") == "Inge van Dijk"
    assert accented("Kostic´ en Müller") == "Kostić en Müller"  # noqa: RUF001
    assert in_order("Peeters, An") == "An Peeters"
    office_name = "Minister van Volksgezondheid, Welzijn en Sport"
    assert in_order(office_name) == office_name
    assert date_in("ingezonden 3 mei 2032, of later") == "2032-05-03"
    assert date_in("op 31/02/2032") == ""


@pytest.mark.parametrize(
    "printed",
    [
        "Lieve Van den Toren",
        "LIEVE VAN DEN TOREN",
        "Lieve Vandentoren",
        "Van den Toren Lieve",
        "Van den Toren, Lieve",
        "mevrouw Liève van den Toren",
    ],
)
def test_a_person_is_found_by_another_spelling(archive: Archive, printed: str) -> None:
    archive.person("lieve", name="Lieve van den Toren")
    match = Directory(archive.folder / "content").find("people", printed, {})
    assert (match.id, match.entry, match.perhaps) == ("lieve", None, ())


@pytest.mark.parametrize("printed", ["Van den Toren", "L. van den Toren", "Lieve van den Torren"])
def test_a_person_who_is_not_sure_is_proposed_and_not_chosen(
    archive: Archive, printed: str
) -> None:
    archive.person("lieve", name="Lieve van den Toren")
    match = Directory(archive.folder / "content").find("people", printed, {})
    assert (match.id, match.entry, match.perhaps) == ("", None, ("lieve",))


def test_two_people_of_one_name_are_never_confused(archive: Archive) -> None:
    archive.person("an-1", name="An Dijk")
    archive.person("an-2", name="An Dijk")
    match = Directory(archive.folder / "content").find("people", "An Dijk", {})
    assert (match.id, match.perhaps) == ("", ("an-1", "an-2"))


def test_a_doubtful_person_is_told_at_the_line_where_the_name_stands(archive: Archive) -> None:
    archive.person("imke-de-vlasschuur", name="Imke de Vlasschuur")
    report = of_text(archive, text_with_header())
    assert codes(report) == ["import-perhaps"]
    (doubt,) = report.problems
    written = (archive.folder / doubt.location.path).read_text("utf-8").split("\n")
    assert written[doubt.location.line - 1] == "  - Imke Vlasschuur"
    assert not (archive.folder / "content/people/imke-vlasschuur.md").exists()
