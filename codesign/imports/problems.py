"""What is wrong with a cell or a row, and how to put it right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Problem:
    """One finding, in the shape of a person's own checklist: where, which rule, what is wrong, what to do."""

    row: int
    """The row number a spreadsheet shows; 0 for the table as a whole."""
    column: str
    cell: str
    """The text of the cell as it came."""
    rule: str
    """Two or three words, the same for every finding of its kind."""
    wrong: str
    put_right: str

    def as_json(self) -> dict[str, Any]:
        """Return the finding for a program. The cell's own text is for the person with the file only."""
        return {
            "row": self.row,
            "column": self.column,
            "cell": self.cell,
            "rule": self.rule,
            "wrong": self.wrong,
            "put_right": self.put_right,
        }


@dataclass(frozen=True)
class SetAside:
    """A row that is not written, why, and all its cells, so that nothing is lost."""

    row: int
    reason: str
    cells: tuple[str, ...]
