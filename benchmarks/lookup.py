"""How long one keystroke of a name takes to look up among 1,000, 10,000 and 100,000 made-up contacts.

Run it with `python benchmarks/lookup.py`. It prints p50, p95 and the worst in milliseconds, with the conditions.
"""

from __future__ import annotations

import gc
import platform
import random
import sys
import time
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from codesign.matching import Known, Register, Typed
from codesign.matching.words import words

SEED = 20261112
SIZES = (1_000, 10_000, 100_000)
PEOPLE_TYPED = 120


def _words(text: str) -> list[str]:
    return text.split()


FAMILY = _words(
    """Smith Smyth Jones Taylor Brown Williams Wilson Davies Davis Evans Thomas Roberts Khan Patel Ahmed Hussain Ali
Begum Singh Kaur Okafor Mensah Adeyemi Nowak Kowalski Wong Chan Li Murphy O'Brien O'Connor McDonald Campbell Clarke Carter
Webb Reid Read Hughes Morgan Price"""
)
FIRST_HALF = _words(
    """Ash Black Brad Chad Clay Cob Crow Den East Elm Fair Had Ham Hazel Hor Kirk Lang Mar New Oak Pem Rad Sed Stan Thorn Wal Wood"""
)
SECOND_HALF = _words(
    """bourne bridge bury by combe cott croft dale den field ford ham hurst land ley man more ridge shaw stead ton well worth"""
)
PLACES = _words("""Ambridge Borchester Felpersham Hollerton Loxley Penny Waterley Darrington Edgeley Lakey""")


def people(size: int, chance: random.Random) -> Iterator[Known]:
    """Make up people whose names are as unevenly shared as real ones."""
    given = sorted(
        {name.capitalize() for name in words().short_of} | {"Mohammed", "Aisha", "Wei", "Ngozi", "Kwame"}
    )
    rare = sorted(first + second for first in FIRST_HALF for second in SECOND_HALF)
    for number in range(size):
        family = chance.choice(FAMILY) if chance.random() < 0.45 else chance.choice(rare)
        if chance.random() < 0.05:
            family += "-" + chance.choice(rare)
        first = given[min(int(chance.expovariate(1 / 40)), len(given) - 1)]
        name = f"{first if chance.random() > 0.08 else first[0] + '.'} {family}"
        place = chance.choice(PLACES)
        yield Known(
            id=f"{number:06}",
            name=name,
            organisations=(f"{place} {chance.choice(['Carers', 'Council', 'Surgery', 'Mind', 'Library'])}",),
            wards=(place,) if chance.random() < 0.02 else (),
            emails=(f"{first}.{family}{number}@x.example".lower(),),
            met=chance.randrange(5),
        )


def keystrokes(known: list[Known], chance: random.Random) -> Iterator[Typed]:
    """Type some of their names, a key at a time from the second letter, one in four with a slip of the finger."""
    for contact in chance.sample(known, PEOPLE_TYPED):
        name = contact.name
        if chance.random() < 0.25 and len(name) > 6:
            at = chance.randrange(2, len(name) - 2)
            name = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        for length in range(2, len(name) + 1):
            yield Typed(name[:length], ward=chance.choice(PLACES), organisation="")


def measure(size: int) -> str:
    """Build a register and look up every keystroke; return one line."""
    chance = random.Random(SEED)
    known = list(people(size, chance))
    began = time.perf_counter()
    register = Register(known)
    built = time.perf_counter() - began
    gc.collect()
    gc.freeze()  # as the register advises: no collection walks it while somebody types
    times, found, typed_whole = [], 0, 0
    names = {contact.name for contact in known}
    for typed in keystrokes(known, chance):
        began = time.perf_counter()
        candidates = register.candidates(typed)
        times.append((time.perf_counter() - began) * 1000)
        if typed.name in names:
            typed_whole += 1
            found += any(candidate.name == typed.name for candidate in candidates)
    times.sort()
    p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
    return (
        f"{size:>8,}  build {built:5.2f} s  keystrokes {len(times):,}  "
        f"p50 {p50:5.2f}  p95 {p95:5.2f}  worst {times[-1]:6.2f} ms  whole name in the first five {found}/{typed_whole}"
    )


def main() -> None:
    """Print the conditions and one line a size."""
    model = next(
        (line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")),
        platform.machine(),
    )
    print(
        f"Python {platform.python_version()}, rapidfuzz {version('rapidfuzz')}, {model}, seed {SEED}, one run"
    )
    for size in SIZES if len(sys.argv) < 2 else [int(word) for word in sys.argv[1:]]:
        print(measure(size))


def _cpu_lines() -> list[str]:
    cpu = Path("/proc/cpuinfo")
    return cpu.read_text(encoding="utf-8").splitlines() if cpu.exists() else []


if __name__ == "__main__":
    main()
