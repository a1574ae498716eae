"""Finishing a mark at the end of a comment: `#tr` is #transport, `@c` is carer, `!2` has these outcomes."""

from __future__ import annotations

import re
from typing import NamedTuple

from codesign.entry.event_draft import EventDraft
from codesign.entry.event_page import PageWords
from codesign.entry.tags import nearest_tag, outcome_choices, tag_key

_OPEN = re.compile(r"(?:^|(?<=\s))([#@!])(\S*)$")
MOST = 4


class OpenMark(NamedTuple):
    """A mark being typed at the cursor."""

    sign: str
    typed: str


class Finishing(NamedTuple):
    """One way to finish it."""

    typed: str
    """What stands on the line afterwards, without the sign."""
    words: str


def open_mark(before: str) -> OpenMark | None:
    """Return the mark that is being typed, if the words before the cursor end in one."""
    found = _OPEN.search(before[-200:])
    return OpenMark(found[1], found[2]) if found else None


def finishings(mark: OpenMark, draft: EventDraft, page: PageWords) -> list[Finishing]:
    """Return the ways to finish a mark, the likeliest first; none where it is whole already."""
    if not mark.typed:
        return []
    find = {"#": _themes, "@": _speakers, "!": _outcomes}[mark.sign]
    found = find(mark.typed, draft, page)
    if any(tag_key(each.typed) == tag_key(mark.typed) for each in found):
        return []
    return found[:MOST]


def mark_words(mark: OpenMark, draft: EventDraft, page: PageWords) -> str:
    """Say what a mark is, or may become."""
    found = finishings(mark, draft, page)
    if found:
        rest = "".join(f" · {each.words}" for each in found[1:])
        return f"Tab: {found[0].words}{rest}"
    if mark.sign == "#" and mark.typed and page.themes:
        return nearest_tag(mark.typed, page.themes).words
    if mark.sign == "!" and mark.typed:
        choices = outcome_choices(mark.typed, page.outcome_titles.items())
        return " · ".join(choice.words for choice in choices[:MOST]) or f"no outcome {mark.typed} here"
    return ""


def _themes(typed: str, _: EventDraft, page: PageWords) -> list[Finishing]:
    wanted = tag_key(typed)
    names = [name for name in page.themes if tag_key(name).startswith(wanted)]
    names.sort(key=lambda name: (-page.themes[name], name))
    return [Finishing(_joined(name), f"#{name} ({page.themes[name]:,})") for name in names]


def _speakers(typed: str, draft: EventDraft, page: PageWords) -> list[Finishing]:
    wanted = tag_key(typed)
    people = [chip.name for chip in draft.chips if chip.kind != "count" and not chip.is_group]
    counted = {chip.code for chip in draft.chips if chip.kind == "count"}
    here = [entry.name for entry in page.kinds if entry.code in counted]
    kinds = [entry.name for entry in page.kinds if entry.code not in counted]
    named = [name for name in people if any(word.startswith(wanted) for word in _beginnings(name))]
    of_kind = [name for name in (*here, *kinds) if tag_key(name).startswith(wanted)]
    whole = [Finishing(_joined(name), f"@{name}") for name in named]
    return [*whole, *(Finishing(_joined(name.lower()), f"@{name.lower()}") for name in of_kind)]


def _outcomes(typed: str, _: EventDraft, page: PageWords) -> list[Finishing]:
    choices = outcome_choices(typed, page.outcome_titles.items())
    return [Finishing(choice.code, f"!{choice.words}") for choice in choices]


def _beginnings(name: str) -> list[str]:
    words = tag_key(name).split(" ")
    return [" ".join(words[at:]) for at in range(len(words))]


def _joined(name: str) -> str:
    return "_".join(name.split())
