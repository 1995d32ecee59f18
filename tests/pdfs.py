"""Makes small PDFs for tests: lines of text at their places, set as a printer would.

What is in them is fictional; how it stands on the page is as in the documents of parliaments.
"""

import zlib
from dataclasses import dataclass, field

from pdfminer.fontmetrics import FONT_METRICS

FONTS = {"plain": "Helvetica", "bold": "Helvetica-Bold", "italic": "Helvetica-Oblique"}
HEIGHT, WIDTH = 842.0, 595.0


def width(text: str, size: float, font: str = "plain") -> float:
    """Width of a text in points."""
    metrics = FONT_METRICS[FONTS[font]][1]
    return sum(metrics.get(char, 556) for char in text) * size / 1000


def broken(text: str, room: float, size: float) -> list[str]:
    """A text in lines that fit; a word may be divided where it has a soft hyphen."""
    lines, line = [], ""
    for word in text.split(" "):
        pieces = word.split("\N{SOFT HYPHEN}")
        longer = f"{line} {''.join(pieces)}".strip()
        if width(longer, size) <= room:
            line = longer
            continue
        for cut in range(len(pieces) - 1, 0, -1):
            part = f"{line} {''.join(pieces[:cut])}-".strip()
            if width(part, size) <= room:
                lines.append(part)
                line = "".join(pieces[cut:])
                break
        else:
            lines.append(line)
            line = "".join(pieces)
    return [*lines, line]


