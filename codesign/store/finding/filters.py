"""Filters as people type and read them: what a typed one means, what there is to choose from, and what to say of nothing found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from codesign.clock import HOME_ZONE, today
from codesign.entry.choosing import NotAChoiceError, SeveralChoicesError, chosen
from codesign.entry.dates import date_words, read_date
from codesign.errors import AskedWronglyError
from codesign.records.editing import Choice, Field
from codesign.records.filters import LABELS, ONE, YES, Filter
from codesign.store.file import StoreFile
from codesign.store.finding import choices as filter_choices
from codesign.store.finding import nearest_words
from codesign.store.finding.narrowing import is_at
from codesign.store.verbs.contacts import Contacts
from codesign.store.verbs.events import Events
from codesign.store.verbs.feedback import Feedback
from codesign.text import clean, plural, shorten

_DATES = ("since", "until")
_NEAREST = 5
_LONGEST = 60


class UnknownFilterError(AskedWronglyError):
    """A filter that cannot be read. Nothing is shown: everything would be a false answer."""

    def __init__(self, name: str, typed: str, near: Sequence[str]) -> None:
        nearest = "; ".join(shorten(each, _LONGEST) for each in near)
        super().__init__(
            f"“{shorten(typed.strip(), _LONGEST)}” is no {LABELS[name].lower()} here, so nothing is shown.",
            todo=f"The nearest: {nearest}." if nearest else f"There is no {LABELS[name].lower()} yet.",
        )


class FilterDateError(AskedWronglyError):
    """A date of a filter that cannot be read."""

    def __init__(self, name: str, refusal: AskedWronglyError) -> None:
        super().__init__(
            f"The date of {LABELS[name]} cannot be read, so nothing is shown. {refusal.what}",
            todo=refusal.todo,
        )


class Filters:
    """Verbs on filters."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store

    # reading

    def read(self, name: str, typed: str, programme_id: str = "") -> str:
        """Return the value that what was typed means for a filter, such as `place`; nothing where nothing was typed.

        Args:
            name: the filter, as `Filter` calls it.
            typed: what a person typed: a title, a reference, a name, a code, a word, a date.
            programme_id: the programme an outcome's code is of, where it is known.

        Raises:
            UnknownFilterError: nothing goes by that name; the nearest are offered. SeveralChoicesError: several do.
            FilterDateError: a date that cannot be read. UnknownReferenceError, NotShownError: no such comment.
        """
        typed = clean(typed).text.strip()
        if not typed or name == "words":
            return typed
        if name in _DATES:
            return self._date(name, typed)
        if name == "contact_id":
            return self._contact(typed)
        if name == "among":
            return self._references(typed)
        choices = self.choices(name, programme_id)
        return self._place(typed, choices) if name == "place" else _meant(name, typed, choices)

    def narrow(self, narrowed: Filter, name: str, typed: str) -> Filter:
        """Return a filter with one more, as typed; or with one less, where nothing was typed. Raises as `read`."""
        value = self.read(name, typed, narrowed.programme_id)
        narrower: dict[str, Any] = {name: bool(value) if name in YES else value}
        return replace(narrowed, **narrower)

    def choices(self, name: str, programme_id: str = "") -> Sequence[Choice]:
        """Return what there is to choose from for a filter, the most used places and people first; nothing for dates."""
        with self._store.read() as session:
            return filter_choices.choices_of(session, name, programme_id)

    # reading back

    def words(self, narrowed: Filter) -> tuple[tuple[str, str], ...]:
        """Return a filter as people read it: `("Place", "Hollerton")`, `("Programme", "Urgent care redesign (G1-KTM)")`."""
        with self._store.read():
            return tuple((LABELS[name], self._value_words(narrowed, name)) for name in narrowed.used)

    def nearest(self, listed: str, narrowed: Filter) -> tuple[str, int] | None:
        """Return words that are spelled nearly as those of a filter and find something in a list, and how much.

        The other filters stay on.

        Args:
            listed: events, feedback or contacts.
            narrowed: the filter whose words found nothing.
        """
        with self._store.read() as session:
            for words in nearest_words.instead_of(session, listed, narrowed.words):
                found = self._count(listed, replace(narrowed, words=words))
                if found:
                    return words, found
        return None

    def nothing_found(
        self, listed: str, narrowed: Filter, near: tuple[str, int] | None, *, clears: str = ""
    ) -> str:
        """Say why a list is empty: what found nothing, the nearest that would, and which filters are on.

        Args:
            listed: events, feedback or contacts.
            narrowed: what narrows it.
            near: the nearest words that would find something, from `nearest`; looking for them takes longest.
            clears: what takes the filters off, such as `F`, where that is a key.
        """
        others = replace(narrowed, words="")
        on = "; ".join(f"{label} = {shorten(words, _LONGEST)}" for label, words in self.words(others))
        said = [
            *self._nothing_for(listed, narrowed, near),
            f"Filters on: {on}{f' ({clears} clears)' if clears else ''}." if on else "",
            self._went_on(narrowed.theme_id),
        ]
        return " ".join(filter(None, said))

    def _went_on(self, theme_id: str) -> str:
        """Say where a theme goes on that was merged: by itself it leaves nothing any more."""
        if not theme_id:
            return ""
        with self._store.read() as session:
            into = filter_choices.merged_into(session, theme_id)
        return f"That theme goes on in {into}." if into else ""

    def _nothing_for(self, listed: str, narrowed: Filter, near: tuple[str, int] | None) -> list[str]:
        """Say what found nothing, and what would: the words without the filters, or the nearest to them."""
        sought = shorten(clean(narrowed.words).text.strip(), _LONGEST)
        if not sought and narrowed.words.strip():
            return ["Nothing for characters that cannot be seen."]
        if not sought:
            return [f"No {ONE[listed]} here."]
        bare = Filter(words=narrowed.words)
        without = self._count(listed, bare) if narrowed != bare else 0
        if without:
            return [f"Nothing for {sought} here; {without:,} without the filters."]
        if near:
            return [f"Nothing for {sought}.", f"Nearest: {near[0]} ({near[1]:,})."]
        near = self.nearest(listed, bare) if narrowed != bare else None
        return [
            f"Nothing for {sought}.",
            f"Nearest: {near[0]} ({near[1]:,} without the filters)." if near else "",
        ]

    def _count(self, listed: str, narrowed: Filter) -> int:
        lists: Mapping[str, Events | Feedback | Contacts] = {
            "events": Events(self._store),
            "feedback": Feedback(self._store),
            "contacts": Contacts(self._store),
        }
        return len(lists[listed].rows(narrowed))

    def _date(self, name: str, typed: str) -> str:
        try:
            return read_date(typed, today(self._store.hands.clock, HOME_ZONE), prefer="past").iso
        except AskedWronglyError as refusal:
            raise FilterDateError(name, refusal) from refusal

    def _contact(self, typed: str) -> str:
        contacts = Contacts(self._store)
        named = contacts.named(typed)
        return named[0].id if len(named) == 1 else contacts.find(typed).id

    def _references(self, typed: str) -> str:
        feedback = Feedback(self._store)
        named = (feedback.find(each).reference for each in typed.replace(",", " ").split())
        return " ".join(dict.fromkeys(named))

    def _place(self, typed: str, choices: Sequence[Choice]) -> str:
        """Return a place as it is spelled where it is held, whole or by how places begin."""
        within = [choice.value for choice in choices if is_at(choice.value, typed)]
        whole = [place for place in within if len(place) == len(typed)]
        if not within:
            raise UnknownFilterError("place", typed, filter_choices.nearest(typed, choices, _NEAREST))
        return whole[0] if whole else within[0][: len(typed)]

    def _value_words(self, narrowed: Filter, name: str) -> str:
        value = getattr(narrowed, name)
        if name in YES:
            return "yes"
        if name in _DATES:
            return date_words(value)
        if name == "among":
            return _among_words(value.split())
        if name == "contact_id":
            with self._store.read() as session:
                return filter_choices.contact_words(session, value)
        choices = {choice.value: filter_choices.read_back(choice) for choice in self.choices(name, "")}
        if name == "tagged":
            return " and ".join(choices.get(each, each) for each in value.split())
        return choices.get(value, str(value))


def _among_words(references: Sequence[str]) -> str:
    """Say which comments: each where they are few, else how many."""
    return ", ".join(references) if len(references) <= _NEAREST else plural(len(references), "comment")


def _meant(name: str, typed: str, choices: Sequence[Choice]) -> str:
    asked = Field(
        name,
        LABELS[name],
        "choice",
        choices={"theme_id": "themes", "outcome_id": "outcomes", "question_id": "questions"}.get(name, name),
    )
    try:
        return chosen(
            asked, typed.lstrip("#!").strip() if name in ("theme_id", "outcome_id") else typed, choices
        ).value
    except NotAChoiceError:
        begun = filter_choices.begun(typed, choices)
        if len(begun) == 1:
            return begun[0].value
        if begun:
            named = [shorten(filter_choices.read_back(each), _LONGEST) for each in begun[:_NEAREST]]
            raise SeveralChoicesError(typed, named) from None
        raise UnknownFilterError(name, typed, filter_choices.nearest(typed, choices, _NEAREST)) from None
