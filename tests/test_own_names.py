"""A person's own words about names are used wherever codesign is opened, and a slip in them is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from codesign import places
from codesign.cli.opening import Place, opened_at
from codesign.clock import SystemClock
from codesign.matching.words import words
from codesign.matching.words.own import use_own_words
from codesign.screens.desk_opening import new_desk
from codesign.store.faults import NoStoreError


@pytest.fixture
def names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("CODESIGN_HOME", str(tmp_path))
    yield places.own_names_file()
    use_own_words()


def test_the_screens_use_own_words(names: Path) -> None:
    names.write_text("desks = 'foyer'")

    assert new_desk().notices == []
    assert "foyer" in words().desks


def test_the_screens_say_what_is_wrong_and_go_on(names: Path) -> None:
    names.write_text("desk = 'foyer'")

    (said,) = new_desk().notices

    assert f"line 1 of {names}" in said
    assert "foyer" not in words().desks


def test_the_command_line_says_what_is_wrong_and_goes_on(
    names: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names.write_text("desk = 'foyer'")

    with pytest.raises(NoStoreError), opened_at(Place(names.with_name("none.db"), SystemClock())):
        pass

    assert f"line 1 of {names}" in capsys.readouterr().err
