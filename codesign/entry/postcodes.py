"""What a United Kingdom postcode looks like, from the areas that exist."""

from __future__ import annotations

import re

from codesign.coding.postcodes import AREAS, SHAPE

__all__ = ["AREAS", "SHAPE", "suggested_postcode", "tidy_postcode"]

_WHOLE = re.compile(SHAPE)


def tidy_postcode(typed: str) -> str | None:
    """Return a full postcode as Royal Mail writes it, `SW1A 1AA`, or None if it is not one."""
    bare = "".join(typed.upper().split()).rstrip(".,;")
    if bare == "GIR0AA":
        return "GIR 0AA"
    found = _WHOLE.fullmatch(bare)
    if not found or found[1] not in AREAS:
        return None
    return f"{found[1]}{found[2]} {found[3]}{found[4]}"


def suggested_postcode(typed: str) -> str | None:
    """Return the postcode meant where letters and figures were mixed up: `SW1A OAA` for `SW1A 0AA`."""
    bare = "".join(typed.upper().split())
    if not 5 <= len(bare) <= 7 or not bare.isascii():
        return None
    figures, letters = str.maketrans("OIL", "011"), str.maketrans("01", "OI")
    outward, sector, unit = bare[:-3], bare[-3].translate(figures), bare[-2:].translate(letters)
    for area in (2, 1):
        district = outward[area : area + 1].translate(figures) + outward[area + 1 :]
        for last in {district, district.translate(figures)}:
            tidied = tidy_postcode(outward[:area].translate(letters) + last + sector + unit)
            if tidied and tidied.replace(" ", "") != bare:
                return tidied
    return None
