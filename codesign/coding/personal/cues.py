"""Words that tell a name beside them: looked up word by word, so a comment without any costs one look-up a word."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from codesign.coding.personal import named_after, named_before
from codesign.coding.personal.named_apart import joined, last_line, pairs
from codesign.coding.personal.reading import Reading
from codesign.coding.personal.taking import Named, is_everybodys
from codesign.coding.personal.words import words

_Reader = Callable[[Reading, int], "Named | None"]


def cued(read: Reading) -> list[Named]:
    """Return the names that cues tell."""
    readers = _readers()
    found = []
    for at, low in enumerate(read.lows):
        for reader in readers.get(low, ()):
            if named := reader(read, at):
                found.append(named)
                break
    found += joined(read, found)
    if signed := last_line(read):
        found.append(signed)
    return [named for named in (*found, *pairs(read)) if not is_everybodys(read, named.first, named.last)]


@cache
def _readers() -> Mapping[str, tuple[_Reader, ...]]:
    """Return what reads each cue; built once."""
    lists = words()
    readers: dict[str, list[_Reader]] = {}
    for cues, reader in (
        (lists.titles, named_after.after_title),
        (lists.kin, named_after.after_kin),
        (lists.titles_with_capital, named_after.after_titled),
        (lists.roles, named_after.after_role),
        (lists.called, named_after.after_called),
        ({"name", "names"}, named_after.after_name_is),
        (lists.speaking, named_after.after_speaking),
        (lists.seeing, named_after.after_seeing),
        ({"ring", "phone", "contact", "call", "visit", "email", "text"}, named_after.after_ringing),
        ({"by"}, named_after.after_by),
        ({"for"}, named_after.after_asking_for),
        ({"im", "i"}, named_after.after_i_am),
        ({"from", "on", "at"}, named_before.before_from),
        ({"who"}, named_before.before_who),
        ({"thank", "thanks"}, named_before.before_thanks),
        ({"this", "its"}, named_after.after_here_is),
        ({"done", "out"}, named_after.after_praise),
        (set("bcdefghjklmnopqrstuvwxyz"), named_after.after_initial),
        ({"regards", "sincerely", "signed", "yours", "wishes", "love", "cheers", "kind"}, named_after.signed),
        (lists.own, named_before.before_role),
        (lists.person_does, named_before.before_doing),
        (lists.does_to, named_before.before_doing_to),
        ({"was", "is", "were", "are", "been"}, named_before.before_being),
    ):
        for cue in cues:
            readers.setdefault(cue, []).append(reader)
    return {cue: tuple(each) for cue, each in readers.items()}
