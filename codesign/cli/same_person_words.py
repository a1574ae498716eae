"""Contacts that may be one, in plain lines: the questions, a comparison, merges, and what came since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from codesign.cli import printing, talking
from codesign.clock import local
from codesign.records.same_person import BOTH, Comparison, Why
from codesign.text import one_line

if TYPE_CHECKING:
    from codesign.records.same_person import AddedSince, Merge, Question
    from codesign.store import Store

FIELD_NAMES: Mapping[str, str] = {"group": "is_group", "became": "successor_id"}
"""What people may type for a field, where it is kept under another name."""


def question_lines(store: Store, questions: Sequence[Question]) -> list[dict[str, Any]]:
    """Return questions as programs and people read them: who, how likely, why."""
    ids = list(dict.fromkeys(id_ for question in questions for id_ in question.ids))
    references = store.same_person.references(ids)
    names = store.same_person.names(ids)
    return [
        {
            "contacts": [{"id": id_, "reference": references.get(id_, ""), "name": names.get(id_, "")} for id_ in each.ids],
            "likelihood": each.likelihood,
            "probability": round(each.probability, 4),
            "weight": round(each.weight, 2),
            "reasons": [{"words": why.words, "weight": round(why.weight, 2)} for why in each.reasons],
            "sure": each.may_be_bulk,
            "why_not_sure": each.why_not_bulk,
            "left_for_later": each.is_later,
            "new_since_answered": each.changed,
        }
        for each in questions
    ]  # fmt: skip


def print_questions(lines: Sequence[Mapping[str, Any]]) -> None:
    """Print questions under headings."""
    rows = [
        (
            each["likelihood"],
            *_who_and_why(each),
            "left for later" if each["left_for_later"] else each["new_since_answered"],
        )
        for each in lines
    ]
    if rows:
        printing.table(("Likely", "Who", "Why", "New"), rows)


def question_words(line: Mapping[str, Any]) -> str:
    """Return a question in a line."""
    who, why = _who_and_why(line)
    return f"  {who}: {why}"


def _who_and_why(line: Mapping[str, Any]) -> tuple[str, str]:
    who = " = ".join(one_line(f"{contact['reference']} {contact['name']}") for contact in line["contacts"])
    return who, _why(Why(one["words"], one["weight"]) for one in line["reasons"])


def _why(reasons: Iterable[Why]) -> str:
    return "; ".join(f"{'but ' if why.weight < 0 else ''}{one_line(why.words)}" for why in reasons)


def say_warnings(comparison: Comparison) -> None:
    """Say what should be read before contacts are merged, whether anybody is asked or not."""
    for warning in comparison.warnings:
        talking.say(f"Look out: {one_line(warning)}")


def say_comparison(comparison: Comparison, choices: Mapping[str, str]) -> None:
    """Say contacts side by side, and what will stand where they differ."""
    sides = {side.id: side for side in comparison.sides}
    say_warnings(comparison)
    for side in comparison.sides:
        stays = " (stays)" if side.id == comparison.survivor_id else ""
        talking.say(f"{side.reference}  {one_line(side.name)}{stays}: {side.brings.words}")
    if comparison.reasons:
        talking.say(f"Why: {_why(comparison.reasons)}")
    for row in comparison.rows:
        if not any(row.values):
            continue
        choice = choices.get(row.field, row.chosen)
        values = dict(zip(sides, row.values, strict=True))
        said = row.says if choice in ("", row.chosen, BOTH) else values.get(choice, "")
        apart = f"   ({' / '.join(one_line(value) or '-' for value in row.values)})" if row.differs else ""
        talking.say(f"  {row.label}: {one_line(said) or '-'}{apart}")


def merge_line(merge: Merge) -> str:
    """Return a merge in a line: who, by whom, when, what was chosen and why."""
    chosen = f"; {merge.chosen}" if merge.chosen else ""
    why = f" ({'; '.join(one_line(each.words) for each in merge.reasons)})" if merge.reasons else ""
    return (
        f"{one_line(merge.words)}: {merge.by}, {local(merge.at):%d %b %Y %H:%M}, {merge.change}{chosen}{why}"
    )


def added_lines(added: Sequence[AddedSince]) -> list[str]:
    """Return what came since a merge as numbered lines."""
    return [
        f"  {number}  {each.kind}: {one_line(each.words)} ({each.by}, {local(each.at):%d %b %Y})"
        for number, each in enumerate(added, start=1)
    ]
