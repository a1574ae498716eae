"""Coding from the keyboard: one key an answer, nothing put on that was not read, and every answer can be undone."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Any

import pytest
from textual.events import Key
from textual.pilot import Pilot

from codesign.app import CodesignApp
from codesign.records.codebook import Description
from codesign.records.coding import LearningProgress, Offered, SureTag
from codesign.records.events import NewEvent
from codesign.records.feedback import NewComment
from codesign.records.filters import Filter
from codesign.screens.coding.screen import CodingScreen
from codesign.screens.coding.sure import by_text
from codesign.screens.lists.feedback import FeedbackScreen
from codesign.store import Store
from codesign.widgets.coded_words import CodedWords
from tests.screens.conftest import until

AppMaker = Callable[..., CodesignApp]
Settled = Callable[[Pilot[Any]], Awaitable[None]]
Shown = Callable[[CodesignApp], str]
Press = Callable[..., Awaitable[None]]

TEN = (
    "The bus was an hour late", "The desk shut before I got there", "No bus after six", "The bus does not stop here now",
    "The desk is never open when I can come", "Missed the bus, waited an hour", "The hours of the desk are wrong on the web",
    "The bus is full every morning", "Shut again on Saturday", "One bus a day is no use",
)  # fmt: skip


def elsewhere(store: Store) -> Store:
    """Return another copy's hands on the same file."""
    hands = store.hands
    return Store.open(store.path, actor="M. Ofori", device="device-QZX", letters="QZX", clock=hands.clock)


def reference(app: CodesignApp) -> str:
    """Return which comment is on the screen."""
    assert isinstance(app.screen, CodingScreen)
    return app.screen.words_here()


def row_coded(app: CodesignApp) -> Sequence[int]:
    """Return the row of the comment on the screen."""
    assert isinstance(app.screen, CodingScreen)
    return app.screen.rows_to_tag()


def suggested(app: CodesignApp, digit: int) -> str:
    """Return the name of what is suggested at a digit."""
    assert isinstance(app.screen, CodingScreen)
    offered = app.screen.slots[digit - 1].offered
    return offered.name if offered is not None else ""


