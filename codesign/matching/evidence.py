"""What besides the name speaks for or against: the ward of the event, an organisation, a title, an e-mail, a phone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from codesign.matching.fold import email_key, fold, folded_words, phone_key
from codesign.matching.known import Known, Typed
from codesign.matching.levels import Level
from codesign.matching.names import is_desk, name_form
from codesign.matching.organisations import compare_organisations
from codesign.matching.words import words

IsShared = Callable[[str], bool]
"""Says whether more than one contact has this e-mail or phone key."""


class Evidence(NamedTuple):
    """One thing that speaks for (above nought) or against (below) two being one, and its sentence."""

    weight: float
    reason: str
    is_reach: bool = False
    """An e-mail or a phone: it may speak where the names do not, because people marry and mistype."""


def gather(typed: Typed, known: Known, is_shared: IsShared) -> list[Evidence]:
    """Collect everything besides the name."""
    return [
        *_title(typed, known),
        *_ward(typed, known),
        *_organisation(typed, known),
        *_email(typed, known, is_shared),
        *_phone(typed, known, is_shared),
    ]


def _title(typed: Typed, known: Known) -> Iterator[Evidence]:
    borne_out = {word for text in (*known.roles, known.kind) for word in folded_words(text)}
    known_titles = {title.folded for title in name_form(known.name).titles}
    for title in name_form(typed.name).titles:
        meaning = words().titles[title.folded]
        if not meaning.roles:
            continue
        same_title = any(words().titles[other].full == meaning.full for other in known_titles)
        if same_title or meaning.roles & borne_out:
            written = title.written.rstrip(".")
            is_short = fold(meaning.full) != title.folded
            yield Evidence(
                0.1, f"{written} = {meaning.full}" if is_short else f"{meaning.full}: same title or role"
            )
            return


def ward_words(ward: str) -> tuple[str, ...]:
    """Return a ward's name as compared: `Penny Hassett Ward` is `Penny Hassett`."""
    return tuple(word for word in folded_words(ward) if word not in {"ward", "division"})


def _ward(typed: Typed, known: Known) -> Iterator[Evidence]:
    if not known.wards or not (typed.ward or typed.place):
        return
    here, place = ward_words(typed.ward), folded_words(typed.place)
    for ward in known.wards:
        theirs = ward_words(ward)
        if theirs and theirs == here:
            yield Evidence(0.2, f"this event is in their ward ({ward})")
            return
        if theirs and set(theirs) <= set(place):
            yield Evidence(0.15, f"this event is at {typed.place}, and their ward is {ward}")
            return


def _organisation(typed: Typed, known: Known) -> Iterator[Evidence]:
    if not typed.organisation or not known.organisations or known.sort == "organisation":
        return
    for name in known.organisations:
        level = compare_organisations(typed.organisation, name).level
        if level >= Level.SLIP:
            yield Evidence(0.2, f"same organisation: {name}")
            return
        if level == Level.BEGINS:
            yield Evidence(0.1, f"perhaps the same organisation: {name}")
            return
    yield Evidence(-0.15, f"another organisation: {known.organisations[0]}, not {typed.organisation}")


def _email(typed: Typed, known: Known, is_shared: IsShared) -> Iterator[Evidence]:
    key = email_key(typed.email)
    if not key or not known.emails:
        return
    if key not in map(email_key, known.emails):
        yield Evidence(-0.05, "another e-mail is held")
    elif is_desk(key) or is_shared(key):
        yield Evidence(0.12, "shared e-mail: weak by itself", is_reach=True)
    else:
        yield Evidence(0.4, "same e-mail", is_reach=True)


def _phone(typed: Typed, known: Known, is_shared: IsShared) -> Iterator[Evidence]:
    key = phone_key(typed.phone)
    if not key or key not in map(phone_key, known.phones):
        return
    if is_shared(key):
        yield Evidence(0.12, "shared phone: weak by itself", is_reach=True)
    else:
        yield Evidence(0.25, "same phone", is_reach=True)
