"""Enter takes what was seen a moment before, whatever the list did since."""

from __future__ import annotations

from codesign.matching import Candidate, Known
from codesign.screens.log.candidates import Found
from codesign.screens.log.seen import Painted, Seen


def row(name: str) -> Found:
    return Found(Candidate(name, name, 0.5, "likely", ()), Known(name, name))


JANE, JOHN = row("Jane"), row("John")


def seen(*painted: tuple[float, str, tuple[Found, ...], int | None]) -> Seen:
    kept = Seen()
    for each in painted:
        kept.paint(Painted(*each))
    return kept


def test_a_row_that_has_stood_is_taken() -> None:
    assert seen((1.0, "jan", (JANE,), 0)).meant_by_enter(1.2, "jan", JANE) == JANE


def test_a_row_that_has_just_come_is_not() -> None:
    assert seen((1.0, "jan", (JANE,), 0)).meant_by_enter(1.1, "jan", JANE) is None


def test_a_list_that_moves_by_itself_under_the_finger_does_not_alter_what_enter_takes() -> None:
    moved = seen((1.0, "j s", (JANE, JOHN), 0), (1.4, "j s", (JOHN, JANE), 0))

    assert moved.meant_by_enter(1.5, "j s", JOHN) == JANE
    assert moved.rows(1.5, "j s", (JOHN, JANE)) == (JANE, JOHN), "a number too means what was seen"
    assert moved.meant_by_enter(1.6, "j s", JOHN) == JOHN, "by then the new order was read"


def test_a_row_marked_all_along_is_taken_though_letters_were_typed_since() -> None:
    typed_on = seen((1.0, "jan s", (JANE, JOHN), 0), (1.4, "jan sm", (JANE,), 0))

    assert typed_on.meant_by_enter(1.45, "jan sm", JANE) == JANE


def test_another_row_after_another_letter_was_seen_by_nobody() -> None:
    typed_on = seen((1.0, "j", (JANE, JOHN), 0), (1.4, "jo", (JOHN,), 0))

    assert typed_on.meant_by_enter(1.45, "jo", JOHN) is None
    assert typed_on.rows(1.45, "jo", (JOHN,)) == (JOHN,)


def test_only_as_much_is_kept_as_may_be_asked_for() -> None:
    kept = seen(*((float(at), str(at), (JANE,), 0) for at in range(500)))

    assert len(kept._painted) <= 2
    assert kept.before(499.2) == Painted(499.0, "499", (JANE,), 0)
