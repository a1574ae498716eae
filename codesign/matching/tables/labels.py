"""What a column of a table may be, and how each is compared: a label is a kind, and after a colon its own heading."""

from __future__ import annotations

from codesign.matching.compare.base import Comparer
from codesign.matching.compare.dates import Dates
from codesign.matching.compare.identifiers import Identifiers
from codesign.matching.tables import comparers

_COMPARERS: dict[str, Comparer] = {
    "born": Dates(),
    "identifier": Identifiers(),
    "email": comparers.Emails(),
    "phone": comparers.Phones(),
    "postcode": comparers.Postcodes(),
    "number": comparers.HouseNumbers(),
    "street": comparers.Streets(),
    "place": comparers.Places(),
    "organisation": comparers.Employers(),
    "text": comparers.Words(),
}


def comparer_of(label: str) -> Comparer:
    """Return how a label is compared."""
    return _COMPARERS.get(label.partition(":")[0], _COMPARERS["text"])


def words_of(label: str) -> str:
    """Return what a column is called in a sentence."""
    kind, _, heading = label.partition(":")
    return (heading or kind).replace("_", " ")
