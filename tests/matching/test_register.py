"""Is this someone we know?"""

from __future__ import annotations

import pytest

from codesign.matching import Candidate, Known, Register, Typed
from codesign.matching.typed.turned import turned_round

JANE = Known(
    "1",
    "Jane Smyth",
    organisations=("Borchester District Council",),
    roles=("Councillor",),
    wards=("Penny Hassett",),
    kind="elected",
    met=3,
    last_met="2026-09-04",
)
JOHN = Known("2", "John Smith", organisations=("Felpersham Stroke Club",))
COUNCIL = "Borchester District Council"


def found(known: list[Known], name: str, **said: str) -> list[Candidate]:
    return Register(known).candidates(Typed(name, **said))  # type: ignore[arg-type]  # sort is one of three words


def only(known: Known, name: str, **said: str) -> Candidate:
    [candidate] = found([known], name, **said)
    return candidate


@pytest.mark.bad_input(36)
def test_a_councillor_signed_with_an_initial_is_recognised_with_reasons() -> None:
    first, second = found([JOHN, JANE], "Cllr J. Smith", ward="Penny Hassett")

    assert (first.name, first.likelihood) == ("Jane Smyth", "very likely")
    assert first.reasons == (
        "Cllr = Councillor",
        "J fits Jane",
        "Smith sounds like Smyth",
        "this event is in their ward (Penny Hassett)",
    )
    assert (second.name, second.likelihood) == ("John Smith", "possible")


@pytest.mark.bad_input(36)
def test_a_name_remembered_as_an_alias_is_recognised_and_says_so() -> None:
    jane = Known("1", "Jane Smyth", aliases=("Cllr J. Smith",), roles=("Councillor",))

    candidate = only(jane, "Cllr J Smith")

    assert candidate.likelihood == "very likely"
    assert "also known as Cllr J. Smith" in candidate.reasons


def test_the_place_of_the_event_can_be_somebodys_ward() -> None:
    candidate = only(JANE, "Cllr J. Smith", place="Penny Hassett village hall")

    assert "the place names their ward (Penny Hassett)" in candidate.reasons


def test_another_ward_says_nothing() -> None:
    assert only(JANE, "J. Smith", ward="Hollerton").reasons == ("J fits Jane", "Smith sounds like Smyth")


def test_a_title_written_in_full_and_one_in_the_name_itself_agree() -> None:
    jane = Known("1", "Councillor Jane Smyth")

    assert "Cllr = Councillor" in only(jane, "Cllr Smyth").reasons
    assert "Councillor: same title or role" in only(jane, "Councillor Smyth").reasons


def test_a_title_that_nothing_bears_out_speaks_against_and_mrs_says_nothing() -> None:
    assert only(JOHN, "Cllr John Smith").reasons[0] == "no Councillor as far as is known"
    assert only(JOHN, "Cllr John Smith").probability < only(JOHN, "John Smith").probability
    assert not any("Mrs" in reason for reason in only(JANE, "Mrs Jane Smyth").reasons)


@pytest.mark.parametrize("length", range(2, len("jane smyth") + 1))
def test_every_key_of_a_name_finds_them(length: int) -> None:
    assert only(JANE, "jane smyth"[:length]).name == "Jane Smyth"


def test_the_beginnings_of_both_names_find_them() -> None:
    assert [candidate.id for candidate in found([JOHN, JANE], "jan sm")] == ["1"]


@pytest.mark.parametrize("name", ["", "j", "j s", "?", "Zebedee", "Mary Smyth", "Jane Carter"])
def test_too_little_or_somebody_else_finds_nobody(name: str) -> None:
    assert found([JANE], name) == []


@pytest.mark.bad_input(38)
def test_a_name_turned_round_is_the_same_name() -> None:
    assert only(JANE, "SMYTH, Jane").reasons == ("same first name", "same family name")


@pytest.mark.bad_input(38)
def test_a_company_named_after_a_person_is_not_that_person() -> None:
    company = Known("3", "Jane Smyth Ltd", "organisation")

    assert [candidate.id for candidate in found([JANE, company], "Jane Smyth Ltd")] == ["3"]
    assert [candidate.id for candidate in found([JANE, company], "Jane Smyth", sort="person")] == ["1"]


