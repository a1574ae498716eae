"""Comments and codebooks nobody hopes for: one person said everything, nothing is tagged, very long, and in other scripts."""

from __future__ import annotations

from codesign.records.feedback import NewComment, NewTheme
from codesign.records.people import NewContact
from codesign.store import Store
from codesign.store.tables import Tag, Theme
from tests.store.suggesting.coded import Coded, learn

LONG = "The bus was late and the nurse was kind. " * 1_000
"""40,000 characters and more."""


def test_a_comment_of_40_000_characters_is_learnt_suggested_for_and_tagged_in_part(coded: Coded) -> None:
    tagged = coded.add(LONG, "buses")
    comment = coded.add(f"{LONG} Again.")
    learn(coded.store)

    assert coded.names(comment)[0] == "buses"
    assert coded.store.feedback.tag(tagged, theme="staff", start=len(LONG) - 20, end=len(LONG) - 2)
    (_, span) = coded.store.cards.comment("C13").themes
    assert span.quote == LONG[len(LONG) - 20 : len(LONG) - 2].strip()


def test_comments_in_chinese_and_urdu_are_learnt_and_suggested_for(coded: Coded) -> None:
    for words in (
        "公共汽车总是迟到",
        "最后一班公共汽车四点就走了",
        "بس ہمیشہ دیر سے آتی ہے",
        "آخری بس چار بجے ہے",
    ):
        coded.add(words, "缺车")
    for words in ("护士很友善", "نرس بہت مہربان تھی", "她听我说话", "اس نے میری بات سنی"):
        coded.add(words, "مہربان")
    learn(coded.store)

    assert coded.names(coded.add("公共汽车又迟到了"))[0] == "缺车"
    assert coded.names(coded.add("بس دیر سے آئی"))[0] == "缺车"
    assert coded.names(coded.add("护士友善"))[0] == "مہربان"


def test_words_of_another_script_are_tagged_by_code_points(coded: Coded) -> None:
    comment = coded.add("公共汽车🚌总是迟到")

    coded.store.feedback.tag(comment, theme="buses", start=4, end=7, quote="🚌总是")

    (tag,) = coded.store.cards.comment("C13").themes
    assert (tag.start, tag.end, tag.quote) == (4, 7, "🚌总是")


def test_where_one_person_said_everything_it_is_learnt_but_no_word_leaves(coded: Coded) -> None:
    person = coded.store.contacts.add(NewContact("Jo Bell"))
    comments = [
        NewComment(f"The hoist broke {n}", themes=("equipment",), contact_id=person) for n in range(30)
    ]
    coded.store.feedback.add_many(comments, programme_id=coded.programme)
    learn(coded.store)

    assert coded.names(coded.add("The hoist broke"))[0] == "equipment"
    words = coded.store.suggesting.learnt_words([coded.theme("equipment"), coded.theme("buses")])
    assert not {"hoist", "the hoist", "hoist broke"} & words[coded.theme("equipment")].words.keys()


def test_a_codebook_of_none_of_one_and_of_500_themes(store: Store) -> None:
    coded = Coded(store, "", {})
    comment = coded.add("The last bus")
    assert store.suggesting.for_comment(comment).every == ()
    assert list(store.suggesting.rebuild()) == []

    store.themes.add(NewTheme("Buses", "The last bus"))
    assert coded.names(comment) == ["Buses"]

    with store.write("many themes") as change:
        change.add_many(Theme, [{"name": f"Theme {number}"} for number in range(499)])
    found = coded.themes(comment)
    assert found[0].name == "Buses"
    assert len(found) <= 3


def test_a_theme_with_no_comments_is_suggested_by_what_the_codebook_says(coded: Coded) -> None:
    coded.store.themes.add(NewTheme("Meals", "Food, hot meals and lunch", programme_id=coded.programme))

    first = coded.themes(coded.add("Lunch was cold, no hot meals"))[0]

    assert (first.name, first.nearest) == ("Meals", "")


def test_two_themes_of_one_name_are_told_apart_by_their_references(coded: Coded) -> None:
    with coded.store.write("another copy") as change:
        twin = change.add(Theme, name="buses", programme_id=coded.programme)
        for words in ("Tram tram tram", "The tram to the hub", "A tram"):
            change.add(Tag, comment_id=coded.add(words), theme_id=twin)
    learn(coded.store)

    first = coded.themes(coded.add("No tram today"))[0]

    assert (first.name, first.id) == ("buses", twin)
