"""How far slow work is: said in one line that is gone at the end, and only to somebody who looks on."""

from __future__ import annotations

import io
from collections.abc import Generator
from types import SimpleNamespace

import pytest

from codesign.cli import slow
from codesign.cli.slow import watched, with_progress
from codesign.records.coding import LearningProgress


class Screen(io.StringIO):
    """A stderr that somebody looks on."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Return a terminal on which everything takes long."""
    made = Screen()
    monkeypatch.setattr(slow, "sys", SimpleNamespace(stderr=made))  # pytest puts its own back before a test
    monkeypatch.setattr(slow, "_PATIENCE", -1.0)
    monkeypatch.setattr(slow, "_BETWEEN", -1.0)
    return made


def learning() -> Generator[LearningProgress, None, str]:
    yield LearningProgress("Reading", 0, 0)
    yield LearningProgress("Learning", 1_000, 2_000)
    return "learnt"


def test_items_are_counted_and_the_line_is_cleared(screen: Screen) -> None:
    assert list(watched("ab", "Comparing")) == ["a", "b"]
    assert screen.getvalue() == "\r\x1b[2KComparing: 0 of 2\r\x1b[2KComparing: 1 of 2\r\x1b[2K"


def test_steps_say_what_they_do_and_how_far_they_are(screen: Screen) -> None:
    assert with_progress(learning()) == "learnt"
    assert screen.getvalue() == "\r\x1b[2KReading\r\x1b[2KLearning: 1,000 of 2,000\r\x1b[2K"


def test_what_is_stopped_on_the_way_leaves_no_line_behind(screen: Screen) -> None:
    def stopped() -> Generator[LearningProgress, None, None]:
        yield LearningProgress("Reading", 0, 0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        with_progress(stopped())

    assert screen.getvalue() == "\r\x1b[2KReading\r\x1b[2K"


def test_what_is_quick_says_nothing(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slow, "_PATIENCE", 60.0)

    assert list(watched("ab", "Comparing")) == ["a", "b"]
    assert with_progress(learning()) == "learnt"
    assert screen.getvalue() == ""


def test_where_nobody_looks_on_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(slow, "_PATIENCE", -1.0)

    assert list(watched("ab", "Comparing")) == ["a", "b"]
    assert with_progress(learning()) == "learnt"
    assert capsys.readouterr().err == ""
