"""A person's settings on this computer: who they are, which device this is, how they like it.

TOML, so that people can read and mend it. What this version does not know is kept when it saves.
"""

from __future__ import annotations

import secrets
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4
from zoneinfo import ZoneInfo

from codesign.clock import HOME_ZONE, Clock, SystemClock, today
from codesign.errors import CodesignError
from codesign.files import free_name, write_file
from codesign.places import make_private_folder
from codesign.text import clean

DEVICE_ALPHABET = "CDFGHJKLMNPRTVWX"
"""No vowels, so that no word appears; none of the letters read as a digit (B, I, O, Q, S, Z)."""

_UNKIND = (
    "CCK CKX CLT CNT CRP DCK DMN DNR DTH FCK FCX FGT FKN FKR FKW FCN GTF JWD KFC KKK KNT MLF "
    "NGR NGG PCK PKK PKR PRC PRK PRN PRT RCT RPD RPT TRD TWT TWX WNK WNX WTF XXX "
)
"""Triples that read as something else."""
_DEFAULT_DAYS = 14  # a fortnight is when people expect to hear back


class SettingsUnreadableError(CodesignError):
    """The settings file is there and may not be read."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(
            f"The settings file {path} cannot be read: {reason}.",
            todo="Make the file readable, or name another folder with CODESIGN_HOME.",
        )


@dataclass(frozen=True)
class Settings:
    """What one person has set on this computer."""

    device_id: str
    """Names this device in the journal, for ever."""
    device_letters: str
    """End every reference made here: `E148-KTM`."""
    officer: str = ""
    """The name that changes are made under; empty until somebody has said."""
    theme: str = ""
    """Empty means the usual one."""
    zone: str = HOME_ZONE
    follow_up_days: int = _DEFAULT_DAYS
    """How long a follow-up has when nobody says."""
    follow_up_owner: str = ""
    """Who owns a follow-up when nobody says; empty means the officer."""
    keys: Mapping[str, str] = field(default_factory=dict)
    """Keys people have changed: action, then keys."""
    others: Mapping[str, object] = field(default_factory=dict)
    """The whole file as it was read, so that what we do not know is kept."""

    @property
    def is_first_run(self) -> bool:
        """Whether nobody has said who they are yet."""
        return not self.officer

    def with_key(self, action: str, keys: str) -> Settings:
        """Return the settings with one action on other keys; no keys puts back the usual ones."""
        changed = {name: value for name, value in self.keys.items() if name != action}
        return replace(self, keys={**changed, action: keys} if keys else changed)


class Loaded(NamedTuple):
    """Settings, and what the person must be told about how they were read."""

    settings: Settings
    said: tuple[str, ...] = ()


def new_settings(
    *, new_id: Callable[[], str] = lambda: str(uuid4()), choose: Callable[[str], str] = secrets.choice
) -> Settings:
    """Return the settings of a device that has none yet."""
    return Settings(device_id=new_id(), device_letters=device_letters(choose))


def device_letters(choose: Callable[[str], str] = secrets.choice) -> str:
    """Return three random letters for a device, none of them unkind."""
    while True:
        letters = "".join(choose(DEVICE_ALPHABET) for _ in range(3))
        if letters not in _UNKIND:
            return letters


def load_settings(
    path: Path, *, clock: Clock | None = None, new: Callable[[], Settings] = new_settings
) -> Loaded:
    """Read the settings; a file that is not TOML is kept aside under a dated name and said so.

    Nothing is written for a device that has no settings: `save_settings` does that once they are right.

    Raises:
        SettingsUnreadableError: The file is there and may not be read.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return Loaded(new())
    except OSError as error:
        raise SettingsUnreadableError(path, (error.strerror or "it was refused").lower()) from error
    try:
        table = tomllib.loads(raw.decode("utf-8-sig"))
    except ValueError:  # not TOML, or not even text
        return Loaded(new(), (_set_aside(path, clock or SystemClock()),))
    return _read(table, new())


def save_settings(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all, for this user only."""
    import tomli_w

    make_private_folder(path.parent)
    write_file(path, tomli_w.dumps(_table(settings)).encode())


def _set_aside(path: Path, clock: Clock) -> str:
    kept = free_name(path.with_name(f"{path.stem} damaged {today(clock).isoformat()}{path.suffix}"))
    try:
        path.rename(kept)
    except OSError as error:
        raise SettingsUnreadableError(path, "it is damaged, and could not be put aside") from error
    return (
        f"The settings file could not be read. It is kept as {kept.name}, in {kept.parent}; "
        "until you set them again, settings are the usual ones."
    )


def _read(table: dict[str, object], usual: Settings) -> Loaded:
    """Take each setting that makes sense; say which did not, and use the usual for it."""
    said: list[str] = []

    def text(where: str, otherwise: str, fits: Callable[[str], bool] = lambda _: True) -> str:
        value = _at(table, where)
        if value is None:
            return otherwise
        cleaned = clean(value).text.strip() if isinstance(value, str) else None
        if cleaned is not None and fits(cleaned):
            return cleaned
        said.append(f"The setting “{where}” makes no sense; the usual is used.")
        return otherwise

    def days() -> int:
        value = _at(table, "follow_up.days")
        if isinstance(value, int) and not isinstance(value, bool) and 0 < value <= 366:
            return value
        if value is not None:
            said.append("The setting “follow_up.days” is not a number of days from 1 to 366; 14 is used.")
        return _DEFAULT_DAYS

    def keys() -> dict[str, str]:
        value = _at(table, "keys")
        if value is None:
            return {}
        found = value if isinstance(value, dict) else {}
        good = {str(action): each for action, each in found.items() if isinstance(each, str)}
        if not isinstance(value, dict) or len(good) < len(found):
            said.append("Some of the settings under “keys” make no sense; the usual keys are used for them.")
        return good

    settings = Settings(
        device_id=text("device.id", usual.device_id, bool),
        device_letters=text("device.letters", usual.device_letters, _are_letters),
        officer=text("officer", ""),
        theme=text("theme", ""),
        zone=text("zone", HOME_ZONE, _is_zone),
        follow_up_days=days(),
        follow_up_owner=text("follow_up.owner", ""),
        keys=keys(),
        others=table,
    )
    return Loaded(settings, tuple(said))


def _at(table: Mapping[str, object], where: str) -> object:
    value: object = table
    for name in where.split("."):
        if not isinstance(value, dict) or name not in value:
            return None
        value = value[name]
    return value


def _are_letters(value: str) -> bool:
    return len(value) == 3 and value.isascii() and value.isalpha() and value.isupper()


def _is_zone(value: str) -> bool:
    try:
        ZoneInfo(value)
    except (KeyError, ValueError, OSError):  # no such zone, no such name, a folder of zones
        return False
    return True


def _table(settings: Settings) -> dict[str, object]:
    """Lay the settings over the file as it was read."""
    table = dict(settings.others)
    table |= {"officer": settings.officer, "theme": settings.theme, "zone": settings.zone}
    table["device"] = _part(table, "device") | {"id": settings.device_id, "letters": settings.device_letters}
    follow_up = {"days": settings.follow_up_days, "owner": settings.follow_up_owner}
    table["follow_up"] = _part(table, "follow_up") | follow_up
    table["keys"] = dict(settings.keys)
    return table


def _part(table: Mapping[str, object], name: str) -> dict[str, object]:
    part = table.get(name)
    return dict(part) if isinstance(part, dict) else {}
