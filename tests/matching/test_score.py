"""What a level weighs follows the user's own data, and what else two may be is said."""

from __future__ import annotations

from codesign.matching.entry import Entry, make_entry
from codesign.matching.score import NEVER, Pair, Sheet

FAMILIES = [
    f"{first}{last}"
    for first in ("Pel", "Quis", "Tran", "Os", "Var")
    for last in ("low", "ter", "good", "ley")
]


def entry(number: int, **said: str) -> Entry:
    return make_entry(f"p{number}", said, "person")


def crowd(**said: str) -> list[Entry]:
    """Return four hundred people of other names, with something in common."""
    return [
        entry(
            1_000 + n,
            name=f"{'abcdefghij'[n % 10]}lwyn{n % 37} {FAMILIES[n % 20]}{n % 7}",
            **_numbered(n, said),
        )
        for n in range(400)
    ]


def _numbered(number: int, said: dict[str, str]) -> dict[str, str]:
    return {
        label: text.format(number, number % 10, f"{chr(65 + number % 23)}{chr(66 + number % 19)}")
        for label, text in said.items()
    }


def pair(*two: Entry, among: list[Entry]) -> Pair:
    sheet = Sheet([*two, *among])
    for _ in sheet.learn():
        pass
    return sheet.pair(0, 1)


def weight_of(words: str, found: Pair) -> float:
    (reason,) = [reason for reason in found.reasons if words in reason.words]
    return reason.weight


JANE = {"name": "Jane Orchard", "postcode": "LX1 7QQ"}


def test_the_same_district_tells_little_where_all_live_in_one_town() -> None:
    two = entry(0, **JANE), entry(1, **{**JANE, "postcode": "LX1 2BB"})
    far = pair(*two, among=crowd(postcode="M{0} {1}{2}"))
    near = pair(*two, among=crowd(postcode="LX1 {1}{2}"))
    assert weight_of("postal district", far) > 3
    assert weight_of("postal district", near) < 0.5


def test_a_name_that_many_bear_weighs_less() -> None:
    two = entry(0, name="Jane Orchard"), entry(1, name="Jane Orchard")
    rare = pair(*two, among=crowd())
    namesakes = [
        entry(n, name=f"{given} Orchard") for n, given in enumerate(("Amy", "Ruth", "Owen", "Tom") * 20, 9)
    ]
    common = pair(*two, among=[*crowd(), *namesakes])
    assert weight_of("same family name", rare) > weight_of("same family name", common) + 2


def test_councillor_tells_nothing_among_councillors() -> None:
    two = entry(0, name="Cllr Jane Orchard"), entry(1, name="Councillor Jane Orchard")
    councillors = [entry(n, name=f"Cllr Owen {family}{n}") for n, family in enumerate(FAMILIES, 9)]
    assert weight_of("Cllr = Councillor", pair(*two, among=crowd())) > 0.9
    assert weight_of("Cllr = Councillor", pair(*two, among=councillors)) < 0.3


def test_a_figure_in_a_mailbox_is_a_hint_of_a_namesake_where_few_have_one() -> None:
    said = {"name": "Jane Orchard", "organisation": "Loxley Council"}
    two = entry(0, **said, email="jane.orchard2@loxley.example"), entry(1, **said)
    usual = pair(*two, among=crowd(email="n{0}@loxley.example"))
    hinted = pair(*two, among=crowd(email="elwyn@loxley{0}.example"))
    assert hinted.weight < usual.weight - 1


def test_what_two_may_be_instead_is_a_reason() -> None:
    home = {
        "postcode": "LX1 7QQ",
        "address": "4 Mill Lane",
        "phone": "01632 960123",
        "email": "orchards@mail.example",
    }
    couple = pair(
        entry(0, name="Hugh Orchard", **home), entry(1, name="Bronwen Orchard", **home), among=crowd()
    )
    assert weight_of("one household", couple) < -5
    kin = pair(
        entry(0, name="Hugh Orchard Snr", postcode="LX1 7QQ"),
        entry(1, name="Hugh Orchard Jnr", postcode="LX1 7QQ"),
        among=crowd(),
    )
    assert weight_of("parent and a child", kin) < -5
    assert kin.weight < 0


def test_names_of_which_no_half_agrees_are_never_one() -> None:
    sheet = Sheet(
        [
            entry(0, name="Hugh Orchard", phone="01632 960123"),
            entry(1, name="Amy Tamar", phone="01632 960123"),
        ]
    )
    assert sheet.weight(0, 1) == NEVER


def test_an_alias_is_a_name_like_any_other() -> None:
    former = make_entry(
        "a", {"name": ["Jane Tamar", "Jane Orchard"], "email": "jane@loxley.example"}, "person"
    )
    sheet = Sheet([former, entry(1, name="Jane Orchard", email="jane@loxley.example"), *crowd()])
    assert sheet.weight(0, 1) > 5
    assert any("same family name" in reason.words for reason in sheet.pair(0, 1).reasons)
