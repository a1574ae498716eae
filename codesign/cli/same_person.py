"""`codesign contacts duplicates, merge, split, apart, related`: contacts that may be one, and merges that come apart."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import printing, same_person_words, talking
from codesign.cli.contacts import group
from codesign.cli.grouping import Json, Limit, Reference, command
from codesign.cli.opening import opened, undo_words
from codesign.errors import AskedWronglyError
from codesign.records.same_person import HOW

if TYPE_CHECKING:
    from codesign.records.same_person import AddedSince, Merge, Merged, Question
    from codesign.store import Store

Others = Annotated[list[str], typer.Argument(metavar="REF…", help="The others, such as N31.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
_NO_ASKING = "--yes does it without asking."
_GIVES = "Name what goes with the contact taken out: --give-back all, none, or numbers such as 1,3."


class TakeError(AskedWronglyError):
    """A choice of values that cannot be read."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"“{typed}” does not say which value is taken.", todo="Type --take name=N31, or --take note=both."
        )


class WhichMergeError(AskedWronglyError):
    """Several merges, and it was not said which."""

    def __init__(self, named: str, merges: list[Merge]) -> None:
        listed = "\n".join(f"  {same_person_words.merge_line(merge)}" for merge in merges)
        super().__init__(
            f"More than one contact was merged into {named}:\n{listed}",
            todo="Name the one to take out again, such as `codesign contacts split "
            f"{merges[0].merged}`. Nothing was changed.",
        )


class GiveBackError(AskedWronglyError):
    """Numbers of what came since that cannot be read, or nothing said where something came."""

    def __init__(self, typed: str, added: list[AddedSince]) -> None:
        listed = "\n".join(same_person_words.added_lines(added))
        said = f"“{typed}” is not among what came since the merge:" if typed else "This came since the merge:"
        super().__init__(f"{said}\n{listed}", todo=f"{_GIVES} Nothing was changed.")


class MergeWhatError(AskedWronglyError):
    """Not said who is merged."""

    def __init__(self) -> None:
        super().__init__(
            "Name the contact that stays and the others, or say --sure.",
            todo="`codesign contacts duplicates` lists who may be one.",
        )


@command(group, "duplicates", "codesign contacts duplicates --limit 20")
def duplicates(
    context: typer.Context,
    reference: Annotated[str, typer.Argument(metavar="REF", help="Only questions about this contact.")] = "",
    limit: Limit = 0,
    json: Json = False,
) -> None:
    """List contacts that may be one and the same, likeliest first, with what speaks for and against it."""
    with opened(context) as store:
        about = store.contacts.find(reference).id if reference else ""
        asked = [each for each in looked(store) if about in ("", *each.ids)]
        shown = asked[:limit] if limit else asked
        lines = same_person_words.question_lines(store, shown)
        if json:
            printing.as_json(lines)
        else:
            same_person_words.print_questions(lines)
        empty = "No contacts look alike, but for those already decided about."
        talking.say_found(len(asked), len(shown), "question", empty=empty)


