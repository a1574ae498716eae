"""The figures that were asked for: what each must at least be, what it should reach, and what was measured."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import mean
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    words: str
    at_least: float
    aim: float
    better: Literal["more", "less"] = "more"
    digits: int = 3

    def holds(self, value: float, wanted: float) -> bool:
        """Whether a value is as good as is wanted."""
        return value >= wanted if self.better == "more" else value <= wanted

    def worst(self, values: Sequence[float]) -> float:
        """Return the worst of some."""
        return min(values) if self.better == "more" else max(values)

    def best(self, values: Sequence[float]) -> float:
        """Return the best of some."""
        return max(values) if self.better == "more" else min(values)


def _all(sets: tuple[tuple[str, float, float], ...], before: str) -> list[Figure]:
    return [Figure(f"{before}: {words}", at_least, aim) for words, at_least, aim in sets]


def _of_time(sets: tuple[tuple[str, float, float], ...], unit: str, digits: int) -> list[Figure]:
    return [Figure(f"{words}, {unit}", at_least, aim, "less", digits) for words, at_least, aim in sets]


PANELS = (
    "thin, by outcome",
    "thin, by theme",
    "reached",
    "growing",
    "rising words",
    "we said we would",
    "outcome by kind",
    "theme by month",
    "theme by place",
)
SIZES = (10_000, 50_000)
FIGURES: tuple[Figure, ...] = (
    *_all(
        (
            ("R@3", 0.85, 0.87),
            ("hit@3", 0.92, 0.94),
            ("mR@3", 0.58, 0.65),
            ("micro F1, at .5", 0.69, 0.72),
            ("macro F1, at .5", 0.45, 0.50),
            ("micro F1, best cut", 0.69, 0.72),
            ("macro F1, best cut", 0.45, 0.50),
        ),
        "all tags",
    ),
    *_all((("R@3", 0.80, 0.85), ("hit@3", 0.90, 0.92)), "all tags, what is asked of the public file"),
    *_all((("R@3", 0.75, 0.79), ("hit@3", 0.84, 0.87)), "20 a label"),
    *_all((("1-50", 0.70, 0.72), ("51-200", 0.80, 0.81), ("201-500", 0.83, 0.90), ("rest", 0.84, 0.92)), "stream of the public file, hit@3"),
    *_all((("1-50", 0.72, 0.78), ("51-200", 0.81, 0.85), ("201-1000", 0.90, 0.92), ("after 1000", 0.92, 0.94)), "stream, as asked of another trust, hit@3"),
    *_all((("hit@3", 0.58, 0.70),), "definitions only"),
    *_all((("8", 0.38, 0.50), ("15", 0.45, 0.60), ("30", 0.55, 0.70)), "rising among the first ten, made-up themes"),
    *_all((("8", 0.38, 0.50), ("15", 0.45, 0.60), ("30", 0.55, 0.70)), "rising among the first ten, real labels"),
    Figure("repeats: recall", 0.98, 0.99),
    Figure("repeats: fresh comments flagged", 0.05, 0.05, "less"),
    Figure("personal, structured: precision", 0.99, 1),
    Figure("personal, structured: recall", 0.99, 1),
    Figure("personal, comments with the register: precision", 0.95, 0.97),
    Figure("personal, comments with the register: recall", 0.88, 0.93),
    Figure("personal: alarms on real clean comments", 0.01, 0.005, "less", 4),
    Figure("alpha beside the krippendorff package: furthest apart", 1e-9, 1e-9, "less", 12),
    *_of_time(tuple((f"p95 suggestion, {size:,} tagged", limit, limit / 2) for size, limit in zip(SIZES, (10.0, 30.0), strict=True)), "ms", 1),
    *_of_time(tuple((f"learn one, p95, {size:,} tagged", 5.0, 2.5) for size in SIZES), "ms", 1),
    *_of_time(tuple((f"load, {size:,} tagged", 0.3, 0.15) for size in SIZES), "s", 2),
    *_of_time(tuple((f"review, store just opened, {panel}", 200.0, 100.0) for panel in PANELS), "ms", 0),
    *_of_time(tuple((f"review, after a change, {panel}", 200.0, 100.0) for panel in PANELS), "ms", 0),
)  # fmt: skip
BY_WORDS = {figure.words: figure for figure in FIGURES}


@dataclass
class Results:
    """What was measured, by the words of the figure."""

    ours: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    others: dict[str, dict[str, list[float]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )

    def add(self, words: str, value: float, system: str = "") -> None:
        """Take one value, ours or that of another system."""
        (self.others[words][system] if system else self.ours[words]).append(value)

    def lines(self) -> Iterator[Line]:
        """Give a line for each figure something was measured for, in the order they were asked."""
        for figure in FIGURES:
            if values := self.ours.get(figure.words):
                means = {name: mean(each) for name, each in self.others.get(figure.words, {}).items()}
                yield Line(figure, mean(values), figure.worst(values), len(values), means)


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as it came out: ours in the mean and at its worst, and the others in the mean."""

    figure: Figure
    ours: float
    worst: float
    times: int
    others: dict[str, float]

    @property
    def verdict(self) -> str:
        """Whether it holds, in a word or two."""
        if self.figure.holds(self.ours, self.figure.aim):
            return "aim reached"
        return "holds" if self.figure.holds(self.ours, self.figure.at_least) else "NOT REACHED"

    def printed(self) -> str:
        """Return the line of the table."""
        digits = self.figure.digits
        if digits > 9:
            ours = f"{self.ours:.1e} | {self.worst:.1e}"
        else:
            ours = f"{self.ours:.{digits}f} | {self.worst:.{digits}f}"
        others = ", ".join(f"{value:.{digits}f} {name}" for name, value in self.others.items())
        return (
            f"| {self.figure.words} | {self.figure.at_least:g} | {self.figure.aim:g} | {ours} | {self.times} | "
            f"{others} | {self.verdict} |"
        )


HEAD = "| figure | at least | aim | ours, mean | worst | of | others | |\n|---|---|---|---|---|---|---|---|"
