"""The sample in `exports/sample` is the demonstration's pack, file by file.

After the demonstration or the report has changed: CODESIGN_REWRITE_SAMPLE=1 pytest tests/evidence/test_sample.py
"""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest

from codesign.evidence.gather import gather
from codesign.evidence.make import render, zipped
from codesign.evidence.verify import verify_pack
from codesign.evidence.words import pack_name
from codesign.files import write_file
from tests.conftest import demo_as_built

SAMPLES = Path(__file__).parents[2] / "exports" / "sample"


@pytest.fixture(scope="module")
def remade(demo_file: Path) -> dict[str, bytes]:
    store = demo_as_built(demo_file)
    (programme,) = store.programmes.lines()
    pack = gather(store, programme.reference)
    store.engine.dispose()
    files = render(pack)
    if os.environ.get("CODESIGN_REWRITE_SAMPLE"):
        SAMPLES.mkdir(exist_ok=True)
        for old in SAMPLES.glob("*.zip"):
            old.unlink()
        write_file(SAMPLES / f"{pack_name(pack)}.zip", zipped(pack, files), private=False)
    return {f"{pack_name(pack)}/{name}": content for name, content in files.items()}


def _sample() -> Path:
    (sample,) = SAMPLES.glob("*.zip")
    return sample


def test_the_sample_is_the_demonstrations_pack_file_by_file(remade: dict[str, bytes]) -> None:
    with zipfile.ZipFile(_sample()) as archive:
        assert archive.namelist() == sorted(remade)
        changed = [name for name in remade if archive.read(name) != remade[name]]

    assert not changed, f"make the sample again: {__doc__}"


def test_the_sample_verifies_and_says_it_is_made_up(remade: dict[str, bytes]) -> None:
    assert verify_pack(_sample()).ok
    for name in ("data/READ-ME-FIRST.txt", "data/csv/about.csv", "bag-info.txt"):
        assert b"DEMO: made-up people and places" in remade[f"{_sample().stem}/{name}"]
