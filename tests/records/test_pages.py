"""What the pages of records say: present before past, what may be altered, what was decided, and nothing in an ISO date."""

from __future__ import annotations

from dataclasses import replace

from codesign.records.cards import (
    Above,
    CommentCard,
    InPack,
    OutcomeCard,
    Reworded,
    SettledLine,
    TagLine,
    ThemeCard,
)
from codesign.records.events import AttendanceLine, EventCard, EventLine
from codesign.records.feedback import CommentLine, ThemeLine
from codesign.records.outcomes import OutcomeLine, WordingLine
from codesign.records.pages.comment import comment_lines
from codesign.records.pages.contact import contact_lines
from codesign.records.pages.event import event_lines, not_accounted_for, referral_words
from codesign.records.pages.line import Line
from codesign.records.pages.outcome import outcome_lines
from codesign.records.pages.parts import MOST, wording_lines
from codesign.records.pages.theme import theme_lines
from codesign.records.people import (
    Capacity,
    ContactCard,
    ContactLine,
    Holder,
    LookAlike,
    Member,
    Permit,
    Role,
    SameAsked,
)

WORDS = {"quote-permissions": {"yes": "Yes", "no": "No"}, "kinds": {"carer": "Carer"}}

EVENT = EventLine(
    1, "e1", "E1-KTM", "Hall", "held", "2026-11-12", "14:00", "15:30", "Village hall", "", "", "P. Nair", 2, 4, False, 0, ""
)  # fmt: skip
COMMENT = CommentLine(
    1, "c1", "C1-KTM", "The bus stopped", True, "Jane Smyth", "n1", "carer", "self", "", None, "", "", "", "yes", "", "",
    "2026-11-12", "e1", "E1-KTM", "Hall", "", "buses", "1.1", "",
)  # fmt: skip
CONTACT = ContactLine(
    1, "n1", "N1-KTM", "Jane Smyth", "person", "carer", "", "Chair, Carers", False, 1, "2026-11", False
)
OUTCOME = OutcomeLine(
    1, "o1", "g1", "", "1", "Nearer", "domain", 0, "", "", False, 5, 2, 3, 2, 1, "2026-11-12", 1
)
THEME = ThemeLine(1, "t1", "T1-KTM", "Travel", "", "", "", "", "draft", 3, 1, 1, "2026-11-12", "", 1)
WORDING = WordingLine(
    "v1", "W1-KTM", "g1", "Framework", "1.1", "1.1", 2, "seen", "seen sooner", "People wait", "adopted", "", "Board",
    "2026-11-20", "E1-KTM", "Hall", "C1-KTM, C2-KTM", "e1", "o1",
)  # fmt: skip


def _event(**fields: object) -> EventCard:
    empty = {
        "programme_id": "", "area": "", "level": "", "consultation": "", "purpose": "", "note": "", "head_count": None,
        "head_count_about": False, "permission": "", "zone": "", "group": "", "came": (), "comments": (), "access": (),
        "money": (), "follow_ups": (), "wordings": (), "referrals": (),
    }  # fmt: skip
    return EventCard(line=EVENT, **{**empty, **fields})  # type: ignore[arg-type]  # fields by name


def _contact(line: ContactLine = CONTACT, **fields: object) -> ContactCard:
    empty = {
        "note": "", "aliases": (), "points": (), "roles": (), "groups": (), "members": (), "permissions": (), "events": (),
        "comments": 0,
    }  # fmt: skip
    return ContactCard(line=line, **{**empty, **fields})  # type: ignore[arg-type]  # fields by name


def _under(lines: list[Line], heading: str) -> list[Line]:
    """Return the lines under a heading."""
    start = next(place for place, line in enumerate(lines) if line.is_heading and line.words == heading) + 1
    end = next((place for place, line in enumerate(lines[start:], start) if not line.words), len(lines))
    return lines[start:end]


def test_who_came_says_who_is_not_accounted_for_and_each_line_can_be_altered() -> None:
    card = _event(
        head_count=12,
        came=(
            AttendanceLine("n1", "Jane Smyth", "Chair", "Carers", "", 1, False, "a1", "n2"),
            AttendanceLine("", "", "", "Youth Club", "carer", 4, True, "a2", "n3"),
        ),
    )

    lines = _under(list(event_lines(card, WORDS)), "Who came")

    assert [(line.words, line.key, line.edits) for line in lines[2:]] == [
        ("Jane Smyth, Chair, Carers", "contact n1", "came a1"),
        ("about 4 × Carer, Youth Club, not named", "contact n3", "came a2"),
    ]
    assert lines[1].words == "12 counted in the room; 6 not accounted for"
    assert not_accounted_for(_event(head_count=5)) == 0


