"""From one frozen `Pack` to one zip: every writer renders the same, and the same pack has the same bytes."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from codesign.evidence.bag import bag, seal_of
from codesign.evidence.manifest import manifest
from codesign.evidence.read_me import read_me
from codesign.evidence.report_docx import report
from codesign.evidence.tables import tables
from codesign.evidence.tables_csv import csv_files
from codesign.evidence.words import pack_name
from codesign.evidence.workbook import workbook
from codesign.evidence.zips import zip_bytes
from codesign.files import write_new_file
from codesign.records.pack import Pack


class MadePack(NamedTuple):
    """A pack that has been written."""

    path: Path
    seal: str
    """The fingerprint that stands for the whole pack, to be kept apart from it."""
    files: int


def render(pack: Pack) -> dict[str, bytes]:
    """Return every file of the pack's bag, by its path within it."""
    held = tables(pack)
    payload = {"report.docx": report(pack), "evidence.xlsx": workbook(pack, held)}
    payload |= {f"csv/{name}": content for name, content in csv_files(held).items()}
    payload["READ-ME-FIRST.txt"] = read_me(pack)
    payload["manifest.json"] = manifest(pack, held, payload)
    return bag(payload, pack)


def zipped(pack: Pack, files: dict[str, bytes]) -> bytes:
    """Return the zip of a rendered pack, in one folder of the pack's name."""
    folder = pack_name(pack)
    return zip_bytes({f"{folder}/{path}": content for path, content in files.items()}, deflated=True)


def write_pack(pack: Pack, folder: Path) -> MadePack:
    """Write the pack as `programme-date.zip` in a folder; a name already taken becomes `… (2).zip`."""
    files = render(pack)
    path = write_new_file(folder / f"{pack_name(pack)}.zip", zipped(pack, files))
    return MadePack(path, seal_of(files), len(files))
