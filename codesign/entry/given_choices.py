"""What fields are chosen from where the program itself acts on the answer: these are no vocabulary, and nobody adds to them."""

from __future__ import annotations

from collections.abc import Mapping

from codesign.records.codebook import COLOURS
from codesign.records.columns_shown import STATES
from codesign.records.editing import Choice


def _states(*codes: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, STATES.get(code, code.replace("-", " ").capitalize())) for code in codes)


GIVEN: Mapping[str, tuple[Choice, ...]] = {
    "event-states": _states("held", "planned", "cancelled", "nobody-came"),
    "follow-up-states": _states("open", "done", "will-not"),
    "theme-states": _states("draft", "signed-off", "retired"),
    "question-states": _states("open", "retired"),
    "theme-colours": tuple(Choice(name, name.capitalize()) for name in COLOURS),
    "wording-states": _states("proposed", "adopted", "not-adopted"),
    "money-states": _states("offered", "claimed", "declined", "paid", "owed"),
    "sorts": _states("person", "organisation"),
    "points": (
        Choice("email", "E-mail", also=("mail",)),
        Choice("phone", "Phone", also=("telephone", "mobile")),
        Choice("address", "Address"),
        Choice("postcode", "Postcode"),
        Choice("web", "Web page", also=("website", "page")),
    ),
    "purposes": (
        Choice("contact", "To be contacted"),
        Choice("quote", "To be quoted"),
        Choice("photo", "To be photographed", also=("photograph",)),
        Choice("keep-in-touch", "To be kept in touch"),
        Choice("do-not-contact", "Do not contact"),
    ),
    "answers": _states("yes", "no", "lifted"),
    "outcome-levels": _states("domain", "outcome", "indicator"),
}
"""The answers there are, by the name a field has for them."""


def codes(name: str) -> tuple[str, ...]:
    """Return the codes of the answers there are, in order."""
    return tuple(choice.value for choice in GIVEN[name])
