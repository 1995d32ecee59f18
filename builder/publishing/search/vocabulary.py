"""What is known of words before any archive is read: function words and months."""

from collections.abc import Mapping

_FUNCTION = {
    "nl": """
aan af al alle allemaal als altijd ander andere anders ben bent bij binnen boven buiten daar
daarbij daardoor daarin daarmee daarna daarom daarover daarvan daarvoor dan dat de deze die dit
doe doen door dus een elk elke en enige enkel enkele er eraan erop ervan ervoor ge geen gij had
hadden hare hebben hebt heeft heel hem hen het hier hierbij hiervan hij hoe hoeveel hun iedere
ieder iemand iets ik in inzake is ja je jij jou jouw jullie kan kon konden kunnen kunt maar mag me
mee meer met mij mijn moet moeten mogen na naar nadat nee niet niets noch nog nu of om
omdat omtrent ons onze ook op over reeds rond sinds te tegen ten ter tevens toch toen tot tussen u
uit uw vaak van vanaf vanuit veel via volgens voor vooral vroeger waar waaraan waarbij waardoor
waarin waarmee waarom waarop waarover waaruit waarvan waarvoor wanneer want waren was wat we wel
welk welke werd werden wie wij wil willen word worden wordt zal ze zeer zelf zich zij zijn zo
zoals zonder zou zouden zowel zult zullen hoelang hoeveelste per elke den der des ded gaat gaan
""",
    "fr": """
a afin ai ainsi alors apres as au aucun aucune aupres aura aurait aussi autre autres aux avait
avant avec avez avoir avons bien car ce cela celle celles celui ces cet cette ceux chaque chez ci
combien comme comment concernant contre d dans de depuis des deux doit doivent donc dont du elle
elles en encore entre es est et etaient etait etant ete etre eu eux fait il ils je jusque l la
laquelle le lequel les lesquels leur leurs lors lorsque lui ma mais me meme memes mes moi mon n ne
ni non nos notre nous on ont ou par parce pas pendant peu peut peuvent plus pour pourquoi qu quand
que quel quelle quelles quels qui quoi s sa sans se sera serait ses si son sont sous sur ta te tes
toi ton tous tout toute toutes tu un une vers voici vos votre vous y
""",
    "de": """
ab aber alle allem allen aller alles als also am an andere anderen auch auf aus bei bereits bin
bis bist da dabei dadurch dafur damit danach dann daran darauf darin daruber das dass dazu dem den
denn der deren des dessen die dies diese diesem diesen dieser dieses doch dort du durch ein eine
einem einen einer eines er es etwa fur gegen gibt haben hat hatte hatten hier hin ich ihm ihn
ihnen ihr ihre ihrem ihren ihrer im in ins ist ja je jede jedem jeden jeder jedes jedoch kann kein
keine konnen man mehr mein mit muss mussen nach nicht noch nun nur ob oder ohne sehr sein seine
seinem seinen seiner seit sich sie sind so sollen sowie uber um und uns unser unter viel viele vom
von vor war waren warum was weil welche welchem welchen welcher welches wenn wer werden wie wieder
wieviel will wir wird wo wurde wurden zu zum zur zwischen
""",
    "en": """
a about after all also am an and any are as at be because been before being between both but by
can could did do does doing during each for from further had has have having he her here him his
how i if in into is it its made make many may me more most much must my no nor not of on only or
other our out over own per s shall she should so some such t than that the their them then there
these they this those through to too under until up upon us very was we were what when where
whether which while who whom why will with would you your
""",
}

FUNCTION_WORDS: Mapping[str, frozenset[str]] = {
    language: frozenset(words.split()) for language, words in _FUNCTION.items()
}
"""Words that say how others belong together, folded, by language."""

_MONTHS = (
    "januari january januar janvier jan",
    "februari february februar fevrier feb",
    "maart march marz maerz mars mrt",
    "april avril apr",
    "mei may mai",
    "juni june juin jun",
    "juli july juillet jul",
    "augustus august aout aug",
    "september septembre sept sep",
    "oktober october octobre okt oct",
    "november novembre nov",
    "december dezember decembre dec dez",
)
MONTHS: Mapping[str, int] = {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
"""Name of a month, folded, to its number; in all languages at once, for names are quoted."""

NUMBER_WORDS = ("nr", "nrs", "nummer", "no", "n", "number", "numero", "num", "nummern", "num.")
"""What stands before the number of a question."""
