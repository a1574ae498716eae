from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codesign.entry.comments import CommentLine, read_comment, render_comment
from codesign.entry.errors import EntryError


def test_a_comment_is_our_note_with_its_marks_at_the_end() -> None:
    line = "We can't get to the clinic, last bus is four and it shuts at six #transport #opening @carer !2.1"

    comment = read_comment(line)

    assert comment == CommentLine(
        words="We can't get to the clinic, last bus is four and it shuts at six",
        tags=("transport", "opening"),
        who=("carer",),
        outcomes=("2.1",),
    )
    assert comment.doubts == ()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ('"I want one number', "I want one number"),
        ('"I want one number"', "I want one number"),
        ("“I want one number”", "I want one number"),
        ('"I want one number" #phone', "I want one number"),
        ('"I want one number". #phone', "I want one number."),
        ('"He said "no" to me" #phone', 'He said "no" to me'),
        ('"He said "no"', 'He said "no"'),
        ('"They told us "wait"" #phone', 'They told us "wait"'),
        ('"The #phone is never answered #late"', "The #phone is never answered #late"),
    ],
)
def test_a_quote_mark_makes_it_their_exact_words(typed: str, words: str) -> None:
    comment = read_comment(typed)

    assert (comment.words, comment.exact) == (words, True)


def test_a_closing_quote_mark_that_matches_another_is_kept() -> None:
    comment = read_comment('"Never again" she said, "really"')

    assert comment.words == '"Never again" she said, "really"'
    assert comment.exact
    assert comment.doubts == ("A quote mark closes part-way, so all of it is kept as exact words.",)


def test_a_quote_inside_our_note_stays_our_note() -> None:
    comment = read_comment('She said "never again"')

    assert (comment.words, comment.exact) == ('She said "never again"', False)


@pytest.mark.bad_input(16)
@pytest.mark.parametrize(
    ("typed", "tag"),
    [("#Transport", "Transport"), ("#transport ", "transport"), ("#TRANSPORT!", "TRANSPORT"), ("#opening-hours.", "opening-hours"), ('#"opening hours"', "opening hours"), ("#trafnidiaeth-wŷr", "trafnidiaeth-wŷr")],
)  # fmt: skip
def test_a_tag_loses_its_punctuation_and_keeps_its_letters(typed: str, tag: str) -> None:
    assert read_comment(f"The bus {typed}").tags == (tag,)


@pytest.mark.bad_input(16)
def test_the_same_tag_twice_is_one_tag() -> None:
    assert read_comment("The bus #transport #Transport").tags == ("transport",)


@pytest.mark.bad_input(17)
@pytest.mark.parametrize(
    "words",
    [
        "Damp in flat #3",
        "Damp in flat #3b",
        "It is the #1 problem",
        "#1 problem: buses",
        "I loved the C# course",
        "e-mail @ work",
        "We want more of it!",
        "Help !!!",
        "and/or",
        "open 24 /7",
        "ring sue@x.uk",
        "Is it #",
        "!! she was in tears",
    ],
)
def test_marks_inside_words_are_words(words: str) -> None:
    assert read_comment(words) == CommentLine(words)


@pytest.mark.bad_input(17)
@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("we call it \\#transport", "we call it #transport"),
        ("flat \\#three is damp #housing", "flat #three is damp"),
        ("yes \\/no", "yes /no"),
    ],
)
def test_a_backslash_keeps_a_mark_as_words(typed: str, words: str) -> None:
    assert read_comment(typed).words == words


@pytest.mark.bad_input(17)
def test_a_tag_in_the_middle_is_kept_as_words_and_said() -> None:
    comment = read_comment("The #transport is bad, flat #3")

    assert comment.words == "The #transport is bad, flat #3"
    assert comment.doubts == ("#transport is kept as words: tags go at the end of the line.",)


@pytest.mark.bad_input(18)
def test_outcome_codes_are_text() -> None:
    assert read_comment("Seen sooner !2.10 !2.1").outcomes == ("2.10", "2.1")


