"""The README tells the truth: its commands run, its key table is the registry's, its two commands are one line each."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from codesign.__main__ import main
from codesign.keys import as_table

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def between(start: str) -> str:
    """Return what stands between a mark of the README and the next end mark."""
    return README.split(f"<!-- {start} -->", 1)[1].split("<!-- end -->", 1)[0].strip()


def commands() -> list[list[str]]:
    """Return every command of the tour, as words."""
    block = re.search(r"```console\n(.*?)```", README, re.DOTALL)
    assert block is not None
    return [
        shlex.split(line.removeprefix("$ "))[1:]
        for line in block[1].splitlines()
        if line.startswith("$ codesign")
    ]


def test_every_command_of_the_tour_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    for words in commands():
        assert main(words) == 0, words

    packs = list(tmp_path.glob("*.zip"))
    assert len(packs) == 1
    assert main(["verify", str(packs[0])]) == 0


def test_the_table_that_is_matched_gives_what_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    table = README.split("```csv\n", 1)[1].split("```", 1)[0]
    asked, _, shown = README.split("$ codesign match ", 1)[1].split("```", 1)[0].partition("\n")
    Path("mailing-list.csv").write_text(table, encoding="utf-8")

    assert main(["match", *shlex.split(asked)]) == 0

    assert capsys.readouterr().out == shown
    assert "same e-mail" in Path("why.csv").read_text(encoding="utf-8")


def test_the_key_table_is_drawn_from_the_registry() -> None:
    assert between("keys") == as_table().strip()


@pytest.mark.parametrize("mark", ["demo-command", "test-command"])
def test_each_of_the_two_commands_is_one_line(mark: str) -> None:
    assert len(between(mark).splitlines()) == 1


def test_the_opening_is_five_plain_sentences() -> None:
    opening = README.split("\n\n")[1]

    assert len(opening.splitlines()) == 5
    assert all(line.endswith(".") for line in opening.splitlines())