def test_where_it_is_not_known_which_was_typed_a_company_is_only_possible() -> None:
    company = Known("3", "Jane Smyth Ltd", "organisation")

    candidate = only(company, "Jane Smyth")

    assert candidate.likelihood == "possible"
    assert "but this is an organisation" in candidate.reasons


@pytest.mark.bad_input(38)
@pytest.mark.parametrize("desk", ["Reception", "Info"])
def test_a_desk_is_never_taken_for_a_person(desk: str) -> None:
    assert found([Known("1", desk, "person")], desk) == []


@pytest.mark.bad_input(39)
def test_somebody_with_one_name_is_recognised() -> None:
    sukarno = Known("1", "Sukarno")

    assert only(sukarno, "Sukarno").likelihood == "likely"
    assert only(sukarno, "sukarno", organisation="").reasons == ("same family name",)


@pytest.mark.bad_input(39)
@pytest.mark.parametrize("name", ["An Nguyen Van", "Van An Nguyen", "NGUYEN Van An"])
def test_a_family_first_name_is_recognised_in_any_order(name: str) -> None:
    assert only(Known("1", "Nguyen Van An"), name).likelihood == "likely"


def test_a_name_in_another_script_is_recognised() -> None:
    assert only(Known("1", "王小明"), "王").reasons == ("王 begins 王小明",)


@pytest.mark.bad_input(40)
def test_two_namesakes_in_one_council_are_never_told_apart_by_name_and_council() -> None:
    both = [Known(number, "Mohammed Khan", organisations=(COUNCIL,)) for number in ("1", "2")]

    candidates = found(both, "Mohammed Khan", organisation=COUNCIL)

    assert [candidate.likelihood for candidate in candidates] == ["likely", "likely"]
    assert ["1 other fits as well as this" in candidate.reasons for candidate in candidates] == [True, False]


@pytest.mark.bad_input(40)
def test_a_namesake_with_another_email_stays_behind() -> None:
    both = [
        Known("1", "Mohammed Khan", organisations=(COUNCIL,), emails=("m.khan@b.example",)),
        Known("2", "Mohammed Khan", organisations=(COUNCIL,), emails=("mo.khan@b.example",)),
    ]

    first, second = found(both, "Mohammed Khan", organisation=COUNCIL, email="Mo.Khan@b.example")

    assert (first.id, first.likelihood, second.likelihood) == ("2", "very likely", "possible")
    assert "same e-mail" in first.reasons
    assert "the e-mails differ by a slip" in second.reasons


def test_the_same_name_in_another_organisation_is_no_more_than_likely_and_says_so() -> None:
    candidate = only(JOHN, "John Smith", organisation="Ambridge Carers", phone="")

    assert candidate.likelihood == "likely"
    assert "another organisation: Felpersham Stroke Club, not Ambridge Carers" in candidate.reasons


def test_the_same_name_in_the_same_organisation_is_very_likely() -> None:
    candidate = only(JOHN, "John Smith", organisation="The Felpersham Stroke Club")

    assert candidate.likelihood == "very likely"
    assert "same organisation: Felpersham Stroke Club" in candidate.reasons


def test_part_of_an_organisations_name_is_a_hint() -> None:
    candidate = only(JOHN, "John Smith", organisation="Stroke Club")

    assert "perhaps the same organisation: Felpersham Stroke Club" in candidate.reasons


@pytest.mark.bad_input(41)
def test_father_and_son_with_one_email_are_only_possible() -> None:
    father = Known("1", "David Jones", emails=("jones@x.example",))
    mother = Known("2", "Mary Jones", emails=("jones@x.example",))

    candidates = found([father, mother], "Michael Jones", email="jones@x.example")

    assert [candidate.likelihood for candidate in candidates] == ["possible", "possible"]
    assert all("shared mailbox" in candidate.reasons for candidate in candidates)


@pytest.mark.bad_input(41)
def test_a_shared_mailbox_never_makes_a_name_surer() -> None:
    john = Known("2", "John Smith", emails=("info@x.example",), phones=("01632 960001",))

    alone = only(john, "John Smith")
    shared = only(john, "John Smith", email="info@x.example")

    assert (alone.likelihood, shared.likelihood) == ("likely", "likely")
    assert "shared mailbox" in shared.reasons
    assert abs(shared.probability - alone.probability) < 0.01


