"""Problem codes of an archive's own theme: its words, and its templates."""

from builder.codes.kinds import Code, Words, error

CODES: dict[str, Code] = {
    "word-gap": error(
        Words(
            "in deze tekst wordt “{value}” nergens mee ingevuld",
            (
                "mogelijk zijn {known}; schrijf {{{{ of }}}} voor een accolade",
                "er is hier niets in te vullen; schrijf {{{{ of }}}} voor een accolade",
            ),
        ),
        Words(
            "in this text nothing is filled in for “{value}”",
            (
                "possible are {known}; write {{{{ or }}}} for a brace",
                "there is nothing to fill in here; write {{{{ or }}}} for a brace",
            ),
        ),
    ),
    "template-syntax": error(
        Words(
            "dit sjabloon kan hier niet gelezen worden: {said}",
            ("sluit wat open staat: bij elk blok hoort een einde, zoals endblock",),
        ),
        Words(
            "this template cannot be read here: {said}",
            ("close what is open: each block has an end, such as endblock",),
        ),
    ),
    "template-unknown": error(
        Words(
            "er is geen sjabloon “{value}”",
            ("bedoelt u {suggestion}?", "de sjablonen zijn: {known}"),
        ),
        Words(
            "there is no template “{value}”",
            ("did you mean {suggestion}?", "the templates are: {known}"),
        ),
    ),
    "template-fails": error(
        Words(
            "met dit sjabloon kan een pagina niet gemaakt worden: {said}",
            ("een sjabloon ziet alleen page en site: kijk in het ingebouwde wat ze hebben",),
        ),
        Words(
            "with this template a page cannot be made: {said}",
            ("a template sees only page and site: look in the built-in one what they have",),
        ),
    ),
}
"""Each code, by name."""
