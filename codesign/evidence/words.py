"""How the pack says dates, people and files, the same in every writer."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime

from codesign.clock import local
from codesign.records.pack import Pack

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def full_date(value: str) -> date | None:
    """Return the date if it is known to the day, otherwise nothing."""
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def date_words(value: str) -> str:
    """Say a reduced ISO date as people write it: `12 November 2026`, `May 2025`, `2025`."""
    day = full_date(value)
    if day:
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    month = re.fullmatch(r"(\d{4})-(0[1-9]|1[0-2])", value)
    return f"{_MONTHS[int(month[2]) - 1]} {month[1]}" if month else value


def made_at(pack: Pack) -> datetime:
    """Return the pack's moment where its people are."""
    return local(pack.stands_at.at, pack.zone)


def moment_words(stamp: str, zone: str) -> str:
    """Say a moment kept as UTC text: `20 November 2026, 15:02`."""
    moment = local(stamp, zone)
    return f"{date_words(moment.date().isoformat())}, {moment:%H:%M}"


def made_words(pack: Pack) -> str:
    """Say the pack's moment."""
    return moment_words(pack.stands_at.at, pack.zone)


def slug(value: str, otherwise: str) -> str:
    """Return a name for a file: plain letters, numbers and hyphens; `otherwise` where none is left."""
    plain = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    hyphened = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    return hyphened[:60].strip("-") or re.sub(r"[^a-z0-9]+", "-", otherwise.lower()).strip("-") or "pack"


def pack_name(pack: Pack) -> str:
    """Return the pack's own name: the programme and the date it stands at."""
    return f"{slug(pack.programme.name, pack.programme.reference)}-{made_at(pack).date().isoformat()}"