@pytest.mark.bad_input(41)
def test_senior_is_not_junior() -> None:
    candidate = only(Known("1", "David Jones Snr"), "David Jones Jnr")

    assert candidate.likelihood == "possible"
    assert "one is the elder, one the younger" in candidate.reasons


def test_an_email_that_is_one_persons_finds_them_without_a_name() -> None:
    assert only(Known("1", "Jane Smyth", emails=("jane@x.example",)), "", email="jane@x.example").reasons == (
        "same e-mail",
    )


def test_a_phone_bears_a_name_out_unless_it_is_shared() -> None:
    jane = Known("1", "Jane Smyth", phones=("+44 7700 900123",))
    joan = Known("2", "Peter Hollins", phones=("07700 900123",))

    assert "same mobile" in only(jane, "Jane Smith", phone="07700 900123").reasons
    assert "shared mobile" in found([jane, joan], "Jane Smith", phone="07700 900123")[0].reasons


@pytest.mark.bad_input(42)
@pytest.mark.parametrize(
    ("typed", "held", "reason"),
    [
        ("Bob Carter", "Robert Carter", "Bob is short for Robert"),
        ("Robert Carter", "Bob Carter", "Bob is short for Robert"),
        ("Bob Carter", "Rob Carter", "Bob and Rob are both short for Robert"),
        ("Kathryn Webb", "Catherine Webb", "Kathryn and Catherine: one name written two ways"),
        ("Catharyne Webb", "Cathrin Webb", "Catharyne sounds like Cathrin"),
        ("Jane Smtyh", "Jane Smyth", "Smtyh sounds like Smyth"),
        ("Jane Hollins", "Jane Hollens", "Hollins sounds like Hollens"),
        ("Jane Hollimd", "Jane Hollind", "Hollimd is a slip of the finger from Hollind"),
        ("Webb Kathryn", "Catherine Webb", "names the other way round"),
        ("Carter Bob", "Robert Carter", "names the other way round"),
        ("Kathryna Webb", "Kath Webb", "Kath begins Kathryna"),
        ("W. Carter", "Bill Carter", "W fits Bill"),
        ("Helen Sykes", "Helen S. Sykes", "same first name"),
        ("Jane Nkemelu", "Jane O'Brien-Nkemelu", "Nkemelu is part of a double name"),
        ("Paul Carter", "John Paul Carter", "Paul is the middle name"),
        ("Pauline Carter", "Ann Pauline Carter", "Pauline is the middle name"),
        ("Ann B Carter", "Anne Claire Carter", "another middle name: B, not Claire"),
        ("Ann Beth Carter", "Ann Claire Carter", "another middle name: Beth, not Claire"),
    ],
)
def test_a_weak_likeness_is_said_in_words_and_is_never_enough(typed: str, held: str, reason: str) -> None:
    candidate = only(Known("1", held), typed)

    assert any(reason in said for said in candidate.reasons)
    assert candidate.likelihood in {"possible", "likely"}


@pytest.mark.bad_input(42)
@pytest.mark.parametrize(
    ("typed", "held"), [("Bob", "Robert Carter"), ("Kathryn", "Catherine Webb"), ("Smith", "Jane Smyth")]
)
def test_a_short_name_alone_is_only_possible(typed: str, held: str) -> None:
    candidate = only(Known("1", held), typed)

    assert candidate.likelihood == "possible"
    assert "only one name to go by" in candidate.reasons


def test_the_same_middle_initial_is_no_objection() -> None:
    assert only(Known("1", "Ann Claire Carter"), "Anne C. Carter").likelihood == "likely"


def test_another_double_name_is_somebody_else() -> None:
    assert found([Known("1", "Jane Carter-Webb")], "Jane Okafor-Hollins") == []


def test_small_words_in_a_family_name_are_no_likeness() -> None:
    assert found([Known("1", "Jan van der Berg")], "Jan van der Meer") == []