@dataclass
class Paper:
    """A PDF under way: `y` is how far from the top the next line comes."""

    left: float = 220.0
    right: float = 540.0
    size: float = 8.5
    leading: float = 9.6
    bottom: float = 660.0
    pages: list[list[str]] = field(default_factory=list)
    y: float = 0.0
    footers: list[tuple[float, float, float, str]] = field(default_factory=list)

    def page(self, y: float = 64.0) -> None:
        """Begins a page."""
        self.pages.append([])
        self.y = y

    def at(self, left: float, top: float, text: str, size: float = 0, font: str = "plain") -> None:
        """A line at a place of the page."""
        size = size or self.size
        name = f"/F{list(FONTS).index(font)}"
        coded = text.encode("cp1252").replace(b"\\", b"\\\\")
        coded = coded.replace(b"(", b"\\(").replace(b")", b"\\)")
        place = f"BT {name} {size:.2f} Tf 1 0 0 1 {left:.2f} {HEIGHT - top - size:.2f} Tm ("
        self.pages[-1].append((place.encode() + coded + b") Tj ET").decode("latin-1"))

    def line(self, text: str, indent: float = 0, font: str = "plain") -> None:
        """The next line; `^1` in it is the sign of a footnote, and a full page is turned."""
        if self.y > self.bottom:
            self.page()
        x = self.left + indent
        for number, piece in enumerate(text.split("^")):
            said = piece
            if number:
                digits = piece[: len(piece) - len(piece.lstrip("0123456789"))]
                self.at(x, self.y - 1, digits, self.size * 0.65)
                x += width(digits, self.size * 0.65)
                said = piece[len(digits) :]
            self.at(x, self.y, said, font=font)
            x += width(said, self.size, font)
        self.y += self.leading

    def text(self, text: str, indent: float = 0) -> None:
        """A paragraph."""
        for line in broken(text, self.right - self.left - indent, self.size):
            self.line(line, indent)

    def gap(self) -> None:
        """A blank line."""
        self.y += self.leading

    def notes(self, *notes: tuple[str, str], top: float = 680.0) -> None:
        """Footnotes at the bottom of the page."""
        size = 6.9
        for label, text in notes:
            self.at(self.left, top - 0.8, label, 4.5)
            for line in broken(text, self.right - self.left - 8, size):
                self.at(self.left + 8, top, line, size)
                top += 9

    def pdf(self, info: str = "") -> bytes:
        """The file."""
        objects: list[bytes] = [b"", b""]
        fonts: list[str] = []
        for name in FONTS.values():
            font = f"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            objects.append(font.encode())
            fonts.append(f"/F{len(fonts)} {len(objects)} 0 R")
        kids = []
        for page in self.pages:
            stream = zlib.compress("\n".join(page).encode("latin-1"))
            length = f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
            objects.append(length + stream + b"\nendstream")
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents "
                f"{len(objects)} 0 R /Resources << /Font << {' '.join(fonts)} >> >> >>".encode()
            )
            kids.append(f"{len(objects)} 0 R")
        objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
        pages = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        objects[1] = pages.encode()
        objects.append(f"<< /Producer ({info}) >>".encode())
        out = b"%PDF-1.4\n"
        places = []
        for number, item in enumerate(objects, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n".encode() + item + b"\nendobj\n"
        table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
        table += "".join(f"{place:010} 00000 n \n" for place in places)
        table += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
        return out + table.encode() + f"startxref\n{len(out)}\n%%EOF\n".encode()


QUESTIONS = (
    "Kent u het bericht «Veer op de Zilte weer uit de vaart»?^1",
    (
        "Hoe vaak viel het veer dit jaar uit? Kunt u dat per maand zeggen, en wilt u daarbij ook "
        "de oorzaken noemen die de streek\N{SOFT HYPHEN}weg\N{SOFT HYPHEN}dienst heeft vast"
        "\N{SOFT HYPHEN}gesteld?"
    ),
    "Wat kost een tweede veer? Zo nee, waarom niet?",
    "Deelt u de mening dat een brug beter is? Zo ja, wanneer komt die er, en wie betaalt ze dan?",
    (
        "Wilt u de raad hierover inlichten voordat de begroting van het volgende jaar wordt "
        "besproken?^2"
    ),
)
ANSWERS = (
    "Ja.",
    "Het veer viel negen keer uit. De oorzaken waren:",
    (
        "Daarover lees ik in het verslag van de dienst dat het peil te laag stond, zoals ik in "
        "mijn antwoord op vraag 1 al schreef.^3"
    ),
)


def house_pdf() -> bytes:
    """A document as the Dutch House prints it: interleaved, on two pages or more."""
    paper = Paper()
    paper.page()
    paper.at(55, 65, "Tweede Kamer der Staten-Generaal", 18, "bold")
    paper.at(506, 60, "2", 51, "bold")
    paper.at(55, 128, "Vergaderjaar 2031–2032", 9.6)
    paper.at(220, 128, "Aanhangsel van de Handelingen", 10, "bold")
    paper.at(220, 186, "Vragen gesteld door de leden der Kamer, met de daarop door de", 9.1, "bold")
    paper.at(220, 195, "regering gegeven antwoorden", 9.1, "bold")
    paper.at(220, 293, "417", 12.8, "bold")
    paper.y = 326
    paper.text(
        "Vragen van de leden Vlasschuur (Lijst Veer) en Torenbeek (beiden Lijst Veer) aan de "
        "Minister van Water en Wegen over het veer op de Zilte (ingezonden 3 mei 2032)."
    )
    paper.y += 6
    paper.text(
        "Antwoord van Minister Hazegracht (Water en Wegen) (ontvangen 21 mei 2032). Zie ook "
        "Aanhangsel Handelingen, vergaderjaar 2031–2032, nr. 398."
    )
    paper.gap()
    _marked(paper, "Vraag 1", QUESTIONS[0])
    _marked(paper, "Antwoord 1", ANSWERS[0])
    _marked(paper, "Vraag 2, 3 en 4", *QUESTIONS[1:4])
    _marked(paper, "Antwoord 2, 3 en 4", ANSWERS[1])
    paper.y -= paper.leading
    for number, item in enumerate(("laag water;", "ijs;", "een gebroken ketting."), start=1):
        paper.line(f"{number}.")
        paper.y -= paper.leading
        paper.line(item, 20)
    paper.text(ANSWERS[2])
    paper.at(55, 755, "ah-tk-20312032-417", 5.9)
    paper.at(55, 761, "ISSN 0921 - 7398", 5.9)
    paper.at(55, 768, "’s-Gravenhage 2032", 5.9)
    paper.notes(("1", "De Streekbode, 2 mei 2032, «Veer op de Zilte weer uit de vaart»."))
    _footer(paper, 1)
    paper.page()
    paper.text("Ook op deze bladzijde gaat het antwoord nog voort.")
    paper.gap()
    _marked(paper, "Vraag 5", QUESTIONS[4])
    _marked(paper, "Antwoord 5", "Dat zal ik doen.")
    for row in (("Jaar", "Keren"), ("2031", "9"), ("2032", "4")):
        for column, cell in enumerate(row):
            paper.at(220 + 90 * column, paper.y, cell)
        paper.y += paper.leading
    paper.notes(
        ("2", "Begroting 2033, blz. 12."), ("3", "https://voorbeeld.example/verslag-van-de-dienst")
    )
    _footer(paper, 2)
    return paper.pdf("File downloaded from https://voorbeeld.example/417.pdf")


def _marked(paper: Paper, marker: str, *texts: str) -> None:
    paper.line(marker)
    for text in texts:
        paper.text(text)
    paper.gap()


def _footer(paper: Paper, page: int) -> None:
    paper.at(220, 765, "Tweede Kamer, vergaderjaar 2031–2032, Aanhangsel", 9.1)
    paper.at(535, 765, str(page), 9.1)


FLEMISH_HEADER = (
    "SCHRIFTELIJKE VRAAG",
    "nr. 88",
    "van IMKE VLASSCHUUR",
    "datum: 12 januari 2032",
    "",
    "aan EMIEL HAZEGRACHT",
    "VLAAMS MINISTER VAN WATER, WEGEN EN VEREN",
    "",
)
FLEMISH_ANSWER = (
    "",
    "EMIEL HAZEGRACHT",
    "VLAAMS MINISTER VAN WATER, WEGEN EN VEREN",
    "",
    "ANTWOORD",
    "op vraag nr. 88 van 12 januari 2032",
    "van IMKE VLASSCHUUR",
    "",
)
FLEMISH_QUESTION = (
    "Veer op de Zilte - Uitval",
    "",
    (
        "Het veer op de Zilte lag in de winter van 2031 vaker stil dan ooit. Dat bleek uit het "
        "antwoord op mijn vraag nr. 61 van 3 november 2031."
    ),
    "",
    "1. Hoe vaak viel het veer uit?",
    "",
    "2. Wat doet de minister daaraan? Graag een overzicht van de maatregelen.",
    "",
    "3. Wanneer vaart het weer?",
)
FLEMISH_REPLY = (
    "1. Negen keer.",
    "",
    "2-3.In het voorjaar vaart het weer. De maatregelen zijn:",
    "",
    "- een nieuwe ketting;",
    "",
    "- een tweede schipper.",
)


def flemish_pdf(*, header: bool = True) -> bytes:
    """A written question of the Flemish Parliament, with page numbers and an address below."""
    paper = Paper(left=70, right=525, size=10, leading=12.5)
    paper.page(70)
    lines = [
        *(FLEMISH_HEADER if header else ()),
        *FLEMISH_QUESTION,
        *(FLEMISH_ANSWER if header else ("",)),
        *FLEMISH_REPLY,
    ]
    for line in lines:
        if line == FLEMISH_ANSWER[1]:
            paper.page(70)
        if line:
            paper.text(line)
        else:
            paper.gap()
    pages = paper.pages
    for number in range(len(pages)):
        paper.pages = pages[: number + 1]
        paper.at(70, 790, "Vlaams Parlement - 1011 Brussel - www.voorbeeld.example", 8)
        paper.at(500, 790, f"{number + 1}/{len(pages)}", 8)
    paper.pages = pages
    return paper.pdf()
