"""The ground rules of the code, as tests: what may be imported when, and what may not be in the repository."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "textual", "openpyxl", "docx", "xlsxwriter", "rapidfuzz")


def loaded_after(statement: str) -> set[str]:
    """Return the heavy libraries that a clean interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(','.join(name for name in {HEAVY!r} if name in sys.modules), file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return (
        set(filter(None, done.stderr.strip().splitlines()[-1:][0].split(",")))
        if done.stderr.strip()
        else set()
    )


@pytest.mark.parametrize("flag", ["--help", "--version"])
def test_help_and_version_load_neither_the_store_nor_the_screens(flag: str) -> None:
    statement = f"from codesign.__main__ import main\ntry: main([{flag!r}])\nexcept SystemExit: pass"

    assert loaded_after(statement) == set()


@pytest.mark.parametrize(
    "module",
    [
        "codesign",
        "codesign.store",
        "codesign.store.drafts",
        "codesign.entry",
        "codesign.records",
        "codesign.keys",
    ],
)
def test_light_modules_stay_light(module: str) -> None:
    assert loaded_after(f"import {module}") == set()


def tracked() -> list[Path]:
    """Return the text files of the repository."""
    suffixes = {".py", ".md", ".toml", ".tcss", ".txt", ""}
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return [
        ROOT / name
        for name in listed.stdout.splitlines()
        if Path(name).suffix in suffixes and (ROOT / name).is_file()
    ]


def test_no_file_names_the_place_of_this_checkout() -> None:
    found = [
        f"{path.relative_to(ROOT)}"
        for path in tracked()
        if f"{ROOT}/" in path.read_text(encoding="utf-8", errors="replace")
    ]

    assert found == []


def test_no_work_is_left_for_later_in_the_code() -> None:
    left = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b|type: ignore(?!\[)" + r"|# noqa(?!:)")
    found = [
        f"{path.relative_to(ROOT)}: {line.strip()}"
        for path in tracked()
        if path.suffix == ".py" and path != Path(__file__)
        for line in path.read_text(encoding="utf-8").splitlines()
        if left.search(line)
    ]

    assert found == []
