"""What a United Kingdom postcode looks like, from the areas that exist."""

from __future__ import annotations

import re

_AREAS = """
AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA
PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV
YO ZE
"""
AREAS = frozenset(_AREAS.split())
"""The postcode areas of Royal Mail's Postcode Address File."""

SHAPE = r"([A-Z]{1,2})([0-9][0-9A-Z]?) ?([0-9])([ABD-HJLNP-UW-Z]{2})"
"""Area, district, sector and unit; units never hold C, I, K, M, O or V."""
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