def test_a_referral_says_its_date_in_words() -> None:
    assert referral_words("Referred to named nurse on 2026-11-12") == "Referred to named nurse on 12 Nov 2026"
    assert referral_words("Safeguarding: not yet said to whom it was referred").endswith("it was referred")


def test_roles_members_and_holders_of_now_stand_apart_from_those_before() -> None:
    card = _contact(
        roles=(
            Role("Carers", "Chair", "2024", "", "n2", "r1"),
            Role("Council", "Clerk", "", "2024-05", "n3", "r2"),
        ),
        members=(Member("n4", "Sam Okafor", "Carers' seat", "carers", "2025", "", "m1"),),
        holders=(Holder("n5", "Ann Lee", "Treasurer", "", "2020", "r3"),),
    )

    lines = list(contact_lines(card, WORDS))

    assert _under(lines, "Roles now") == [
        Line("Chair, Carers (since 2024)", "", "contact n2", edits="role r1")
    ]
    assert _under(lines, "Roles before") == [
        Line("Clerk, Council (until May 2024)", "", "contact n3", edits="role r2")
    ]
    assert _under(lines, "Members now")[0].words == "Sam Okafor, Carers' seat, speaks for carers (since 2025)"
    assert _under(lines, "Who was there before")[0].words == "Ann Lee, Treasurer (until 2020)"


def test_what_somebody_allowed_says_when_and_how_and_no_contact_is_never_read_as_no() -> None:
    card = _contact(
        permissions=(
            Permit("quote", "yes", "2026-05-14", "signed form", "p1"),
            Permit("do-not-contact", "no", "", "rang on Monday", "p2"),
            Permit("do-not-contact", "lifted", "2026-06", "", "p3"),
        )
    )

    lines = _under(list(contact_lines(card, WORDS)), "What they allow")

    assert [(line.label, line.words, line.edits) for line in lines] == [
        ("Quote", "Yes · 14 May 2026 · signed form", "permission p1"),
        ("Do not contact", "asked not to be contacted · date not said · rang on Monday", "permission p2"),
        ("Do not contact", "lifted · Jun 2026", "permission p3"),
    ]


def test_a_look_alike_answered_for_is_said_once_with_the_answer() -> None:
    asked = SameAsked(
        "n2",
        "N2-KTM",
        "J. Smith",
        "J Smith",
        "different",
        "sounds alike",
        "P. Nair",
        "2026-11-12T17:42:00.000Z",
    )
    alike = [
        LookAlike("n2", "N2-KTM", "J. Smith", "", "likely", ("sounds alike",)),
        LookAlike("n3", "N3-KTM", "Jane Smith", "Carers", "possible", ("same first name",)),
    ]

    lines = _under(list(contact_lines(_contact(asked=(asked,)), WORDS, alike)), "Who looks like this")

    assert [line.label for line in lines] == ["N2-KTM", "N3-KTM"]
    assert "decided: somebody else, P. Nair, 12 Nov 2026" in lines[0].words
    assert lines[1].words == "Jane Smith, Carers · possible (same first name)"


def test_two_said_to_be_related_say_how_also_once_they_are_one() -> None:
    asked = SameAsked(
        "", "", "", "", "related", "same e-mail", "P. Nair", "2026-11-12T17:42:00.000Z", "colleagues"
    )

    (line,) = _under(list(contact_lines(_contact(asked=(asked,)), WORDS, ())), "Who looks like this")

    assert line.label == "Merged since"
    assert "Two contacts that are one by now" in line.words
    assert "decided: somebody else, related: colleagues, P. Nair" in line.words


def test_while_look_alikes_are_looked_for_the_page_says_so() -> None:
    assert _under(list(contact_lines(_contact(), WORDS, None)), "Who looks like this") == [
        Line("Looking for others…")
    ]
    assert not any(line.words == "Who looks like this" for line in contact_lines(_contact(), WORDS, ()))


