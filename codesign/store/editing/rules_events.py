"""What altering an event, and what stands on its page, brings with it."""

from __future__ import annotations

from codesign.clock import HOME_ZONE
from codesign.coding.personal import kinds_in
from codesign.store import standing
from codesign.store.editing.work import Work, next_place, reason_needed
from codesign.store.personal_names import register_of
from codesign.text import plural


def event(work: Work) -> None:
    """What altering an event brings with it."""
    people = work.count("attendance WHERE event_id = :id AND deleted = 0") if work.id else 0
    if work.becomes("state", "planned", "cancelled") and people:
        from codesign.store.verbs.events import NobodyYetError

        work.refuse_as("state", NobodyYetError(str(work.after("state"))))
    if work.becomes("state", "nobody-came") and people:
        work.refuse("state", "People are listed as having come. Take them off, or say that it was held.")
    if work.becomes("held_on") or work.becomes("state", "held", "nobody-came"):
        _refuse_to_come(work)
    if work.becomes("permission") and work.id:
        comments = work.count("comment WHERE event_id = :id AND deleted = 0")
        if comments:
            work.said.append(
                f"{plural(comments, 'comment')} taken down here keep their own permission to quote."
            )
    if not work.id:
        _new_event(work)


def _refuse_to_come(work: Work) -> None:
    day = str(work.after("held_on") or "")
    if work.after("state") in ("held", "nobody-came") and day > work.today.isoformat()[: len(day)]:
        name = "held_on" if work.becomes("held_on") else "state"
        work.refuse(name, "That date is still to come. Say that it is planned, or change the date.")


def _new_event(work: Work) -> None:
    work.values.setdefault("zone", HOME_ZONE)
    work.values["recorded"] = work.change.now
    work.values["officer"] = work.values.get("officer") or work.change.actor
    if not work.values.get("level") and work.values.get("programme_id"):
        work.values["level"] = (
            work.ask("SELECT level FROM programme WHERE id = :p", p=work.values["programme_id"]) or ""
        )


def came(work: Work) -> None:
    """Who came, and in what capacity: each once, and an organisation as people from it."""
    event = work.parent.get("event_id") or work.ask("SELECT event_id FROM attendance WHERE id = :id")
    state = work.ask("SELECT state FROM event WHERE id = :event", event=event)
    if state in ("planned", "cancelled"):
        from codesign.store.verbs.events import NobodyYetError

        work.refuse_as("contact_id", NobodyYetError(str(state)))
    _organisation_came(work)
    contact = work.after("contact_id")
    if contact:
        _named_came(work, event, contact)
    elif not work.after("heads"):
        work.refuse("heads", "That is nobody. Type how many came, or remove this line.")
    if not work.id:
        work.values["position"] = next_place(work, "attendance", "event_id", event)


def _organisation_came(work: Work) -> None:
    """An organisation that came is nobody by name: somebody was there from it, so it is written as heads of it."""
    contact = work.values.get("contact_id")
    if not contact or work.ask("SELECT sort FROM contact WHERE id = :c", c=contact) != "organisation":
        return
    kind = work.after("kind") or work.ask("SELECT kind FROM contact WHERE id = :c", c=contact)
    work.values.update(contact_id=None, organisation_id=contact, kind=kind)
    work.said.append("An organisation came, so it is kept as people from it, nobody by name.")


def _named_came(work: Work, event: str, contact: str) -> None:
    others = f"attendance WHERE event_id = :event AND contact_id IN {standing.group(':contact')} AND deleted = 0 AND id <> :id"
    if work.becomes("contact_id") and work.count(others, event=event, contact=contact):
        work.refuse("contact_id", "They are on the list of who came already. Nobody is counted twice.")
    if (work.after("heads") or 1) != 1:
        work.refuse("heads", "Somebody by name is one person. Leave how many empty, or leave the name empty.")
    work.values.update(heads=1, about=False)
    before = work.was.get("contact_id")
    if work.becomes("contact_id") and before:
        said = work.count(
            f"comment WHERE event_id = :event AND contact_id IN {standing.group(':c')} AND deleted = 0",
            event=event,
            c=before,
        )
        if said:
            work.said.append(f"{plural(said, 'comment')} here are still by who stood on this line before.")


def comment(work: Work) -> None:
    """A comment: who said it, and what in it may identify somebody."""
    _organisation_spoke(work)
    if work.becomes("words"):
        marks = ",".join(sorted(kinds_in(str(work.values["words"]), register_of(work.change.session))))
        work.values["personal"] = marks
        if marks:
            work.said.append(
                f"The words may hold a personal detail ({marks.replace(',', ', ')}), so they are not quoted until somebody has looked."
            )
        if work.id and work.was.get("exact"):
            work.said.append(
                "These are somebody's exact words; as first taken down they stay in the history."
            )
    if work.becomes("words") or work.becomes("permission"):
        _say_quoted(work)
    if not work.id:
        work.values["recorded"] = work.change.now
        event = work.parent.get("event_id")
        if event:
            work.values["position"] = next_place(work, "comment", "event_id", event)


def _say_quoted(work: Work) -> None:
    """Say where it is quoted already: a file that went out is not called back by altering what it says."""
    packs = work.count("packcomment WHERE comment_id = :id AND quoted = 1 AND deleted = 0")
    if packs:
        work.said.append(
            f"It is quoted as it was in {plural(packs, 'pack')} already made, which stay as they are."
        )


def _organisation_spoke(work: Work) -> None:
    contact = work.values.get("contact_id")
    if not contact or work.ask("SELECT sort FROM contact WHERE id = :c", c=contact) != "organisation":
        return
    work.values.update(contact_id=None, speaking_for="organisation", for_organisation_id=contact)
    work.said.append("An organisation is nobody by name, so the comment is kept as said for it.")


def follow_up(work: Work) -> None:
    """A follow-up: closed today unless somebody says when; not doing it needs a reason."""
    if work.after("state") == "will-not" and not str(work.after("outcome") or "").strip():
        reason_needed(work, "outcome", "A follow-up that will not be done")
    if work.becomes("state", "done", "will-not") and not work.after("closed_on"):
        work.values["closed_on"] = work.today.isoformat()
        work.said.append("Closed today.")
    if work.becomes("state", "open") and work.after("closed_on") and not work.becomes("closed_on"):
        work.values["closed_on"] = ""
        work.said.append("It is open again, so the day it was closed on is taken off.")
