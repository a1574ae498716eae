"""The real program, typed into on a pseudo-terminal and ended at random moments. `benchmarks/kills_typing.py 200` does more."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).parents[3] / "benchmarks" / "kills_typing.py"


@pytest.fixture(scope="module")
def killing() -> ModuleType:
    found = importlib.util.spec_from_file_location("kills_typing", SCRIPT)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    sys.modules[found.name] = module  # dataclasses look their module up
    found.loader.exec_module(module)
    return module


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal to type on")
@pytest.mark.bad_input(89)
@pytest.mark.parametrize("seed", [0, 1, 2, 5])  # 2 and 5 are saved first
def test_nothing_typed_more_than_a_second_before_the_end_is_missing(
    killing: ModuleType, tmp_path: Path, seed: int
) -> None:
    ended = killing.type_and_kill(tmp_path / "kept", seed, save=seed % 3 == 2, longest=2.4)

    assert ended.problem == ""
    assert len(ended.must_be_kept) > killing.ENOUGH
