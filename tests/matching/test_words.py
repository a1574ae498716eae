"""The lists of words about names: that they are well formed, and that a user's own are added or refused in a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from codesign.matching.compare.people import compare_family, compare_given
from codesign.matching.fold import fold
from codesign.matching.words import Title, usual_of, words
from codesign.matching.words import known as ours
from codesign.matching.words.files import SHAPES, read_lines
from codesign.matching.words.kin import relation_of
from codesign.matching.words.own import OwnWordsError, use_own_words, use_own_words_if_any

LISTS = [
    (name, key, line)
    for name in ours.OUR_FILES
    for key, lines in read_lines(ours._text(f"names/{name}")).items()
    for line in lines
]


@pytest.fixture(autouse=True)
def _only_our_words() -> Iterator[None]:
    yield
    use_own_words()


def own(folder: Path, text: str) -> Path:
    path = folder / "names.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_every_list_has_a_shape_we_know() -> None:
    assert {key for _, key, _ in LISTS} <= set(SHAPES)


def test_every_word_is_written_as_it_is_compared() -> None:
    wrong = [
        (name, word)
        for name, key, line in LISTS
        if SHAPES[key] in {"group", "short", "words"} and key != "on_behalf"
        for word in line.replace(":", " ").split()
        if fold(word) != word
    ]
    assert wrong == []


def test_every_line_says_something_and_nothing_twice() -> None:
    for name, key, line in LISTS:
        if SHAPES[key] in {"group", "short"}:
            found = line.replace(":", " ").split()
            assert len(found) == len(set(found)) > 1, (name, line)
            assert line.count(":") == (SHAPES[key] == "short"), (name, line)


def test_no_title_is_a_first_name_unless_listed_as_doubtful() -> None:
    known = words()
    first_names = {*known.short_of, *known.spellings, *known.tongues}
    assert set(known.titles) & first_names == set()
    assert set(known.titles) & set(known.doubtful_titles) == set()


def test_letters_after_a_name_are_not_names_too() -> None:
    known = words()
    names = set(known.short_of) | set(known.family_spellings) | set(known.family_tongues)
    assert known.letters & names == set()
    assert known.letters & known.letters_that_are_names == set()


def test_a_shared_mailbox_is_no_persons_name() -> None:
    known = words()
    assert known.desks & (set(known.short_of) | set(known.spellings) | set(known.family_spellings)) == set()


def test_spelling_is_said_both_ways() -> None:
    for kind in (words().spellings, words().tongues, words().family_spellings, words().family_tongues):
        assert all(name in kind[other] for name, others in kind.items() for other in others)


def test_the_lists_are_read_once() -> None:
    words.cache_clear()
    assert words() is words()


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("kathryn", "catherine", "form"),
        ("muhammad", "mohd", "form"),
        ("bob", "robert", "short"),
        ("steve", "steven", "short"),
        ("seun", "oluwaseun", "short"),
        ("wojtek", "wojciech", "short"),
        ("rob", "bob", "short"),
        ("piotr", "peter", "tongue"),
        ("dafydd", "david", "tongue"),
        ("jane", "joan", "other"),
        ("john", "jane", "other"),
        ("", "john", "other"),
    ],
)
def test_first_names_belong_together_in_one_way(one: str, other: str, how: str) -> None:
    assert compare_given(one, other) == compare_given(other, one) == how


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("choudhury", "chaudhry", "form"),
        ("kowalski", "kowalska", "form"),
        ("novak", "novakova", "form"),
        ("kazlauskas", "kazlauskiene", "form"),
        ("wong", "huang", "tongue"),
        ("chan", "wong", "other"),
        ("ski", "ska", "other"),
    ],
)
def test_family_names_belong_together_in_one_way(one: str, other: str, how: str) -> None:
    assert compare_family((one,), (other,)).level == compare_family((other,), (one,)).level == how


def test_the_usual_spelling_is_the_one_said() -> None:
    assert usual_of({"catheryn", "catherine"}) == "catherine"


def test_a_mr_and_a_mrs_are_told_apart() -> None:
    assert [words().titles[title].said_of for title in ("mr", "mrs", "dr", "mx")] == ["man", "woman", "", ""]


@pytest.mark.parametrize(
    ("name", "relation"),
    [
        ("Jane's mum", ("mum", "Jane")),
        ("Jane’s older brother", ("brother", "Jane")),
        ("James' wife", ("wife", "James")),
        ("Mrs Patel's daughter", ("daughter", "Mrs Patel")),
        ("mum of Jane", ("mum", "Jane")),
        ("The carer for Mr Patel", ("carer", "Mr Patel")),
        ("Mother-in-law of Ali Khan", ("motherinlaw", "Ali Khan")),
        ("c/o Jane Smith", ("", "Jane Smith")),
    ],
)
def test_a_relation_is_told_from_a_name(name: str, relation: tuple[str, str]) -> None:
    assert relation_of(name) == relation


@pytest.mark.parametrize(
    "name",
    ["Jane Smith", "Sue (Jane's mum)", "Sean O'Brien", "Son Nguyen", "Auntie Jean", "", "'s mum", "Mum"],
)
def test_a_name_of_somebodys_own_is_no_relation(name: str) -> None:
    assert relation_of(name) is None


def test_own_words_are_added_to_ours(tmp_path: Path) -> None:
    path = own(tmp_path, "short = '''\n# ours at home\nFlorimond: Flóri\n'''\ndesks = '''foyer'''\n")

    use_own_words(path)

    assert compare_given("flori", "florimond") == "short"
    assert compare_given("bob", "robert") == "short"
    assert "foyer" in words().desks


def test_names_compared_before_are_compared_anew_by_own_words(tmp_path: Path) -> None:
    assert compare_given("florimond", "flori") != compare_given("robert", "bob")

    use_own_words(own(tmp_path, "short = '''\nFlorimond: Flori\n'''"))

    assert compare_given("florimond", "flori") == compare_given("robert", "bob")


def test_without_own_words_ours_alone_are_used(tmp_path: Path) -> None:
    use_own_words(own(tmp_path, "spellings = '''\nFlorimond Florymond\n'''"))
    use_own_words()

    assert compare_given("florimond", "florymond") == "sound", "no list says that they are one name"


def test_own_titles_are_read_like_ours(tmp_path: Path) -> None:
    use_own_words(own(tmp_path, "titles = '''\nBürgm : Mayor abroad : mayor\n'''"))

    assert words().titles["burgm"] == Title("Mayor abroad", frozenset({"mayor"}))


@pytest.mark.parametrize(
    ("text", "said", "line"),
    [
        ("short = '''\nrobert bob\n'''", "“robert bob” has no colon", 2),
        ("short = '''\nrobert: bob: rob\n'''", "has a colon too many", 2),
        ("short = '''\n\nrobert:\n'''", "“robert:” lacks a word", 3),
        ("spellings = '''\nrobert\n'''", "“robert” lacks a word", 2),
        ("spellings = '''\n!! ??\n'''", "lacks a word", 2),
        ("a = ''\nshorts = '''robert: bob'''", "“a” is no list we know", 1),
        ("[short]\nrobert = 'bob'", "“short” is not lines of words", 1),
        ("desks = ''\nletters = 3", "“letters” is not lines of words", 2),
        ("titles = '''\nbgm\n'''", "“bgm” has no colon", 2),
        ("short = '''\nrobert: bob", "it is not written as lists", 2),
        ("short = robert", "it is not written as lists", 1),
    ],
)
def test_own_words_that_make_no_sense_are_refused_in_a_sentence(
    tmp_path: Path, text: str, said: str, line: int
) -> None:
    with pytest.raises(OwnWordsError) as refused:
        use_own_words(own(tmp_path, text))

    assert said in refused.value.what
    assert "names.toml" in refused.value.what
    assert refused.value.line == line
    assert refused.value.todo


def test_a_refused_file_leaves_the_lists_as_they_were(tmp_path: Path) -> None:
    before = words()
    with pytest.raises(OwnWordsError):
        use_own_words(own(tmp_path, "nonsense = ''"))
    assert words() is before


def test_own_words_are_used_where_there_are_any(tmp_path: Path) -> None:
    assert use_own_words_if_any(tmp_path / "names.toml") == ""

    assert use_own_words_if_any(own(tmp_path, "desks = 'foyer'")) == ""
    assert "foyer" in words().desks

    assert "line 1 of" in use_own_words_if_any(own(tmp_path, "desk = 'foyer'"))


def test_a_file_that_is_not_there_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OwnWordsError, match="no such file"):
        use_own_words(tmp_path / "none.toml")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(OwnWordsError, match="not text"):
        use_own_words(tmp_path / "bytes.toml")
    with pytest.raises(OwnWordsError):
        use_own_words(tmp_path)
    (tmp_path / "long.toml").write_bytes(b" " * 1_000_001)
    with pytest.raises(OwnWordsError, match="too long"):
        use_own_words(tmp_path / "long.toml")
