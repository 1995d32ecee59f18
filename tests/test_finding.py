"""What search finds, in a real Chromium, over an archive made for it."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from builder.publishing.search.compounds import Splitter
from builder.publishing.search.groups import groups
from builder.publishing.search.inflection import RULES, key
from builder.publishing.search.names import defined
from builder.publishing.search.packing import Reader, Writer
from builder.publishing.search.vocabulary import FUNCTION_WORDS, MONTHS
from builder.publishing.search.words import counted
from tests.browsing import served
from tests.driver import Archive

TEXTS = {
    "leraren": ("Scholen", "Waarom zijn er te weinig leraren? Het tekort groeit."),
    "lerarentekort": ("Het lerarentekort in Meerdorp", "Hoe groot is het?"),
    "tekort": ("De begroting", "Er is een tekort op de begroting, een tekort in mei."),
    "affaire": ("Bonnen", "De toeslagenaffaire en de bonnen van de haven."),
    "toeslag": ("Toeslag", "Krijgt men een toeslag? Twee toeslagen, twee affaires."),
    "weigeren": ("Loketten", "Wie mag een aanvraag weigeren aan het loket?"),
    "geweigerd": ("Aanvragen", "Hoeveel aanvragen zijn er geweigerd?"),
    "weigert": ("De burgemeester", "De burgemeester weigert een antwoord."),
    "vastgesteld": ("Metingen", "Er is vastgesteld dat de dijk zakt."),
    "vaststellen": ("Peilen", "Wie moet de peilen vaststellen?"),
    "premie": ("Een éénmalige premie", "Wie krijgt de premie?"),
    "steden": ("Steden", "Welke steden doen mee?"),
    "stad": ("Onze stad", "Doet de stad mee?"),
    "foto": ("Beelden", "Er zijn foto's van de brug."),
    "wvz": ("Peil", "De Waterdienst van Zevenwateren (WVZ) meet het peil."),
    "wvz-kort": ("Meters", "Meet de WVZ elke dag?"),
    "wvz-lang": ("Sluizen", "De Waterdienst van Zevenwateren opent de sluis."),
    "parkeren": ("Parkeren", "Wat kost parkeren in het centrum van Meerdorp per uur?"),
    "datum": ("Brief", "Zie de brief van 10 maart 2023 en vraag nr. 1698."),
    "datum2": ("Ander", "Zie de nota van 10/03/2023, met 4.300 handtekeningen."),
    "geen-datum": ("Cijfers", "Er zijn er 16980, en 300, en 11698."),
    "vorst": ("Vorst", "Is er schade door de vorst? Het is voor de brug, en voor mijn sluis."),
    "voren": ("Naar voren", "Wie brengt dat naar voren? Dat is voor alle leden."),
    "mijnen": ("De mijnen", "Zijn er nog mijnen? Dat is mijn zorg, en die van mijn buurman."),
    "entree": ("Le prix", "L'entrée est-elle gratuite, entre nous ?"),
    "seiten": ("Das Buch", "Wie viele Seiten hat es seit gestern?"),
    "willing": ("The offer", "Is the agency willing? It will be."),
    "titel": ("Windmolens op zee", "Hoeveel?"),
    "rompslomp": ("Iets anders", "Onder meer windmolens. " + "Over van alles en nog wat. " * 30),
    "fr": ("Les écoles", "Combien d'inspecteurs ont refusé les conditions proposées ?"),
    "de": ("Die Häuser", "Wie viele Häuser wurden geprüft? Der Wasserschutz ist wichtig."),
    "en": ("Housing", "How many houses were inspected by the agencies?"),
    "taal": ("De taal", "In welke taal is dat?"),
    "tal": ("Tal van zaken", "Er zijn tal van klachten, een zak vol."),
    "beloofde": ("Het polderfonds", "Hij beloofde een overzicht, en het werd aangevuld."),
}


def fill(archive: Archive) -> None:
    for number, (name, (title, text)) in enumerate(TEXTS.items()):
        others = {"entree": "fr", "seiten": "de", "willing": "en"}
        language = others.get(name, name if name in {"fr", "de", "en"} else "nl")
        archive.question(
            f"2022-2023/{name}",
            f"1. {text}\n",
            title=json.dumps(title, ensure_ascii=False),
            language=language,
            asked=f"2022-{9 + number // 28:02}-{number % 28 + 1:02}",
        )
    archive.question("2022-2023/eigen", "1. Waar?", title="Bruggen", number='"230"')
    archive.question("2021-2022/eigen", "1. Waar?", title="Bruggen", number='"230"')
    archive.question("2022-2023/dag", "1. Wie?", title="Dagen", asked="2023-03-10")
    fields = {"topics": "[water]", "asked": "2022-10-29"}
    archive.question("2022-2023/kering", "1. Waarom lekt de kering?", title="De kering", **fields)
    archive.question("2022-2023/kering.fr", "1. Pourquoi le barrage fuit-il ?", title="Le barrage")
    for number in range(8):
        archive.question(f"2022-2023/brug-{number}", "1. De gemeente?", title="Gemeente")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    archive = Archive(tmp_path_factory.mktemp("finding"))
    fill(archive)
    with served(archive.build().folder) as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser, root: str) -> Iterator[Page]:
    opened = browser.new_page()
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("dialog", lambda dialog: dialog.dismiss())
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    opened.goto(f"{root}zoeken/")
    yield opened
    opened.close()
    assert not faults


def ask(page: Page, root: str, query: str, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    """The answer of the engine, with the names of all questions found."""
    answer: dict[str, Any] = page.evaluate(
        """async ([root, query, options]) => {
          globalThis.engine ??= await Vraagbaak.openEngine({ root });
          const answer = await engine.search(query, options);
          const loaded = await Promise.all(answer.results.map((each) => each.load()));
          const counts = await answer.counted();
          return { ...answer, counts, counted: undefined, results: undefined, loaded };
        }""",
        [root, query, options],
    )
    answer["found"] = [each["url"].split("/", 1)[1].strip("/") for each in answer["loaded"]]
    return answer


def found(page: Page, root: str, query: str) -> list[str]:
    return [name.removeprefix("2022-2023/") for name in ask(page, root, query)["found"]]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("toeslag", ["toeslag", "affaire"]),
        ("affaire", ["toeslag", "affaire"]),
        ("tekort", ["tekort", "leraren", "lerarentekort"]),
        ("leraar", ["leraren", "lerarentekort"]),
        ("lerarentekort", ["lerarentekort", "leraren"]),
        ("tekort leraren", ["lerarentekort", "leraren"]),
        ("leraren-tekort", ["lerarentekort", "leraren"]),
        ("leraren tekort", ["lerarentekort", "leraren"]),
        ("weigeren", ["weigeren", "geweigerd", "weigert"]),
        ("geweigerd", ["weigeren", "geweigerd", "weigert"]),
        ("weigerde", ["weigeren", "geweigerd", "weigert"]),
        ("vaststellen", ["vaststellen", "vastgesteld"]),
        ("vastgesteld", ["vaststellen", "vastgesteld"]),
        ("beloven", ["beloofde"]),
        ("aanvullen", ["beloofde"]),
        ("fonds", ["beloofde"]),
        ("éénmalige premie", ["premie"]),
        ("eenmalig premies", ["premie"]),
        ("stad", ["stad", "steden"]),
        ("steden", ["stad", "steden"]),
        ("foto", ["foto"]),
        ("WVZ", ["wvz", "wvz-kort", "wvz-lang"]),
        ("waterdienst zevenwateren", ["wvz", "wvz-kort", "wvz-lang"]),
        ("école", ["fr"]),
        ("refuser condition", ["fr"]),
        ("Haus", ["de"]),
        ("Wasser", ["de"]),
        ("house agency", ["en"]),
    ],
)
def test_a_word_finds_its_forms_and_compounds(
    page: Page, root: str, query: str, wanted: list[str]
) -> None:
    assert set(wanted) <= set(found(page, root, query)[: len(wanted) + 1])


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "wanted"),
    [("taal", ["taal"]), ("talen", ["taal", "tal"]), ("tal", ["tal"]), ("zaak", ["tal"])],
)
def test_a_long_vowel_is_not_a_short_one(
    page: Page, root: str, query: str, wanted: list[str]
) -> None:
    """Only a plural leaves it open which of them it is of: talen and tal have one key."""
    assert set(found(page, root, query)) == set(wanted)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("wat kost het om te parkeren in het centrum", "parkeren"),
        ("hoe groot is het lerarentekort nu eigenlijk in Meerdorp", "lerarentekort"),
        ("wanneer worden de begrotingen met een tekort besproken", "tekort"),
    ],
)
def test_a_sentence_finds_what_its_rare_words_find(
    page: Page, root: str, query: str, first: str
) -> None:
    assert found(page, root, query)[0] == first


@pytest.mark.browser
def test_words_that_the_best_result_lacks_are_told(page: Page, root: str) -> None:
    answer = ask(page, root, "parkeren in het centrum van Xyzzystad")
    assert answer["missing"] == ["Xyzzystad"]
    assert answer["loaded"][0]["missing"] == ["Xyzzystad"]


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        # vors would be the verb, and its key is that of voren and, but that it is one, of voor.
        ("vorst", ["vorst"]),
        ("voren", ["voren"]),
        ("mijnen", ["mijnen"]),
        ("entrée", ["entree"]),
        ("Seiten", ["seiten"]),
        ("willing", ["willing"]),
        # Forms that no question has.
        ("deed", []),
        ("gevorst", []),
    ],
)
def test_no_guess_leads_to_a_function_word(
    page: Page, root: str, query: str, wanted: list[str]
) -> None:
    assert found(page, root, query) == wanted


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "near", "first"),
    [
        ("windmoelns", "windmolens", "titel"),
        ("gemeetne", "gemeente", "brug-7"),
        ("lerarentekrot", "lerarentekort", "lerarentekort"),
    ],
)
def test_a_typing_error_is_met_and_said(
    page: Page, root: str, query: str, near: str, first: str
) -> None:
    answer = ask(page, root, query)
    assert answer["corrections"] == [{"typed": query, "near": near}]
    assert answer["found"][0] == f"2022-2023/{first}"


@pytest.mark.browser
def test_a_slip_in_the_first_letters_is_met_while_somebody_types(page: Page, root: str) -> None:
    """In a large archive no file of words that begin like a slip has what was meant."""
    ask(page, root, "sluis")
    found = page.evaluate(
        """async (slip) => {
          const words = Vraagbaak.testing.Words.prototype;
          const { around } = words;
          words.around = function (word, brief) {
            const alike = ([each]) => each.slice(0, 4) === word.slice(0, 4);
            const lists = around.call(this, word, brief);
            return brief ? lists.map((list) => new Map([...list].filter(alike))) : lists;
          };
          const { total, corrections } = await engine.search(slip, { brief: true });
          words.around = around;
          return { total, corrections };
        }""",
        "wimdmolens",
    )
    assert found == {"total": 2, "corrections": [{"typed": "wimdmolens", "near": "windmolens"}]}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("nr 230", {"2022-2023/eigen", "2021-2022/eigen"}),
        ("nr. 230", {"2022-2023/eigen", "2021-2022/eigen"}),
        ("230/2022-2023", {"2022-2023/eigen"}),
        ("nr 230/2021-2022", {"2021-2022/eigen"}),
        ("nr 1698", {"2022-2023/datum"}),
        ("1698", {"2022-2023/datum"}),
        ("4300", {"2022-2023/datum2"}),
        ("4.300 handtekeningen", {"2022-2023/datum2"}),
        ("300", {"2022-2023/geen-datum"}),
        ("10-03-2023", {"2022-2023/dag", "2022-2023/datum", "2022-2023/datum2"}),
        ("2023-03-10", {"2022-2023/dag", "2022-2023/datum", "2022-2023/datum2"}),
        ("10 maart 2023", {"2022-2023/dag", "2022-2023/datum", "2022-2023/datum2"}),
        ("10 mars 2023", {"2022-2023/dag", "2022-2023/datum", "2022-2023/datum2"}),
        ("maart 2023", {"2022-2023/dag", "2022-2023/datum", "2022-2023/datum2"}),
        ("1 maart 2023", set()),
    ],
)
def test_a_number_or_date_is_met_as_such(
    page: Page, root: str, query: str, wanted: set[str]
) -> None:
    answer = ask(page, root, query)
    assert set(answer["found"]) == wanted
    if "2022-2023/dag" in wanted:
        assert answer["found"][0] == "2022-2023/dag"


@pytest.mark.browser
def test_exact_comes_before_inflected_and_title_before_text(page: Page, root: str) -> None:
    assert found(page, root, "windmolens")[:2] == ["titel", "rompslomp"]
    assert found(page, root, "tekort")[0] == "tekort"
    assert found(page, root, "weigert")[0] == "weigert"
    # Among equals the newer one.
    assert [name for name in found(page, root, "gemeente") if name.startswith("brug")] == [
        f"brug-{number}" for number in reversed(range(8))
    ]


@pytest.mark.browser
def test_a_phrase_in_quotes_is_met_word_by_word(page: Page, root: str) -> None:
    assert found(page, root, '"weigeren aan het loket"') == ["weigeren"]
    assert found(page, root, '"loket weigeren"') == []


@pytest.mark.browser
def test_a_period_and_facets_narrow_and_count(page: Page, root: str) -> None:
    answer = ask(page, root, "", **{"from": "2023-01-01", "to": "2023-12-31"})
    assert answer["found"] == ["2022-2023/dag"]
    answer = ask(page, root, "nr 230", filters={"session": ["2021-2022"]})
    assert answer["found"] == ["2021-2022/eigen"]
    assert answer["counts"]["session"] == {"2021-2022": 1, "2022-2023": 1}


@pytest.mark.browser
def test_a_translation_is_found_by_its_own_words_and_counts_as_one_question(
    page: Page, root: str
) -> None:
    answer = ask(page, root, "barrages", filters={"topic": ["Water"]})
    assert answer["found"] == ["2022-2023/kering/fr"]
    assert answer["loaded"][0]["places"][0]["url"] == "vragen/2022-2023/kering/fr/#vraag-1"
    assert answer["counts"]["topic"] == {"Water": 1}
    # What both have finds the original, once.
    answer = ask(page, root, "29 oktober 2022")
    assert answer["found"] == ["2022-2023/kering"]
    answer = ask(page, root, "", filters={"topic": ["Water"]})
    assert answer["found"] == ["2022-2023/kering"]
    assert page.evaluate("async () => (await engine.filters()).topic.Water") == 1


def far(one: str, other: str) -> int:
    """Letters to add, leave out, change or swap, by the book."""
    rows: list[list[int]] = [[*range(len(other) + 1)]]
    for i, letter in enumerate(one, start=1):
        rows.append([i])
        for j, opposite in enumerate(other, start=1):
            change = rows[i - 1][j - 1] + (letter != opposite)
            least = min(change, rows[i - 1][j] + 1, rows[i][j - 1] + 1)
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                least = min(least, rows[i - 2][j - 2] + 1)
            rows[i].append(least)
    return rows[-1][-1]


@pytest.mark.browser
def test_near_words_are_those_that_few_letters_make(page: Page, root: str) -> None:
    ask(page, root, "sluis")
    rng = random.Random(3)  # noqa: S311 - the same words each time
    words = sorted({"".join(rng.choices("abc", k=rng.randint(0, 9))) for _ in range(400)})
    for word, most in zip(rng.sample(words, 30), (1, 2, 3) * 10, strict=True):
        near = page.evaluate(
            """([word, words, most]) => {
              const lists = [new Map(words.map((each) => [each, 1]))];
              const found = Vraagbaak.testing.nearest(word, lists, most);
              return found.map((each) => [each.word, each.far]);
            }""",
            [word, words, most],
        )
        expected = {other: far(word, other) for other in words}
        assert dict(near) == {other: n for other, n in expected.items() if 0 < n <= most}


@pytest.mark.browser
def test_an_excerpt_shows_the_text_with_the_word_marked(page: Page, root: str) -> None:
    place = ask(page, root, "loket")["loaded"][0]["places"][0]
    assert place["url"] == "vragen/2022-2023/weigeren/#vraag-1"
    assert place["excerpt"] == "Wie mag een aanvraag weigeren aan het <mark>loket</mark>?"


HOSTILE = [
    *("<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "${alert(1)}", "__proto__"),
    *(
        "constructor",
        "toString",
        "\\",
        "%",
        "%E0%A4%A",
        "\u0000",
        "\ufffd",
        "🙂🙂",
        "((((",
        "a" * 5000,
    ),
    *("'; DROP TABLE", "../../head", "javascript:alert(1)", "\u202e", "[[x]]", "*", "-" * 300),
    *("#230", "@2023", "ﬁ", "İ", "NaN", "0/0", "1" * 400, "x'" * 200, '"' * 99),
]


@pytest.mark.browser
def test_three_hundred_hostile_queries_run_nothing(page: Page, root: str) -> None:
    for query in HOSTILE:
        for text in (query, f"gemeente {query}", f'"{query}"', f"nr {query}", query * 3):
            ask(page, root, text)
        for facet in ("session", "constructor", f"x{query}"):
            answer = ask(page, root, "gemeente", filters={facet: [query]})
            assert answer["total"] == 0
        ask(page, root, "gemeente", **{"from": query, "to": query, "sort": query})
        ask(page, root, query, filters={"status": [query, "onbeantwoord"]})


# --- the same in Python and in the browser --------------------------------------------------------


@pytest.mark.browser
def test_python_and_the_browser_see_the_same_words(page: Page) -> None:
    texts = [
        *(f"{title} {text}" for title, text in TEXTS.values()),
        "Op 1 januari 2020, 1er mars 2021, 12.03.2019, 2019-4-3; 1.234.567 en 12,5 %, 17.30 uur.",
        "L'école d'à côté, aujourd'hui, qu'il, foto's, Covid-19, KMO-beleid, A4, 2e, x-y.",
        "Straße, Œuvre, ŁÓDŹ, Ångström, naïef, İstanbul, 54-1698/3, 2022-2023, 007, 0, 1a.2b",
        "één\u2011malig…twee.Drie?4. Vijf;zes(zeven)[acht]",
    ]
    theirs = page.evaluate(
        """([texts, months]) => texts.map((text) => {
          const words = new Set();
          Vraagbaak.testing.tokens(text, months, (token) => {
            for (const word of token.words) words.add(word);
          });
          return [...words].sort();
        })""",
        [texts, dict(MONTHS)],
    )
    for text, words in zip(texts, theirs, strict=True):
        ours = {word for word in counted(text) if len(word) > 1 or word.isdigit()}
        assert sorted(ours) == sorted(words), text


@pytest.mark.browser
def test_python_and_the_browser_make_the_same_keys(page: Page) -> None:
    words = sorted({word for _, text in TEXTS.values() for word in counted(text)})
    more = """
    huizen bomen brieven bussen mogelijkheden industrieen kansen prijzen zeeen leraressen nationale
    ouvrieres chevaux regelungen wichtigsten funding policies inspected houses
    """
    words += more.split()
    rules = {language: RULES[language] for language in RULES}
    theirs = page.evaluate(
        """([words, rules, small]) => {
          const languages = Object.keys(rules);
          const inflection =
            new Vraagbaak.testing.Inflection(
              { languages, rules, participles: {}, irregular: {}, function: small });
          return languages.map((each) => words.map((word) => inflection.key(word, each)));
        }""",
        [words, rules, {name: sorted(some) for name, some in FUNCTION_WORDS.items()}],
    )
    assert theirs == [[key(word, language) for word in words] for language in rules]


@pytest.mark.parametrize(
    "forms",
    [
        ("leraar", "leraren"),
        ("boom", "bomen"),
        ("huis", "huizen"),
        ("brief", "brieven"),
        ("bus", "bussen"),
        ("kans", "kansen"),
        ("mogelijkheid", "mogelijkheden"),
        ("industrie", "industrieen"),
        ("groot", "grote"),
    ],
)
def test_forms_of_a_word_have_one_key(forms: tuple[str, str]) -> None:
    assert len({key(form, "nl") for form in forms}) == 1


def test_other_words_have_other_keys() -> None:
    words = ["minister", "ministerie", "gemeente", "mening", "toeslag", "toestel", "kaart", "kaars"]
    assert len({key(word, "nl") for word in words}) == len(words)


def test_compounds_are_taken_apart_by_known_words() -> None:
    known = ["leraren", "tekort", "toeslagen", "affaire", "verzekering", "haven", "bedrijf", "de"]
    splitter = Splitter(dict.fromkeys(known, 5), FUNCTION_WORDS["nl"])
    assert splitter.parts("lerarentekort") == ("leraren", "tekort")
    assert splitter.parts("toeslagenaffaire") == ("toeslag", "affaire")
    assert splitter.parts("havenbedrijfsverzekering") == ("haven", "bedrijf", "verzekering")
    assert splitter.parts("herverzekering") == ("verzekering",)
    assert splitter.parts("gezondheid") == ()


def test_texts_explain_abbreviations() -> None:
    text = (
        "De Nationale Dienst der Sluizen (NDS) en het Rijksinstituut voor ziekte- en "
        "invaliditeitsverzekering (RIZIV). Zie de brief (MV) van de minister (DVZ)."
    )
    assert dict(defined(text)) == {
        "nds": ("nationale", "dienst", "sluizen"),
        "riziv": ("rijksinstituut", "ziekte", "invaliditeitsverzekering"),
    }


def test_a_verb_and_a_noun_are_kept_apart() -> None:
    made = groups({"nl": {word: [16] for word in ("gebied", "gebieden", "bieden")}}, {}, {})
    assert {group.key: sorted(group.forms) for group in made}["bied"] == ["bieden"]


def test_a_form_leads_to_a_verb_only_if_the_archive_has_that_very_verb() -> None:
    words = ("vorst", "voren", "winst", "winnen", "dienst", "dienen", "weigert", "weigeren",
             "gemaakt", "maken", "gereisd", "reizen", "vastgesteld", "vaststellen")  # fmt: skip
    made = {group.key: group for group in groups({"nl": {word: [16] for word in words}}, {}, {})}
    led = {form: made[group.instead[0]] for group in made.values() if group.instead
           for form in group.forms}  # fmt: skip
    assert {form: form in group.forms for form, group in led.items()} == dict.fromkeys(
        ("weigert", "gemaakt", "gereisd", "vastgesteld"), True
    )


def test_a_rare_word_is_not_lost_among_those_of_a_common_verb() -> None:
    def led(often: int, seldom: int) -> bool:
        forms = {"stellen": [n << 4 | 1 for n in range(often)], "gesteld": [*range(seldom)]}
        made = groups({"nl": forms}, {}, {}, 1000)
        return any(group.instead for group in made)

    assert led(500, 30)
    assert led(50, 1)
    assert not led(500, 2)


@pytest.mark.parametrize("language", sorted(FUNCTION_WORDS))
def test_a_function_word_has_a_key_of_its_own(language: str) -> None:
    small = sorted(FUNCTION_WORDS[language])
    keys = [key(word, language) for word in small]
    assert len({*keys}) == len(small)
    assert not any(name.isalpha() for name in keys)


def test_what_is_written_can_be_read() -> None:
    out = Writer()
    out.number(0)
    out.number(300)
    out.after("bruggen", "brug")
    out.postings([1 << 4 | 3, 2 << 4 | 15, 70_000 << 4 | 1])
    reader = Reader(bytes(out.data))
    assert (reader.number(), reader.number(), reader.after("brug")) == (0, 300, "bruggen")
    assert reader.postings() == [1 << 4 | 3, 2 << 4 | 15, 70_000 << 4 | 1]
    assert reader.ended


def test_a_question_added_later_leaves_the_texts_of_others_alone(
    archive: Archive, tmp_path: Path
) -> None:
    fill(archive)
    before = archive.build().files()
    archive.question("2023-2024/nieuw", "1. Nieuw?", asked="2024-01-01")
    after = archive.build().files()
    texts = [name for name in before if name.startswith("search-index/text/")]
    assert texts
    assert all(before[name] == after[name] for name in texts)
    assert not list(tmp_path.glob("*.new"))
