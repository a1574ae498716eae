"""How an agreement is to be read, in plain words."""

from __future__ import annotations

from codesign.store.second_opinion.comparing import FEW, read_words


def test_words_follow_krippendorffs_bounds_and_say_where_there_is_no_alpha() -> None:
    said = [read_words(alpha, FEW).split(" (")[0] for alpha in (0.8, 0.7, 0.667, 0.5, -0.2)]

    assert said == [
        "Agreement to rely on",
        "Enough for tentative conclusions",
        "Enough for tentative conclusions",
        "Not to be relied on",
        "Not to be relied on",
    ]
    assert read_words(None, FEW).startswith("No alpha can be had")
