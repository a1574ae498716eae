"""Words that a name follows or stands before: `my son Liam`, `Dr Shah`, `spoke to Agnieszka`, `Carol, our receptionist`.

A cue is looked up by its word, so a comment without any costs one look-up a word. Each reader returns the first and last
word of the name and why, or nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from codesign.coding.personal.reading import Reading, is_ordinary, looks_ordinary
from codesign.coding.personal.taking import is_place, name_from, small_name_at
from codesign.coding.personal.words import words


class Named(NamedTuple):
    """The first and last word of a name, and why it is taken for one."""

    first: int
    last: int
    why: str


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
    found += _joined(read, found)
    if signed := _last_line(read):
        found.append(signed)
    return [*found, *_pairs(read)]


def _last_line(read: Reading) -> Named | None:
    """A last line that is nothing but a name: `Maureen`, `- Maureen Oakes`."""
    if "\n" not in read.text:
        return None
    first = next((at for at in range(len(read.lows) - 1, 0, -1) if "\n" in read.gap(at)), 0)
    if not first or first < len(read.lows) - 3:
        return None
    last = name_from(read, first, too=False, capitals=False)
    return Named(first, last, "It stands where a letter is signed.") if last == len(read.lows) - 1 else None


def _pairs(read: Reading) -> list[Named]:
    """Return two words with capitals that are no words of the language, nor of a place: `about Jasmine Blenkinsop`."""
    found = []
    last = -1
    for at in () if read.shouts else read.pairs():
        if at > last:
            last = name_from(read, at, capitals=False)
            if last > at and _stands_out(read, at, last):
                found.append(Named(at, last, "Two words with capitals, neither a word of the language."))
    return found


def _stands_out(read: Reading, first: int, last: int) -> bool:
    if read.low(first - 1) in {*_BEFORE_NO_NAME, "around", "via"} - {"of"} and read.is_next(first):
        return False
    if (
        read.lows[first] in words().before_places
        or read.lows[first] in words().places
        or not all(_is_written_as_names(read, at) for at in range(first, last + 1))
    ):
        return False
    return any(read.lows[at] not in words().names_too for at in range(first, last + 1))


def _joined(read: Reading, found: Sequence[Named]) -> list[Named]:
    """Return the names that an `and` joins to those found: `treated by Sue and Tom`."""
    more: list[Named] = []
    for named in found:
        last = named.last
        while read.low(last + 1) in ("and", "or") and read.is_next(last + 2):
            too = read.low(last + 2) not in _MONTHS
            first, last = last + 2, name_from(read, last + 2, too=too, capitals=False)
            if last < 0:
                break
            more.append(Named(first, last, "It is joined to a name by `and`."))
    return more


def _is_written_as_names(read: Reading, at: int) -> bool:
    """Say whether one capital begins a word and small letters go on: not `PTs`, not an initial."""
    written = read.text[read.starts[at] : read.ends[at]]
    return len(written) > 1 and (not written[1].isupper() or written[1] in "'’")


_MONTHS = frozenset({"april", "august", "june", "march", "may"})


def _after_title(read: Reading, at: int) -> Named | None:
    """`Mrs Patel`, `dr shah`, `Mr. J. Smith`."""
    if read.tails[at] or read.gap(at + 1).strip(" .") or read.gap(at + 1) == "":
        return None
    last = name_from(read, at + 1, sure=True)
    if last < 0 and (read.lows[at] != "ms" or read.shouts):  # in small letters `ms` is an illness
        last = small_name_at(read, at + 1, too=read.low(at + 1) not in _HELPING)
        last = _with_small_rest(read, last)
    return Named(at + 1, last, "It follows a title.") if last >= 0 else None


def _with_small_rest(read: Reading, last: int) -> int:
    if last >= 0 and read.is_next(last + 1) and read.shouts:
        more = small_name_at(read, last + 1)
        return more if more >= 0 else last
    return last


def _after_titled(read: Reading, at: int) -> Named | None:
    """`Nurse Grace`, `Miss Bell`, `uncle Bob`: only with a capital, or the word is a word."""
    is_short = read.gap(at + 1) == ". " and len(read.lows[at]) < 5
    if read.tails[at] or not (is_short or read.is_next(at + 1)):
        return None
    last = name_from(read, at + 1)
    return Named(at + 1, last, "It follows what somebody is.") if last >= 0 else None


def _after_kin(read: Reading, at: int) -> Named | None:
    """`my son Liam`, `her friend, Jo,`, `my husband dave is`."""
    gap = read.gap(at + 1)
    if read.tails[at] or not (_is_somebodys(read, at) or gap == " ("):
        return None
    if gap.strip(" ,(:-–—\"“'‘") or not gap:
        return None
    last = name_from(read, at + 1, too=gap == " ", sure=True)
    if last < 0 and gap == " ":
        last = _small_after_kin(read, at + 1)
    return Named(at + 1, last, "It follows words for somebody's own people.") if last >= 0 else None


def _small_after_kin(read: Reading, at: int) -> int:
    after = read.low(at + 1) if read.is_next(at + 1) else ""
    last = small_name_at(read, at, too=after in words().follows and read.low(at) not in _HELPING)
    if last < 0:
        return -1
    if read.tails[at] or not after or after in words().follows:
        return last
    return small_name_at(read, at + 1)


def _after_role(read: Reading, at: int) -> Named | None:
    """`our midwife Jo`, `the receptionist, Carol, was`."""
    gap = read.gap(at + 1)
    if read.tails[at] or gap not in (" ", ", ", " - ", " – ", " (", ": "):
        return None
    last = name_from(read, at + 1, too=gap == " ")
    if last < 0 or (gap != " " and (not _is_somebodys(read, at) or not _is_closed(read, last + 1))):
        return None
    return Named(at + 1, last, "It follows what somebody is.")


def _is_closed(read: Reading, after: int) -> bool:
    if after >= len(read.lows):
        return True
    return bool(set(read.gap(after)) & set(",.;!?)-–\n")) or read.lows[after] in words().follows


def _is_somebodys(read: Reading, at: int) -> bool:
    own = words().own
    return any(read.low(at - back) in own for back in (1, 2, 3))


def _after_called(read: Reading, at: int) -> Named | None:
    """`a nurse called Sue`, `named Sue`."""
    if not read.is_next(at + 1) and read.gap(at + 1).strip(" \"“'‘:") == "" and not read.gap(at + 1):
        return None
    if read.gap(at + 1).strip(" \"“'‘:") or (read.low(at - 1) in words().places):
        return None
    last = name_from(read, at + 1)
    before = read.low(at - 1)
    if last < 0 and (before in words().kin or before in words().roles or before in _SOMEBODY):
        last = small_name_at(read, at + 1)
    return Named(at + 1, last, "It follows words for what somebody is called.") if last >= 0 else None


_HELPING = frozenset({"will", "may", "can"})
_SOMEBODY = frozenset(["someone", "somebody", "person", "is", "was", "also", "am"])


def _after_name_is(read: Reading, at: int) -> Named | None:
    """`my name is Sue`, `her name's Sue`, `the nurse's name was Sue`."""
    step = at + 1
    if read.low(step) in ("is", "was", "being", "s") and read.is_next(step):
        step += 1
    elif not read.tails[at] and read.lows[at] not in ("names",) and ":" not in read.gap(step):
        return None
    if read.gap(step).strip(" \"“'‘:-"):
        return None
    last = name_from(read, step, sure=True)
    if last < 0:
        last = small_name_at(read, step)
        if last >= 0 and small_name_at(read, step + 1) > 0 and read.is_next(step + 1):
            last = step + 1
    return Named(step, last, "It follows words for somebody's name.") if last >= 0 else None


def _after_speaking(read: Reading, at: int) -> Named | None:
    """`spoke to Sue`, `appointment with Dr`, `married to Tom`."""
    step = at + 1
    if read.low(step) in ("you", "about", "again", "briefly"):
        step += 1
    if read.low(step) not in ("to", "with") or not read.is_next(step + 1):
        return None
    return _there(read, step + 1, "It follows words for speaking to somebody.")


def _after_seeing(read: Reading, at: int) -> Named | None:
    """`saw Sue`, `thank you Sue`, `many thanks, Sue`."""
    step = at + 1
    while (
        read.low(step) in ("you", "to", "so", "very", "much", "and", "again", "both", "especially")
        and step < at + 6
    ):
        step += 1
    if read.gap(step).strip(" ,-–\n") or (read.gap(step) != " " and read.lows[at][:5] != "thank"):
        return None
    if read.gap(step) != " " and not _ends(read, name_from(read, step)):
        return None
    return _there(read, step, "It follows words for meeting or thanking somebody.")


def _ends(read: Reading, last: int) -> bool:
    return last >= 0 and (last + 1 >= len(read.lows) or "\n" in read.gap(last + 1))


def _after_ringing(read: Reading, at: int) -> Named | None:
    """`please ring bartosz davies`: two words that are none of the language; or one with a capital, of a person."""
    named = _there(read, at + 1, "It follows words for ringing somebody.") if read.is_next(at + 1) else None
    return named if named and named.last > named.first else None


def _after_by(read: Reading, at: int) -> Named | None:
    """`treated by Sue`, `looked after by Sue`."""
    done = words().done_by
    if read.low(at - 1) not in done and not (
        read.low(at - 1) in ("after", "for", "to", "in") and read.low(at - 2) in done
    ):
        return None
    return _there(read, at + 1, "It follows words for what somebody did.") if read.is_next(at + 1) else None


def _after_asking_for(read: Reading, at: int) -> Named | None:
    """`ask for Sue`."""
    if read.low(at - 1) not in ("ask", "asked", "asking", "caring", "carer", "cares"):
        return None
    return _there(read, at + 1, "It follows words for asking for somebody.") if read.is_next(at + 1) else None


def _after_i_am(read: Reading, at: int) -> Named | None:
    """`I'm Sue`, `I am Sue Marsh`."""
    step = at + 1
    if read.lows[at] == "i":
        if read.low(step) != "am":
            return None
        step += 1
    last = name_from(read, step, too=False, capitals=False) if read.is_next(step) else -1
    if last < 0 or (
        read.lows[last].endswith(("ic", "ian", "ish", "ed", "ese", "less", "al")) and last == step
    ):
        return None
    return Named(step, last, "Somebody says who they are.")


def _signed(read: Reading, at: int) -> Named | None:
    """`Regards, Sue Marsh` at the end."""
    step = at + 1
    if read.low(step) in ("regards", "wishes", "by", "from"):
        step += 1
    last = name_from(read, step)
    if last < 0 or read.gap(step).strip(" ,-–\n:.") or not _ends(read, last):
        return None
    return Named(step, last, "It stands where a letter is signed.")


def _there(read: Reading, at: int, why: str) -> Named | None:
    last = name_from(read, at, capitals=False)
    if last < 0 and read.is_next(at + 1) and small_name_at(read, at) >= 0:
        last = small_name_at(read, at + 1)  # two words that are none of the language
    return Named(at, last, why) if last >= 0 else None


def _before_role(read: Reading, at: int) -> Named | None:
    """`Carol, our receptionist`, `Julie the physio`."""
    if at == 0 or not read.capital(at - 1) or read.gap(at) not in (" ", ", ", " (", " - ", " – ", ","):
        return None
    lists = words()
    step = next(
        (at + n for n in (1, 2, 3) if read.low(at + n) in lists.roles or read.low(at + n) in lists.kin), 0
    )
    if not step or any(not read.is_next(n) for n in range(at + 1, step + 1)):
        return None
    if read.low(step) in lists.kin and read.gap(at) == " ":
        return None
    return _back_from(read, at - 1, "Words for what somebody is follow it.", too=False)


def _before_from(read: Reading, at: int) -> Named | None:
    """`Julie from the office`, `Julie on reception`."""
    wheres = ("the", "reception", "your", "our", "admin") if read.lows[at] == "from" else ("reception",)
    at_a_desk = read.low(at + 1) == "the" and read.low(at + 2) in _DESKS
    if not (read.low(at + 1) in wheres or at_a_desk) or not read.is_next(at + 1):
        return None
    return _doer(read, at, "Words for where somebody works follow it.")


_DESKS = frozenset({"front", "desk", "reception", "clinic", "surgery", "pharmacy", "counter", "till", "gate"})


def _before_who(read: Reading, at: int) -> Named | None:
    """`it was Bob who`, `Hannah, who runs it`."""
    if at == 0 or not read.capital(at - 1) or read.gap(at) not in (" ", ", "):
        return None
    if read.gap(at) == " " and (
        read.begins(at - 1) or read.low(at - 2) not in ("was", "is", "its", "and", "to", "with", "by")
    ):
        return None
    return _back_from(read, at - 1, "`Who` follows it.", too=False)


def _after_here_is(read: Reading, at: int) -> Named | None:
    """`this is Colin from flat 2`, `hi its Shelley here`."""
    step = at + (2 if read.lows[at] == "this" else 1)
    if step == at + 2 and read.low(at + 1) != "is":
        return None
    after = read.low(step + 1)
    if not read.begins(at) and read.low(at - 1) not in ("hi", "hello", "hiya"):
        return None
    return _there(read, step, "Somebody says who they are.") if after in ("from", "here", "again") else None


def _well_done(read: Reading, at: int) -> Named | None:
    """`well done Hannah`, `shout out to Hannah`."""
    if read.low(at - 1) not in ("well", "shout"):
        return None
    step = at + 1
    while read.low(step) in ("to", "you", "all", "and") and step < at + 4:
        step += 1
    return _there(read, step, "It follows words of praise for somebody.") if read.is_next(step) else None


def _initial(read: Reading, at: int) -> Named | None:
    """`J Blenkinsop`, `K. L. Osei`, where no word before it makes `Hepatitis C` or `Plan B` of it."""
    if not read.single(at) or not (read.begins(at) or read.low(at - 1) in _BEFORE_INITIALS):
        return None
    last = name_from(read, at, too=False, capitals=False)
    return Named(at, last, "An initial stands before it.") if last > at else None


_BEFORE_INITIALS = frozenset(
    [
        "and",
        "by",
        "to",
        "with",
        "from",
        "of",
        "is",
        "was",
        "for",
        "thank",
        "thanks",
        "saw",
        "met",
        "dear",
        "told",
        "asked",
    ]
)


def _before_doing(read: Reading, at: int) -> Named | None:
    """`Sue told me`, `Sue explained`."""
    return _doer(read, at, "Words for what only a person does follow it.", too=True)


def _before_doing_to(read: Reading, at: int) -> Named | None:
    """`Sue helped me`."""
    if read.low(at + 1) not in words().whom:
        return None
    return _doer(read, at, "Words for what only a person does follow it.")


def _before_being(read: Reading, at: int) -> Named | None:
    """`Sue was so kind`."""
    lists = words()
    step = at + 1
    while read.low(step) in lists.how and step < at + 4:
        step += 1
    if read.low(step) not in lists.person_is:
        return None
    if read.lows[at] in ("are", "were") and read.low(at - 2) not in ("and", "both"):
        return None  # one who is said to be several is an organisation: `Mencap were kind`
    return _doer(read, at, "Words for what only a person is follow it.", too=True)


def _doer(read: Reading, at: int, why: str, *, too: bool = False) -> Named | None:
    before = at - 1
    if read.low(before) in (
        "has",
        "also",
        "always",
        "really",
        "even",
        "then",
        "just",
        "had",
        "both",
        "kindly",
    ):
        before -= 1
    if before < 0 or not read.capital(before) or read.tails[before]:
        return None
    if any(not read.is_next(step) for step in range(before + 1, at + 1)):
        return None
    return _back_from(read, before, why, too=too or not read.begins(before))


def _back_from(read: Reading, last: int, why: str, *, too: bool) -> Named | None:
    """Take the name that ends at a word."""
    low = read.lows[last]
    if len(low) < 3 or low in words().places or not _is_written_as_names(read, last):
        return None
    if not _has_first(read, last) and (looks_ordinary(low) or (low in words().names_too and not too)):
        return None
    if is_ordinary(low):
        return None
    first = last
    while first > 0 and last - first < 3 and read.is_next(first) and _is_part(read, first - 1):
        first -= 1
    is_of_something = read.low(first - 1) in _BEFORE_NO_NAME and read.is_next(first)
    return None if is_of_something or is_place(read, first, last) else Named(first, last, why)


_BEFORE_NO_NAME = frozenset({"the", "a", "an", "at", "in", "near", "of", "on", "from"})


def _has_first(read: Reading, last: int) -> bool:
    return last > 0 and read.is_next(last) and _is_part(read, last - 1)


def _is_part(read: Reading, at: int) -> bool:
    low = read.lows[at]
    return (
        read.capital(at)
        and not is_ordinary(low)
        and not read.acronym(at)
        and low not in words().titles
        and low not in words().titles_with_capital
        and not read.tails[at]
    )


@cache
def _readers() -> Mapping[str, tuple[_Reader, ...]]:
    """Return what reads each cue; built once."""
    lists = words()
    readers: dict[str, list[_Reader]] = {}
    for cues, reader in (
        (lists.titles, _after_title),
        (lists.kin, _after_kin),
        (lists.titles_with_capital, _after_titled),
        (lists.roles, _after_role),
        (lists.called, _after_called),
        ({"name", "names"}, _after_name_is),
        (lists.speaking, _after_speaking),
        (lists.seeing, _after_seeing),
        ({"ring", "phone", "contact", "call", "visit", "email", "text"}, _after_ringing),
        ({"by"}, _after_by),
        ({"for"}, _after_asking_for),
        ({"im", "i"}, _after_i_am),
        ({"from", "on", "at"}, _before_from),
        ({"who"}, _before_who),
        ({"this", "its"}, _after_here_is),
        ({"done", "out"}, _well_done),
        (set("bcdefghjklmnopqrstuvwxyz"), _initial),
        ({"regards", "sincerely", "signed", "yours", "wishes", "love", "cheers", "kind"}, _signed),
        (lists.own, _before_role),
        (lists.person_does, _before_doing),
        (lists.does_to, _before_doing_to),
        ({"was", "is", "were", "are", "been"}, _before_being),
    ):
        for cue in cues:
            readers.setdefault(cue, []).append(reader)
    return {cue: tuple(each) for cue, each in readers.items()}
