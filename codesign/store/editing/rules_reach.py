"""What altering who was to be reached and what was asked brings with it: groups, counts of monitoring, questions."""

from __future__ import annotations

from collections.abc import Sequence

from codesign.entry.errors import EntryError
from codesign.entry.tally import Tally, asked_and_answered, read_tally
from codesign.errors import CodesignError
from codesign.records.monitoring import doubts, spelled
from codesign.store.editing.work import Work, parent
from codesign.store.tables import Monitoring
from codesign.store.verbs import monitoring as counts
from codesign.store.verbs import questions, reach


def question(work: Work) -> None:
    """A question of a consultation: no two of one code; without a code it gets the next."""
    others = questions.lines_beside(
        work.change.session, str(work.after("programme_id") or ""), str(work.after("consultation") or "")
    )
    if not work.id:
        work.values["position"] = max((each.position for each in others), default=-1) + 1
        work.values["code"] = work.values.get("code") or questions.next_code(others)
    if work.becomes("state", "", None):
        work.values["state"] = "open"
    try:
        questions.refuse_twice(
            others, str(work.after("code") or ""), work.id, str(work.after("consultation") or "")
        )
    except questions.QuestionExistsError as refused:
        work.refuse_as("code", refused)
    if work.becomes("state", "retired"):
        kept = work.count("tag WHERE question_id = :id AND deleted = 0")
        if kept:
            work.said.append("The comments that answer it keep it; it is offered no more.")


_WAYS = ("kind", "question", "place")


def reach_group(work: Work) -> None:
    """A group to be reached: named once, and counted one way: by a kind, by an answer, or by a place."""
    session = work.change.session
    values = {name: str(work.after(name) or "") for name in reach.FIELDS}
    ways = [name for name in _WAYS if values[name] or (name == "question" and values["answer"])]
    if len(ways) > 1:
        work.refuse(
            ways[-1],
            "A group is counted one way: by Kind, by Question and Answer, or by Place. Empty the others.",
        )
    if bool(values["question"]) != bool(values["answer"]):
        work.refuse(
            "answer" if values["question"] else "question",
            "Counted by monitoring, a group needs the question and the answer that makes somebody one of them.",
        )
    try:
        kept = reach.checked(values)
    except reach.ShareError as refused:
        work.refuse_as("share", refused)
    except CodesignError as refused:
        work.refuse_as("name", refused)
    else:
        work.values |= {name: value for name, value in kept.items() if value != values[name]}
        _refuse_named_twice(work, kept["name"])
    if not work.id:
        work.values["position"] = len(reach.lines_of(session, str(work.after("programme_id") or "")))
    if not ways:
        work.said.append("Nobody can see yet whether they are reached: Kind, Question or Place says how.")
    if values["share"] and not values["share_source"]:
        work.said.append("A share without its source cannot be checked.")


def _refuse_named_twice(work: Work, name: str) -> None:
    held = reach.lines_of(work.change.session, str(work.after("programme_id") or ""))
    if any(each.id != work.id and each.name.casefold() == name.casefold() for each in held):
        work.refuse("name", f"The reach list has {name} already.")


def monitoring(work: Work) -> None:
    """A count of an event; several at once where a line holds them: `Disability: yes 22, no 9`. It leads to nobody."""
    event = parent(work, "monitoring", "event_id")
    asked, tallies = _read(work)
    known = counts.questions_in(work.change.session)
    asked = spelled(asked, known)
    said = [Tally(spelled(each.answer, known.get(asked, ())), each.heads) for each in tallies]
    _refuse(work, event, asked, said)
    work.said += doubts(asked, [each.answer for each in said], known)
    *others, last = said  # they stand in the order typed: what the form itself makes comes after the rest
    kept = {"question": asked, "answer": last.answer, "heads": last.heads}
    work.values |= {name: value for name, value in kept.items() if value != work.after(name)}
    for each in others:
        work.change.add(Monitoring, event_id=event, question=asked, answer=each.answer, heads=each.heads)
    if others:
        work.said.append(f"{len(said)} answers, in one change.")
    _say_too_many(work, event, asked, said)


def _read(work: Work) -> tuple[str, Sequence[Tally]]:
    """Return the question, and its answers with their counts, as they were typed. Raises NotSavedError."""
    asked, answer, heads = (work.after(name) for name in ("question", "answer", "heads"))
    known = counts.questions_in(work.change.session)
    every = {each for answers in known.values() for each in answers}
    if heads is not None and answer:
        return str(asked), [Tally(str(answer), int(heads))]
    if work.id:
        work.refuse("answer" if not answer else "heads", "A count has an answer, and how many gave it.")
    if not answer:
        both = asked_and_answered(str(asked), every)
        if both is None or heads is not None:
            work.refuse(
                "answer", "What did they answer? Type yes, and how many under “People”; or yes 22, no 9."
            )
        else:
            return both
    try:
        return str(asked), read_tally(str(answer), every)
    except EntryError as refused:
        work.refuse_as("heads" if getattr(refused, "is_alone", False) else "answer", refused)
    return "", ()  # never: refusing raises


def _refuse(work: Work, event: str, asked: str, said: Sequence[Tally]) -> None:
    """Refuse a count that cannot be, or is there already. Raises NotSavedError."""
    for each in said:
        if not 0 <= each.heads <= counts.MOST:
            work.refuse_as("heads", counts.HeadsError(each.heads))
        held = counts.held(work.change.session, event, asked, each.answer)
        if held is not None and held.id != work.id:
            work.refuse(
                "answer",
                f"{held.event} has {held.heads:,} for {asked}: {each.answer} already. Alter that one.",
            )


def _say_too_many(work: Work, event: str, asked: str, said: Sequence[Tally]) -> None:
    """Say where more answered than are recorded as having come: it is kept, and the review says so too."""
    answers = [each.answer for each in said]
    others = [
        line.heads
        for line in counts.lines_of(work.change.session, event)
        if line.question == asked and line.id != work.id and line.answer not in answers
    ]
    answered, came = sum(others) + sum(each.heads for each in said), counts.came(work.change.session, event)
    if answered > came:
        work.said.append(f"{answered:,} answered {asked} there, and {came:,} are recorded as having come.")
