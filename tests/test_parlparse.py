"""Written answers as XML: what becomes of them, and what no file can do."""

from pathlib import Path

import pytest

from builder.importing import Report, run
from builder.model import Body, QuestionFields, SourceFile
from builder.reading.document import AnchorWords, read
from tests.driver import Archive

HEAD = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE publicwhip [
<!ENTITY pound "&#163;">
<!ENTITY ndash "&#8211;">
]>
<publicwhip>
"""

OLD = """<major-heading id="uk.org.publicwhip/wrans/2005-06-29.1.h">WATER</major-heading>
<minor-heading id="uk.org.publicwhip/wrans/2005-06-29.7913.h" nospeaker="True">
New Locks
</minor-heading>
<ques id="uk.org.publicwhip/wrans/2005-06-29.7913.q0" speakername="Ann Lake"
 url="http://archive.test/50629w24.htm#x">
<p qnum="7913">To ask the Secretary of State how many new <i>(a)</i> locks and <i>(b)</i> dikes
were built.</p>
</ques>
<reply id="uk.org.publicwhip/wrans/2005-06-29.7913.r0" speakername="Joe Dike">
<p><i>(a)</i> Two, for &pound;5&ndash;6 million &amp; more, says caf\xe9 owner.</p>
<p>(b) None.</p>
<table><tr><td>Year</td><td>Locks</td></tr><tr><td>2004</td><td>2</td></tr></table>
</reply>
"""

NEW = """<minor-heading id="uk.org.publicwhip/wrans/2016-05-10.37001.h">Reed</minor-heading>
<ques id="uk.org.publicwhip/wrans/2016-05-10.37001.q0" speakername="Ann Lake"
 url="https://water.test/written-question/Commons/2016-05-10/37001/"><p qnum="37001">Why?</p></ques>
<ques id="uk.org.publicwhip/wrans/2016-05-10.37002.q1" speakername="Bea Reed"
 url="https://water.test/written-question/Commons/2016-05-10/37002/"><p qnum="37002">How?</p></ques>
<reply id="uk.org.publicwhip/wrans/2016-05-10.37001.r0" speakername="Joe Dike"><p>So.</p></reply>
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path, "title: X\nlanguage: en\n")


def imported(archive: Archive, body: str, name: str, head: str = HEAD) -> Report:
    file = archive.folder / name
    file.write_bytes(f"{head}{body}</publicwhip>".encode("latin-1"))
    return run([file], None, archive.folder)


def questions(archive: Archive, report: Report) -> list[tuple[QuestionFields, Body]]:
    found = []
    for path in report.created:
        if path.startswith("content/questions/"):
            reading = read(SourceFile(path, (archive.folder / path).read_bytes()), AnchorWords())
            assert reading.problems == ()
            assert reading.document is not None
            assert isinstance(reading.document.fields, QuestionFields)
            assert isinstance(reading.document.body, Body)
            found.append((reading.document.fields, reading.document.body))
    return found


def test_an_old_file_gives_questions_with_their_answers(archive: Archive) -> None:
    report = imported(archive, OLD, "answers2005-06-29a.xml")
    assert report.problems == ()
    assert [name for _, name in report.sources] == ["parlparse"]
    ((fields, body),) = questions(archive, report)
    assert (fields.title, fields.number, fields.session) == ("New Locks", "7913", "2005-06")
    assert fields.asked is None
    assert fields.answered is not None
    assert fields.answered.text == "2005-06-29"
    assert [who.person for who in (*fields.askers, *fields.addressees)] == ["ann-lake", "joe-dike"]
    assert [(part.id, part.text) for part in body.question.parts] == [
        ("a", "locks and"),
        ("b", "dikes were built."),
    ]
    assert body.answers[0].parts[0].text == (
        "Two, for \N{POUND SIGN}5\N{EN DASH}6 million & more, says caf\xe9 owner."
    )
    assert "2004" in body.answers[0].parts[1].text


