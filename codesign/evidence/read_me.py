"""The page a reader finds first in a pack: what it is, what to open, how to check it."""

from __future__ import annotations

from codesign.evidence.method import NO_CLAIM
from codesign.evidence.words import made_words
from codesign.records.pack import Pack


def read_me(pack: Pack) -> bytes:
    """Return `READ-ME-FIRST.txt`, with the line ends every editor on Windows knows."""
    stamps = "\n".join(pack.stamps)
    text = f"""{stamps}

Evidence of engagement: {pack.programme.name} ({pack.programme.reference})
As at {made_words(pack)}, change {pack.stands_at.change}.

{NO_CLAIM}

What to open
  report.docx     to read: what was heard, from whom, what came of it, and the gaps
  evidence.xlsx   to count and filter: the same, a sheet for each table
  csv             the same tables for other programs
  manifest.json   what is in the pack, for programs

All of them withhold the same words; report.docx says under Method and limits which, and why.
In a CSV file an apostrophe stands in front of a cell that a spreadsheet might run as a formula, or that begins
with an apostrophe itself. Take one leading apostrophe off to have the words as they were.

Has anything been changed?
  codesign verify PACK.zip
  or, in the unpacked folder:  sha256sum -c manifest-sha256.txt
Both prove that the files agree with the pack's own lists. Compare the seal that codesign prints with the one noted
when the pack was made: that proves it is the same pack.
"""
    return text.replace("\n", "\r\n").encode()
