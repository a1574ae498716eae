"""The suggester as somebody coding meets it: it learns from answers, says why, and says nothing when it has no idea."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from codesign.coding.suggesting import Definition, Suggester
from codesign.coding.suggesting.features import read
from codesign.coding.suggesting.kept import NotASuggesterError

BUSES = [
    "The last bus is at six",
    "No bus on Sundays",
    "The bus was late again",
    "Two buses to get to the clinic",
]
MEALS = ["Lunch was cold", "The food was lovely", "Cold dinner again", "Nothing to eat but toast"]
WAITS = ["I waited three hours", "Far too long a wait", "Nine weeks of waiting", "They kept me waiting"]
CODEBOOK = (
    Definition(
        "buses", "Getting there", "Getting there.\nBuses, trains and lifts to the clinic.\n'no bus home'"
    ),
    Definition("meals", "Food", "Food and drink.\n'the soup was cold', 'nothing to eat'"),
    Definition("waits", "Waiting", "How long people wait.\n'I waited for hours'"),
)


def answers() -> Iterator[tuple[str, str, list[str]]]:
    for label, texts in (("buses", BUSES), ("meals", MEALS), ("waits", WAITS)):
        for number, text in enumerate(texts):
            yield f"{label} {number}", text, [label]


@pytest.fixture
def taught() -> Suggester:
    suggester = Suggester()
    for key, text, labels in answers():
        suggester.learn(key, text, labels)
    return suggester


def labels(suggester: Suggester, text: str, without: tuple[str, ...] = ()) -> list[str]:
    return [each.label for each in suggester.suggest(text, without=without)]


def test_it_suggests_what_like_comments_were_tagged_with_and_names_the_words_and_the_nearest(
    taught: Suggester,
) -> None:
    first = taught.suggest("There is no Bus after six")[0]
    assert first.label == "buses"
    assert first.score >= 0.5
    assert "Bus" in first.reason
    assert first.nearest in {"buses 0", "buses 1"}
    assert first.reason.endswith(f"; most like {first.nearest}.")
    assert "#" not in first.reason


def test_words_spelt_wrongly_are_quoted_as_they_were_written(taught: Suggester) -> None:
    first = taught.suggest("wwaiting for hourrs")[0]
    assert first.label == "waits"
    assert "“wwaiting”" in first.reason


def test_definitions_alone_suggest_and_say_so() -> None:
    suggester = Suggester(CODEBOOK)
    first = suggester.suggest("My soup came cold")[0]
    assert (first.label, first.nearest) == ("meals", "")
    assert first.reason.endswith("; by its definition.")
    assert suggester.taught == 0


def test_a_label_with_nothing_but_a_name_is_suggested_by_its_name() -> None:
    suggester = Suggester([Definition("parking", "Car park", ""), Definition("meals", "Meals", "Hot food.")])

    assert suggester.suggest("The car park is too small")[0].reason.endswith("; by its name.")


def test_definitions_know_words_they_do_not_hold() -> None:
    assert labels(Suggester(CODEBOOK), "The railway station is too far")[0] == "buses"


@pytest.mark.parametrize("text", ["", "   ", "!!!", "\n\t", "\u200b", "\ufffd"])
def test_a_text_without_words_has_no_idea(taught: Suggester, text: str) -> None:
    assert taught.suggest(text) == ()
    taught.learn("nothing said", text, ["buses"])
    assert taught.suggest(text) == ()


def test_nothing_learnt_and_nothing_defined_is_no_idea() -> None:
    assert Suggester().suggest("The bus was late") == ()


def test_an_emoji_is_a_word_once_it_was_learnt(taught: Suggester) -> None:
    assert taught.suggest("😀") == ()
    for number in range(3):
        taught.learn(f"smile {number}", "😀", ["thanks"])
    assert labels(taught, "😀")[0] == "thanks"


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        (("公交车太少了", "没有公交车回家", "食物很冷", "午餐不好吃"), "晚上没有公交车"),
        (
            ("بس بہت دیر سے آئی", "اتوار کو بس نہیں ہے", "کھانا ٹھنڈا تھا", "کھانا اچھا نہیں تھا"),
            "شام کو بس نہیں آتی",
        ),
        (("ไม่มีรถเมล์กลับบ้าน", "รถเมล์มาช้ามาก", "อาหารเย็นมาก", "อาหารไม่อร่อย"), "รถเมล์ไม่มา"),
    ],
    ids=["Chinese", "Urdu", "Thai"],
)
def test_comments_in_other_scripts_are_learnt(said: tuple[str, ...], asked: str) -> None:
    suggester = Suggester()
    for number, text in enumerate(said):
        suggester.learn(str(number), text, ["buses" if number < 2 else "meals"])
    first = suggester.suggest(asked)[0]
    assert first.label == "buses"
    assert first.nearest in {"0", "1"}


def test_a_comment_of_40000_characters_costs_what_a_page_does(taught: Suggester) -> None:
    from codesign.coding.words import MOST_WORDS

    long = " ".join(f"word{number}" for number in range(4_700)) + " bus"
    assert len(long) > 40_000
    assert len([each for each in read(long).said if " " not in each]) == MOST_WORDS
    assert len(read("车" * 40_000).said) < 2 * MOST_WORDS
    assert len(read("x" * 40_000).pieces) < 100
    taught.learn("long", long, ["meals"])
    assert taught.taught == 13


@pytest.mark.parametrize("count", [0, 1, 500])
def test_codebooks_of_any_size(count: int) -> None:
    suggester = Suggester(Definition(f"t{n}", f"Theme w{n}x", f"About w{n}x") for n in range(count))
    found = suggester.suggest("something w0x said")
    assert [each.label for each in found][:1] == (["t0"] if count else [])
    assert len(found) <= 3
    suggester.learn("k", "the w0x was late", ["t0"])
    assert labels(suggester, "a w0x")[0] == "t0"


def test_two_labels_of_one_name_are_two_labels() -> None:
    suggester = Suggester([Definition("a", "Buses", "Buses"), Definition("b", "Buses", "Buses")])
    assert set(labels(suggester, "the buses")) == {"a", "b"}
    suggester.learn("1", "the buses are late", ["b"])
    assert labels(suggester, "the buses are late")[0] == "b"


def test_a_label_in_without_is_never_suggested(taught: Suggester) -> None:
    assert "buses" not in labels(taught, "No bus on Sundays", without=("buses",))


def test_what_was_rejected_on_a_comment_counts_against_that_label_only(taught: Suggester) -> None:
    before = {each.label: each.score for each in taught.suggest("The bus was cold and late", below=True)}
    for number in range(2):
        taught.learn(f"no {number}", "The bus was cold and late", ["buses"], ["meals"])
    after = {each.label: each.score for each in taught.suggest("The bus was cold and late", below=True)}
    assert after["buses"] > before["buses"]
    assert after.get("meals", 0.0) < before["meals"]


def test_a_comment_with_only_a_rejection_teaches(taught: Suggester) -> None:
    before = taught.suggest("Cold dinner on the bus", below=True)
    taught.learn("only no", "Cold dinner on the bus", [], ["buses"])
    score = {each.label: each.score for each in before}
    now = {each.label: each.score for each in taught.suggest("Cold dinner on the bus", below=True)}
    assert now.get("buses", 0.0) < score["buses"]


def test_a_comment_learnt_again_is_learnt_as_it_is_now(taught: Suggester) -> None:
    taught.learn("bingo", "Bingo on Tuesdays", ["meals"])
    taught.learn("bingo", "Bingo on Tuesdays", ["waits"])
    assert labels(taught, "Bingo on Tuesdays")[0] == "waits"
    assert taught.taught == 13


def test_forgetting_leaves_no_feature_key_or_label_of_the_comment_in_what_is_kept(taught: Suggester) -> None:
    zebedee = read("Zebedee").numbers()[0][0]
    taught.learn("secret key", "Zebedee xylophone quartz", ["buses"])
    assert zebedee in taught.memory.vocabulary.numbers
    taught.forget("secret key")
    assert zebedee not in taught.memory.vocabulary.numbers
    assert zebedee not in taught.memory.vocabulary.hashes
    assert zebedee.to_bytes(4, "little") not in taught.to_bytes()
    assert b"secret" not in taught.to_bytes()
    assert taught.suggest("Zebedee xylophone") == Suggester.from_bytes(taught.to_bytes()).suggest(
        "Zebedee xylophone"
    )
    taught.forget("secret key")
    taught.forget("never learnt")
    assert taught.taught == 12


def test_weights_are_the_sum_of_what_the_comments_pull_so_that_forgetting_all_leaves_nothing(
    taught: Suggester,
) -> None:
    for key, _, _ in answers():
        taught.forget(key)
    assert taught.taught == 0
    assert taught.suggest("The last bus is at six") == ()
    left = [abs(weight) for row in taught.memory.learner.rows.values() for weight in row]
    assert max(left, default=0.0) < 1e-9


def test_the_text_is_not_in_what_is_kept(taught: Suggester) -> None:
    taught.learn("k", "Penelope Ramsbottom said so", ["buses"])
    kept = taught.to_bytes().lower()
    assert b"ramsbottom" not in kept
    assert b"penelope" not in kept


def test_kept_and_read_again_it_suggests_the_same_and_learns_the_same() -> None:
    one = Suggester(CODEBOOK)
    for key, text, given_labels in answers():
        one.learn(key, text, given_labels, ["waits"] if given_labels == ["buses"] else [])
    one.forget("meals 0")
    other = Suggester.from_bytes(one.to_bytes())
    assert other.to_bytes() == one.to_bytes()
    for text in (*BUSES, *MEALS, "Something else altogether"):
        assert other.suggest(text, most=9) == one.suggest(text, most=9)
    for each in (one, other):
        each.learn("new", "No train home", ["buses"])
        each.settle()
    assert other.to_bytes() == one.to_bytes()


@pytest.mark.parametrize(
    "kept", [b"", b"nonsense", b"codesign suggester 4\n", b"codesign suggester 3\n" + bytes(40)]
)
def test_bytes_that_are_no_suggester_are_refused(kept: bytes) -> None:
    with pytest.raises(NotASuggesterError):
        Suggester.from_bytes(kept)


def test_bytes_cut_short_are_refused(taught: Suggester) -> None:
    kept = taught.to_bytes()
    for end in (30, 200, len(kept) // 2, len(kept) - 5):
        with pytest.raises(NotASuggesterError):
            Suggester.from_bytes(kept[:end])


def test_the_order_of_labels_and_definitions_does_not_matter() -> None:
    one, other = Suggester(CODEBOOK), Suggester(reversed(CODEBOOK))
    one.learn("k", "The bus was late and lunch was cold", ["buses", "meals"], ["waits"])
    other.learn("k", "The bus was late and lunch was cold", {"meals": 0, "buses": 0}, {"waits"})
    assert one.to_bytes() == other.to_bytes()


def test_a_dropped_label_is_not_suggested_until_it_is_learnt_again(taught: Suggester) -> None:
    taught.drop("buses")
    assert "buses" not in labels(taught, "No bus on Sundays")
    taught.drop("buses")
    taught.learn("back", "No bus on Sundays", ["buses"])
    assert labels(taught, "No bus on Sundays")[0] == "buses"


def test_a_renamed_label_keeps_what_was_learnt_and_its_definition() -> None:
    suggester = Suggester(CODEBOOK)
    before = suggester.suggest("the soup was cold")
    suggester.rename("meals", "dinners")
    after = suggester.suggest("the soup was cold")
    assert (after[0].label, after[0].score) == ("dinners", before[0].score)
    assert "dinners" in suggester.definitions


def test_a_label_renamed_into_another_gives_it_its_comments(taught: Suggester) -> None:
    taught.rename("waits", "buses")
    taught.settle()
    found = taught.suggest("They kept me waiting")[0]
    assert (found.label, found.nearest) == ("buses", "waits 3")
    assert "waits" not in taught.labels


def test_settling_changes_no_answer_and_is_steady(taught: Suggester) -> None:
    taught.settle()
    first = [taught.suggest(text) for text in BUSES]
    assert [found[0].label for found in first] == ["buses"] * 4
    assert list(dict.fromkeys(taught.settling())) == [0, 1, 2, 3]


def test_redefining_leaves_what_was_learnt(taught: Suggester) -> None:
    taught.redefine(CODEBOOK)
    assert labels(taught, "the soup was cold")[0] == "meals"
    taught.redefine(())
    assert labels(taught, "No bus on Sundays")[0] == "buses"
    assert taught.taught == 12
    assert not taught.examples


_WORDS = st.sampled_from(
    ["bus", "late", "cold", "soup", "wait", "hours", "nurse", "kind", "公交车", "بس", "naïve", "o'hara", "😀"]
)
_TEXTS = st.lists(_WORDS, max_size=8).map(" ".join)
_LABELS = st.sets(st.sampled_from(["a", "b", "c"]), max_size=2)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 4), _TEXTS, _LABELS, _LABELS), max_size=10), _TEXTS)
def test_whatever_was_learnt_it_is_kept_whole_and_scores_are_in_order(
    learnt: list[tuple[int, str, set[str], set[str]]], text: str
) -> None:
    suggester = Suggester()
    for key, said, right, wrong in learnt:
        suggester.learn(str(key), said, right, wrong)
    found = suggester.suggest(text)
    again = Suggester.from_bytes(suggester.to_bytes())
    assert again.suggest(text) == found
    assert suggester.taught == len({key for key, *_ in learnt})
    assert [each.score for each in found] == sorted((each.score for each in found), reverse=True)
    assert all(0 <= each.score <= 1 and each.reason for each in found)
    for gone in {str(key) for key, *_ in learnt}:
        suggester.forget(gone)
    assert suggester.suggest(text) == ()


def test_the_same_answers_make_the_same_bytes_whatever_the_hash_seed() -> None:
    import subprocess
    import sys

    script = (
        "import sys; from codesign.coding.suggesting import Definition, Suggester; s = Suggester([Definition('a', 'Bus', 'late bus')]);"
        "[s.learn(str(n), f'late bus cold soup {n}', {'a', 'b', 'c'}, {'d', 'e'}) for n in range(6)]; s.settle();"
        "sys.stdout.buffer.write(s.to_bytes())"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", script], env={"PYTHONHASHSEED": seed}, capture_output=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert len(made.pop()) > 1_000


@pytest.mark.parametrize(
    "text", ["It was in the afternoon, on and on", "I want it to be like that", "Put it on a poster"]
)
def test_words_without_content_are_no_idea_and_never_a_reason(taught: Suggester, text: str) -> None:
    for number in range(3):
        taught.learn(f"grammar {number}", f"It is in the and on that {number}", ["meals"])
    assert taught.suggest(text) == ()
    below = taught.suggest(text, below=True)
    assert below
    assert all(each.below and not each.sure and each.reason.startswith("No idea yet. ") for each in below)
    assert not any(
        f"“{word}”" in each.reason for each in below for word in ("in the", "It", "on", "want", "that")
    )


def test_a_reason_quotes_a_pair_without_its_grammar_but_with_its_no(taught: Suggester) -> None:
    for number, text in enumerate(
        ("The bus never arrived", "never arrived on Sunday", "it never arrived at all")
    ):
        taught.learn(f"never {number}", text, ["buses"])
    assert "“never arrived”" in taught.suggest("My lift never arrived for me")[0].reason
    assert "“waiting”" in taught.suggest("We were waiting in the corridor")[0].reason


def test_the_floor_rises_with_what_was_seen_to_be_wrong_below_it() -> None:
    from codesign.coding.suggesting.record import FLOORS, Entry, floor_of

    lowest, highest = FLOORS
    assert floor_of([]) == lowest
    assert floor_of([Entry(0, -0.6, False)] * 99) == lowest
    assert floor_of([Entry(0, -0.6, False)] * 100) == -0.6
    assert floor_of([*[Entry(0, -0.6, False)] * 100, *[Entry(0, -0.5, True)] * 50]) == -0.6
    assert floor_of([Entry(0, highest + 0.1, False)] * 500) == lowest


def test_gathered_and_settled_it_knows_what_learning_one_by_one_does() -> None:
    gathered, learnt = Suggester(CODEBOOK), Suggester(CODEBOOK)
    for number in range(1_010):
        for key, text, given_labels in answers():
            if number % 100 == 0 or key.endswith("0"):
                gathered.gather(f"{key} {number}", f"{text} {number}", given_labels)
                if number < 30:
                    learnt.learn(f"{key} {number}", f"{text} {number}", given_labels)
        if gathered.is_due:
            gathered.settle()
            assert not gathered.is_due
    gathered.settle()
    assert gathered.taught > 3_000
    for text in (*BUSES, *MEALS):
        assert labels(gathered, text)[0] == labels(learnt, text)[0]
    assert Suggester.from_bytes(gathered.to_bytes()).suggest(BUSES[0]) == gathered.suggest(BUSES[0])


def test_packed_in_pieces_it_is_what_is_packed_at_once_and_changes_tell_when_it_is_not(
    taught: Suggester,
) -> None:
    at = taught.changes
    assert b"".join(taught.packing()) == taught.to_bytes()
    taught.suggest("No bus")
    assert taught.changes == at
    taught.forget("buses 0")
    assert taught.changes > at


def test_weights_of_rare_and_of_common_features_are_alike_the_sum_of_what_comments_pull(
    taught: Suggester,
) -> None:
    for number in range(12):
        taught.learn(
            f"more {number}", f"cold soup and a bus {number % 3}", ["meals"] if number % 2 else ["buses"]
        )
    for settled in (False, True):
        if settled:
            taught.settle()
        memory = taught.memory
        for number in memory.vocabulary.numbers.values():
            for label in taught.labels.values():
                pulled = sum(
                    value * answer.pulls.get(label, 0.0)
                    for answer in memory.answers.values()
                    for feature, value in memory.values(answer)
                    if feature == number
                )
                assert memory.weight(number, label) == pytest.approx(pulled, abs=1e-9)