def test_questions_answered_together_each_have_the_answer(archive: Archive) -> None:
    report = imported(archive, NEW, "answers2016-05-16.xml")
    found = questions(archive, report)
    assert [fields.number for fields, _ in found] == ["37001", "37002"]
    assert [body.answers[0].heading for _, body in found] == [
        "Answer, together with 37002",
        "Answer, together with 37001",
    ]
    dates = [(fields.asked, fields.answered) for fields, _ in found]
    assert all(asked and asked.text == "2016-05-10" for asked, _ in dates)
    assert all(answered and answered.text == "2016-05-16" for _, answered in dates)


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(9))


@pytest.mark.parametrize(
    "harm",
    [
        f"<!DOCTYPE x [{BOMB}]><publicwhip>&a8;",
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><publicwhip>&e;',
        '<!DOCTYPE x [<!ENTITY e SYSTEM "http://a.test/">]><publicwhip>&e;',
        '<!DOCTYPE x [<!ENTITY % e SYSTEM "http://a.test/"> %e;]><publicwhip>',
        f'<!DOCTYPE x [<!ENTITY e "{"x" * 100_000}">]><publicwhip>{"&e;" * 1000}',
        f"<publicwhip>{'<p>' * 100_000}",
        "<publicwhip><minor-heading>",
        '<?xml version="1.0" encoding="x-unknown"?><publicwhip>',
        '<?xml version="1.0" encoding="utf-8"?><publicwhip>caf\xe9',
        "<publicwhip>&unknown;",
    ],
    ids=["bomb", "file", "network", "parameter", "long", "deep", "open", "code", "utf8", "name"],
)
def test_a_hostile_or_broken_file_is_told_with_its_place(archive: Archive, harm: str) -> None:
    file = archive.folder / "answers2016-05-16.xml"
    file.write_bytes(harm.encode("latin-1"))
    report = run([file], "parlparse", archive.folder)
    assert report.created == ()
    assert [item.code for item in report.problems] == ["import-row"]
    assert report.problems[0].location.path.endswith("answers2016-05-16.xml")


def test_a_document_type_from_elsewhere_is_not_fetched(archive: Archive) -> None:
    head = '<!DOCTYPE publicwhip SYSTEM "http://a.test/x.dtd">\n<publicwhip>\n'
    assert imported(archive, NEW, "answers2016-05-16.xml", head).problems == ()


def test_what_comes_before_a_fault_is_imported(archive: Archive) -> None:
    report = imported(archive, f"{NEW}<minor-heading>Next</minor-heading><ques", "a2016-05-16.xml")
    assert [item.code for item in report.problems] == ["import-row"]
    assert dict(report.counts)["question"] == 2


# --- a whole file, in the shape in which they are published -------------------------------------

PUBLISHED_HEAD = """<?xml version="1.0" encoding="ISO-8859-1"?>


<!DOCTYPE publicwhip
[
<!ENTITY ndash   "&#8211;">
<!ENTITY euro    "&#8364;">
<!ENTITY rsquo   "&#8217;">

<!ENTITY eacute \"&#233;\" >
<!ENTITY iuml\t\"&#239;\" >
<!ENTITY nbsp   \"&#160;\" >

<!ENTITY pound  \"&#163;\" >
<!ENTITY frac12 \"&#189;\" >

]>

<publicwhip scrapeversion="a" latest="yes">
"""

ID = "uk.org.publicwhip/wrans/2009-10-28a"
AT = 'url="http://archive.test/cm091028/text/91028w0001.htm#09102831000300"'

