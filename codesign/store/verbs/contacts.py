"""The register: people and organisations, what they are called, where they belong, and what they allow."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session

from codesign.matching import Known
from codesign.records.filters import NOTHING, Filter
from codesign.records.people import (
    ContactLine,
    Member,
    NewContact,
    Point,
    Role,
    SameAnswer,
)
from codesign.store import standing
from codesign.store.faults import GoneError
from codesign.store.file import StoreFile
from codesign.store.finding import listing, search
from codesign.store.finding.sort_names import sort_name
from codesign.store.references import resolve
from codesign.store.tables import (
    Affiliation,
    Alias,
    Contact,
    ContactPoint,
    MatchAnswer,
    Membership,
    Permission,
)
from codesign.store.verbs import contact_card, contact_rows, hiding
from codesign.store.verbs.contact_errors import AlreadyMemberError, NamelessError
from codesign.store.verbs.contact_rows import DO_NOT_CONTACT
from codesign.store.verbs.shown import one
from codesign.store.verbs.touched import Touched, touched
from codesign.store.writing import Change

__all__ = ["DO_NOT_CONTACT", "Contacts"]

_NAMED = f"SELECT {standing.of('id')} FROM contact WHERE deleted = 0 AND sort_name = :name"
_SET_APART = f"""
    SELECT {standing.of("contact_id")}, {standing.of("other_id")} FROM matchanswer
    WHERE deleted = 0 AND other_id IS NOT NULL AND answer IN ('different', 'related')