def test_more_than_a_page_shows_is_counted_not_dropped() -> None:
    events = tuple(Capacity(f"e{n}", f"E{n}-KTM", "Hall", "2026", "", f"a{n}") for n in range(MOST + 7))

    lines = _under(
        list(contact_lines(_contact(events=events), WORDS)), "Events, in the capacity they held then"
    )

    assert len(lines) == MOST + 1
    assert lines[-1].words == "and 7 more; Events shows them all"


def test_a_tag_says_who_gave_it_and_when_and_leads_to_its_page() -> None:
    at = "2026-11-12T17:42:00.000Z"
    card = CommentCard(
        COMMENT, "", (TagLine("t1", "T1-KTM", "buses", "P. Nair", at, True),), (TagLine("o1", "1.1", "Seen", "A. Lee", at, False),
         TagLine("o2", "1.2", "Heard", "A. Lee", at, False, "I1-KTM", "labels.csv")),
        (), (), (), (InPack("b1", "B1-KTM", "Care nearer home", at, False),),
    )  # fmt: skip

    lines = list(comment_lines(card, WORDS))

    assert [(line.words, line.key) for line in _under(lines, "Tags")] == [
        ("#buses · suggested, taken, P. Nair, 12 Nov 2026 17:42", "theme T1-KTM"),
        ("!1.1 Seen · by hand, A. Lee, 12 Nov 2026 17:42", "outcome o1"),
        ("!1.2 Heard · from import I1-KTM (labels.csv), 12 Nov 2026 17:42", "outcome o2"),
    ]
    assert "not quoted" in _under(lines, "Packs it was in")[0].words
    assert lines[0].words == "“The bus stopped”"


def test_a_comment_says_whose_choice_stands_where_two_coders_differed() -> None:
    settled = (SettledLine("S1-KTM", "themes", "second", "M. Oyelaran"),)
    card = CommentCard(COMMENT, "", (), (), (), (), (), (), settled=settled)

    (line,) = [line for line in comment_lines(card, WORDS) if line.label == "Settled"]

    assert line.words == "S1-KTM on themes · the second stands, M. Oyelaran the second coder"


def test_a_version_of_wording_leads_to_the_event_and_every_comment_that_shaped_it() -> None:
    lines = list(wording_lines(WORDING, from_event=True))

    assert lines[0] == Line("Framework 1.1, version 2", "W1-KTM", edits="wording v1")
    assert [line.key for line in lines if line.key] == [
        "outcome o1",
        "event e1",
        "comment C1-KTM",
        "comment C2-KTM",
    ]
    assert "Adopted (Board 20 Nov 2026)" in [line.words for line in lines]


def test_an_outcome_says_what_counts_under_it_and_never_adds_heads_to_names() -> None:
    child = OUTCOME._replace(id="o2", code="1.1", title="Sooner", comments=0)
    reworded = Reworded("Near", "Nearer", "P. Nair", "2026-11-12T17:42:00.000Z", "H7-KTM")
    card = OutcomeCard(OUTCOME, "Care", "Lead", "Framework", None, (child,), (), (reworded,))

    lines = list(outcome_lines(card, WORDS))

    (heard,) = [line.words for line in lines if line.label == "Heard"]
    assert heard == (
        "5 comments on it and all beneath it, each once (1 tagged to it itself), 2 named, up to 3 unnamed, 2 events,"
        " 1 kind of people, last heard 12 Nov 2026"
    )
    (unrecorded,) = [
        line.words
        for line in outcome_lines(replace(card, line=OUTCOME._replace(kinds=0)), WORDS)
        if line.label == "Heard"
    ]
    assert "2 events, no kind of people recorded, last heard" in unrecorded
    assert [(line.words, line.key) for line in lines if line.label == "Holds"] == [
        ("1.1 Sooner · never heard", "outcome o2")
    ]
    assert [line.words for line in lines[-3:]] == [
        "Its own words altered · P. Nair · 12 Nov 2026 17:42",
        "Near",
        "Nearer",
    ]


def test_a_theme_leads_to_its_parent_and_to_those_it_holds() -> None:
    parent, child = Above("T2-KTM", "Getting there"), THEME._replace(reference="T3-KTM", name="buses")

    lines = list(theme_lines(ThemeCard(THEME, parent, (child, child), (), ""), WORDS))

    assert [line.key for line in lines if line.key] == ["theme T2-KTM", "theme T3-KTM", "theme T3-KTM"]
    assert any("1 tagged to it itself" in line.words for line in lines)
