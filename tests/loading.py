"""How the tests themselves are loaded: each file compiled once, though several processes load all of them."""

from __future__ import annotations

import importlib
import os
import sys
from contextlib import suppress

import pytest


def keep_what_is_compiled() -> None:
    """Keep it beside its source: else each process of the tests, and each that a test starts, compiles the whole program.

    Containers set PYTHONDONTWRITEBYTECODE out of habit. What is kept is in no commit.
    """
    sys.dont_write_bytecode = False
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


def load_own_share(config: pytest.Config) -> None:
    """Let every worker load another part of the tests first: in a fresh checkout it then finds the others' parts compiled."""
    worker = getattr(config, "workerinput", None)
    if worker is None:
        return
    number = int(worker["workerid"].removeprefix("gw"))
    asked = (config.invocation_params.dir / each for each in config.args)
    files = sorted({file for folder in asked for file in folder.rglob("test_*.py")})
    for file in files[number :: worker["workercount"]]:
        with suppress(Exception, pytest.skip.Exception):  # what is wrong with it is said when it is collected
            importlib.import_module(".".join(file.relative_to(config.rootpath).with_suffix("").parts))
