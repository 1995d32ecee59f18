"""Citations of other questions in running text: what is recognised, and where it stands.

`recognise` reads plain text and knows nothing of HTML; `Weaver` puts what was found into the HTML
of a paragraph. Everything here looks at one paragraph. Which question is meant is decided in
`builder.linking.citing`.
"""

from builder.reading.citations.ids import ids
from builder.reading.citations.numbers import normal
from builder.reading.citations.scan import Found, recognise
from builder.reading.citations.weave import Weaver, Woven

__all__ = ["Found", "Weaver", "Woven", "ids", "normal", "recognise"]
