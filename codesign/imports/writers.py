"""Proposals into records, through the store's own verbs, inside the one change of the import."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from codesign.collecting import let_go
from codesign.imports.known_again import source_key
from codesign.imports.proposals import (
    CommentProposal,
    ContactProposal,
    EventProposal,
    OutcomeProposal,
    Proposal,
)
from codesign.imports.questions import note_with_consultation
from codesign.imports.remarks import parted
from codesign.imports.words import Kind
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.outcomes import NewOutcome
from codesign.records.people import Came, NewContact, Point

if TYPE_CHECKING:
    from codesign.store import Store
    from codesign.store.writing import Change

P = TypeVar("P", bound=Proposal)


def write_proposals(
    store: Store,
    change: Change,
    kind: Kind,
    proposals: Sequence[Proposal],
    *,
    batch_id: str,
    programme_id: str,
    split: bool = False,
) -> tuple[str, ...]:
    """Write the rows of a kind, each linked to its import; return the ids of new contacts, who may be somebody held.

    With `split`, a row of feedback that makes several points becomes a comment for each.
    """
    if kind is Kind.CONTACTS:
        return tuple(_write_contacts(store, change, batch_id, _of(proposals, ContactProposal)))
    if kind is Kind.EVENTS:
        _write_events(store, change, batch_id, programme_id, _of(proposals, EventProposal))
    elif kind is Kind.FEEDBACK:
        comments = _of(proposals, CommentProposal)
        _write_comments(store, change, batch_id, programme_id, parted(comments) if split else comments)
    else:
        store.outcomes.add_many(programme_id, [_outcome(one) for one in _of(proposals, OutcomeProposal)])
    return ()


def _of(proposals: Sequence[Proposal], kind: type[P]) -> list[P]:
    return [proposal for proposal in proposals if isinstance(proposal, kind)]


def _write_contacts(
    store: Store, change: Change, batch_id: str, contacts: Sequence[ContactProposal]
) -> Iterator[str]:
    """Write organisations first, so that people join them and no second one is made beside them."""
    for contact in sorted(contacts, key=lambda one: not one.is_organisation):
        yield store.contacts.insert(
            change,
            NewContact(
                name=contact.name,
                sort="organisation" if contact.is_organisation else "person",
                kind=contact.kind,
                area=contact.area,
                organisation=contact.organisation,
                role=contact.role,
                note=contact.note,
                points=tuple(
                    Point(point.kind, point.value, point.as_given, point.note) for point in contact.points
                ),
                source_key=source_key(contact),
                batch_id=batch_id,
                do_not_contact="said so in the file it came from" if contact.do_not_contact else "",
            ),
        )


def _write_events(
    store: Store, change: Change, batch_id: str, programme_id: str, events: Sequence[EventProposal]
) -> None:
    for event in events:
        heads = Came(heads=event.head_count, about=event.head_count_about) if event.head_count else None
        store.events.insert(
            change,
            NewEvent(
                title=event.title,
                held_on=event.held_on,
                state=event.state,
                starts=event.starts,
                ends=event.ends,
                place=event.place,
                method=event.method,
                programme_id=programme_id,
                officer=event.officer,
                purpose=event.purpose,
                note=event.note,
                head_count=event.head_count,
                head_count_about=event.head_count_about,
                came=(heads,) if heads and event.state == "held" else (),
                source_key=source_key(event),
                batch_id=batch_id,
            ),
        )


def _write_comments(
    store: Store, change: Change, batch_id: str, programme_id: str, comments: Sequence[CommentProposal]
) -> None:
    names = {comment.organisation for comment in comments if comment.organisation}
    organisations = {name: store.contacts.organisation(change, name) for name in sorted(names)}
    new = [_comment(comment, batch_id, organisations.get(comment.organisation, "")) for comment in comments]
    store.feedback.insert(change, new, programme_id=programme_id)
    let_go(new)


def _comment(comment: CommentProposal, batch_id: str, organisation_id: str) -> NewComment:
    return NewComment(
        words=comment.words,
        exact=comment.exact,
        kind=comment.who,
        speaking_for="organisation" if organisation_id else "self",
        for_organisation_id=organisation_id,
        type=comment.type,
        sentiment=comment.sentiment,
        stance=comment.stance,
        permission=comment.permission,
        source=comment.source or "activity",
        question=comment.question,
        place=comment.place,
        note=note_with_consultation(comment),
        questions=(comment.question_id,) if comment.question_id else (),
        said_on=comment.said_on,
        themes=comment.themes,
        sensitive=comment.sensitive,
        source_key=source_key(comment),
        batch_id=batch_id,
    )


def _outcome(outcome: OutcomeProposal) -> NewOutcome:
    return NewOutcome(
        code=outcome.code,
        title=outcome.title,
        level=outcome.level,
        parent=outcome.parent_code,
        definition=outcome.definition,
        owner=outcome.owner,
        source=outcome.source,
        source_key=source_key(outcome),
    )