@command(group, "merge", "codesign contacts merge N12 N31 --take area=N31 --take note=both")
def merge(
    context: typer.Context,
    survivor: Annotated[str, typer.Argument(metavar="REF", help="The contact that stays.")] = "",
    others: Annotated[
        list[str] | None, typer.Argument(metavar="REF…", help="Those who lead to it from now on.")
    ] = None,
    take: Annotated[
        list[str] | None,
        typer.Option("--take", metavar="FIELD=REF", help="Whose value stays; may be given again."),
    ] = None,
    sure: Annotated[
        bool,
        typer.Option("--sure", help="All that are sure enough, after a backup; the list is shown first."),
    ] = False,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Merge contacts that are one and the same. Nothing is deleted: `codesign contacts split` takes it apart at any time."""
    with opened(context) as store:
        if sure and not survivor:
            _merge_sure(store, yes=yes, json=json)
            return
        if sure or not survivor or not others:
            raise MergeWhatError
        ids = [store.contacts.find(each).id for each in (survivor, *others)]
        comparison = store.same_person.compare(ids, survivor=ids[0])
        choices = _choices(store, take or [])
        if yes:
            same_person_words.say_warnings(comparison)
        else:
            same_person_words.say_comparison(comparison, choices)
            if not talking.agrees("Are they one and the same?", otherwise=_NO_ASKING):
                talking.say("Nothing was changed.")
                return
        done = store.same_person.merge(ids[0], ids[1:], choices, comparison.reasons, comparison.weight)
        _say_done(done, json=json)


@command(group, "split", "codesign contacts split N31 --give-back none")
def split(
    context: typer.Context,
    reference: Reference,
    give: Annotated[
        str,
        typer.Option(
            "--give-back",
            metavar="WHAT",
            help="Of what came since, what goes with the contact taken out: all, none, or numbers.",
        ),
    ] = "",
    added: Annotated[bool, typer.Option("--added", help="Only list what came since the merge.")] = False,
    show_name: Annotated[
        bool,
        typer.Option("--show-name", help="Show a name that is hidden, where it is a contact's own again."),
    ] = False,
    json: Json = False,
) -> None:
    """Take a merge apart: all that was there is where it was again. What came since the merge is listed and asked for.

    A name that is hidden stays so: whose own name it is again is called Name withheld, and is found by it, unless --show-name.
    """
    with opened(context) as store:
        meant = _merge_meant(store, reference)
        since = store.same_person.added_since(meant)
        if added:
            _show_added(meant, since, json=json)
            return
        back = _given_back(meant, since, give)
        shown = show_name or _shows_again(store, meant)
        done = store.same_person.split(meant, back, show_names=shown)
        _say_done(done, json=json)


@command(group, "apart", "codesign contacts apart N12 N31")
def apart(context: typer.Context, reference: Reference, others: Others, json: Json = False) -> None:
    """Remember that contacts are different people or bodies: not asked again unless more speaks for it."""
    with opened(context) as store:
        lines = [store.contacts.find(each) for each in (reference, *others)]
        with store.write("different people"):
            for one, other in combinations(lines, 2):
                store.same_person.apart(one.id, other.id)
        _say_answered(store, [line.id for line in lines], json=json)
        talking.say(f"{', '.join(line.reference for line in lines)} are kept apart. {undo_words(context)}")


@command(group, "related", "codesign contacts related N12 N31 --how household")
def related(
    context: typer.Context,
    reference: Reference,
    others: Others,
    how: Annotated[str, typer.Option("--how", metavar="HOW", help=f"One of: {', '.join(HOW)}.")] = "other",
    json: Json = False,
) -> None:
    """Remember that contacts are related without being one: household, colleagues, one after the other, a body and its part."""
    code = how.strip().casefold() or "other"
    with opened(context) as store:
        lines = [store.contacts.find(each) for each in (reference, *others)]
        with store.write("related contacts"):
            for one, other in combinations(lines, 2):
                store.same_person.related(one.id, other.id, code)
        _say_answered(store, [line.id for line in lines], json=json)
        named = ", ".join(line.reference for line in lines)
        talking.say(f"{named}: {HOW[code]}. {undo_words(context)}")


def looked(store: Store) -> list[Question]:
    """Look among all contacts, and return what is to be asked."""
    from codesign.matching.search import find

    found = find(store.same_person.entries(), store.same_person.answers())
    questions = store.same_person.questions(found)
    store.same_person.keep_counted(len(questions))
    return questions


def _merge_sure(store: Store, *, yes: bool, json: bool) -> None:
    sure = [question for question in looked(store) if question.may_be_bulk]
    if not sure:
        talking.say(
            "None is sure enough to be merged with others at once: `codesign contacts duplicates` lists them."
        )
        return
    if not yes:
        for each in same_person_words.question_lines(store, sure):
            talking.say(same_person_words.question_words(each))
        if not talking.agrees(f"Merge all {len(sure):,} at once?", otherwise=_NO_ASKING):
            talking.say("Nothing was changed.")
            return
    done = store.same_person.merge_many(sure)
    _say_done(done, json=json)
    talking.say(f"The store as it was before is kept at {done.backup}.")


def _choices(store: Store, take: list[str]) -> dict[str, str]:
    """Read choices as typed: `area=N31`, `note=both`."""
    choices = {}
    for typed in take:
        field, said, whose = typed.partition("=")
        if not said or not whose.strip():
            raise TakeError(typed)
        named = same_person_words.FIELD_NAMES.get(field.strip().casefold(), field.strip().casefold())
        is_both = whose.strip().casefold() == "both"
        choices[named] = "both" if is_both else store.contacts.find(whose).id
    return choices


def _merge_meant(store: Store, reference: str) -> Merge:
    """Return the merge to be taken apart: of the contact named, or the only one into it.

    Raises:
        NotMergedError: nothing was merged there.
        WhichMergeError: several were.
    """
    from codesign.store.same_person.errors import NotMergedError

    survivor = store.contacts.find(reference)
    merges = store.same_person.merges(survivor.id)
    named = [each for each in merges if each.merged_id == store.same_person.named(reference)]
    if len(named) == 1 or len(merges) == 1:
        return (named or merges)[0]
    if merges:
        raise WhichMergeError(survivor.reference, merges)
    raise NotMergedError(survivor.reference)


def _given_back(meant: Merge, since: list[AddedSince], typed: str) -> list[str]:
    """Return the ids of what is given back, asked for where something came since. Raises GiveBackError."""
    said = typed.strip().casefold()
    if not since or said == "none":
        return []
    if not said and talking.is_terminal():
        talking.say(f"Since then this came to {meant.survivor}:")
        for line in same_person_words.added_lines(since):
            talking.say(line)
        said = (
            talking.ask(f"Which of it goes with {meant.merged}? all, none, or numbers: ").strip().casefold()
            or "none"
        )
    if said in ("all", "none"):
        return [each.id for each in since] if said == "all" else []
    numbers = [part.strip() for part in said.split(",")]
    if not said or not all(part.isdigit() and 1 <= int(part) <= len(since) for part in numbers):
        raise GiveBackError(typed or said, since)
    return [since[int(part) - 1].id for part in numbers]


def _shows_again(store: Store, meant: Merge) -> bool:
    """Ask whether a hidden name is shown where it would be a contact's own again. Where nobody can be asked it is not."""
    again = store.same_person.names_again(meant)
    if not again:
        return False
    whose = ", ".join(again)
    talking.say(
        f"The own name of {whose} is hidden. Taken apart, it stays hidden, and {whose} is found by it."
    )
    return talking.is_terminal() and talking.agrees(
        "Show that name again?", otherwise="--show-name shows it."
    )


def _show_added(meant: Merge, since: list[AddedSince], *, json: bool) -> None:
    if json:
        printing.as_json({"merge": meant, "added": since})
        return
    printing.line(same_person_words.merge_line(meant))
    printing.lines(same_person_words.added_lines(since))
    talking.say_found(len(since), len(since), "record", empty="Nothing came since.")


def _say_done(done: Merged, *, json: bool) -> None:
    if json:
        printing.as_json(done)
    elif done.survivor:
        printing.line(done.survivor)
    elif done.change:
        printing.line(done.change)
    for sentence in done.said:
        talking.say(sentence)
    if done.change and done.survivor:
        talking.say(f"`codesign undo {done.change}` takes it back.")


def _say_answered(store: Store, ids: list[str], *, json: bool) -> None:
    if not json:
        return
    wanted = set(ids)
    printing.as_json([each for each in store.same_person.answered() if {each.one, each.other} <= wanted])