async def test_ten_comments_are_coded_in_two_keys_each_and_every_tag_was_suggested(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    begun.events.record(
        NewEvent("Market stall", "2026-11-11", comments=tuple(NewComment(words) for words in TEN))
    )
    app = make_app(begun)
    keys = 0

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        assert "1 of 13 · 13 without a tag" in shown(app)
        for _ in range(13):
            await press(pilot, "1", "enter")
            keys += 2
        assert "Every comment has a tag. 23 comments tagged today." in shown(app)

    assert keys == 26
    tags = [
        tag
        for row in begun.feedback.rows()
        for tag in (begun.coding.one(row) or pytest.fail("gone")).tags
        if tag.suggested
    ]
    assert len(tags) == 13
    assert {tag.by for tag in tags} == {begun.hands.actor}
    assert {tag.name for tag in tags} == {"#buses", "#opening hours"}


async def test_a_digit_pressed_twice_puts_on_what_was_read_there_and_not_what_came_in_its_place(
    make_app: AppMaker, begun: Store, settled: Settled, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        which, first, second = reference(app), suggested(app, 1), suggested(app, 2)
        assert {first, second} == {"buses", "opening hours"}
        for key in ("1", "2"):  # typed faster than the screen is painted
            app.post_message(Key(key, key))
        await settled(pilot)

        assert reference(app) == which
        assert [suggested(app, 1), suggested(app, 2)] == [first, second]
    assert begun.feedback.find(which).themes == f"{first}, {second}"


async def test_a_digit_typed_ahead_is_not_taken_for_a_comment_that_could_not_be_read(
    make_app: AppMaker,
    begun: Store,
    settled: Settled,
    shown: Shown,
    press: Press,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        first = reference(app)
        await press(pilot, "enter")
        second = reference(app)
        monkeypatch.setattr(CodingScreen, "SEEN", 60.0)
        await press(pilot, "1", "enter", "1", "enter", "x", "asterisk")

        assert first != reference(app) == second, "what could not be read is not passed over"
        assert "nothing was done: “1 Enter 1 Enter x *”. Press again." in shown(app)
    assert len(begun.feedback.rows()) == 13
    assert begun.coding.tagged_since(begun.hands.actor, "2026") == set(begun.feedback.rows()) - {11, 12, 13}


async def test_what_is_chosen_for_a_comment_that_could_not_be_read_when_it_was_asked_is_not_put_on(
    make_app: AppMaker,
    begun: Store,
    settled: Settled,
    shown: Shown,
    press: Press,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        first = reference(app)
        await press(pilot, "enter")
        monkeypatch.setattr(CodingScreen, "SEEN", 60.0)
        await press(pilot, "number_sign", *"bus", "enter", "exclamation_mark", *"2.1", "enter")
        assert "Too soon to be read, nothing was done: “# !”. Press again." in shown(app)
        assert reference(app) != first
        card = begun.cards.comment(reference(app))
        assert (card.themes, card.outcomes) == ((), ())

        monkeypatch.setattr(CodingScreen, "SEEN", 0.0)
        await press(pilot, "number_sign", *"bus", "enter")
        assert [tag.name for tag in begun.cards.comment(reference(app)).themes] == ["buses"]


async def test_what_does_not_fit_is_kept_and_never_suggested_for_it_again_and_undone_it_is(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        which, first = reference(app), suggested(app, 1)
        await press(pilot, "x")
        assert f"Not #{first}" in shown(app)
        assert suggested(app, 1) != first
        refused = begun.suggesting.for_comment(begun.feedback.find(which).id)
        assert first not in {each.name for each in refused.themes}
        await press(pilot, "enter")
        assert reference(app) != which
        await press(pilot, "u", "y")

        assert reference(app) == which, "what was undone is shown again"
        assert first in {suggested(app, 1), suggested(app, 2)}


async def test_undone_one_by_one_each_that_was_refused_stands_in_its_place_again_and_nothing_stale_above_it(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        first, second = suggested(app, 1), suggested(app, 2)
        assert all((first, second))
        await press(pilot, "x", "x", "x", "x")
        assert "Nothing is suggested here." in shown(app)
        await press(pilot, "u", "y", "u", "y")
        assert "Nothing is suggested here." not in shown(app)
        assert (suggested(app, 1), suggested(app, 2)) == ("", second)
        await press(pilot, "u", "y")
        assert (suggested(app, 1), suggested(app, 2)) == (first, second)


async def test_words_are_selected_and_tagged_on_their_own(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    begun.feedback.add(NewComment("The desk is fine but the last bus goes at four"))
    begun.codebook.describe(begun.themes.find("buses").id, Description(colour="pink"))
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "f", "end", "slash", *"last bus goes", "enter", "o")
        assert "but the last bus" in shown(app)
        await press(pilot, "space", *["right"] * 6, "space", "right")
        assert "Words “last bus”" in shown(app)
        await press(pilot, "number_sign", *"bus", "enter")

        assert "[last bus]#buses" in shown(app)
    (row,) = [row for row in begun.feedback.rows() if "last bus goes" in begun.feedback.lines([row])[0].words]
    coded = begun.coding.one(row)
    assert coded is not None
    (tag,) = coded.tags
    assert (tag.name, tag.quote, coded.line.words[tag.start : tag.end]) == ("#buses", "last bus", "last bus")


async def test_esc_lets_the_words_go_before_it_leaves(
    make_app: AppMaker, begun: Store, settled: Settled, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "space", "shift+right", "down", "escape")
        assert isinstance(app.screen, CodingScreen)
        assert not app.screen.query_one(CodedWords).is_selecting
        await press(pilot, "escape")
        assert not isinstance(app.screen, CodingScreen)


async def test_a_comment_is_marked_and_a_memo_jotted_down(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "asterisk", "ampersand", "j", *"Ask Ruth", "enter")
        assert "* important · & to discuss · memo: Ask Ruth" in shown(app)
        await press(pilot, "asterisk")
        assert "* important" not in shown(app)


async def test_a_comment_marked_personal_is_looked_at_and_marked_no_more(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    comment = begun.feedback.lines(begun.feedback.rows())[0]
    begun.feedback.mark(comment.id, personal="name")
    app = make_app(begun)

    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        await press(pilot, *["comma"] * 12)
        assert "personal? name" in shown(app)
        await press(pilot, "L")
        assert "personal? name" not in shown(app)
        assert begun.feedback.find(comment.reference).personal == ""
        await press(pilot, "L")
        assert "Nothing here is marked as personal." in shown(app)


async def test_any_theme_is_found_by_typing_a_new_one_becomes_a_draft_and_chosen_again_it_comes_off(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "number_sign", *"car parks", "enter")
        assert "#car parks put on" in shown(app)
        assert begun.themes.find("car parks").state == "draft"
        await press(pilot, "number_sign", *"car", "enter", "exclamation_mark", "down", "enter")
        assert "!2.1 Can get there" in shown(app)
        which = reference(app)
    line = begun.feedback.find(which)
    assert (line.themes, line.outcomes) == ("", "2.1")


async def test_what_was_altered_or_thrown_away_elsewhere_is_never_answered_unseen(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        which = begun.feedback.find(reference(app))
        other = elsewhere(begun)
        editing = other.editing.begin("comment", which.id)
        other.editing.save(editing, {**editing.typed, "words": "Quite another matter"})
        await press(pilot, "1")
        assert "This comment was altered meanwhile" in shown(app)
        assert "Quite another matter" in shown(app)
        assert begun.feedback.find(which.reference).themes == ""

        other.editing.remove("comment", which.id)
        other.close()
        await press(pilot, "1")
        assert "thrown away meanwhile" in shown(app)
        assert "of 2 · 2 without a tag" in shown(app)
        assert reference(app) != which.reference


async def test_a_theme_retired_elsewhere_while_it_was_looked_for_is_not_put_on_and_its_digit_shows_no_such_thing(
    make_app: AppMaker, begun: Store, settled: Settled, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        which, first = begun.feedback.find(reference(app)), suggested(app, 1)
        await press(pilot, "number_sign", *first)
        other = elsewhere(begun)
        other.codebook.retire(other.themes.find(first).id)
        other.close()
        await press(pilot, "enter")
        (said,) = [each.message for each in app._notifications]
        assert f"{first} is retired, so nothing is tagged with it any more." in said
        assert first not in [suggested(app, digit) for digit in (1, 2, 3)], "the comment is shown anew"
    assert begun.feedback.find(which.reference).themes == ""


async def test_the_sure_ones_are_shown_one_is_left_out_and_the_rest_put_on_in_one_change(
    make_app: AppMaker,
    begun: Store,
    settled: Settled,
    shown: Shown,
    press: Press,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from codesign.store.suggesting.verbs import Suggesting

    def every(suggesting: Suggesting, narrowed: Filter) -> list[SureTag]:
        lines = begun.feedback.lines(begun.feedback.rows(narrowed))
        best = [(line, suggesting.for_comment(line.id).themes[0]) for line in lines]
        return [SureTag(line.row, line.id, line.reference, line.words, each) for line, each in best]

    monkeypatch.setattr(Suggesting, "sure", every)  # how sure is sure is measured where it is learnt
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "b")
        assert "3 suggestions can be taken at once" in shown(app)
        await press(pilot, "space", "y")
        assert "2 tags put on" in shown(app)
        assert "1 without a tag" in shown(app)
        await press(pilot, "u", "y")
        assert "3 without a tag" in shown(app)


async def test_nothing_sure_says_what_sure_is(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "b")
        assert "right 95 times in 100" in shown(app)


async def test_asked_for_twice_the_sure_ones_are_shown_once(
    make_app: AppMaker, begun: Store, settled: Settled, press: Press, *, monkeypatch: pytest.MonkeyPatch
) -> None:
    from codesign.store.suggesting.verbs import Suggesting

    look, go_on = Suggesting.look, threading.Event()

    def waits(suggesting: Suggesting, narrowed: Filter) -> Iterator[LearningProgress]:
        go_on.wait(10)
        yield from look(suggesting, narrowed)

    monkeypatch.setattr(Suggesting, "look", waits)
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        coding = app.screen
        await pilot.press("b", "b")
        go_on.set()
        await settled(pilot)
        assert app.screen is not coding
        await press(pilot, "escape")
        assert app.screen is coding


async def test_an_empty_list_says_what_it_is_for_and_which_key_fills_it(
    make_app: AppMaker, store: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(store)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "1", "x", "enter", "space", "b", "escape")
        assert "Nothing to code here." in shown(app)


async def test_the_filter_is_in_sight_and_taking_it_off_stays_on_the_comment(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "full_stop")
        which = reference(app)
        assert "FILTERED: Untagged = yes · F shows all" in shown(app)
        await press(pilot, "F")
        assert reference(app) == which
        assert "of 13 · 3 without a tag" in shown(app)
        assert "no filter is on" in shown(app)


@pytest.mark.parametrize(
    ("keys", "says"),
    [
        (("g", "f", "space", "down", "space", "o"), "1 of 2"),
        (("g", "t", "enter", "o"), "Code T1-KTM · buses · 1 of 5 · all have a tag"),
        (("g", "o", "enter", "o"), "Code 2.1 · Can get there · 1 of 5"),
        (("g", "e", "enter", "o"), "Code E1-KTM · Hall drop-in"),
        (("g", "f", "enter", "o"), "1 of 1"),
    ],
    ids=["selected", "theme", "outcome", "event", "comment"],
)
async def test_it_is_opened_from_wherever_comments_are(
    make_app: AppMaker,
    begun: Store,
    settled: Settled,
    shown: Shown,
    press: Press,
    *,
    keys: tuple[str, ...],
    says: str,
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        assert isinstance(app.screen, CodingScreen)
        assert says in shown(app)
        await press(pilot, "escape")
        assert not isinstance(app.screen, CodingScreen)


async def test_a_comment_of_40_000_characters_and_scripts_of_every_kind_are_coded(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    begun.feedback.add(NewComment("The bus was late and nobody said a word. " * 1_000, said_on="2026-11-12"))
    begun.feedback.add(NewComment("公共汽车总是迟到，没有人告诉我们。", said_on="2026-11-12"))
    begun.feedback.add(NewComment("بس کبھی وقت پر نہیں آتی", said_on="2026-11-12"))
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        assert "بس کبھی" in shown(app)
        await press(pilot, "space", "space", "right", "number_sign", *"buses", "enter", "enter")
        assert "公共汽车总是迟到" in shown(app)
        await press(pilot, "space", "space", *["right"] * 3, "number_sign", *"buses", "enter")
        assert "[公共汽车]#buses" in shown(app)
        await press(pilot, "enter", "end", "1")
        assert "said a word." in shown(app)

    quotes = {
        tag.quote
        for row in begun.feedback.rows()
        for tag in (begun.coding.one(row) or pytest.fail("gone")).tags
        if tag.quote
    }
    assert quotes == {"بس کبھی", "公共汽车"}


async def test_only_those_with_a_sure_suggestion_are_looked_for_and_shown_and_f_shows_all_again(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "F", "f")
        app.screen.fields.focus_on("suggested_sure")  # type: ignore[attr-defined]
        await press(pilot, *"yes", "enter")
        await until(pilot, lambda: "FILTERED: Sure = yes · F shows all" in shown(app))
        assert "FILTERED: Sure = yes · F shows all" in shown(app)
        assert "0 of 0" in shown(app), "with ten comments tagged nothing is sure"
        assert "Nothing to code here." in shown(app)
        await press(pilot, "F")
        await until(pilot, lambda: "of 13 · 3 without a tag" in shown(app))
        assert "of 13 · 3 without a tag" in shown(app)


async def test_what_an_undo_took_back_is_neither_said_nor_counted_any_more(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        assert "10 comments tagged today" in shown(app)
        await press(pilot, "1")
        assert "put on. u takes it off." in shown(app)
        assert "11 comments tagged today" in shown(app)
        await press(pilot, "u", "y")

        assert "No tag yet." in shown(app)
        assert "put on. u takes it off." not in shown(app)
        assert "10 comments tagged today" in shown(app)
        await press(pilot, "x", "u", "y")
        assert "Not #" not in shown(app)


async def test_an_undo_says_which_mark_it_takes_back(
    make_app: AppMaker, begun: Store, settled: Settled, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "o", "asterisk", "ampersand", "j", *"Ask", "enter")
    verbs = [change.verb for change in begun.history.changes(limit=3)]
    assert verbs == ["write memo", "mark to be discussed", "mark important"]


async def test_leaving_stands_on_the_comment_that_was_looked_at_last(
    make_app: AppMaker, begun: Store, settled: Settled, press: Press
) -> None:
    app = make_app(begun)

    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await press(pilot, "g", "f", "o", "full_stop", "full_stop")
        (row,) = row_coded(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, FeedbackScreen)
        assert app.screen.grid.row == row


async def test_one_key_tags_all_of_a_text_and_its_copies_do_not_come_one_by_one(
    make_app: AppMaker, begun: Store, settled: Settled, shown: Shown, press: Press
) -> None:
    letters = [NewComment("Keep the library open on Saturdays") for _ in range(4)]
    begun.events.record(NewEvent("Letters", "2026-11-13", comments=tuple(letters)))
    first, *others = begun.feedback.lines(begun.feedback.rows(Filter(words="library")))
    begun.again.mark(first.id, [each.id for each in others])
    app = make_app(begun)

    async with app.run_test(size=(160, 45)) as pilot:
        await settled(pilot)
        await press(pilot, "o")
        assert reference(app) == first.reference
        assert "x 4 the same words: + tags them all" in shown(app)
        assert "4 without a tag · 3 copies" in shown(app)
        await press(pilot, "plus")
        assert "Tag the whole of this comment first" in shown(app)
        await press(pilot, "number_sign", *"library", "enter", "plus")
        assert "Its tags put on 3 other comments of the same words. u takes them off." in shown(app)
        assert "14 comments tagged today" in shown(app)
        assert {each.themes for each in begun.feedback.lines([line.row for line in others])} == {"library"}
        await press(pilot, "enter")
        assert "library" not in shown(app).split("Codebook")[0]
        await press(pilot, "u", "y")
        assert {each.themes for each in begun.feedback.lines([line.row for line in others])} == {""}


def test_sure_tags_of_one_text_are_one_line_to_read() -> None:
    bus = Offered("t1", "buses", 0.9, "“bus”", sure=True)
    desk = Offered("t2", "opening hours", 0.9, "“desk”", sure=True)
    tags = [
        SureTag(row, f"c{row}", f"C{row}-KTM", words, offered)
        for row, (words, offered) in enumerate(
            [
                ("The bus was late.", bus),
                ("Shut again", desk),
                ("the bus  was late.", bus),
                ("Shut again", bus),
            ]
        )
    ]
    assert [[each.row for each in alike] for alike in by_text(tags)] == [[0, 2], [1], [3]]
