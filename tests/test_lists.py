"""Lists of questions: by month where that helps, and a calendar that leads into them."""

import re

import pytest

from tests.driver import Archive, Page


def test_a_list_says_its_months_or_years_where_these_have_many_questions(archive: Archive) -> None:
    for number in range(8):
        archive.question(f"s/{number}", asked=f"2024-0{1 + number % 2}-1{number}")
    page = archive.build().page("zittingen/s/")
    assert re.findall(r"<h3>(.*?)</h3>", page.main) == ["februari 2024", "januari 2024"]
    (archive.folder / "content/questions/s/0.md").unlink()
    for number in range(1, 5):
        archive.question(f"s/{number}", asked=f"2023-0{number}")
    page = archive.build().page("zittingen/s/")
    assert re.findall(r"<h3>(.*?)</h3>", page.main) == ["2024", "2023"]
    for number in range(1, 5):
        archive.question(f"s/{number}", asked=f"20{20 + number}")
    assert "<h3>" not in archive.build().page("zittingen/s/").main


def test_what_is_not_known_to_the_month_stands_apart(archive: Archive) -> None:
    for number in range(9):
        archive.question(f"s/{number}", asked=["2024-05-01", "2024"][number % 2])
    for number in range(9, 12):
        archive.question(f"s/{number}")
    page = archive.build().page("vragen/")
    assert re.findall(r"<h3>(.*?)</h3>", page.main) == ["2024", "mei 2024", "zonder datum"]


def days(html: str) -> list[tuple[str, str, str]]:
    """Address, words and number of each day of the calendar that has questions."""
    return re.findall(r'<a class="c\d" href="([^"]*)" aria-label="([^"]*)"[^>]*>(\d+)</a>', html)


def test_a_day_of_the_calendar_leads_to_its_first_question_in_the_list(archive: Archive) -> None:
    for number in range(55):
        archive.question(f"s/{number:02}", asked="2024-03-05" if number < 53 else "2024-01-31")
    archive.question("s/vaag", asked="2024-02")
    site = archive.build()
    page = site.page("zittingen/s/")
    assert re.findall(r"<caption>(.*?)</caption>", page.main) == [
        "januari 2024",
        "februari 2024",
        "maart 2024",
    ]
    found = days(page.main)
    assert [(words, day) for _, words, day in found] == [
        ("31 januari 2024: 2 vragen", "31"),
        ("5 maart 2024: 53 vragen", "5"),
    ]
    for address, _, _ in found:
        url, _, anchor = address.removeprefix("../../").partition("#")
        assert anchor in site.page(url).ids
    assert "zittingen/s/pagina/2/" in found[0][0]
    assert not days(site.page("zittingen/s/pagina/2/").main)


@pytest.mark.parametrize(("language", "first"), [("nl", "ma"), ("en", "Mon"), ("en-US", "Sun")])
def test_a_week_begins_where_the_language_begins_it(
    archive: Archive, language: str, first: str
) -> None:
    archive.write("site.yaml", f"title: X\nlanguage: {language}\n")
    archive.question("s/x", asked="2024-03-05")
    folder = "zittingen" if language == "nl" else "sessions"
    page = archive.build().page(f"{folder}/s/")
    heads = re.findall(r'<th scope="col"><abbr title="\w+">(\w+)</abbr>', page.main)
    assert heads[0] == first
    assert len(heads) == 7


def test_of_a_session_of_centuries_only_the_months_with_questions_are_shown(
    archive: Archive,
) -> None:
    for year in (1831, 1999, 2024):
        archive.question(f"s/{year}", asked=f"{year}-05-05")
    page = archive.build().page("zittingen/s/")
    assert len(re.findall(r"<caption>", page.main)) == 3


def stood(archive: Archive) -> None:
    """Twelve questions: four wait, two of them too long; three are partly answered."""
    archive.write("site.yaml", "title: X\ntoday: 2025-02-01\ndeadlines: [{name: R, amount: 30}]\n")
    asked = ["2024-12-01"] * 2 + ["2025-01-12", "2025-01-13"] + ["2023-05-01"] * 8
    given = [""] * 4 + ["\n\n## Antwoord\n\n1. C."] * 3 + ["\n\n## Antwoord\n\n1-2. C."] * 5
    for number, (day, answer) in enumerate(zip(asked, given, strict=True)):
        archive.question(f"s/{number:02}", f"1. A?\n\n2. B?{answer}", asked=day, addressees="[an]")


def chosen(page: Page) -> list[tuple[str, str, str]]:
    """Address, words and number of each choice, the current one marked with a star."""
    found = re.findall(
        r'<li><a href="([^"]*)"( aria-current="\w+")?>([^<]*) <span class="count">(\d+)</span>',
        page.main,
    )
    return [(url, words + "*" * bool(current), count) for url, current, words, count in found]


