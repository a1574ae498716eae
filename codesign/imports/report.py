"""What an import did, or would do: rows = written + matched + set aside, always."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from codesign.imports.problems import Problem, SetAside
from codesign.text import plural


@dataclass(frozen=True)
class ImportReport:
    """The account of one import."""

    file: str
    kind: str
    rows: int
    written: int
    matched: int
    aside: tuple[SetAside, ...]
    """The rows set aside, whole, with their reasons."""
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()
    """How the file was read and which columns were left out, one sentence each."""
    mapping: Mapping[str, str] = field(default_factory=dict)
    """Our field → their heading."""
    reference: str = ""
    """The import, such as `I3-KTM`; empty where nothing was written."""
    change: str = ""
    """The change that undoes it, such as `H12-KTM`; empty where nothing was written."""
    programme: str = ""
    dry_run: bool = False
    sheet: str = ""
    new: tuple[str, ...] = ()
    """Ids of the contacts written."""
    themes: tuple[str, ...] = ()
    """The columns read as themes, by their headings."""
    may_be_held: int = 0
    """How many of them may be somebody who was held already; they wait in the queue."""
    may_be_twice: int = 0
    """How many more may stand in the file twice."""

    @property
    def set_aside(self) -> int:
        """How many rows were set aside."""
        return len(self.aside)

    @property
    def reasons(self) -> dict[str, int]:
        """How many rows were set aside for each reason, most first."""
        return dict(Counter(row.reason for row in self.aside).most_common())

    @property
    def causes(self) -> list[tuple[Problem, int]]:
        """The problems summed up by their cause, most first: the first of each, and how many there are."""
        first: dict[tuple[str, str], Problem] = {}
        for problem in self.problems:
            first.setdefault((problem.rule, problem.column), problem)
        count = Counter((problem.rule, problem.column) for problem in self.problems)
        return [(first[cause], number) for cause, number in count.most_common()]

    @property
    def words(self) -> str:
        """Say the account in one line: `62 rows = 60 written + 1 matched + 1 set aside`."""
        would = "to write" if self.dry_run else "written"
        return f"{plural(self.rows, 'row')} = {self.written:,} {would} + {self.matched:,} matched + {self.set_aside:,} set aside"

    def as_json(self) -> dict[str, Any]:
        """Return the account for a program. Stable: fields are added, never taken away."""
        return {
            "file": self.file,
            "as": self.kind,
            "sheet": self.sheet,
            "rows": self.rows,
            "written": self.written,
            "matched": self.matched,
            "set_aside": self.set_aside,
            "reasons": self.reasons,
            "problems": [problem.as_json() for problem in self.problems],
            "notes": list(self.notes),
            "mapping": dict(self.mapping),
            "themes": list(self.themes),
            "import": self.reference,
            "change": self.change,
            "programme": self.programme,
            "dry_run": self.dry_run,
            "may_be_held": self.may_be_held,
            "may_be_twice": self.may_be_twice,
        }
