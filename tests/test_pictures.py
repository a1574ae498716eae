"""The pictures of the documentation: each that is shown is there, and the command draws them from the demonstration."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def drawing() -> Iterator[ModuleType]:
    """Return docs/draw_pictures.py, loaded as the command loads it: with its own folder to look in."""
    found = importlib.util.spec_from_file_location("draw_pictures", DOCS / "draw_pictures.py")
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.path.insert(0, str(DOCS))
    try:
        found.loader.exec_module(module)
        yield module
    finally:
        sys.path.remove(str(DOCS))


def test_every_picture_that_is_named_is_there_and_none_besides() -> None:
    named = {
        (page.parent / name).resolve()
        for page in (ROOT / "README.md", *DOCS.glob("*.md"))
        for name in re.findall(r"\]\(([^)]+\.svg)\)", page.read_text("utf-8"))
    }

    assert named == set((DOCS / "pictures").glob("*.svg"))


def test_the_page_shows_what_the_command_draws(drawing: ModuleType) -> None:
    assert drawing.PAGE.read_text("utf-8") == drawing.page()


def test_the_command_draws_a_picture_with_nothing_of_whoever_drew_it(
    drawing: ModuleType, tmp_path: Path
) -> None:
    drawing.main(["first-run", "--to", str(tmp_path)])

    drawn = (tmp_path / "first-run.svg").read_text("utf-8").replace("&#160;", " ")
    assert "Start" in drawn
    assert "@font-face" not in drawn  # nothing is fetched to show it
    assert str(tmp_path) not in drawn
    assert str(Path.cwd()) not in drawn


def test_a_picture_that_there_is_not_is_refused(drawing: ModuleType) -> None:
    with pytest.raises(SystemExit, match="2"):
        drawing.main(["nothing-of-the-sort"])
