"""A row of numbers as one line of blocks, with its first and last number beside it: seen at a glance, and never without numbers.

Blocks are characters, so that they stay where there is no colour; `said` tells the same in words, for those who hear a screen.
"""

from __future__ import annotations

from collections.abc import Sequence

BLOCKS = "▁▂▃▄▅▆▇█"
NONE = "."
"""Nothing at all: not the lowest block, which is something."""


def blocks(numbers: Sequence[float]) -> str:
    """Return one block for each number, the highest for the largest; a dot on the line where there is nothing."""
    most = max(numbers, default=0)
    return "".join(_block(number, most) for number in numbers)


def _block(number: float, most: float) -> str:
    if number <= 0:
        return NONE
    return BLOCKS[min(int(number / most * len(BLOCKS)), len(BLOCKS) - 1)]


def sparkline(numbers: Sequence[float], *, most: int = 12) -> str:
    """Return the newest numbers as blocks between the first and the last of them: `3 ▁▂▅█ 31`. One number stands alone.

    Args:
        numbers: in order of time, none of them below nothing.
        most: how many blocks there is room for; the newest are shown.
    """
    shown = numbers[-max(most, 1) :]
    if len(shown) < 2:
        return "".join(figure(number) for number in shown)
    return f"{figure(shown[0])} {blocks(shown)} {figure(shown[-1])}"


def said(numbers: Sequence[float], names: Sequence[str]) -> str:
    """Tell in words what the blocks show: `3 in Jun 2026, 31 in Nov 2026; most 31 in Nov 2026`.

    Args:
        numbers: in order of time.
        names: what each is called, such as its month.
    """
    told = [f"{figure(number)} in {name}" for number, name in zip(numbers, names, strict=True)]
    if not told:
        return "no numbers"
    if len(told) == 1:
        return told[0]
    top = max(range(len(numbers)), key=lambda place: (numbers[place], place))
    return f"{told[0]}, {told[-1]}; most {told[top]}"


def figure(number: float) -> str:
    """Return a number as people read it: whole without a point, else to one place."""
    return f"{number:,.0f}" if number == int(number) else f"{number:,.1f}"
