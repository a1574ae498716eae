"""Make a programme's pack, write it, and record in the store that it was made."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from codesign.evidence.gather import gather
from codesign.evidence.make import MadePack, write_pack
from codesign.records.filters import Filter
from codesign.records.keeping import OUR_NOTES, NewPack, PackLine
from codesign.records.pack import Pack, PackOptions
from codesign.store.store import Store


def produce_pack(store: Store, programme: str, folder: Path, options: PackOptions | None = None) -> MadePack:
    """Gather, write and record a pack. Who made it and when is the change that records it.

    Raises:
        UnknownProgrammeError, ReasonNeededError: what was asked. FileNotWrittenError: nothing was written or recorded.
    """
    pack = gather(store, programme, options)
    made = write_pack(pack, folder)
    record_pack(store, pack, made)
    return made


def record_pack(store: Store, pack: Pack, made: MadePack) -> PackLine:
    """Record a pack: its file, its seal, what it stands at, what was asked of it, and every comment in it.

    The fingerprint kept is the pack's seal, which a zip made again of the same files keeps too.
    """
    shown = {comment.reference: bool(comment.words) and comment.is_exact for comment in pack.comments}
    notes = {comment.reference for comment in pack.comments if comment.words and not comment.is_exact}
    programme = store.programmes.find(pack.programme.reference)
    lines = store.feedback.lines(store.feedback.rows(Filter(programme_id=programme.id)))
    asked = {
        **asdict(pack.options),
        "folder": str(made.path.absolute().parent),
        OUR_NOTES: [line.id for line in lines if line.reference in notes],
    }
    return store.packs.record(
        NewPack(
            programme_id=programme.id, file_name=made.path.name, sha256=made.seal, stands_at=pack.stands_at.change,
            options=json.dumps(asked, ensure_ascii=False, sort_keys=True),
            comments=tuple((line.id, shown[line.reference]) for line in lines if line.reference in shown),
        )
    )  # fmt: skip
