"""One field of a form: what was typed becomes what is kept, by the readers of the log page, and back again as people type it.

An empty field is nothing: no date, nobody, no number. Reading what `as_typed` returns gives the same again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from codesign.entry.choosing import (
    NotAChoiceError,
    beginning_so,
    chosen,
    named_by_reference,
    typed_as,
    typed_choice,
)
from codesign.entry.contact_points import point_kind, read_emails, read_phones, read_postcode
from codesign.entry.counts import EXAMPLES, Count, KindUnknownError, is_count_like, read_count
from codesign.entry.dates import read_date
from codesign.entry.errors import EntryError, quoted
from codesign.entry.form_errors import (
    AmountOnlyError,
    CountNotNameError,
    NearOrganisationError,
    NeededError,
    NumberNeededError,
    NumberOnlyError,
    OnePointError,
    PointNotReadError,
    TooLongError,
    YesOrNoError,
)
from codesign.entry.money import read_money
from codesign.entry.tally import CountMissingError, asked_and_answered, read_tally, tally_words
from codesign.entry.times import read_times
from codesign.records.columns_shown import day_words, pounds
from codesign.records.editing import Choice, Field, Fresh, ReadField, Value
from codesign.records.monitoring import usual
from codesign.text import clean, one_line, plural, shorten

_YES = frozenset({"yes", "y", "true", "1", "ye", "yep", "oes", "ie"})
_NO = frozenset({"no", "n", "false", "0", "nope", "na", "nage"})
_NOBODY = frozenset({"none", "nobody", "no one", "-"})
"""Typed to say that a choice is left open."""
LONGEST_NAME = 1_000
"""Characters of a name or a title: what is longer is a letter, pasted into the wrong field."""
_NEAR = 3
"""Organisations named where a word may be the beginning of one of them."""
_IN_QUOTES = re.compile(r"[\"“]([^\"“”]+)[\"”]")

_Reader: TypeAlias = Callable[[Field, str, date, Sequence[Choice], Mapping[str, str]], ReadField]


def read_field(
    field: Field,
    typed: str,
    *,
    today: date,
    choices: Sequence[Choice] = (),
    beside: Mapping[str, str] | None = None,
) -> ReadField:
    """Read what was typed in a field; `beside` is what stands in the others of its form.

    Raises:
        EntryError: it cannot be read, or is needed and is not there.
    """
    said = clean(typed).text
    if not said.strip():
        if field.needed:
            raise NeededError(field.label)
        return ReadField(_nothing(field), "")
    return _READERS[field.reads](field, said, today, choices, beside or {})


def as_typed(field: Field, values: Sequence[Value], choices: Sequence[Choice] = ()) -> str:
    """Return what a person would type for what is kept."""
    first = values[0]
    if first is None or first == "":
        is_named_only = field.reads == "organisation" and len(values) > 1
        return str(values[1] or "") if is_named_only else ""
    if field.reads in ("choice", "own-choice", "asked", "organisation"):
        return typed_choice(field, str(first), choices)
    if field.reads == "references":
        words = {choice.value: choice.words for choice in choices}
        return ", ".join(words.get(id_, id_) for id_ in str(first).split(","))
    return _TYPED.get(field.reads, _typed_words)(first, values[-1])


def _typed_words(first: Value, last: Value) -> str:
    return str(first)


_TYPED: Mapping[str, Callable[[Value, Value], str]] = {
    "yes-no": lambda held, _: "yes" if held else "no",
    "date": lambda iso, _: day_words(str(iso)),
    "due": lambda iso, _: day_words(str(iso)),
    "times": lambda starts, ends: f"{starts}-{ends}" if ends else str(starts),
    "heads": lambda number, about: f"about {number:,}" if about else f"{number:,}",
    "money": lambda pence, _: pounds(int(pence or 0)),
}
"""How the first and the last of the columns a field fills are typed."""


def _nothing(field: Field) -> tuple[Value, ...]:
    if field.reads == "heads":
        return (1 if field.name == "heads" else None, False)
    if field.reads == "number" or field.name.endswith("_id"):
        return _padded(field, None)
    if field.reads == "yes-no":
        return (False,)
    if field.reads == "money":
        return (0,)
    return tuple("" for _ in field.fills)


def _words(field: Field, typed: str, *_: object) -> ReadField:
    line = " ".join(typed.split("\n")).strip()
    return ReadField((line,), shorten(line, 60))


def _name(field: Field, typed: str, *_: object) -> ReadField:
    line = " ".join(typed.split("\n")).strip()
    if len(line) > LONGEST_NAME:
        raise TooLongError(field.label, line, LONGEST_NAME)
    return ReadField((line,), shorten(line, 60))


def _long(field: Field, typed: str, *_: object) -> ReadField:
    said = typed.strip()
    return ReadField((said,), plural(len(said.split()), "word"))


def _date(
    field: Field, typed: str, today: date, choices: Sequence[Choice], beside: Mapping[str, str]
) -> ReadField:
    said = read_date(typed, today, prefer="future" if field.reads == "due" else "past")
    return ReadField((said.iso,), said.words)


def _times(field: Field, typed: str, *_: object) -> ReadField:
    said = read_times(typed)
    return ReadField((said.starts, said.ends), said.words)


def _number(field: Field, typed: str, *_: object) -> ReadField:
    said = _counted(typed, typed, "Try 5.")
    if said.kind or said.about:
        raise NumberOnlyError(typed)
    return ReadField((said.number,), f"{said.number:,}")


def _counted(words: str, typed: str, fits: str) -> Count:
    """Read how many. What kind of people they are has a field of its own: what fits here is said as it fits."""
    try:
        return read_count(words, ())
    except KindUnknownError:
        raise NumberNeededError(f"Only how many goes here, not {quoted(typed)}.", typed, fits) from None
    except EntryError as refused:
        if refused.todo != EXAMPLES:
            raise
        raise NumberNeededError(refused.what, typed, fits) from None


def _heads(field: Field, typed: str, *_: object) -> ReadField:
    words = typed.casefold().split()
    bare = " ".join(words[:-1]) if len(words) > 1 and words[-1] in ("people", "person") else typed
    said = _counted(bare, typed, "Try 5, or about 20.")
    number = plural(said.number, "person", "people")
    return ReadField((said.number, said.about), f"about {number}" if said.about else number)


def _yes_no(field: Field, typed: str, *_: object) -> ReadField:
    said = typed.strip().casefold()
    if said not in _YES | _NO:
        raise YesOrNoError(typed)
    return ReadField((said in _YES,), "yes" if said in _YES else "no")


def _money(field: Field, typed: str, *_: object) -> ReadField:
    read = read_money(typed)
    (line, *others) = read.lines
    if others or line.kind or line.who or line.state != "claimed" or line.advice_offered:
        raise AmountOnlyError(typed)
    return ReadField((line.pence,), pounds(line.pence))


def _choice(
    field: Field, typed: str, today: date, choices: Sequence[Choice], beside: Mapping[str, str]
) -> ReadField:
    if field.name.endswith("_id") and typed.strip().casefold() in _NOBODY:
        return _none(field, None)
    try:
        found = chosen(field, typed, choices)
    except NotAChoiceError:
        if field.choices == "contacts" and is_count_like(typed):
            raise CountNotNameError(typed) from None
        raise
    return ReadField((found.value,), _choice_words(found))


def _own_choice(
    field: Field, typed: str, today: date, choices: Sequence[Choice], beside: Mapping[str, str]
) -> ReadField:
    """Read a word of the vocabulary, or words of their own where it has none such."""
    try:
        return _choice(field, typed, today, choices, beside)
    except EntryError:
        line = one_line(typed).strip()
        return ReadField((line,), f"{shorten(line, 60)} (in your own words)")


def _asked(
    field: Field, typed: str, today: date, choices: Sequence[Choice], beside: Mapping[str, str]
) -> ReadField:
    """Read a question of monitoring; while no answer stands beside it, also one with its answers after it."""
    both = asked_and_answered(typed, _answers_known()) if not beside.get("answer", "").strip() else None
    if both is None:
        return _own_choice(field, typed, today, choices, beside)
    return ReadField((one_line(typed).strip(),), f"{both[0]} — {tally_words(both[1])}")


def _tally(
    field: Field, typed: str, today: date, choices: Sequence[Choice], beside: Mapping[str, str]
) -> ReadField:
    """Read one answer, where how many gave it stands beside; else answers with their counts."""
    line = one_line(typed).strip()
    if beside.get("heads", "").strip():
        return ReadField((line,), shorten(line, 60))
    try:
        return ReadField((line,), tally_words(read_tally(line, _answers_known())))
    except CountMissingError as missing:
        if not missing.is_alone:
            raise
        return ReadField((line,), f"{shorten(line, 60)}: how many gave it is typed under “People”")


def _none(field: Field, *nothing: Value) -> ReadField:
    """Take a word for nobody as nothing, where nothing may stand. Raises NeededError."""
    if field.needed:
        raise NeededError(field.label)
    return ReadField(nothing, "none")


def _answers_known() -> set[str]:
    return {answer for answers in usual().values() for answer in answers}


def _organisation(
    field: Field, typed: str, today: date, choices: Sequence[Choice], beside: Mapping[str, str]
) -> ReadField:
    """Read an organisation of the register, or the name of one that is not in it yet: in quotation marks, that for sure."""
    if typed.strip().casefold() in _NOBODY:
        return _none(field, *_padded(field, None))
    in_quotes = _IN_QUOTES.fullmatch(one_line(typed).strip())
    name = (in_quotes[1] if in_quotes else one_line(typed)).strip()
    found = chosen(field, name, choices, or_new=True) if choices and name else None
    if found is not None:
        return ReadField(_padded(field, found.value), _choice_words(found))
    near = [] if in_quotes else beginning_so(name, choices)
    if near:
        raise NearOrganisationError(name, [shorten(typed_as(each), 40) for each in near[:_NEAR]])
    if len(name) > LONGEST_NAME:
        raise TooLongError(field.label, name, LONGEST_NAME)
    return ReadField((Fresh(name), *_padded(field, None)[1:]), f"a new organisation: {shorten(name, 60)}")


def _padded(field: Field, value: Value) -> tuple[Value, ...]:
    """Return a value for the first column a field fills, and nothing for the others: a name in words only goes."""
    return (value, *("" for _ in field.fills[1:]))


def _references(
    field: Field, typed: str, today: date, choices: Sequence[Choice], beside: Mapping[str, str]
) -> ReadField:
    """Read records named by their references. Without the choices there are, only how many is known."""
    if not choices:
        return ReadField((typed.strip(),), plural(len(typed.replace(",", " ").split()), "reference"))
    found = named_by_reference(typed, choices)
    return ReadField((",".join(choice.value for choice in found),), "; ".join(map(_choice_words, found)))


def _choice_words(choice: Choice) -> str:
    words = shorten(choice.words, 60)
    more = ", ".join(part for part in (choice.reference, choice.about) if part)
    return f"{words} ({more})" if more else words


def _point(
    field: Field, typed: str, today: date, choices: Sequence[Choice], beside: Mapping[str, str]
) -> ReadField:
    kind = beside.get("kind", "").strip().casefold()
    kind = next(
        (
            code
            for code in ("email", "phone", "postcode", "address", "web")
            if kind and code.startswith(kind.replace("-", "")[:4])
        ),
        "",
    )
    said = typed.strip()
    kind = kind or point_kind(said)
    if kind not in _POINTS:
        return ReadField((said, said), kind)
    what, read_points = _POINTS[kind]
    read = read_points(said)
    if len(read.points) > 1:
        raise OnePointError(typed)
    if not read.points or read.leftovers:
        raise PointNotReadError(what, typed, " ".join(read.suggestions))
    return ReadField((read.points[0].value, said), " ".join((read.points[0].value, *read.corrections)))


_POINTS = {
    "email": ("an e-mail", read_emails),
    "phone": ("a phone number", read_phones),
    "postcode": ("a postcode", read_postcode),
}

_READERS: Mapping[str, _Reader] = {
    "words": _words,
    "name": _name,
    "long": _long,
    "date": _date,
    "due": _date,
    "times": _times,
    "number": _number,
    "heads": _heads,
    "yes-no": _yes_no,
    "money": _money,
    "choice": _choice,
    "own-choice": _own_choice,
    "asked": _asked,
    "tally": _tally,
    "organisation": _organisation,
    "point": _point,
    "references": _references,
}