def test_the_one_met_more_often_comes_first_of_two_equals() -> None:
    often, seldom = Known("2", "Jane Smyth", met=5), Known("1", "Jane Smyth", met=1)

    assert [candidate.id for candidate in found([seldom, often], "Jane Smyth")] == ["2", "1"]


def test_a_contact_replaced_is_found_by_its_new_name_only() -> None:
    register = Register([JANE, JOHN])

    register.replace(Known("1", "Jane Carter"))

    assert len(register) == 2
    assert [candidate.name for candidate in register.candidates(Typed("Jane Carter"))] == ["Jane Carter"]
    assert register.candidates(Typed("Jane Smyth")) == []


def test_a_contact_removed_is_found_no_more() -> None:
    register = Register([JANE, JOHN, Known("4", "Jane Smyth"), Known("5", "Jane Smyth")])

    for contact_id in ("1", "4", "5", "unheard of"):
        register.remove(contact_id)

    assert "1" not in register
    assert [candidate.id for candidate in register.candidates(Typed("J. Smyth"))] == ["2"]


def test_a_common_name_shows_the_one_whose_ward_it_is_first() -> None:
    crowd = [Known(f"{number:04}", f"Jane {chr(97 + number % 26)}ohnson") for number in range(3_000)]
    crowd += [Known(f"z{number}", "Zoe Plain") for number in range(60)]
    crowd.append(Known("there", "Zoe Plainer", wards=("Penny Hassett",)))

    assert found([*crowd], "zo", ward="Penny Hassett ward")[0].id == "there"
    assert len(found(crowd, "jane")) == 5


def test_the_rarer_word_finds_somebody_where_nobody_has_them_all() -> None:
    crowd = [Known(f"{number:04}", f"Achmed {chr(97 + number % 26)}ohnson") for number in range(2_000)]

    assert [candidate.name for candidate in found([*crowd, Known("one", "Sukarno")], "Achmed Sukarno")] == [
        "Sukarno"
    ]


def test_a_family_name_that_could_not_be_read_is_not_held_against_anybody() -> None:
    assert only(Known("1", "Jane ?"), "Jayne Smyth").likelihood == "possible"


def test_a_pasted_page_is_looked_up_like_any_name() -> None:
    assert all(len(reason) < 200 for each in found([JANE], "Jane Smyth " * 4_000) for reason in each.reasons)


def test_somebody_is_not_a_look_alike_of_themselves_and_puts_nobody_in_doubt() -> None:
    other = Known("3", "Jane Smyth", organisations=(COUNCIL,))
    register = Register([JANE, JOHN, other])

    alike = register.candidates(Typed(JANE.name, organisation=COUNCIL), other_than=JANE.id)

    assert alike[0].id == "3"
    assert alike[0].likelihood == "very likely"
    assert JANE.id not in [one.id for one in alike]


def test_how_likely_is_the_probability_that_it_is_this_one_and_no_other() -> None:
    """What is said in words is what was worked out, and all of them together are never more than certain."""
    crowd = [Known(str(number), "Jane Smyth", organisations=(COUNCIL,)) for number in range(7)]

    candidates = found(crowd, "Jane Smyth", organisation=COUNCIL)

    assert all(one.likelihood == "possible" for one in candidates)
    assert all(one.probability < 1 / 7 for one in candidates)
    said = ["6 others fit as well as this" in one.reasons for one in candidates]
    assert said == [True] + [False] * (len(candidates) - 1)  # once: they stand beneath it


@pytest.mark.bad_input(42)
@pytest.mark.parametrize("name", ["J. Smith", "Jonny Smith", "Smith", "Cllr Smith", "John Smith"])
@pytest.mark.parametrize("size", [1, 40, 4_000])
def test_a_name_alone_is_never_very_likely_however_rare_it_is_here(name: str, size: int) -> None:
    others = [Known(f"x{number}", f"Zebedee {chr(97 + number % 26)}ilkins{number}") for number in range(size)]
    john = Known("1", "John Smith", roles=("Councillor",))

    assert found([*others, john], name)[0].likelihood != "very likely"


