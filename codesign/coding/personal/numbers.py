"""Numbers that identify somebody, told from other numbers by their check figures and the way they are grouped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from codesign.coding.personal.found import Found

_PHONE = re.compile(
    r"(?<![\w+£])(?<![0-9]\.)(?:\+ ?44[ .-]{0,2}(?:\(0\))?[ .-]{0,2}|0044[ .-]{0,2}(?:\(0\))?[ .-]{0,2}|44[ .-]?(?=7)|(?:\( ?)?0[ .-]?)"
    r"[127](?:[ ()./-]{0,2}[0-9]){8,9}(?![0-9])"
)
_ABROAD = re.compile(r"(?<![\w.+£])\+ ?(?!44)[1-9](?:[ ().-]{0,2}[0-9]){8,13}(?![0-9])")
_TEN = re.compile(r"(?<![0-9.£+-])(?<![0-9] )[0-9](?:[ .-]{0,2}[0-9]){9}(?!\.?[0-9]|[,-][0-9])")
_CARD = re.compile(r"(?<![0-9.-])[2-6](?:[ -]{0,2}[0-9]){12,18}(?![0-9]|[.-][0-9])")
_BANK = re.compile(
    r"\bsort ?code\b\W{0,4}(?:is\W{1,3})?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}(?![0-9])"
    r"(?:\W{1,3}(?:and\W{1,3})?(?:(?:bank )?(?:account|acc|a/c|acct)\W{0,3}(?:number|no|num)?\W{0,4}(?:is\W{1,3})?)?[0-9]{8}(?![0-9]))?"
    r"|\b(?:bank )?(?:account|acc|a/c|acct)\W{1,3}(?:number|no|num)\W{0,4}(?:is\W{1,3})?[0-9]{4} ?[0-9]{4}(?![0-9])",
    re.IGNORECASE,
)
_GROUPS = re.compile(r"[0-9]+")
_BETWEEN = re.compile(r"(?<=[0-9])[^0-9]+(?=[0-9])")
_NOT_A_PERSONS = re.compile(
    r"\b(?:order|ref|refs|reference|invoice|ticket|job|tracking|booking|policy|serial|receipt|parcel|consignment|charity|"
    r"company|vat|version|model|part|item|batch|isbn|barcode|asset|meter|docket|planning|application|product|crime|case|"
    r"complaint|incident|log)\b[\W_]{0,3}(?:(?:no|num|number|nr|id|code)\b)?[\W_]{0,3}(?:(?:is|was)\b)?[\W_]{0,3}$",
    re.IGNORECASE,
)
_OF_THE_NHS = re.compile(r"\bnhs\b\D{0,25}$", re.IGNORECASE)
_HEAD = 44
"""Characters before a number in which its own words stand: `order number is`."""
_NHS_GROUPS = {(10,), (3, 3, 4), (3, 7), (6, 4), (1,) * 10, (2,) * 5, (5, 5), (3, 4, 3)}


def phones(text: str) -> Iterator[Found]:
    """Find telephone numbers of homes and mobiles; 03, 08 and 09 are lines of organisations."""
    for found in _PHONE.finditer(text):
        if _is_phone(found[0]) and not is_something_elses(text, found.start()):
            yield _found(found, "phone", "A telephone number, as the United Kingdom writes them.")
    if "+" in text:
        for found in _ABROAD.finditer(text):
            yield _found(found, "phone", "A telephone number with the code of a country.")


def nhs_numbers(text: str) -> Iterator[Found]:
    """Find NHS numbers: ten figures, the tenth of which checks."""
    for found in _TEN.finditer(text):
        groups = _GROUPS.findall(found[0])
        if not is_nhs_number("".join(groups)):
            continue
        of_the_nhs = _OF_THE_NHS.search(text, max(0, found.start() - _HEAD), found.start())
        alike = len(set(_BETWEEN.findall(found[0]))) < 2
        grouped = alike and tuple(map(len, groups)) in _NHS_GROUPS
        if of_the_nhs or (grouped and not is_something_elses(text, found.start())):
            yield _found(found, "NHS number", "Ten figures, and the last one checks as an NHS number's does.")


def cards(text: str) -> Iterator[Found]:
    """Find payment cards: 13 to 19 figures that check by Luhn's rule."""
    for found in _CARD.finditer(text):
        if is_card("".join(_GROUPS.findall(found[0]))) and not is_something_elses(text, found.start()):
            yield _found(found, "card number", "A long number that checks as a payment card's does.")


def bank_accounts(text: str) -> Iterator[Found]:
    """Find sort codes and account numbers that are called so."""
    for found in _BANK.finditer(text):
        figures = re.search(r"[0-9]", found[0])
        start = found.start() + (figures.start() if figures else 0)
        yield Found(start, found.end(), "bank account", "pattern", "Figures after `sort code` or `account`.")


def is_nhs_number(figures: str) -> bool:
    """Check the tenth figure, modulus 11, as the NHS Data Dictionary gives it."""
    if len(set(figures)) == 1:
        return False
    check = (
        11 - sum(int(figure) * weight for figure, weight in zip(figures, range(10, 1, -1), strict=False)) % 11
    )
    return check % 11 == int(figures[9]) if check != 10 else False


def is_card(figures: str) -> bool:
    """Check the last figure by Luhn's rule."""
    if len(set(figures)) == 1 or not 13 <= len(figures) <= 19:
        return False
    doubled = (sum(divmod(int(figure) * 2, 10)) for figure in figures[-2::-2])
    return (sum(int(figure) for figure in figures[-1::-2]) + sum(doubled)) % 10 == 0


def is_something_elses(text: str, start: int) -> bool:
    """Say whether the words before a number say that it is of an order, a planning application, a parcel."""
    return bool(_NOT_A_PERSONS.search(text[max(0, start - _HEAD) : start]))


def _is_phone(written: str) -> bool:
    groups = _GROUPS.findall(written)
    if "/" in written and (written.count("/") > 1 or len(groups[0]) < 3):
        return False  # days, not a code and a number
    figures = "".join(groups)
    home = _at_home(figures)
    if len(home) not in ((10, 11) if home[1] == "1" else (11,)):
        return False
    return _is_grouped(groups, written) and not _is_a_moment(groups)


def _at_home(figures: str) -> str:
    for prefix in ("00440", "0044", "440", "44"):
        if figures.startswith(prefix):
            return "0" + figures.removeprefix(prefix)
    return figures


def _is_grouped(groups: Sequence[str], written: str) -> bool:
    """Say whether figures stand in groups, or each alone; `0.1 0.2 0.35` is a list of amounts."""
    short = sum(len(group) == 1 for group in groups)
    if short == len(groups):
        return len(set(_BETWEEN.findall(written))) == 1
    return short <= 2 and (not short or groups[0] in ("0", "44", "0044"))


def _is_a_moment(groups: Sequence[str]) -> bool:
    """Say whether it is a day and perhaps a time: `07-11-2025 14.30`."""
    if len(groups) < 3 or [len(group) for group in groups[:3]] != [2, 2, 4]:
        return False
    return int(groups[0]) <= 31 and int(groups[1]) <= 12 and groups[2][:2] in ("19", "20")


def _found(found: re.Match[str], kind: str, why: str) -> Found:
    start, end = found.span()
    return Found(start, end, kind, "pattern", why)  # type: ignore[arg-type]
