"""Words laid out: every word knows where it stands, whatever the script, and tagged spans stand in brackets with their names."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from codesign.widgets.word_lines import LaidOut, Span, lay_out

URDU = "بس کبھی وقت پر نہیں آتی اور کوئی نہیں بتاتا"
CHINESE = "公共汽车总是迟到，没有人告诉我们。"


def painted(laid: LaidOut) -> list[str]:
    """Return the lines as they are painted."""
    return ["".join((" " if word.space else "") + word.words for word in line) for line in laid.lines]


def test_words_are_wrapped_and_the_breaks_of_the_text_stay() -> None:
    assert painted(lay_out("The last bus\nis at four.\n\nSo.", (), 8)) == [
        "The last",
        "bus",
        "is at",
        "four.",
        "",
        "So.",
    ]


def test_a_span_stands_in_brackets_with_what_it_is_tagged_with() -> None:
    laid = lay_out("The last bus is late", (Span(4, 12, "#buses"),), 60)

    assert painted(laid) == ["The [last bus]#buses is late"]


def test_spans_inside_one_another_both_show_where_they_begin_and_end() -> None:
    laid = lay_out("The last bus is late", (Span(0, 20, "#waiting"), Span(4, 12, "#buses")), 60)

    assert painted(laid) == ["[The [last bus]#buses is late]#waiting"]


def test_a_span_inside_a_word_cuts_it_there() -> None:
    assert painted(lay_out("minibuses", (Span(4, 9, "#buses"),), 60)) == ["mini[buses]#buses"]


def test_every_word_knows_where_it_stands_in_the_text() -> None:
    text = "The  last\tbus\nis late"
    laid = lay_out(text, (), 60)

    assert [text[start:end] for start, end in laid.words] == ["The", "last", "bus", "is", "late"]
    assert laid.line_of == (0, 0, 0, 1, 1)
    assert text[slice(*laid.words[laid.word_at(text.index("late") + 2)])] == "late"


@pytest.mark.parametrize("text", [CHINESE, URDU, "x" * 300, "公" * 300, "a‍b 👩‍👩‍👧 e\u0301" * 30])
@pytest.mark.parametrize("width", [10, 76])
def test_no_line_is_wider_than_the_room_and_no_character_is_lost(text: str, width: int) -> None:
    laid = lay_out(text, (), width)

    assert all(cell_len(line) <= width for line in painted(laid))
    assert "".join(text[start:end] for start, end in laid.words) == "".join(text.split())


def test_a_script_without_spaces_is_taken_character_by_character() -> None:
    laid = lay_out(CHINESE, (Span(0, 4, "#buses"),), 60)

    assert painted(laid)[0].startswith("[公共汽车]#buses总是迟到，")
    assert CHINESE[slice(*laid.words[0])] == "公"


def test_a_comment_of_40_000_characters_is_laid_out_whole() -> None:
    text = "The bus was late again and nobody said a word about it. " * 715
    laid = lay_out(text, (Span(39_000, 39_200, "#buses"),), 76)

    assert len(text) > 40_000
    assert laid.words[-1][1] == len(text.rstrip())
    assert any("]#buses" in line for line in painted(laid))


def test_what_would_steer_a_terminal_is_not_painted() -> None:
    laid = lay_out("a\x1b[31mred\x07 [bold]b[/bold]", (Span(0, 5, "#\x1b[2Jx"),), 60)

    assert not any(ord(character) < 32 for line in painted(laid) for character in line)
    assert "[bold]b[/bold]" in painted(laid)[0]