@pytest.mark.bad_input(36)
def test_an_initial_is_borne_out_by_title_and_ward_among_a_few_thousand() -> None:
    others = [
        Known(f"x{number}", f"Zebedee {chr(97 + number % 26)}ilkins{number}") for number in range(3_000)
    ]
    crowd = [*others, JOHN, JANE, Known("3", "James Smith"), Known("4", "Joan Smythe")]

    first = found(crowd, "Cllr J. Smith", ward="Penny Hassett")[0]

    assert (first.name, first.likelihood) == ("Jane Smyth", "very likely")


def test_a_name_somebody_has_left_finds_them_and_is_never_said() -> None:
    left = Known("1", "Mary Carter", hidden=("Mark Carter",))

    for typed in ("Mark Carter", "Marc Carter", "mark cart", "M. Carter"):
        candidate = only(left, typed)
        assert candidate.name == "Mary Carter"
        assert not any("Mark" in reason for reason in candidate.reasons)
    assert "another name they are known by" in only(left, "Mark Carter").reasons


@pytest.mark.parametrize("typed", ["Jane Smyth's mum", "carer for Jane Smyth", "mother of Jane Smyth"])
def test_a_relation_is_not_the_one_they_are_a_relation_of(typed: str) -> None:
    candidate = only(JANE, typed)

    assert candidate.is_related
    assert (candidate.likelihood, candidate.probability) == ("possible", 0.0)
    assert candidate.reasons[0] == f"{typed} is not Jane Smyth"


def test_a_contact_written_down_as_a_relation_is_found_by_those_words_and_is_not_the_other() -> None:
    mum = Known("1", "Jane's mum")

    assert not only(mum, "Jane's mum").is_related
    assert only(mum, "Jane").is_related


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("jane.smyth@b.example", "same e-mail"),
        ("Jane <jane.smyth@b.example>", "same e-mail"),
        ("07700 900 123", "same mobile"),
        ("Jane +44 7700 900123", "same mobile"),
    ],
)
def test_an_email_or_phone_typed_as_a_name_is_taken_for_what_it_is(typed: str, reason: str) -> None:
    jane = Known("1", "Jane Smyth", emails=("jane.smyth@b.example",), phones=("07700900123",))

    first = found([jane, JOHN], typed)[0]

    assert first.id == "1"
    assert reason in first.reasons


def test_an_address_still_being_typed_is_read_as_a_name() -> None:
    assert only(JANE, "jane.smyth@borch").name == "Jane Smyth"


@pytest.mark.parametrize(
    ("typed", "held"),
    [("Mohamed Hussein", "Muhammad Hussain"), ("Piotr Nowak", "Peter Nowak"), ("Wong Mei", "Wong Mei Ling")],
)
def test_other_spellings_and_other_languages_are_found(typed: str, held: str) -> None:
    assert only(Known("1", held), typed).id == "1"


def test_a_role_or_kind_that_is_the_same_speaks_for_them_and_another_says_nothing() -> None:
    chair = Known("1", "Jane Smyth", roles=("Chair",), kind="vcse")

    borne = only(chair, "Jane Smyth", role="chair", kind="vcse")
    other = only(chair, "Jane Smyth", role="treasurer", kind="carer")

    assert {"same role", "same kind"} <= set(borne.reasons)
    assert other.reasons == only(chair, "Jane Smyth").reasons
    assert borne.probability > other.probability


def test_a_desk_typed_by_its_mailbox_is_weak() -> None:
    desk = Known("1", "Jane Smyth", emails=("info@b.example",))

    assert "shared mailbox" in only(desk, "Jane Smyth", email="info@b.example").reasons


@pytest.mark.bad_input(41)
def test_a_switchboard_of_thousands_finds_nobody_and_bears_a_name_out_weakly() -> None:
    crowd = [Known(f"{number:05}", f"Zoe Plain{number}", phones=("01632 960000",)) for number in range(3_000)]
    register = Register([*crowd, Known("jane", "Jane Smyth", phones=("01632 960000",))])

    named = register.candidates(Typed("Jane Smyth", phone="01632 960000"))

    assert [one.id for one in named] == ["jane"]
    assert "shared phone" in named[0].reasons
    assert named[0].likelihood == "likely"
    assert register.candidates(Typed("01632 960000")) == []


