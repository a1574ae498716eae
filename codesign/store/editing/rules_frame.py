"""What altering the frame of the work brings with it: programmes, outcomes, themes, replies and wording."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import text

from codesign.store.editing.work import (
    Work,
    next_place,
    parent,
    reason_needed,
    refuse_backwards,
    refuse_ring,
)
from codesign.store.tables import Clause, WordingSource
from codesign.text import plural


def outcome(work: Work) -> None:
    """An outcome: a code or words, in its programme's tree."""
    if not (str(work.after("code") or "").strip() or str(work.after("title") or "").strip()):
        from codesign.store.verbs.outcomes import NamelessOutcomeError

        work.refuse_as("title", NamelessOutcomeError())
    programme = parent(work, "outcome", "programme_id")
    if not programme:
        work.refuse("", "An outcome needs a programme.")
    refuse_ring(work, "outcome")
    if work.id and work.becomes("title"):
        work.said.append("What it said before stays in the history.")
    if not work.id:
        work.values["position"] = next_place(work, "outcome", "programme_id", programme)


def theme(work: Work) -> None:
    """A theme: no two of one name, none beneath itself; what alters its figures is kept beside the change."""
    from codesign.store.codebook.noting import note

    name = str(work.after("name")).strip()
    themes = work.change.session.execute(
        text("SELECT name FROM theme WHERE deleted = 0 AND id <> :id"), {"id": work.id}
    ).scalars()
    if work.becomes("name") and name.casefold() in {str(each).casefold() for each in themes}:
        from codesign.store.verbs.themes import ThemeExistsError

        work.refuse_as("name", ThemeExistsError(name))
    refuse_ring(work, "theme")
    if work.becomes("state", "", None):
        work.values["state"] = "draft"
    if not work.id:
        return
    if work.becomes("state") and work.was.get("state") == "retired":
        work.values["merged_into_id"] = None
    for what, was, now in _altered_theme(work):
        kept = work.count("tag WHERE theme_id = :id AND deleted = 0") if what == "retired" else 0
        note(work.change, work.id, what, was=was, now=now, comments=kept)
        if what == "retired" and kept:
            work.said.append(f"{plural(kept, 'comment')} {'keeps' if kept == 1 else 'keep'} it.")


_STATE_WORDS = {"retired": "retired", "signed-off": "signed-off", "draft": "reopened"}


def _altered_theme(work: Work) -> Iterator[tuple[str, str, str]]:
    """Yield what happened to a theme, with what was and what is: a new name, another state, another place or meaning."""
    was = {name: str(value or "") for name, value in work.was.items()}
    if work.becomes("name"):
        yield "renamed", was["name"], str(work.values["name"])
    if work.becomes("state") and work.values["state"] != was["state"]:
        now = str(work.values["state"])
        yield "brought-back" if was["state"] == "retired" else _STATE_WORDS[now], was["state"], now
    if work.becomes("parent_id"):
        called = "SELECT name FROM theme WHERE id = :parent"
        yield (
            "moved",
            work.ask(called, parent=was["parent_id"]) or "",
            work.ask(called, parent=work.values["parent_id"]) or "",
        )
    if any(work.becomes(name) for name in ("definition", "examples", "belongs", "belongs_not")):
        yield "defined", was["definition"], str(work.after("definition") or "")


def reply(work: Work) -> None:
    """A reply: not possible needs a reason; it serves the programme of what it answers."""
    if work.after("state") == "not-possible" and not str(work.after("reason") or "").strip():
        reason_needed(work, "reason", "“Not possible”")
    if not work.id and "programme_id" not in work.parent:
        about = "theme" if work.parent.get("theme_id") else "comment"
        programme = {
            "theme": "SELECT programme_id FROM theme WHERE id = :about",
            "comment": "SELECT coalesce(c.programme_id, e.programme_id) FROM comment c LEFT JOIN event e ON e.id = c.event_id WHERE c.id = :about",
        }[about]
        work.values["programme_id"] = work.ask(programme, about=work.parent.get(f"{about}_id", ""))


def programme(work: Work) -> None:
    """A programme."""
    refuse_backwards(work)


def wording(work: Work) -> None:
    """A version of wording, and what its clause is called."""
    if work.after("state") == "not-adopted" and not str(work.after("state_reason") or "").strip():
        reason_needed(work, "state_reason", "Wording that is not adopted")
    if not (str(work.after("before") or "").strip() or str(work.after("after") or "").strip()):
        work.refuse("after", "What should it say? Type the words after the change.")
    if work.id:
        _rename_clause(work)
        if work.becomes("shaped_by"):
            _shape(work, str(work.values.pop("shaped_by")).split(","))


def _rename_clause(work: Work) -> None:
    renamed = {
        name: work.values.pop(name) for name in ("document", "clause", "outcome_id") if name in work.values
    }
    if not renamed:
        return
    clause = work.ask("SELECT clause_id FROM wording WHERE id = :id")
    work.change.set(Clause, clause, **renamed)
    versions = work.count("wording WHERE clause_id = :clause AND deleted = 0", clause=clause)
    if versions > 1:
        work.said.append(f"That is said of the clause in all its {versions} versions.")


def _shape(work: Work, wanted: list[str]) -> None:
    """Let a version say which comments shaped it: these, and no others."""
    rows = work.change.session.execute(
        text("SELECT id, comment_id FROM wordingsource WHERE wording_id = :id AND deleted = 0"),
        {"id": work.id},
    )
    held = {row.comment_id: row.id for row in rows}
    work.change.remove_many(WordingSource, [id_ for comment, id_ in held.items() if comment not in wanted])
    for comment in wanted:
        if comment and comment not in held:
            work.change.add(WordingSource, wording_id=work.id, comment_id=comment)
