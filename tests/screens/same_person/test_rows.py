"""A comparison in rows: what speaks for and against, who stays, and what each field becomes as it is chosen."""

from __future__ import annotations

from codesign.records.same_person import BOTH, Brings, Comparison, FieldRow, Side, Why
from codesign.screens.same_person.rows import STAYS, Chosen, rows_of
from codesign.screens.same_person.ways import ALL, different, related
from codesign.widgets.side_by_side import Row

JANE = Side("1", "N12-KTM", "Jane Smyth", "person", Brings(12, 3, last="2026-09-04"), is_survivor=True)
CLLR = Side("2", "N31-KTM", "Cllr J. Smith", "person", Brings(2))
OTHER = Side("3", "N44-KTM", "J. Smythe", "person", Brings())


def comparison(*sides: Side) -> Comparison:
    """Return two contacts, or more, side by side."""
    empty = ("",) * (len(sides) - 2)
    return Comparison(
        sides,
        "1",
        (
            FieldRow("name", "Name", ("Jane Smyth", "Cllr J. Smith", *empty), "1", says="Jane Smyth"),
            FieldRow("note", "Note", ("a", "b", *empty), BOTH, may_be_both=True, says="a\nb"),
            FieldRow("area", "Area", ("", "", *empty), "1"),
            FieldRow("permissions", "Allows", ("quote: by-name", "quote: no", *empty), says="quote: by-name; quote: no"),
            FieldRow("emails", "E-mail", ("jane@example.org", "", *empty), says="jane@example.org"),
        ),
        (Why("Smith sounds like Smyth", 2.0), Why("J fits Jane", 3.0), Why("another e-mail", -1.0)),
        warnings=("One of them asked not to be contacted.",),
    )  # fmt: skip


def rows(chosen: Chosen | None = None) -> dict[str, Row]:
    """Return the rows by their labels."""
    return {row.label: row for row in rows_of(comparison(JANE, CLLR), chosen or Chosen())}


def test_reasons_stand_in_words_the_strongest_first_and_what_must_be_read_stands_above_all() -> None:
    found = rows()

    assert found["For"].across == "J fits Jane · Smith sounds like Smyth"
    assert found["Against"].across == "another e-mail"
    assert next(iter(found)) == "Look out"


def test_each_side_says_what_it_brings_and_fields_nobody_has_are_left_off() -> None:
    found = rows()

    assert found["Brings"].values == ("12 events, 3 comments, last met 4 Sep 2026", "2 events")
    assert "Area" not in found


def test_what_is_proposed_is_marked_and_what_is_all_kept_cannot_be_chosen() -> None:
    found = rows()

    assert (found["Stays"].kept, found["Name"].kept, found["E-mail"].kept) == (0, 0, None)
    assert found["Note"].kept == 2  # beyond the last side: both
    assert found["Name"].becomes == "Jane Smyth; other names: Cllr J. Smith"


def test_of_what_they_allow_all_is_kept_and_the_strictest_is_said_to_hold() -> None:
    assert rows()["Allows"].becomes.startswith("all kept, and the strictest holds")


def test_choosing_changes_what_a_field_becomes_and_what_merge_is_told() -> None:
    of = comparison(JANE, CLLR)
    chosen = Chosen().take(of, "name", 1).take(of, "note", 0).take(of, STAYS, 1)
    found = rows(chosen)

    assert found["Name"].becomes == "Cllr J. Smith; other names: Jane Smyth"
    assert found["Stays"].becomes.startswith("N31-KTM stays; N12-KTM leads there")
    assert chosen.survivor(of) == "2"
    assert chosen.choices(of) == {"name": "2", "note": "1", "area": "1"}


def test_of_a_group_it_is_asked_who_is_somebody_else_and_of_two_it_is_not() -> None:
    assert [key for key, _ in different(comparison(JANE, CLLR))] == [ALL]
    assert [key for key, _ in different(comparison(JANE, CLLR, OTHER))] == ["1", "2", "3", ALL]


def test_how_they_may_be_related_depends_on_what_they_are() -> None:
    body = Side("4", "N5-KTM", "Felpersham Stroke Club", "organisation", Brings())

    assert [key for key, _ in related(comparison(JANE, CLLR))] == ["household", "colleagues", "other"]
    assert [key for key, _ in related(comparison(JANE, body))] == ["member", "other"]


def test_what_two_organisations_names_tell_stands_first() -> None:
    club, branch, later = (
        Side(str(number), f"N{number}-KTM", name, "organisation", Brings())
        for number, name in enumerate(("Age Concern Loxley", "Age UK Hollerton", "Age UK Loxley"), 4)
    )

    assert [key for key, _ in related(comparison(branch, later))] == ["branch", "predecessor", "other"]
    assert [key for key, _ in related(comparison(club, later))] == ["predecessor", "branch", "other"]
