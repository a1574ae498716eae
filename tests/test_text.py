"""The one door for text: what it takes away, and that it touches nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from codesign.text import clean, one_line, plural, removed_words, shorten

ANY = st.text(st.characters(codec=None))  # lone surrogates too: a terminal can send them
BREAKS = "\r\x0b\x0c\x85\u2028\u2029"


def is_taken(character: str) -> bool:
    """Say independently of the code, from the Unicode categories, what the rule takes away."""
    if character in f"\t\n{BREAKS}":
        return False
    category = unicodedata.category(character)
    bidi = unicodedata.bidirectional(character)
    return (
        category in {"Cc", "Cs"}
        or bidi in {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
        or character in "\ufffe\uffff"
    )


@given(ANY)
@example("\r\n\r\x00\n")
def test_cleaning_twice_changes_nothing(raw: str) -> None:
    once = clean(raw)

    assert clean(once.text) == (once.text, 0)


@given(ANY)
def test_clean_text_is_nfc_and_can_be_written_anywhere(raw: str) -> None:
    text = clean(raw).text

    assert unicodedata.is_normalized("NFC", text)
    assert text.encode("utf-8").decode("utf-8") == text
    assert not any(is_taken(character) for character in text)


UNCOMMANDING = st.text(st.characters(codec=None, exclude_characters="\x1b\x90\x98\x9b\x9d\x9e\x9f"))


@given(UNCOMMANDING)
@example("a\r\nb\rc\x0bd\u2028e")
@example("e\u0301\x00\u202ex")
def test_nothing_else_is_altered_and_what_went_is_counted(raw: str) -> None:
    broken = raw.replace("\r\n", "\n")
    for line_break in BREAKS:
        broken = broken.replace(line_break, "\n")
    kept = "".join(character for character in broken if not is_taken(character))

    text, removed = clean(raw)

    assert text == unicodedata.normalize("NFC", kept)
    assert removed == len(broken) - len(kept)


@pytest.mark.bad_input(24)
@pytest.mark.parametrize(
    ("raw", "text", "removed"),
    [
        ("one\x0btwo", "one\ntwo", 0),
        ("one\x0ctwo\x85three", "one\ntwo\nthree", 0),
        ("nul\x00 and bell\x07", "nul and bell", 2),
        ("\x1b[2J\x1b]52;c;aGk=\x07Fatima", "Fatima", 16),
        ("\x9b2Jwords", "words", 3),
        ("\u202egnp.exe\u202c", "gnp.exe", 2),
        ("half \ud83d", "half ", 1),
        ("tab\tand\nbreak", "tab\tand\nbreak", 0),
        ("del\x7f", "del", 1),
    ],
    ids=["vertical tab", "form feed", "nul", "escape", "C1", "bidi override", "surrogate", "tab", "delete"],
)
def test_control_characters_go_by_the_rule_and_are_counted(raw: str, text: str, removed: int) -> None:
    assert clean(raw) == (text, removed)


PARAMETERS = st.text("0123456789;:?<=>", min_size=1, max_size=8)
COMMANDS = st.one_of(
    st.builds("\x1b[{}{}".format, PARAMETERS, st.sampled_from("mHJKABCDhlsu@~")),
    st.sampled_from(["\x1b[m", "\x1b[K", "\x1b[!p", "\x1b[2 q", "\x1b(B"]),
    st.builds(
        "\x1b]{};{}{}".format,
        PARAMETERS,
        st.text("a/:;[] é", max_size=9),
        st.sampled_from(["\x07", "\x1b\\"]),
    ),
    st.builds("\x1bP{}\x1b\\".format, st.text("q#~-", max_size=9)),
)
TYPED = st.lists(
    st.sampled_from(
        ["Red alert", " ", "0159", "[laughs]", "[1]", "[2 of them]", "(Bus)", "; ", "é", "\n", "m", "["]
    ),
    max_size=8,
).map("".join)


@pytest.mark.bad_input(24)
@given(st.lists(st.tuples(TYPED, COMMANDS), max_size=6), TYPED)
@example([("", "\x1b[31m")], "Red alert [laughs]")
@example([("[", "\x1b]8;;http://example.org\x1b\\"), ("link]", "\x1b]8;;\x07")], "")
def test_what_commands_a_terminal_goes_whole_and_nothing_beside_it(
    pieces: list[tuple[str, str]], rest: str
) -> None:
    sent = "".join(typed + command for typed, command in pieces) + rest

    text, removed = clean(sent)

    assert text == "".join(typed for typed, _ in pieces) + rest
    assert removed == sum(len(command) for _, command in pieces)


@pytest.mark.bad_input(19)
@pytest.mark.parametrize(
    "words",
    [
        "[inaudible]",
        "[Name redacted]",
        "[2 people laugh]",
        "[ words",
        "[",
        "(Bus)",
        "]0;unfinished",
        "Prose",
        "\\server",
    ],
)
def test_a_stray_escape_takes_no_words_with_it(words: str) -> None:
    assert clean(f"\x1b{words}") == (words, 1)
    assert clean(f"\x9b {words}") == (f" {words}", 1)


@pytest.mark.bad_input(24)
def test_how_many_went_is_said() -> None:
    assert removed_words(clean("a\x00b\x1bc").removed) == "2 invisible characters removed."
    assert removed_words(1) == "1 invisible character removed."
    assert removed_words(12_345) == "12,345 invisible characters removed."
    assert removed_words(0) == ""


@pytest.mark.bad_input(27)
@pytest.mark.parametrize(
    "raw",
    [
        "a\u00a0b",
        "zero\u200bwidth",
        "soft\u00adhyphen",
        "“curly” ‘quotes’",
        "join\u200der",
        "\ufeffmark",
        "e\u2060f",
    ],
    ids=["no-break", "zero width", "soft hyphen", "curly", "joiner", "mark", "word joiner"],
)
def test_spaces_hyphens_and_quotes_stay_as_typed(raw: str) -> None:
    assert clean(raw) == (raw, 0)


@pytest.mark.bad_input(29)
@pytest.mark.parametrize(
    "raw",
    ["陳大文", "فاطمة\u200f", "شکریہ", "Łukasz Żółć", "👍🏽👩🏿‍⚕️", "Tŷ Gŵyr", "क़ानून"],
    ids=["Chinese", "Arabic", "Urdu", "Polish", "emoji", "Welsh", "Hindi"],
)
def test_every_script_stays(raw: str) -> None:
    assert clean(raw) == (unicodedata.normalize("NFC", raw), 0)


@pytest.mark.bad_input(29)
def test_letters_typed_in_two_pieces_become_one() -> None:
    assert clean("w\u0302yn") == ("ŵyn", 0)


@pytest.mark.parametrize("raw", ["[inaudible]", "[/]", "[@click=app.quit]x[/]", "=1+1", "- Remove eScooters"])
def test_markup_and_formulas_are_only_words(raw: str) -> None:
    assert clean(raw) == (raw, 0)


def test_a_letter_of_forty_thousand_characters_is_kept_whole() -> None:
    letter = "Ffŵl " * 8_000

    assert clean(letter) == (letter, 0)


def test_a_list_shows_one_line() -> None:
    assert one_line("one\ntwo\tthree") == "one two three"
    assert one_line("plain") == "plain"


@given(ANY, st.integers(-1, 30))
def test_shortened_text_fits_and_is_marked_where_words_were_left_off(raw: str, length: int) -> None:
    line = one_line(raw)

    short = shorten(raw, length)

    assert len(short) <= max(length, 0)
    assert short == line or length < 1 or short.endswith("…")


def test_numbers_agree_with_their_nouns() -> None:
    assert plural(1, "comment") == "1 comment"
    assert plural(0, "comment") == "0 comments"
    assert plural(12_000, "person", "people") == "12,000 people"
    assert plural(1, "person", "people") == "1 person"