PUBLISHED = f"""\
<gidredirect oldgid="{ID}.292110.mh" newgid="{ID[:-1]}b.292110.mh" matchtype="perfectmatch"/>

<gidredirect oldgid="{ID}.296177.q0" newgid="{ID[:-1]}b.296177.q0" matchtype="changes"/>
<major-heading id="{ID}.296177.mh" nospeaker="true" colnum="353W"  {AT}>
\tWATER AND DIKES
</major-heading>

<minor-heading id="{ID}.296177.h" oldstyleid="{ID}.353W.7" nospeaker="true" colnum="353W"  {AT}>
\tLocks: Repairs
</minor-heading>

<ques id="{ID}.296177.q0" oldstyleid="{ID}.353W.8" speakerid="uk.org.publicwhip/member/9001" \
speakername="Ann Lake" colnum="353W"  {AT}>
\t<p pid="a.353W.8/1" qnum="296177">To ask the Minister for Water how many locks were <i>(a)</i> \
repaired and <i>(b)</i> closed in each year since 1997.</p>
</ques>

<reply id="{ID}.296177.r0" oldstyleid="{ID}.354W.0" speakerid="uk.org.publicwhip/member/9002" \
speakername="Joe Dike" colnum="354W"  {AT}>
\t<p pid="a.354W.0/1">Joe Dike [<i>holding answer 14 October 2009</i>]: The tables show what each \
lock cost&mdash;in &pound;&nbsp;million &ndash; and how long it was closed:</p>
\t<table>
\t\t<tbody>
\t\t\t<tr pid="a.354W.0/4"> <td colspan="3"><I>Table 1: Locks by m<sup>3</sup></I></td> </tr>
\t\t\t<tr pid="a.354W.0/5"> <td>Lock</td> <td>Cost</td> <td></td> </tr>
\t\t\t<tr pid="a.354W.0/6"> <td></td> <td>2&frac12;</td> <td>n/a<sup>**</sup></td> </tr>
\t\t</tbody>
\t</table>
\t<p pid="a.354W.0/9" class="indent">** The Caf&eacute; Lock &amp; its gate.</p>
\t<p pid="a.354W.0/10" class="indent"><a href="http://www.water.test">www.water.test</a>.</p>
</reply>

<minor-heading id="{ID}.118.0" nospeaker="true" inserted-heading="true" colnum="118"  {AT}>
\tReed
</minor-heading>

<ques id="{ID}.118.1" speakerid="uk.org.publicwhip/lord/900042" speakername="Lord Reed of Lake" \
colon=":" colnum="118"  {AT}>
\t<p pid="a.118.1/1" qnum="HL5777">To ask Her Majesty's Government what reed is for.</p>
\t<p pid="a.118.1/2" qnum="HL5778">To ask Her Majesty's Government who cuts it.</p>
</ques>

<ques id="{ID}.118.2" speakerid="uk.org.publicwhip/lord/900043" speakername="Baroness Dike" \
colon=":" colnum="118"  {AT}>
\t<p pid="a.118.2/1" qnum="HL5790">To ask Her Majesty's Government whether it burns.</p>
</ques>

<reply id="{ID}.118.3" speakerid="uk.org.publicwhip/lord/900044" speakername="Lord Sluice" \
colon=":" colnum="118"  {AT}>
\t<p pid="a.118.3/1">For roofs, by those who live there, and it does.</p>
</reply>

"""


def test_a_file_as_it_is_published(archive: Archive) -> None:
    """Redirects, old ids, columns, capitals in tags, wide cells, two numbers in one question."""
    head = PUBLISHED_HEAD.replace("<!ENTITY euro", '<!ENTITY mdash   "&#8212;">\n<!ENTITY euro')
    report = imported(archive, PUBLISHED, "answers2009-10-28a.xml", head)
    assert report.problems == ()
    first, second, third = questions(archive, report)
    fields, body = first
    assert (fields.title, fields.number, fields.session) == ("Locks: Repairs", "296177", "2008-09")
    assert fields.answered is not None
    assert fields.answered.text == "2009-10-28"
    assert [who.person for who in (*fields.askers, *fields.addressees)] == ["ann-lake", "joe-dike"]
    assert [part.id for part in body.question.parts] == ["a", "b"]
    told = body.answers[0].text
    for words in ("\N{POUND SIGN}", "Table 1: Locks by m", "2\N{VULGAR FRACTION ONE HALF}", "n/a"):
        assert words in told
    assert "The Caf\xe9 Lock & its gate." in told
    assert "www.water.test" in told
    assert [own.number for own, _ in (second, third)] == ["HL5777", "HL5790"]
    assert "what reed is for" in second[1].question.text
    assert "who cuts it" in second[1].question.text
    assert second[1].answers[0].heading == "Answer, together with HL5778, HL5790"
    assert "and it does" in third[1].answers[0].text
