"""Zip files whose bytes depend on what is in them and on nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_OLDEST = (1980, 1, 1, 0, 0, 0)
"""The first moment a zip can hold: no clock is in our zips."""


def zip_bytes(members: Mapping[str, bytes], *, deflated: bool) -> bytes:
    """Return a zip of these members in the order of their names, always dated 1980, always as from Unix.

    Args:
        members: bytes by name.
        deflated: squeezed, for the outer zip; documents inside it are stored, since a deflated stream may
            differ between builds of zlib and would then change their hashes.
    """
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name in sorted(members):
            entry = zipfile.ZipInfo(name, _OLDEST)
            entry.create_system = 3
            entry.external_attr = 0o600 << 16
            entry.compress_type = zipfile.ZIP_DEFLATED if deflated else zipfile.ZIP_STORED
            archive.writestr(entry, members[name], compresslevel=9 if deflated else None)
    return whole.getvalue()


def settled(document: bytes) -> bytes:
    """Return a docx or xlsx as the same document every time: members sorted, stored and undated."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()}, deflated=False)
