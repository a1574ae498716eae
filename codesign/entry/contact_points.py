"""E-mails, phones and postcodes out of a cell as people fill it: tidied, split, corrected with a preview, never dropped."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from codesign.entry.errors import quoted
from codesign.entry.postcodes import SHAPE, suggested_postcode, tidy_postcode

PointKind = Literal["email", "phone", "postcode"]
_POSTCODE_LENGTH = 9
"""A longer line with a postcode in it is an address."""


class ContactPoint(NamedTuple):
    """One way to reach somebody."""

    kind: PointKind
    value: str
    """As people write it: `020 7946 0958 x23`."""
    key: str
    """For comparing: the e-mail in small letters, `+442079460958;ext=23`, the postcode without its space."""


class PointsRead(NamedTuple):
    """What a cell held. Every word of it is in a point or in the leftovers."""

    points: tuple[ContactPoint, ...]
    leftovers: tuple[str, ...]
    """Words that are no contact point: for the notes."""
    corrections: tuple[str, ...]
    """What was changed or could not be read, in words, to be shown before it is kept."""
    suggestions: tuple[str, ...] = ()
    """What may be meant, for a person to choose; never chosen here."""

    @property
    def words(self) -> str:
        """What was understood, said back."""
        said = [point.value for point in self.points]
        said += [f"to notes: {left}" for left in self.leftovers]
        return "; ".join(said + list(self.corrections)) or "blank"


BLANK = frozenset(
    {
        "",
        "n/a",
        "na",
        "none",
        "nil",
        "unknown",
        "not known",
        "not given",
        "-",
        "--",
        ".",
        "tbc",
        "?",
        "no",
        "null",
    }
)
"""What people type into a cell they have nothing for."""

_ADDRESS = re.compile(r"(?<![^\s<>;,()\[\]\"|:])[^\s<>;,()\[\]\"|:]+@[^\s<>;,()\[\]\"|:]+")
_COMMA_FOR_DOT = re.compile(
    r"(@[\w-]+(?:\.[\w-]+){0,6}),(?=(?:uk|com|org|net|gov|nhs|ac|co|info|eu|ie)\b)", re.IGNORECASE
)
_MAILTO = re.compile(r"mailto:\s*", re.IGNORECASE)
_EDGES = " \t\r\n;,<>()[]|/\"'"

_POSTCODE = re.compile(rf"\b{SHAPE}\b")
_IN_EXCEL = re.compile(r"\+?[0-9](?:[.,][0-9]+)?e\+?[0-9]{1,2}", re.IGNORECASE)
_WHOLE_FLOAT = re.compile(r"([0-9]{9,13})\.0+")
_PHONE = re.compile(
    r"(?:\+|\(\+?)?[0-9](?:[0-9 .()\u00a0‑–-]{4,24})[0-9](?:\s{0,9}(?:,\s{0,9})?(?:x|ext\.?|extn\.?|extension|#)\s*[0-9]{1,7}\b)?",
    re.IGNORECASE,
)
_BETWEEN_PHONES = re.compile(r"[;\n|/]|\bor\b|\band\b|,(?!\s{0,9}(?:x|ext))", re.IGNORECASE)


def read_emails(text: str) -> PointsRead:
    """Read every e-mail in a cell: `Sue <sue@x.uk>;`, `mailto:`, `sue@council.gov,uk`, two in one."""
    if _is_blank(text):
        return _blank(text)
    corrections = []
    corrected = _COMMA_FOR_DOT.sub(r"\1.", text)
    if corrected != text:
        corrections.append("A comma in an e-mail was read as a dot.")
    if _MAILTO.search(corrected):
        corrected = _MAILTO.sub(" ", corrected)
        corrections.append("“mailto:” was left off.")
    points, leftovers, end = list[ContactPoint](), list[str](), 0
    for found in _ADDRESS.finditer(corrected):
        leftovers.append(corrected[end : found.start()])
        for address in _addresses(found[0]):
            point = _email(address)
            if point:
                points.append(point)
                continue
            leftovers.append(address)
            corrections.append(f"{quoted(address)} is not an e-mail address; kept in notes.")
        end = found.end()
    leftovers.append(corrected[end:])
    return _read(points, leftovers, corrections)


def read_phones(text: str) -> PointsRead:
    """Read every phone number in a cell: the 0 put back, extensions kept, labels and what Excel lost to the notes."""
    if _is_blank(text):
        return _blank(text)
    points, leftovers, corrections = list[ContactPoint](), list[str](), list[str]()
    for part in _BETWEEN_PHONES.split(text):
        lost = _IN_EXCEL.fullmatch(part.strip())
        if lost:
            leftovers.append(part)
            corrections.append(f"{part.strip()} was lost in Excel: the number cannot be recovered.")
            continue
        found = _PHONE.search(part)
        point = _phone(found[0], corrections) if found else None
        if found is None or point is None:
            leftovers.append(part)
            if re.search(r"[0-9]", part):
                corrections.append(f"{quoted(part)} is not a phone number; kept in notes.")
            continue
        points.append(point)
        leftovers += [part[: found.start()], part[found.end() :]]
    return _read(points, leftovers, corrections)


def read_postcode(text: str) -> PointsRead:
    """Read a postcode: tidied, with a suggestion where letters and figures were mixed up."""
    if _is_blank(text):
        return _blank(text)
    found = _POSTCODE.search(text.upper()) if text.isascii() else None
    tidied = tidy_postcode(text) or (tidy_postcode(found[0]) if found else None)
    if tidied:
        typed = text.strip() if found is None or tidy_postcode(text) else text[found.start() : found.end()]
        changed = [] if tidied == typed else [f"{quoted(typed)} was tidied to {tidied}."]
        return _read(
            [ContactPoint("postcode", tidied, tidied.replace(" ", ""))], text.split(typed, 1), changed
        )
    meant = suggested_postcode(text)
    if meant:
        return PointsRead(
            (), (text.strip(),), (f"{quoted(text)} is not a postcode. Did you mean {meant}?",), (meant,)
        )
    return PointsRead((), (text.strip(),), (f"{quoted(text)} is not a full postcode; kept in notes.",))


def point_kind(value: str) -> str:
    """Return what kind of point of contact something looks like: an address where it looks like nothing else."""
    said = value.strip()
    if "://" in said or said.casefold().startswith("www."):
        return "web"
    if "@" in said and read_emails(said).points:
        return "email"
    if read_postcode(said).points and len(said) <= _POSTCODE_LENGTH:
        return "postcode"
    phones = read_phones(said)
    return "phone" if phones.points and not phones.leftovers else "address"


def _is_blank(text: str) -> bool:
    return text.strip().casefold() in BLANK


def _blank(text: str) -> PointsRead:
    typed = text.strip()
    return PointsRead((), (), (f"{quoted(typed)} was read as blank.",) if typed else ())


def _read(points: list[ContactPoint], leftovers: list[str], corrections: list[str]) -> PointsRead:
    kept = tuple(
        trimmed for left in leftovers if (trimmed := left.strip(_EDGES)) and re.search(r"\w", trimmed)
    )
    return PointsRead(tuple(dict.fromkeys(points)), kept, tuple(dict.fromkeys(corrections)))


def _addresses(found: str) -> list[str]:
    """Return each address where a slash stands between two."""
    parts = found.split("/")
    return parts if len(parts) > 1 and all("@" in part for part in parts) else [found]


def _email(address: str) -> ContactPoint | None:
    from email_validator import EmailNotValidError, validate_email

    try:
        # no look-up of the domain: nothing is sent anywhere; .test is for made-up people
        checked = validate_email(address.rstrip(".'"), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        return None
    return ContactPoint("email", checked.normalized, checked.normalized.casefold())


def _phone(typed: str, corrections: list[str]) -> ContactPoint | None:
    import phonenumbers

    floated = _WHOLE_FLOAT.fullmatch(typed.strip())
    bare = floated[1] if floated else typed.strip()
    figures = re.sub(r"[^0-9]", "", re.split(r"[x#e]", bare, maxsplit=1, flags=re.IGNORECASE)[0])
    try:
        number = phonenumbers.parse(
            f"+{bare}" if re.fullmatch(r"44[0-9]{9,10}", figures) and bare[0] == "4" else bare, "GB"
        )
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    is_british = number.country_code == 44
    shape = phonenumbers.PhoneNumberFormat
    value = str(phonenumbers.format_number(number, shape.NATIONAL if is_british else shape.INTERNATIONAL))
    if is_british and value[:1] not in "0(":
        return None  # a figure short: better in the notes as typed than tidied into something else
    key = str(phonenumbers.format_number(number, shape.E164)) + (
        f";ext={number.extension}" if number.extension else ""
    )
    if is_british and figures[0] not in "04":
        corrections.append(f"The 0 was put back: {value}.")
    return ContactPoint("phone", value, key)