"""


class Contacts:
    """Verbs on contacts."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    # adding

    def add(self, new: NewContact) -> str:
        """Add a person or an organisation, with their points, other names and organisation, and return the id.

        Raises:
            NamelessError: there is no name.
        """
        with self._store.write("add contact") as change:
            return self.insert(change, new)

    def insert(self, change: Change, new: NewContact) -> str:
        """Add a contact inside a change already open."""
        if not new.name.strip():
            raise NamelessError
        made = change.add(
            Contact,
            name=new.name.strip(),
            sort_name=sort_name(new.name),
            sort=new.sort,
            kind=new.kind,
            area=new.area,
            note=new.note,
            is_group=new.is_group,
            source_key=new.source_key,
            batch_id=new.batch_id,
            recorded=change.now,
        )
        for alias in new.aliases:
            change.add(Alias, contact_id=made, name=alias)
        for point in new.points:
            change.add(ContactPoint, contact_id=made, **point._asdict())
        if new.organisation or new.role:
            organisation = self.organisation(change, new.organisation) if new.organisation else None
            change.add(Affiliation, contact_id=made, organisation_id=organisation, role=new.role)
        if new.do_not_contact:
            change.add(
                Permission, contact_id=made, purpose=DO_NOT_CONTACT, answer="no", note=new.do_not_contact
            )
        return made

    def organisation(self, change: Change, name: str) -> str:
        """Return the organisation held by exactly that name (case and spaces aside), adding it where there is none."""
        held = change.session.execute(
            text(
                f"SELECT {standing.of('id')} FROM contact WHERE deleted = 0 AND sort = 'organisation' AND sort_name = :name ORDER BY row LIMIT 1"
            ),
            {"name": sort_name(name)},
        ).scalar()
        return held or self.insert(change, NewContact(name=name, sort="organisation"))

    # what is known of them

    def add_alias(self, contact_id: str, name: str, reason: str = "") -> None:
        """Remember another name of a contact."""
        with self._store.write("add other name") as change:
            contact_id = standing.survivor(change.session, contact_id)
            change.add(Alias, contact_id=contact_id, name=name, reason=reason)

    def hide_name(self, contact_id: str, name: str) -> None:
        """Hide a name somebody has left, whether it was kept before or not: they are found by it, and nothing says it.

        Raises:
            StillTheirNameError: they go by it now. NamelessError: there is no name.
        """
        with self._store.write("hide name") as change:
            hiding.hide(change, standing.survivor(change.session, contact_id), name)

    def show_name(self, contact_id: str, name: str) -> bool:
        """Show a name again that was hidden. It has to be said: nothing tells it. False where it was not hidden."""
        with self._store.write("show name") as change:
            return hiding.show(change, standing.survivor(change.session, contact_id), name)

    def add_point(self, contact_id: str, point: Point) -> None:
        """Add a point of contact."""
        with self._store.write("add point of contact") as change:
            contact_id = standing.survivor(change.session, contact_id)
            change.add(ContactPoint, contact_id=contact_id, **point._asdict())

    def affiliate(self, contact_id: str, role: Role) -> None:
        """Record a role somebody holds or held. The organisation is joined by name where no id is given."""
        with self._store.write("add role") as change:
            contact_id = standing.survivor(change.session, contact_id)
            organisation = standing.survivor(change.session, role.organisation_id) or (
                self.organisation(change, role.organisation) if role.organisation else None
            )
            change.add(
                Affiliation,
                contact_id=contact_id,
                organisation_id=organisation,
                role=role.role,
                starts=role.starts,
                ends=role.ends,
            )

    def end_role(self, contact_id: str, *, on: str, organisation_id: str = "") -> None:
        """Record the day on which somebody's present roles ended: at one organisation, or all of them."""
        with self._store.write("end role") as change:
            for held in _present(
                change.session, "affiliation", "organisation_id", organisation_id, contact_id
            ):
                change.set(Affiliation, held, ends=on)

    def join_group(
        self,
        group_id: str,
        contact_id: str,
        *,
        seat: str = "",
        speaks_for: str = "",
        starts: str = "",
        ends: str = "",
    ) -> None:
        """Make a contact a member of a standing group.

        Raises:
            AlreadyMemberError: they are one now.
        """
        with self._store.write("join group") as change:
            group_id, contact_id = (
                standing.survivor(change.session, each) for each in (group_id, contact_id)
            )
            if any(
                member.contact_id == contact_id and not member.ends
                for member in contact_card.members(change.session, group_id)
            ):
                names = (contact_rows.contact_name(change.session, each) for each in (contact_id, group_id))
                raise AlreadyMemberError(*names)
            change.set(Contact, group_id, is_group=True)
            change.add(
                Membership,
                group_id=group_id,
                contact_id=contact_id,
                seat=seat,
                speaks_for=speaks_for,
                starts=starts,
                ends=ends,
            )

    def leave_group(self, group_id: str, contact_id: str, *, on: str) -> None:
        """Record the day on which a member left a standing group."""
        with self._store.write("leave group") as change:
            for held in _present(change.session, "membership", "group_id", group_id, contact_id):
                change.set(Membership, held, ends=on)

    def succeed(self, old_id: str, new_id: str, *, on: str = "") -> None:
        """Record that one organisation became another. Old events keep the old name."""
        with self._store.write("record successor") as change:
            old, new = (standing.survivor(change.session, each) for each in (old_id, new_id))
            change.set(Contact, old, successor_id=new, ended=on)

    def permit(
        self, contact_id: str, purpose: str, answer: str, *, given_on: str = "", how: str = "", note: str = ""
    ) -> None:
        """Record what somebody allowed or refused; `do-not-contact` is a purpose of its own."""
        with self._store.write("record permission") as change:
            contact_id = standing.survivor(change.session, contact_id)
            change.add(
                Permission,
                contact_id=contact_id,
                purpose=purpose,
                answer=answer,
                given_on=given_on,
                how=how,
                note=note,
            )

    def answer(self, contact_id: str, answer: SameAnswer, *, other_id: str = "", event_id: str = "") -> None:
        """Keep what a person decided about a look-alike, with the reasons shown to them and the name typed."""
        with self._store.write("same person?") as change:
            self.insert_answer(change, contact_id, answer, other_id=other_id, event_id=event_id)

    def insert_answer(
        self, change: Change, contact_id: str, answer: SameAnswer, *, other_id: str = "", event_id: str = ""
    ) -> None:
        """Keep an answer inside a change already open."""
        contact_id, other_id = (standing.survivor(change.session, each) for each in (contact_id, other_id))
        change.add(
            MatchAnswer,
            contact_id=contact_id,
            other_id=other_id or None,
            typed=answer.typed,
            answer=answer.answer,
            reasons="\n".join(answer.reasons),
            event_id=event_id or None,
        )
        if (
            answer.answer == "same"
            and answer.remember
            and answer.typed not in _names(change.session, contact_id)
        ):
            change.add(Alias, contact_id=contact_id, name=answer.typed, reason="; ".join(answer.reasons))

    # reading

    def rows(self, narrowed: Filter = NOTHING) -> array[int]:
        """Return the row numbers of the contacts in name order, or nearest first where words find few.

        Raises:
            MeaninglessFilterError: the filter says nothing about contacts.
        """
        return listing.rows(self._store, "contacts", narrowed)

    def lines(self, rows: Sequence[int]) -> list[ContactLine]:
        """Return those rows as lines, in the order given."""
        with self._store.read() as session:
            found = {
                row.row: contact_rows.contact_line(row)
                for piece in search.pieces(rows)
                for row in session.execute(
                    text(f"{contact_rows.CONTACT_LINES} AND n.row IN ({','.join(map(str, piece))})")
                )
            }
        return [found[row] for row in rows if row in found]

    def find(self, typed: str) -> ContactLine:
        """Return the contact a person means by reference, such as `N12`. Raises UnknownReferenceError."""
        with self._store.read() as session:
            found = resolve(session, typed, only="N")
            return contact_rows.contact_line(
                session.execute(text(f"{contact_rows.CONTACT_LINES} AND n.id = :id"), {"id": found.id}).one(),
            )

    def named(self, name: str) -> list[ContactLine]:
        """Return the contacts held by exactly that name, case and spaces aside, or that somebody merged into them had."""
        with self._store.read() as session:
            return [
                contact_rows.contact_line(row)
                for row in session.execute(
                    text(f"{contact_rows.CONTACT_LINES} AND n.id IN ({_NAMED}) ORDER BY n.row"),
                    {"name": sort_name(name)},
                )
            ]

    def line(self, contact_id: str) -> ContactLine:
        """Return one contact in a line: all that is needed to name them. Raises GoneError."""
        with self._store.read() as session:
            return contact_rows.contact_line(
                one(
                    session,
                    f"{contact_rows.CONTACT_LINES} AND n.id = :id",
                    id=standing.survivor(session, contact_id),
                )
            )

    def members(self, group_id: str, *, on: str = "") -> list[Member]:
        """Return the members of a group, of a day where one is given."""
        with self._store.read() as session:
            return [
                member
                for member in contact_card.members(session, group_id)
                if not on
                or ((not member.starts or member.starts <= on) and (not member.ends or member.ends >= on))
            ]

    def known(self) -> list[Known]:
        """Return every contact as the matching engine knows them."""
        with self._store.read() as session:
            return contact_rows.known(session, "")

    def known_one(self, contact_id: str) -> Known:
        """Return one contact as the matching engine knows them. Raises GoneError."""
        with self._store.read() as session:
            known = contact_rows.known(session, contact_id)
        if not known:
            raise GoneError
        return known[0]

    def touched(self, since: int) -> Touched | None:
        """Return whom the changes after one touched, or nothing where they are too many to be taken one by one."""
        with self._store.read() as session:
            return touched(session, since)

    def set_apart(self) -> set[frozenset[str]]:
        """Return the pairs that a person has said are different or only related: never to be asked again."""
        with self._store.read() as session:
            rows = session.execute(text(_SET_APART))
            return {frozenset(row) for row in rows if row[0] != row[1]}


def _present(session: Session, table: str, column: str, of: str, contact_id: str) -> list[str]:
    """Return the ids of a contact's roles or memberships that have not ended."""
    held = session.execute(
        text(
            f"SELECT id FROM {table} WHERE contact_id IN {standing.group(':contact')} AND deleted = 0 AND ends = '' AND (:of = '' OR {column} IN {standing.group(':of')})"
        ),
        {"contact": contact_id, "of": of},
    )
    return list(held.scalars())


def _names(session: Session, contact_id: str) -> set[str]:
    found = session.execute(
        text(
            f"""SELECT name FROM contact WHERE id IN {standing.group(":id")}
                UNION SELECT name FROM alias WHERE contact_id IN {standing.group(":id")} AND deleted = 0"""
        ),
        {"id": contact_id},
    )
    return set(found.scalars())
