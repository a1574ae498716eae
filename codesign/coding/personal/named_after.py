"""Names that follow a cue: `my son Liam`, `Dr Shah`, `spoke to Agnieszka`. Each reader is asked at the word that is its cue."""

from __future__ import annotations

from codesign.coding.personal.reading import Reading
from codesign.coding.personal.taking import Named, name_from, small_name_at
from codesign.coding.personal.words import words


def after_title(read: Reading, at: int) -> Named | None:
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


def after_titled(read: Reading, at: int) -> Named | None:
    """`Nurse Grace`, `Miss Bell`, `uncle Bob`: only with a capital, or the word is a word."""
    is_short = read.gap(at + 1) == ". " and len(read.lows[at]) < 5
    if read.tails[at] or not (is_short or read.is_next(at + 1)):
        return None
    last = name_from(read, at + 1)
    return Named(at + 1, last, "It follows what somebody is.") if last >= 0 else None


def after_kin(read: Reading, at: int) -> Named | None:
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


def after_role(read: Reading, at: int) -> Named | None:
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


def after_called(read: Reading, at: int) -> Named | None:
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


def after_name_is(read: Reading, at: int) -> Named | None:
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


def after_speaking(read: Reading, at: int) -> Named | None:
    """`spoke to Sue`, `appointment with Dr`, `married to Tom`."""
    step = at + 1
    if read.low(step) in ("you", "about", "again", "briefly"):
        step += 1
    if read.low(step) not in ("to", "with") or not read.is_next(step + 1):
        return None
    return _there(read, step + 1, "It follows words for speaking to somebody.")


def after_seeing(read: Reading, at: int) -> Named | None:
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


def after_ringing(read: Reading, at: int) -> Named | None:
    """`please ring bartosz davies`: two words that are none of the language; or one with a capital, of a person."""
    named = _there(read, at + 1, "It follows words for ringing somebody.") if read.is_next(at + 1) else None
    return named if named and named.last > named.first else None


def after_by(read: Reading, at: int) -> Named | None:
    """`treated by Sue`, `looked after by Sue`."""
    done = words().done_by
    if read.low(at - 1) not in done and not (
        read.low(at - 1) in ("after", "for", "to", "in") and read.low(at - 2) in done
    ):
        return None
    return _there(read, at + 1, "It follows words for what somebody did.") if read.is_next(at + 1) else None


def after_asking_for(read: Reading, at: int) -> Named | None:
    """`ask for Sue`."""
    if read.low(at - 1) not in ("ask", "asked", "asking", "caring", "carer", "cares"):
        return None
    return _there(read, at + 1, "It follows words for asking for somebody.") if read.is_next(at + 1) else None


def after_i_am(read: Reading, at: int) -> Named | None:
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


def signed(read: Reading, at: int) -> Named | None:
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


def after_here_is(read: Reading, at: int) -> Named | None:
    """`this is Colin from flat 2`, `hi its Shelley here`."""
    step = at + (2 if read.lows[at] == "this" else 1)
    if step == at + 2 and read.low(at + 1) != "is":
        return None
    after = read.low(step + 1)
    if not read.begins(at) and read.low(at - 1) not in ("hi", "hello", "hiya"):
        return None
    return _there(read, step, "Somebody says who they are.") if after in ("from", "here", "again") else None


def after_praise(read: Reading, at: int) -> Named | None:
    """`well done Hannah`, `shout out to Hannah`."""
    if read.low(at - 1) not in ("well", "shout"):
        return None
    step = at + 1
    while read.low(step) in ("to", "you", "all", "and") and step < at + 4:
        step += 1
    return _there(read, step, "It follows words of praise for somebody.") if read.is_next(step) else None


def after_initial(read: Reading, at: int) -> Named | None:
    """`J Blenkinsop`, `K. L. Osei`, where no word before it makes `Hepatitis C` or `Plan B` of it."""
    if not read.single(at) or not (read.begins(at) or read.low(at - 1) in words().before_initials):
        return None
    last = name_from(read, at, too=False, capitals=False)
    return Named(at, last, "An initial stands before it.") if last > at else None
