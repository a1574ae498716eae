"""Copying: the system's tool where there is one, words on its standard input only, and never a claim that is not known."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

import pytest

from codesign import clipboard
from codesign.clipboard import Tool, copied, tools

WORDS = "“The last bus is at four” — carer, £3 · naïve 🚌"


def names(found: object) -> list[str]:
    return [tool.command[0] for tool in found]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("environment", "system", "asked"),
    [
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "Linux", ["wl-copy", "xclip", "xsel"]),
        ({"DISPLAY": ":0"}, "Linux", ["xclip", "xsel"]),
        ({}, "Linux", []),
        ({"WSL_DISTRO_NAME": "Ubuntu", "DISPLAY": ":0"}, "Linux", ["clip.exe", "xclip", "xsel"]),
        ({}, "Darwin", ["pbcopy"]),
        ({}, "Windows", ["clip.exe"]),
        ({"SSH_CONNECTION": "10.0.0.1 22", "DISPLAY": ":0"}, "Linux", []),
    ],
)
def test_the_tools_worth_asking_come_likeliest_first(
    environment: dict[str, str], system: str, asked: list[str]
) -> None:
    assert names(tools(environment, system)) == asked


def test_the_next_tool_is_asked_where_one_does_not_take_the_words() -> None:
    asked: list[str] = []

    def run(tool: Tool, content: bytes) -> bool:
        asked.append(tool.command[0])
        return tool.command[0] == "xsel"

    assert copied(WORDS, environment={"WAYLAND_DISPLAY": "w", "DISPLAY": ":0"}, system="Linux", run=run)
    assert asked == ["wl-copy", "xclip", "xsel"]


def test_where_no_tool_takes_them_it_is_not_said_that_they_were_copied() -> None:
    assert not copied(WORDS, environment={"DISPLAY": ":0"}, system="Linux", run=lambda *_: False)


def test_windows_is_given_every_letter() -> None:
    given: list[bytes] = []

    def run(_: Tool, content: bytes) -> bool:
        given.append(content)
        return True

    assert copied(WORDS, environment={}, system="Windows", run=run)
    assert given[0].decode("utf-16") == WORDS


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where to write a program called xclip, the only one there is."""
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    return tmp_path / "xclip"


def write_program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.skipif(os.name == "nt", reason="a program is a shell script here")
def test_a_real_tool_gets_the_words_on_its_input_and_none_among_its_arguments(
    tool: Path, tmp_path: Path
) -> None:
    write_program(tool, f'echo "$@" > {tmp_path}/arguments; cat > {tmp_path}/input')

    assert copied(WORDS, environment={"DISPLAY": ":0"}, system="Linux")
    assert (tmp_path / "input").read_text(encoding="utf-8") == WORDS
    assert (tmp_path / "arguments").read_text(encoding="utf-8") == "-selection clipboard -in\n"


@pytest.mark.skipif(os.name == "nt", reason="a program is a shell script here")
@pytest.mark.parametrize("body", ["exit 1", "exec sleep 30"])
def test_a_tool_that_fails_or_never_ends_is_left(
    tool: Path, body: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "_PATIENCE", 0.2)
    write_program(tool, body)
    began = time.monotonic()

    assert not copied(WORDS, environment={"DISPLAY": ":0"}, system="Linux")
    assert time.monotonic() - began < 10