@pytest.mark.parametrize(
    ("typed", "permission"),
    [("/no", "no"), ("/anon", "anonymous"), ("/role", "by-role"), ("/name", "by-name"), ("/notasked", "not-asked"), ("/ROLE", "by-role")],
)  # fmt: skip
def test_permission_can_differ_for_one_comment(typed: str, permission: str) -> None:
    assert read_comment(f"The bus #transport {typed} @carer").permission == permission


def test_of_two_permissions_the_stricter_holds_and_it_is_said() -> None:
    comment = read_comment("The bus /name /no")

    assert comment.permission == "no"
    assert comment.doubts == ("Two permissions to quote: the stricter is kept, /no.",)


@pytest.mark.parametrize(
    ("typed", "speaking_for", "count"),
    [("/for self", "self", None), ("/for org", "organisation", None), ("/for others", "others", None), ("/for others 12", "others", 12)],
)  # fmt: skip
def test_whom_the_speaker_spoke_for(typed: str, speaking_for: str, count: int | None) -> None:
    comment = read_comment(f"The bus {typed} #transport")

    assert (comment.words, comment.speaking_for, comment.for_count) == ("The bus", speaking_for, count)


@pytest.mark.bad_input(19, 20, 21, 22, 23)
@pytest.mark.parametrize(
    "words",
    [
        "[inaudible]",
        "[/]",
        "[@click=app.quit]here[/]",
        '=HYPERLINK("http://x")',
        "=1+1",
        "- Remove eScooters",
        "+44 7700 900123",
    ],
)
def test_words_that_break_things_are_kept_exactly(words: str) -> None:
    assert read_comment(words).words == words


@pytest.mark.bad_input(22)
def test_a_formula_that_looks_like_a_name_mark_can_be_kept_as_words() -> None:
    assert read_comment("\\@SUM(A1)").words == "@SUM(A1)"


@pytest.mark.bad_input(28)
def test_a_whole_letter_is_kept_whole() -> None:
    letter = "We were told in June. " * 1_900 + "\nYours"

    assert read_comment(letter + " #transport").words == letter


@pytest.mark.bad_input(30)
@pytest.mark.parametrize("words", [".", "N/A", "none"])
def test_an_answer_of_nothing_is_kept(words: str) -> None:
    assert read_comment(words).words == words


@pytest.mark.parametrize("typed", ["", "  ", "#transport", '"', '""', "/no @carer"])
def test_marks_without_words_are_refused(typed: str) -> None:
    with pytest.raises(EntryError, match="There are no words in this comment") as refused:
        read_comment(typed)

    assert refused.value.typed == typed


PIECES = st.sampled_from(
    ["bus", "#3", "#transport", "\\#x", "\\\\#x", '"', '"no"', "“", "”", "\\", '\\"', "@", "@carer", '@"Jo Bell"', "!2.1", "!", "/no", "/for",
     "others", "12", "/for others 3", "/me", "C#", ".", "\n", "?!", "é", "[/]", "#\"a b\"", "\\/no", "\\\"bus", '#a"']
)  # fmt: skip
LINES = (
    st.lists(PIECES, max_size=8).map(" ".join)
    | st.lists(PIECES, max_size=5).map("".join)
    | st.text(max_size=40)
)


@given(LINES)
def test_a_comment_written_back_reads_as_the_same_comment(typed: str) -> None:
    try:
        comment = read_comment(typed)
    except EntryError:
        return  # marks without words

    assert read_comment(render_comment(comment)) == comment


@given(
    words=LINES,
    exact=st.booleans(),
    tags=st.lists(st.sampled_from(["a", "opening hours", "b-c"]), unique=True),
)
def test_any_stored_words_can_be_written_as_a_line(words: str, exact: bool, tags: list[str]) -> None:
    comment = CommentLine(words.strip(), exact, tuple(tags))
    if comment.words:
        assert read_comment(render_comment(comment)) == comment


@given(st.text(max_size=60))
def test_no_word_is_lost(typed: str) -> None:
    try:
        comment = read_comment(typed)
    except EntryError:
        return
    kept = comment.words + "".join((*comment.tags, *comment.who, *comment.outcomes))

    assert {letter for letter in typed if letter.isalpha()} <= set(
        kept + "/noanonrolenamenotaskedforselforgothers"
    )
