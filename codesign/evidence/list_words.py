"""The words by which a written list says that it is one."""

from __future__ import annotations

PART_OF = "Part of"
"""The last heading of a list written as CSV."""
ABOUT = "About this list"
"""The second sheet of a list written as a workbook."""
