"""Made-up numbers in the shapes people write them: with check figures where the real ones have them."""

from __future__ import annotations

from datetime import date
from random import Random

_DIGITS = "0123456789"


def nhs_number(chance: Random) -> str:
    """Return a number with the check figure of the NHS (modulus 11)."""
    while True:
        nine = [int(chance.choice("4679")), *(chance.randrange(10) for _ in range(8))]
        check = -sum(digit * weight for digit, weight in zip(nine, range(10, 1, -1), strict=True)) % 11
        if check < 10:
            digits = "".join(map(str, [*nine, check]))
            between = chance.choice(("", " ", "-", " "))
            return between.join((digits[:3], digits[3:6], digits[6:]))


def card(chance: Random) -> str:
    """Return the number of a payment card (Luhn's check figure)."""
    digits = [int(each) for each in chance.choice(("4", "51", "52", "34"))]
    length = 15 if digits[:2] == [3, 4] else 16
    digits += [chance.randrange(10) for _ in range(length - 1 - len(digits))]
    total = sum(
        sum(divmod(digit * 2, 10)) if at % 2 == 0 else digit for at, digit in enumerate(reversed(digits))
    )
    written = "".join(map(str, [*digits, -total % 10]))
    if length == 15 or chance.random() < 0.3:
        return written
    return chance.choice(" -").join(written[at : at + 4] for at in range(0, 16, 4))


def phone(chance: Random) -> str:
    """Return a phone number of the United Kingdom."""
    return _mobile(chance) if chance.random() < 0.6 else _landline(chance)


def _mobile(chance: Random) -> str:
    n = "07" + chance.choice("45789") + _some(chance, 8)
    return chance.choice((
        n, f"{n[:5]} {n[5:]}", f"{n[:5]} {n[5:8]} {n[8:]}", f"+44 {n[1:5]} {n[5:]}", f"+44{n[1:]}", f"0044 {n[1:5]} {n[5:]}",
        f"{n[:4]}-{n[4:7]}-{n[7:]}", f"{n[:3]} {n[3:7]} {n[7:]}", f"+44 (0){n[1:5]} {n[5:]}", f"{n[:5]}.{n[5:8]}.{n[8:]}",
        f"{n[:3]} {n[3:5]} {n[5:7]} {n[7:9]} {n[9:]}",
    ))  # fmt: skip


def _landline(chance: Random) -> str:
    area = chance.choice(("0115", "01522", "020", "0161", "01332", "029"))
    rest = _some(chance, 11 - len(area), "23456789")
    return chance.choice((
        area + rest, f"{area} {rest}", f"({area}) {rest}", f"{area} {rest[:3]} {rest[3:]}", f"{area}-{rest}", f"+44 {area[1:]} {rest}",
    ))  # fmt: skip


def national_insurance(chance: Random) -> str:
    """Return a National Insurance number."""
    letters, last, n = (
        chance.choice(("AB", "JG", "SX", "PW", "CE", "HM", "LR")),
        chance.choice("ABCD"),
        _some(chance, 6),
    )
    written = chance.choice((
        f"{letters}{n}{last}", f"{letters} {n[:2]} {n[2:4]} {n[4:]} {last}", f"{letters} {n} {last}", f"{letters}-{n[:2]}-{n[2:4]}-{n[4:]}-{last}",
    ))  # fmt: skip
    return written.lower() if chance.random() < 0.15 else written


def postcode(chance: Random, area: str) -> str:
    """Return a postcode of an area."""
    letters = "ABDEFGHJLNPQRSTUWXYZ"
    inward = f"{chance.randrange(10)}{chance.choice(letters)}{chance.choice(letters)}"
    written = f"{area}{chance.randrange(1, 20)}{chance.choice((' ', ' ', ' ', '', '  '))}{inward}"
    return written.lower() if chance.random() < 0.15 else written


def born(chance: Random) -> str:
    """Return a date of birth."""
    day = date(chance.randrange(1930, 2015), chance.randrange(1, 13), chance.randrange(1, 29))
    return chance.choice((
        f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day:%y}", f"{day.day} {day:%B %Y}", f"{_nth(day.day)} {day:%b %Y}", f"{day:%d.%m.%Y}",
        f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}", f"{_nth(day.day)} of {day:%B}, {day:%Y}",
    ))  # fmt: skip


def _nth(day: int) -> str:
    ending = "th" if 3 < day < 21 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{ending}"


def _some(chance: Random, many: int, of: str = _DIGITS) -> str:
    return "".join(chance.choice(of) for _ in range(many))
