"""Which programme, event or question is meant: the only one, that of the record beside, or the one a person picks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from codesign.entry.form_draft import FormOf
from codesign.errors import AskedWronglyError
from codesign.records.columns_shown import day_words

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.store import Store


class NoProgrammeYetError(AskedWronglyError):
    """A programme is needed, and there is none."""

    def __init__(self) -> None:
        super().__init__("There is no programme yet.", todo="N and then r makes one.")


def edit_programme(app: CodesignApp) -> None:
    """Alter a programme: no list holds them."""
    from codesign.screens.forms.adding import open_form

    with_programme(app, "Alter which programme?", lambda id_: open_form(app, FormOf("programme", id_)))


class NoEventYetError(AskedWronglyError):
    """An event is needed, and there is none."""

    def __init__(self) -> None:
        super().__init__("There is no event yet.", todo="n logs one.")


class NoQuestionYetError(AskedWronglyError):
    """A question is to be altered, and there is none."""

    def __init__(self) -> None:
        super().__init__("There is no question of a consultation yet.", todo="N and then q makes one.")


def edit_question(app: CodesignApp) -> None:
    """Alter a question of a consultation: no list holds them."""
    from codesign.screens.forms.adding import open_form

    def find(store: Store) -> list[tuple[str, str]]:
        from codesign.store.verbs.questions import called

        return [(line.id, called(line)) for line in store.questions.lines()]

    def do(question_id: str) -> None:
        open_form(app, FormOf("question", question_id))

    _with_one(app, "Alter which question?", do, find, NoQuestionYetError)


_NEWEST = 2_000
"""Events to pick from, the newest first: what is monitored was not long ago."""


def with_event(app: CodesignApp, question: str, do: Callable[[str], None]) -> None:
    """Do something with an event: the only one, or the one picked."""

    def find(store: Store) -> list[tuple[str, str]]:
        lines = store.events.lines(store.events.newest_rows(_NEWEST))
        return [(line.id, f"{line.reference}  {day_words(line.held_on)}  {line.title}") for line in lines]

    _with_one(app, question, do, find, NoEventYetError)


def _with_one(
    app: CodesignApp,
    question: str,
    do: Callable[[str], None],
    find: Callable[[Store], Sequence[tuple[str, str]]],
    none: type[AskedWronglyError],
) -> None:
    """Do something with one of those found: the only one, or the one picked. What they are is read in a thread."""

    def read(store: Store) -> None:
        with store.read():
            found = find(store)
        if not found:
            raise none
        if len(found) == 1:
            app.call_from_thread(do, found[0][0])
        else:
            app.call_from_thread(_ask, app, question, do, found)

    def look(store: Store) -> None:
        app.run_worker(
            partial(read, store),
            thread=True,
            exit_on_error=False,
            group="pick",
            description="read what to pick from",
        )

    app.when_open(look)


def with_programme(app: CodesignApp, question: str, do: Callable[[str], None], *, beside: str = "") -> None:
    """Do something with a programme: that of the outcome `beside`, or the only one, or the one picked."""

    def look(store: Store) -> None:
        find = partial(_find, app, store, question, do, beside)
        app.run_worker(
            find, thread=True, exit_on_error=False, group="programmes", description="read programmes"
        )

    app.when_open(look)


def _find(app: CodesignApp, store: Store, question: str, do: Callable[[str], None], beside: str) -> None:
    """Read the programmes there are. Runs in a thread."""
    with store.read():
        found = [(line.id, f"{line.title} · {line.reference}") for line in store.programmes.lines()]
        its = [line.programme_id for line in store.outcomes.lines() if line.id == beside] if beside else []
    if not found:
        raise NoProgrammeYetError
    known = its or [programme_id for programme_id, _ in found[:1] if len(found) == 1]
    if known:
        app.call_from_thread(do, known[0])
    else:
        app.call_from_thread(_ask, app, question, do, found)


def _ask(
    app: CodesignApp, question: str, do: Callable[[str], None], found: Sequence[tuple[str, str]]
) -> None:
    from codesign.screens.pick import PickModal

    app.push_screen(PickModal(question, found), lambda answer: do(answer) if answer else None)
