"""A block in its colour beside the colour's name, and nothing else painted."""

from __future__ import annotations

from rich.style import Style

from codesign.records.codebook import COLOURS
from codesign.widgets.swatches import pieces, swatched

PLAIN = Style(bold=True)


def test_a_colour_is_named_beside_its_block_and_the_line_is_whole() -> None:
    line = f"T1  buses  {swatched('red')}  {swatched('teal')} end"

    parts = list(pieces(line, PLAIN))

    assert "".join(text for _, text, _ in parts) == line
    assert all(line[at : at + len(text)] == text for at, text, _ in parts)
    blocks = [style.color.name for _, text, style in parts if text == "■" and style.color is not None]
    assert blocks == [COLOURS["red"], COLOURS["teal"]]
    assert [style for _, text, style in parts if text != "■"] == [PLAIN] * (len(parts) - 2)


def test_words_that_are_no_colour_are_painted_as_ever() -> None:
    assert swatched("beige") == "beige"
    assert list(pieces("■ beige", PLAIN)) == [(0, "■ beige", PLAIN)]
    assert list(pieces("", PLAIN)) == []