def test_five_hundred_of_one_name_are_each_hardly_likely_and_one_is_told_by_an_email() -> None:
    crowd = [
        Known(f"{number:03}", "John Smith", emails=(f"john{number}@x.example",)) for number in range(500)
    ]
    register = Register(crowd)

    alone = register.candidates(Typed("John Smith"))
    told = register.candidates(Typed("John Smith", email="john123@x.example"))

    assert all(one.likelihood == "possible" and one.probability < 0.05 for one in alone)
    assert told[0].id == "123"
    assert told[0].probability > 5 * told[1].probability


def test_a_ward_alone_makes_nobody_very_likely_where_another_fits_what_was_typed_as_well() -> None:
    brighton = Known("9", "Jane Smith", roles=("Councillor",), wards=("Brighton",))
    crowd = [
        Known(f"x{given}{family}", f"{given} {family}", wards=(f"{family} End",))
        for given in (
            "Alan",
            "Beatrice",
            "Derek",
            "Emma",
            "George",
            "Helen",
            "Ian",
            "Laura",
            "Kevin",
            "Fiona",
        )
        for family in (
            "Bell",
            "Carter",
            "Snell",
            "Grundy",
            "Smith",
            "Horrobin",
            "Tuck",
            "Ames",
            "Dell",
            "Pike",
        )
    ]
    alone = found([JANE, JOHN, *crowd], "Cllr J. Smith", ward="Penny Hassett")[0]

    first = found([JANE, JOHN, brighton, *crowd], "Cllr J. Smith", ward="Penny Hassett")[0]

    assert (alone.id, alone.likelihood) == (JANE.id, "very likely")
    assert (first.id, first.likelihood) == (JANE.id, "likely")
    assert first.reasons[-1] == "another fits as well but for the ward"


def test_the_organisation_somebody_typed_outweighs_the_ward() -> None:
    there = only(JANE, "Jane Smyth", organisation="Ambridge Carers", ward="Penny Hassett")
    elsewhere = only(JANE, "Jane Smyth", organisation="Ambridge Carers", ward="Hollerton")

    assert there.likelihood != "very likely"
    assert there.probability == elsewhere.probability
    assert only(JANE, "Jane Smyth", ward="Penny Hassett").likelihood == "very likely"


def test_an_initial_in_the_middle_is_no_name_that_one_word_fits() -> None:
    assert not found([Known("1", "Grace O Abdi")], "[/] oh")


@pytest.mark.bad_input(38)
@pytest.mark.parametrize("typed", ["SMITH, Jane", "Smith, Jane Anne"])
def test_a_name_family_name_first_finds_whom_it_finds_the_other_way_round(typed: str) -> None:
    jane, alan = Known("1", "Jane Smith"), Known("2", "Alan Smith")

    first = found([alan, jane], typed)[0]

    assert first.id == "1"
    assert "only one name to go by" not in first.reasons


@pytest.mark.bad_input(38)
@pytest.mark.parametrize(
    ("before", "after", "name"),
    [
        ("SMITH", "Jane", "Jane SMITH"),
        ("Smith", "Jane Anne", "Jane Anne Smith"),
        ("SMITH", "Mrs Jane", "Mrs Jane SMITH"),
        ("VAN DER BERG", "Anna", "Anna VAN DER BERG"),
        ("Horrobin", "Zuleiga", "Zuleiga Horrobin"),  # both held by somebody, neither in a list
        ("Sam Okafor", "Ambridge Carers", ""),
        ("Okafor", "Ambridge Carers", ""),
        ("SMITH", "Victoria Road Surgery", ""),
        ("Jane", "Rose Cottage Trust", ""),
        ("MENCAP", "Borchester", ""),
        ("Jane", "Smith", ""),
    ],
)
def test_a_name_is_turned_round_only_where_both_halves_are_known_for_what_they_are(
    before: str, after: str, name: str
) -> None:
    held = Register([Known("1", "Zuleiga Marsh"), Known("2", "Tom Horrobin"), Known("3", "Alan Smith")])

    assert turned_round(before, after, held) == name


def test_a_phone_number_typed_for_a_name_finds_whose_it_is() -> None:
    geraldine = Known("1", "Geraldine Coggins", phones=("07966 298513",))

    assert only(geraldine, "07966 298513").reasons == ("same mobile",)
