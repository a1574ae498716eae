"""Names that somebody has left: they are found and known again by them, and no page, list, reason, history or pack says one.

A name is hidden by its row among the other names. It is hidden wherever it stands for that contact: as another name, as the
name of somebody merged into them, in what was typed of them, and in the history of how they came to be called as they are.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import reduce
from typing import TYPE_CHECKING

from codesign.store import standing

if TYPE_CHECKING:
    from sqlmodel import Session

INSTEAD = "[hidden name]"
"""What stands where a hidden name would."""

WITHHELD = "Name withheld"
"""What a contact is called, with its reference, whose own name is hidden."""

NAMES = "SELECT h.name FROM alias h WHERE h.hidden = 1 AND h.deleted = 0"
"""SQL of every name that is hidden."""

_OF = f"SELECT {standing.of('h.contact_id')}, h.name FROM alias h WHERE h.hidden = 1 AND h.deleted = 0"
_WHOSE = f"""
    SELECT n.id, {standing.of("n.id")} FROM contact n WHERE n.id IN (SELECT value FROM json_each(:ids))
    UNION ALL SELECT r.id, {standing.of("r.contact_id")} FROM alias r WHERE r.id IN (SELECT value FROM json_each(:ids))
    UNION ALL SELECT r.id, {standing.of("r.contact_id")} FROM matchanswer r WHERE r.id IN (SELECT value FROM json_each(:ids))
    UNION ALL SELECT r.id, {standing.of("r.other_id")} FROM matchanswer r WHERE r.id IN (SELECT value FROM json_each(:ids))
    UNION ALL SELECT r.id, {standing.of("r.survivor_id")} FROM contactmerge r WHERE r.id IN (SELECT value FROM json_each(:ids))
    UNION ALL SELECT r.id, {standing.of("r.merged_id")} FROM contactmerge r WHERE r.id IN (SELECT value FROM json_each(:ids))
"""
"""SQL of whom a record that may say a name is about: of a merge, and of an answer, that is two."""
_SHOWN = f"""
    SELECT {standing.of("n.id")}, n.name FROM contact n WHERE n.id IN {standing.all_of_each(":ids")}
    UNION ALL SELECT {standing.of("r.contact_id")}, r.name FROM alias r
    WHERE r.hidden = 0 AND r.deleted = 0 AND r.contact_id IN {standing.all_of_each(":ids")}
