"""What is ruled out before two comments are compared would not have been alike: answers are those of comparing every pair plainly."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from codesign.coding.repeats import ALIKE, FEWEST_WORDS, Repeats, folded, groups

WORDS = (
    *(
        "a",
        "i",
        "we",
        "to",
        "bus",
        "the",
        "was",
        "and",
        "not",
        "hall",
        "cold",
        "late",
        "home",
        "four",
        "when",
        "after",
    ),
    *(
        "nobody",
        "evening",
        "session",
        "entrance",
        "transport",
        "wheelchair",
        "neighbourhood",
        "physiotherapy",
    ),
    *("receptionist", "understanding", "appointments", "bws", "hwyr", "巴士", "café"),
)
PART, WITHIN, CUT_SHORT = 8, 0.9, 90.0

PIECE = "the last bus home is at four and i cannot stay for the evening session"
LETTER = f"{PIECE} because nobody asked us what we need {'and so on ' * 3}"
APART = [
    "amber",
    "basin",
    "cedar",
    "delta",
    "ember",
    "fjord",
    "grove",
    "haven",
    "inlet",
    "jetty",
    "knoll",
    "ledge",
]
JOINED = ["".join(APART[at : at + 2]) for at in range(0, 8, 2)] + APART[8:]


def plainly(one: str, other: str) -> float:
    """Return how alike two folded comments are, nothing being ruled out first."""
    if one == other:
        return 100.0
    score = fuzz.WRatio(one, other, score_cutoff=ALIKE)
    if not score and (one.startswith(other) or other.startswith(one)):
        return CUT_SHORT
    if score or min(len(set(one.split())), len(set(other.split()))) < PART:
        return score
    return WITHIN * fuzz.token_set_ratio(one, other, score_cutoff=ALIKE / WITHIN)


def altered(words: list[str], chance: random.Random, most: int = 4) -> list[str]:
    """Return words as somebody may say them again: some left out, put in, put elsewhere, with slips, or all said twice."""
    words = list(words)
    for _ in range(chance.randrange(most + 1)):
        at, to = sorted((chance.randrange(len(words) + 1), chance.randrange(len(words) + 1)))
        what = chance.randrange(5)
        if what == 0 and to - at < len(words):
            del words[at:to]
        elif what == 1:
            words[at:at] = chance.choices(WORDS, k=chance.randrange(20))
        elif what == 2:
            words = words[at:] + words[:at]
        elif what == 3:
            words = list(filter(None, (_slipped(word, chance) for word in words)))
        else:
            words = words * 2
    return words


def _slipped(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word))
    return (
        word[:at] + chance.choice(("", "x", word[at] * 2)) + word[at + 1 :] if chance.random() < 0.2 else word
    )


said = st.lists(st.sampled_from(WORDS), min_size=FEWEST_WORDS, max_size=60)


@settings(max_examples=400)
@given(said, st.one_of(st.randoms(use_true_random=False), said))
@example(["bus"] * 30, ["bus", "late"] * 30)
@example(PIECE.replace("home", "hxme").replace("cannot", "canxot").split(), LETTER.split())
@example(JOINED, APART * 2)
def test_two_comments_are_as_alike_as_a_plain_comparison_says(
    one: list[str], again: random.Random | list[str]
) -> None:
    other = again if isinstance(again, list) else altered(one, again)
    held, asked = folded(" ".join(one)), folded(" ".join(other))
    assume(set(held.split()) & set(asked.split()) and len(asked.split()) >= FEWEST_WORDS)
    repeats = Repeats()
    repeats.add("C1", held)

    found = {like.key: like.score for like in repeats.like(asked)}

    score = plainly(asked, held)
    assert found == ({"C1": score} if score >= ALIKE else {})


@pytest.mark.parametrize("seed", range(4))
def test_the_groups_are_those_of_comparing_every_comment_with_every_first(seed: int) -> None:
    chance = random.Random(seed)
    vocabulary = _vocabulary(chance)
    texts: list[list[str]] = []
    for _ in range(250):
        again = texts and chance.random() < 0.4
        texts.append(
            altered(chance.choice(texts), chance, most=1) if again else chance.choices(vocabulary, k=12)
        )
    comments = [
        (f"C{place}", " ".join(words)) for place, words in enumerate(texts) if len(words) >= FEWEST_WORDS
    ]

    gathered: dict[str, list[str]] = {}
    firsts: dict[str, str] = {}
    for key, words in comments:
        scored = [
            (plainly(folded(words), held), -at, first) for at, (first, held) in enumerate(firsts.items())
        ]
        score, _, first = max(scored, default=(0.0, 0, ""))
        if score >= ALIKE:
            gathered.setdefault(first, [first]).append(key)
        else:
            firsts[key] = folded(words)

    assert {group.keys for group in groups(comments)} == {tuple(keys) for keys in gathered.values()}
    assert gathered


def _vocabulary(chance: random.Random) -> list[str]:
    """Return made-up words, as many as a few hundred comments have between them."""
    return ["".join(chance.choices("abdeilmnorstu", k=chance.randrange(3, 9))) for _ in range(400)]