def test_a_list_is_narrowed_by_links_alone(archive: Archive) -> None:
    stood(archive)
    site = archive.build("https://x.example/")
    assert chosen(site.page("vragen/")) == [
        ("../vragen/", "alle*", "12"),
        ("../verantwoording/wachtend/", "onbeantwoord", "4"),
        ("../vragen/naar-stand/te-laat/", "te laat", "2"),
        ("../vragen/naar-stand/niet-volledig-beantwoord/", "niet volledig beantwoord", "3"),
        ("../vragen/naar-stand/beantwoord/", "beantwoord", "5"),
        ("../vragen/naar-jaar/2025/", "2025", "2"),
        ("../vragen/naar-jaar/2024/", "2024", "2"),
        ("../vragen/naar-jaar/2023/", "2023", "8"),
    ]
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    for url, _, count in chosen(site.page("vragen/"))[1:]:
        page = site.page(url.removeprefix("../"))
        assert f"<loc>https://x.example/{url.removeprefix('../')}</loc>" in sitemap
        listed = [link for link in page.links if re.search(r"vragen/s/\d\d/$", link)]
        assert len(listed) == int(count)
        (current,) = (words for _, words, _ in chosen(page) if words.endswith("*"))
        assert current.rstrip("*") in page.main.partition("</h1>")[0].lower() or "wacht" in url
    late = site.page("vragen/naar-stand/te-laat/")
    assert late.text.count("uiterlijk 31 december 2024") == 2
    # Other lists are narrowed as well; short ones are not.
    assert ("../../personen/an/naar-stand/te-laat/", "te laat", "2") in chosen(
        site.page("personen/an/")
    )
    for number in range(3, 12):
        (archive.folder / f"content/questions/s/{number:02}.md").unlink()
    assert not chosen(archive.build().page("vragen/"))


def test_a_long_choice_has_pages_of_fifty(archive: Archive) -> None:
    for number in range(52):
        archive.question(f"s/{number:02}", "A?\n\n## Antwoord\n\nB.")
    archive.question("s/x", "A?")
    site = archive.build()
    assert "51 vragen" not in site.page("vragen/naar-stand/beantwoord/").text
    assert "52 vragen" in site.page("vragen/naar-stand/beantwoord/").text
    page = site.page("vragen/naar-stand/beantwoord/pagina/2/")
    assert len([link for link in page.links if re.search(r"vragen/s/\d\d/$", link)]) == 2
    assert ("../../../../../vragen/naar-stand/beantwoord/", "beantwoord*", "52") in chosen(page)


def test_no_content_takes_the_address_of_a_choice(archive: Archive) -> None:
    archive.question("naar-stand/beantwoord")
    archive.question("s/naar-jaar/2024")
    assert archive.codes().count("same-address") == 2


def test_home_tells_what_is_new_late_and_promised(archive: Archive) -> None:
    stood(archive)
    archive.question(
        "s/nieuw",
        "A?\n\n## Antwoord\n\nIk laat het weten. Ik kom langs.",
        asked="2023-01-01",
        answered="2025-01-30",
        commitments="[{quote: Ik laat het weten, due: 2025-01-31}, {quote: Ik kom langs}]",
    )
    main = archive.build().page("").main
    heads = ("Nieuw", "Te laat", "Toezeggingen")
    new, late, promised = (main.index(f"<h2>{words}") for words in heads)
    assert new < late < promised
    first = main[new:late]
    # The last thing that happened comes first, whatever it was; what is late is not told twice.
    assert first.index("Vraag s/nieuw") < first.index("Vraag s/03") < first.index("Vraag s/04")
    assert '<span class="event">Antwoord</span> <time datetime="2025-01-30">' in first
    assert "Vraag s/00" not in first
    assert re.findall(r"Vraag s/\d\d", main[late:promised]) == ["Vraag s/00", "Vraag s/01"]
    assert "en nog 2 vragen die op antwoord wachten" in main
    assert main.index("Ik laat het weten") < main.index("Ik kom langs")
    numbers = re.findall(r'<a href="([^"]*)"><b>(\d+)</b> ([^<]*)</a>', main)
    assert numbers == [
        ("./vragen/", "13", "vragen"),
        ("./vragen/naar-stand/beantwoord/", "6", "beantwoord"),
        ("./verantwoording/wachtend/", "4", "wachten op antwoord"),
        ("./verantwoording/deelvragen/", "3", "deelvragen zonder volledig antwoord"),
        ("./verantwoording/toezeggingen/", "1", "toezegging over de datum"),
    ]


def test_home_without_anything_late_tells_what_waits(archive: Archive) -> None:
    archive.question("s/x", "A?")
    main = archive.build().page("").main
    assert "<h2>Wacht op antwoord" in main
    archive.question("s/x", "A?\n\n## Antwoord\n\nB.")
    assert "Alle vragen in dit archief zijn beantwoord." in archive.build().page("").main


def test_a_list_does_not_repeat_whose_page_it_is_on(archive: Archive) -> None:
    """Unless somebody both asked and was asked: then each item says which it was."""
    archive.question("s/1", asked="2024-01-01", askers="[An Aal]", addressees="[Bo Boom]")
    archive.question("s/2", asked="2024-02-02", askers="[Cis Cop]", addressees="[Bo Boom]")
    site = archive.build()

    def told(page: str) -> list[str]:
        return re.findall(r'<p class="meta"><span>(.*?)</span>', site.page(page).main)

    assert told("personen/bo-boom/") == ["Cis Cop", "An Aal"]
    assert told("personen/an-aal/") == ["Bo Boom"]
    assert told("vragen/") == ["Cis Cop aan Bo Boom", "An Aal aan Bo Boom"]
    archive.question("s/3", asked="2024-03-03", askers="[Bo Boom]", addressees="[An Aal]")
    site = archive.build()
    assert told("personen/an-aal/") == ["Bo Boom aan An Aal", "An Aal aan Bo Boom"]


@pytest.mark.parametrize(("day", "month"), [("9999-12-31", "december 9999"), ("0001-01-01", "1")])
def test_a_day_at_the_end_of_all_calendars_stands_in_one(
    archive: Archive, day: str, month: str
) -> None:
    """It is told as a doubt; a doubt does not stop a site."""
    archive.question("s/x", "1. Waarom?", asked=day)
    assert archive.codes() == ["odd-date"]
    assert month in archive.build().page("zittingen/s/").text