"""
"""SQL of every name of some contacts that is not hidden by its row; one that another row hides is among them."""

Mask = Callable[[str], str]


def is_hidden(name: str, contact: str) -> str:
    """Return SQL true of a name that its contact has left, or that stands for one; both are SQL.

    Where no name is hidden it looks nothing up.
    """
    any_ = "EXISTS (SELECT 1 FROM alias WHERE hidden = 1)"
    theirs = f"{NAMES} AND h.contact_id IN {standing.group(contact)} AND h.name = {name} COLLATE NOCASE"
    return f"({any_} AND ({name} LIKE '{WITHHELD} (N%)' OR EXISTS ({theirs})))"


def withheld(reference: str) -> str:
    """Return what a contact is called whose own name is hidden: the same name would make two of them one."""
    return f"{WITHHELD} ({reference})"


def is_withheld(name: str) -> bool:
    """Whether this stands for a name that is hidden: it tells nobody who it is."""
    return name.startswith(f"{WITHHELD} (N") and name.endswith(")")


def masks(session: Session, records: Iterable[str]) -> Mapping[str, Mask]:
    """Return what takes hidden names out of words, for those of the records given that are about somebody who has one."""
    names = _names(session)
    return _of_names(names, _about(session, names, records))


def reason_masks(session: Session, records: Iterable[str]) -> Mapping[str, Mask]:
    """Return what takes hidden names out of reasons that were kept, for the records given that are about somebody who has one.

    A reason often quotes half a name. One that holds a word of a hidden name, which is in no name they show, is said by its
    kind alone. What is kept stays as it is.
    """
    names = _names(session)
    return _of_reasons(session, names, _about(session, names, records))


def both_masks(session: Session, records: Iterable[str]) -> tuple[Mapping[str, Mask], Mapping[str, Mask]]:
    """Return what takes hidden names out of words, and what takes them out of reasons, for the same records."""
    names = _names(session)
    about = _about(session, names, records)
    return _of_names(names, about), _of_reasons(session, names, about)


def _of_names(names: Mapping[str, list[str]], about: Mapping[str, list[str]]) -> Mapping[str, Mask]:
    return {record: mask(_all_of(names, contacts)) for record, contacts in about.items()}


def _of_reasons(
    session: Session, names: Mapping[str, list[str]], about: Mapping[str, list[str]]
) -> Mapping[str, Mask]:
    contacts = {contact for contacts in about.values() for contact in contacts}
    shown = _shown(session, contacts) if contacts else {}
    words = {contact: _words(names[contact]) - _words(_still(names, shown, contact)) for contact in contacts}
    return {record: reason_mask(_all_of(words, contacts)) for record, contacts in about.items()}


def _names(session: Session) -> Mapping[str, list[str]]:
    """Return every hidden name as it is written, by who stands for whoever has it."""
    from sqlalchemy import text

    names = defaultdict[str, list[str]](list)
    for contact, name in session.execute(text(_OF)):
        names[contact].append(name)
    return names


def _about(
    session: Session, names: Mapping[str, list[str]], records: Iterable[str]
) -> Mapping[str, list[str]]:
    """Return who with a hidden name each record is about; records about nobody who has one are left out."""
    from sqlalchemy import text

    found = defaultdict[str, list[str]](list)
    if names:
        for record, contact in session.execute(text(_WHOSE), {"ids": json.dumps(sorted(set(records)))}):
            if contact in names:
                found[record].append(contact)
    return found


def _shown(session: Session, contacts: Iterable[str]) -> Mapping[str, list[str]]:
    from sqlalchemy import text

    found = defaultdict[str, list[str]](list)
    for contact, name in session.execute(text(_SHOWN), {"ids": json.dumps(sorted(contacts))}):
        found[contact].append(name)
    return found


def _still(names: Mapping[str, list[str]], shown: Mapping[str, list[str]], contact: str) -> Iterable[str]:
    """Return the names that somebody still shows."""
    left = {name.casefold() for name in names[contact]}
    return (name for name in shown.get(contact, ()) if name.casefold() not in left)


def _words(names: Iterable[str]) -> frozenset[str]:
    """Return the words of names as reasons quote them, joined and taken apart: reasons say them folded."""
    from codesign.matching.fold import fold, name_words

    joined = (word.folded for name in names for word in name_words(name))
    apart = (fold(word) for name in names for word in re.findall(r"\w+", name))
    return frozenset(word for word in (*joined, *apart) if word)


def _all_of(by_contact: Mapping[str, Iterable[str]], contacts: Iterable[str]) -> set[str]:
    return {each for contact in contacts for each in by_contact[contact]}


def each_in_turn(several: Iterable[Mask]) -> Mask:
    """Return what takes out of words all that each of several takes out."""
    return lambda words: reduce(lambda said, mask: mask(said), several, words)


def names_left(session: Session) -> Mapping[str, frozenset[str]]:
    """Return the names that contacts have left, letter case aside, by who stands for them."""
    return {contact: frozenset(map(str.casefold, names)) for contact, names in _names(session).items()}


def mask(names: Iterable[str]) -> Mask:
    """Return what puts `INSTEAD` wherever one of these names stands whole in words, letter case aside."""
    longest_first = sorted(names, key=len, reverse=True)
    found = re.compile("|".join(rf"(?<!\w){re.escape(each)}(?!\w)" for each in longest_first), re.IGNORECASE)
    return lambda words: found.sub(INSTEAD, words)


def reason_mask(left: Iterable[str]) -> Mask:
    """Return what says by its kind alone each reason, of several, that quotes one of these words of names, folded.

    What several of them weighed is told together. Reasons quote names with a capital: `may` is not `May`.
    """
    from codesign.matching.fold import fold
    from codesign.matching.people.naming import HIDDEN
    from codesign.records.same_person import Why, reason_line, reason_read

    words = frozenset(left)

    def quotes(reason: str) -> bool:
        said = re.findall(r"[\w'’]+", reason)
        return any(not each[0].islower() and not each[0].isdigit() and fold(each) in words for each in said)

    def said(reasons: str) -> str:
        between = "\n" if "\n" in reasons else "; "
        each = reasons.split(between)
        unsaid = [reason for reason in each if quotes(reason)]
        if not unsaid:
            return reasons
        weight = sum(reason_read(reason).weight for reason in unsaid)
        instead = reason_line(Why(HIDDEN, weight)) if weight else HIDDEN
        return between.join(dict.fromkeys(instead if reason in unsaid else reason for reason in each))

    return said
