"""Settings: read, kept, never overwritten when they cannot be read."""

from __future__ import annotations

import random
import stat
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.clock import FrozenClock
from codesign.files import FileNotWrittenError
from codesign.settings import (
    DEVICE_ALPHABET,
    Loaded,
    Settings,
    SettingsUnreadableError,
    device_letters,
    load_settings,
    new_settings,
    save_settings,
)
from codesign.text import clean

CLOCK = FrozenClock(datetime(2026, 11, 21, 9, 0, tzinfo=UTC))
DEVICE = Settings(device_id="0b7c", device_letters="KTM")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


def load(path: Path) -> Loaded:
    return load_settings(path, clock=CLOCK, new=lambda: DEVICE)


def write(path: Path, content: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")


def test_a_new_device_has_its_own_id_and_letters_and_nothing_is_written(path: Path) -> None:
    first, second = load_settings(path).settings, load_settings(path).settings

    assert first.device_id != second.device_id
    assert first.is_first_run
    assert not path.exists()


def test_device_letters_hold_no_vowel_no_look_alike_and_no_unkind_word() -> None:
    seen = {device_letters(random.Random(seed).choice) for seed in range(3000)}

    assert len(seen) > 1500
    assert all(len(letters) == 3 and set(letters) <= set(DEVICE_ALPHABET) for letters in seen)
    assert not set("AEIOUYBQSZ") & set(DEVICE_ALPHABET)
    assert not seen & {"FCK", "CNT", "KKK", "DNR", "WNK"}


def test_unkind_letters_are_drawn_again() -> None:
    drawn = iter("KKKDNRKTM")

    assert device_letters(lambda _: next(drawn)) == "KTM"


def test_ids_and_letters_are_injected() -> None:
    made = new_settings(new_id=lambda: "id-1", choose=lambda letters: letters[0] if letters else "")

    assert (made.device_id, made.device_letters) == ("id-1", "CCC")


def test_settings_come_back_as_they_were_saved(path: Path) -> None:
    settings = replace(DEVICE, officer="Ffion Ŵyn", theme="nord", follow_up_days=7, keys={"events.new": "f2"})

    save_settings(path, settings)
    read, said = load(path)

    assert replace(read, others={}) == settings
    assert said == ()


@given(officer=WORDS, keys=st.dictionaries(WORDS, WORDS, max_size=3), days=st.integers(1, 366))
def test_any_words_come_back(
    tmp_path_factory: pytest.TempPathFactory, officer: str, keys: dict[str, str], days: int
) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    saved = replace(DEVICE, officer=officer, keys=keys, follow_up_days=days)

    save_settings(path, saved)
    read, _ = load(path)

    assert (read.keys, read.follow_up_days) == (keys, days)
    assert read.officer == clean(officer).text


@pytest.mark.bad_input(96)
@pytest.mark.skipif(sys.platform == "win32", reason="Windows profile folders are private by themselves")
def test_settings_are_for_this_user_only(path: Path) -> None:
    save_settings(path, DEVICE)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_what_this_version_does_not_know_is_kept(path: Path) -> None:
    write(
        path,
        'officer = "A"\nfuture = [1, 2]\n[device]\nid = "x"\nletters = "KTM"\ncolour = "red"\n[hub]\nurl = "u"\n',
    )

    read, said = load(path)
    save_settings(path, replace(read, officer="B"))

    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    assert kept["future"] == [1, 2]
    assert kept["device"] == {"id": "x", "letters": "KTM", "colour": "red"}
    assert kept["hub"] == {"url": "u"}
    assert kept["officer"] == "B"
    assert said == ()


@pytest.mark.parametrize("content", [b'officer = "half', b"\xff\xfe\x00binary", b"\x00" * 40])
def test_a_damaged_file_is_kept_aside_and_said(path: Path, content: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(content)

    read, said = load(path)

    assert read.is_first_run
    assert "It is kept as settings damaged 2026-11-21.toml" in said[0]
    assert (path.parent / "settings damaged 2026-11-21.toml").read_bytes() == content
    assert not path.exists()


def test_a_second_damaged_file_does_not_take_the_place_of_the_first(path: Path) -> None:
    for content in ("=first", "=second"):
        write(path, content)
        load(path)

    assert sorted(each.read_text() for each in path.parent.iterdir()) == ["=first", "=second"]


def test_one_bad_value_costs_only_itself(path: Path) -> None:
    write(
        path,
        'officer = "A"\ntheme = 5\nzone = "Mars/Base"\n[device]\nid = "x"\nletters = "toolong"\n'
        '[follow_up]\ndays = true\nowner = "B"\n[keys]\n"a" = 1\n"b" = "f3"\n',
    )

    read, said = load(path)

    assert (read.officer, read.theme, read.zone, read.device_id) == ("A", "", "Europe/London", "x")
    assert (read.device_letters, read.follow_up_days, read.follow_up_owner) == ("KTM", 14, "B")
    assert read.keys == {"b": "f3"}
    assert len(said) == 5
    assert all("usual" in sentence or "14 is used" in sentence for sentence in said)


def test_a_table_of_the_wrong_kind_is_said_and_does_not_stop_us(path: Path) -> None:
    write(path, 'keys = "none"\ndevice = 3\nfollow_up = []\nzone = "../etc"\n')

    read, said = load(path)

    assert read.keys == {}
    assert len(said) == 2
    save_settings(path, read)
    assert load(path).settings.device_letters == "KTM"


def test_a_byte_order_mark_is_no_damage(path: Path) -> None:
    write(path, '\ufeffofficer = "A"\n')

    assert load(path)[0].officer == "A"


def test_control_characters_do_not_come_in_through_the_settings(path: Path) -> None:
    write(path, 'officer = "A\\u001b[2JB"\n')

    assert load(path)[0].officer == "AB"


def test_a_file_that_may_not_be_read_is_not_taken_for_none(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(SettingsUnreadableError, match="cannot be read"):
        load(path)


def test_a_save_that_fails_leaves_the_old_settings(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(FileNotWrittenError):
        save_settings(path, DEVICE)


def test_a_key_is_changed_and_put_back() -> None:
    changed = DEVICE.with_key("events.new", "f2")

    assert changed.keys == {"events.new": "f2"}
    assert changed.with_key("events.new", "").keys == {}


def test_importing_settings_loads_no_writer() -> None:
    program = "import sys, codesign.settings; print('tomli_w' in sys.modules)"

    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert said.strip() == "False"
