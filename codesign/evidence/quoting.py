"""One comment as it may be quoted: its words, as whose, where, when and its reference; or why it may not be.

The rule is the pack's (`quotable`), so that what leaves by hand and what leaves in a pack are the same words.
"""

from __future__ import annotations

from typing import NamedTuple

from codesign.errors import AskedWronglyError
from codesign.evidence.names import NameFinder, names_kept_back
from codesign.evidence.quotable import Permission, Spoken, attribution, permission_of, quotable
from codesign.records.columns_shown import day_words
from codesign.records.feedback import CommentLine
from codesign.records.pack import Withheld
from codesign.store.store import Store
from codesign.store.verbs.pack_rows import PackRows
from codesign.text import one_line

_INSTEAD = {
    Withheld.NOT_ASKED: "Ask them, and write the answer down in “To quote”: not asked is never quoted.",
    Withheld.REFUSED: "Their point is not passed on in other words either.",
    Withheld.PERSONAL: "Read it: if it identifies nobody, say so with `codesign feedback looked {reference}`; if it does, it stays here.",
    Withheld.SENSITIVE: "It stays here while it is marked so.",
    Withheld.NAMES_SOMEONE: "It stays here: names leave by reason only, in a pack that says why.",
}
"""What may be done instead."""


class NotQuotableError(AskedWronglyError):
    """The words of a comment must stay."""

    def __init__(self, line: CommentLine, why: Withheld, *also: Withheld) -> None:
        about = ", ".join(part for part in (line.themes, line.outcomes) if part)
        instead = f" You may say what it is about: {one_line(about)} ({line.reference})." if about else ""
        super().__init__(
            f"{line.reference} may not be quoted: {'; '.join(each.value for each in (why, *also))}.",
            todo=f"{' '.join(_INSTEAD[each].replace('{reference}', line.reference) for each in (why, *also))}{instead}",
        )


class Speaker(NamedTuple):
    """Who said it, as far as a quote may say."""

    name: str = ""
    role: str = ""
    """The kind of person, in words."""
    may_be_named: bool = False
    """An organisation, or somebody in public office."""


def quotation(line: CommentLine, speaker: Speaker, place: str, names_someone: NameFinder) -> str:
    """Return a comment with its attribution, as far as permission goes: `“…” (carer, Penny Hassett, 12 Nov 2026, C417-KTM)`.

    Exact words stand in quotation marks. Our note does not, and says that it is ours: a note is not a quote.

    Raises:
        NotQuotableError: the words must stay, and why.
    """
    permission = permission_of(line.permission)
    withheld = quotable(_spoken(line, permission), names_someone)
    if withheld:
        unmarked = quotable(
            Spoken(line.words, line.exact, permission)
        )  # taking a mark off would not be enough
        raise NotQuotableError(line, withheld, *([unmarked] if unmarked and unmarked is not withheld else []))
    said_by = attribution(
        permission,
        is_exact=line.exact,
        name=speaker.name,
        role=speaker.role[:1].lower() + speaker.role[1:],
        may_be_named=speaker.may_be_named,
    )
    where = "" if names_someone(place) else one_line(place)
    parts = ("" if line.exact else "our note", said_by, where, day_words(line.said_on), line.reference)
    words = f"“{line.words.strip()}”" if line.exact else line.words.strip()
    return f"{words} ({', '.join(part for part in parts if part)})"


def quote(store: Store, reference: str) -> str:
    """Return a comment of the store with its attribution, or refuse.

    Raises:
        UnknownReferenceError, NotShownError: which comment. NotQuotableError: its words must stay, and why.
    """
    with store.read():
        line = store.feedback.find(reference)
        rows = PackRows(store)
        place = store.events.find(line.event).place if line.event else line.place
        return quotation(line, _speaker(store, rows, line), place, names_kept_back(rows))


def _spoken(line: CommentLine, permission: Permission) -> Spoken:
    return Spoken(line.words, line.exact, permission, bool(line.personal), bool(line.sensitive))


def _speaker(store: Store, rows: PackRows, line: CommentLine) -> Speaker:
    kinds = store.vocabularies.as_names("kinds")
    if not line.contact_id:
        return Speaker(line.for_organisation, kinds.get(line.kind, line.kind), bool(line.for_organisation))
    contact = store.contacts.line(line.contact_id)
    kind = line.kind or contact.kind
    public = contact.sort == "organisation" or contact.kind in rows.public_kinds()
    return Speaker(one_line(contact.name), kinds.get(kind, kind), public)
