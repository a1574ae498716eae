"""From a small store to a pack: the store's own figures, only words that may leave, and the same bytes twice."""

from __future__ import annotations

import io
import json
import re
import threading
import zipfile
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from codesign.clock import FrozenClock
from codesign.evidence.faults import ReasonNeededError
from codesign.evidence.gather import gather
from codesign.evidence.gathering import LEFT_OUT
from codesign.evidence.make import render
from codesign.evidence.method import method
from codesign.evidence.produce import produce_pack
from codesign.evidence.verify import verify_pack
from codesign.files import FolderMissingError, read_csv_bytes
from codesign.records.events import NewEvent, NewFollowUp
from codesign.records.feedback import NewComment, NewReply, NewTheme
from codesign.records.figures import People
from codesign.records.filters import Filter
from codesign.records.outcomes import NewOutcome, NewProgramme, NewWording
from codesign.records.pack import Pack, PackOptions
from codesign.records.people import Came, NewContact
from codesign.store.drafts import Drafts
from tests.made_once import filled_once

if TYPE_CHECKING:
    from codesign.store.store import Store

NOT_OUT = {
    "not asked": "Zebra words nobody may quote",
    "refused": "Quagga words of a refusal",
    "refused note": "Okapi, our note of a refusal",
    "personal": "Tapir: ring me on 07700 900123",
    "sensitive": "Pangolin words about a named nurse",
    "safeguarding": "Aardvark words that went to the safeguarding lead",
    "names": "Numbat words: Fatima Begum told me so",
    "cancelled": "Wombat words at an event that never was",
    "other programme": "Dugong words for another programme",
}
"""Words no file of the pack may hold, each with a word of its own to look for."""


@pytest.fixture
@filled_once
def filled(store: Store) -> Store:
    programme = store.programmes.add(
        NewProgramme(
            "Care nearer home",
            kind="contract",
            lead_body="NHS Borset ICB",
            partners="Borchester Council; Ambridge Carers",
            law_as_at="2026-04-01",
        )
    )
    other = store.programmes.add(NewProgramme("Another programme"))
    store.outcomes.add_many(programme.id, [
        NewOutcome("2", "Access", level="domain"), NewOutcome("2.1", "Can get there", parent="2"),
        NewOutcome("2.10", "Is told", parent="2"), NewOutcome("3", "Never heard"),
    ])  # fmt: skip
    outcomes = {line.code: line.id for line in store.outcomes.lines(programme.id)}
    jane = store.contacts.add(
        NewContact("Jane Smyth", kind="ward-councillor", role="Councillor", organisation="Borchester Council")
    )
    fatima = store.contacts.add(
        NewContact("Fatima Begum", kind="carer", organisation="Ambridge Carers", aliases=("Fatima B. Khan",))
    )
    carers = store.contacts.named("Ambridge Carers")[0].id

    def said(words: str, **more: object) -> NewComment:
        return NewComment(words, themes=("transport",), outcomes=(outcomes["2.1"],), **more)  # type: ignore[arg-type]

    store.events.record(NewEvent(
        "Hall drop-in", "2026-11-10", programme_id=programme.id, place="Penny Hassett", method="drop-in", head_count=12,
        came=(
            Came(jane, capacity="Councillor, Penny Hassett ward"), Came(fatima, organisation_id=carers), Came(kind="carer", heads=4),
            Came(kind="resident", heads=3, about=True),
        ),
        comments=(
            said("The last bus is at four", exact=True, permission="anonymous", who=1),
            said("People said the loop did not work"),
            said("I speak for the ward", exact=True, permission="by-name", who=0),
            said("I come by bus every week", exact=True, permission="by-name", who=1, speaking_for="organisation", for_organisation_id=carers),
            said("As a carer I am tired", exact=True, permission="by-role", who=1),
            said(NOT_OUT["not asked"], exact=True),
            said(NOT_OUT["refused"], exact=True, permission="no"),
            said(NOT_OUT["refused note"], permission="no"),
            said(NOT_OUT["personal"], exact=True, permission="by-name"),
            said(NOT_OUT["sensitive"], exact=True, permission="by-name", sensitive="complaint"),
            said(NOT_OUT["safeguarding"], exact=True, permission="by-name", sensitive="safeguarding"),
            said(NOT_OUT["names"], exact=True, permission="anonymous"),
        ),
        follow_ups=(
            NewFollowUp("Ring about the 4pm bus", owner="Priya Nair", due="2026-11-11"),
            NewFollowUp("Ring Fatima Begum about the loop", owner="Priya Nair", due="2026-12-24"),
            NewFollowUp("Send notes"),
        ),
        wordings=(
            NewWording("2.1", "Access is good.", "I can get there.", reason="they said so", document="Framework", state="adopted", decided_by="Board", decided_on="2026-11-11", comments=(0, 1)),
            NewWording("3", "Safe", "Always safe", document="Framework", state="not-adopted", state_reason="Cannot be promised."),
        ),
    ))  # fmt: skip
    store.events.record(NewEvent("Reference group", "2026-05-14", programme_id=programme.id, came=(Came(fatima), Came(kind="carer", heads=2)), comments=(NewComment("We are told late", outcomes=(outcomes["2.10"],)),)))  # fmt: skip
    store.events.record(
        NewEvent(
            "Fair",
            "2026-11-01",
            state="cancelled",
            programme_id=programme.id,
            comments=(said(NOT_OUT["cancelled"], exact=True, permission="by-name"),),
        )
    )
    store.events.record(NewEvent("Market day", "2026-12", state="planned", programme_id=programme.id))
    store.events.record(
        NewEvent(
            "Elsewhere",
            "2026-11-01",
            programme_id=other.id,
            comments=(said(NOT_OUT["other programme"], exact=True, permission="by-name"),),
        )
    )
    store.themes.add(NewTheme("silence", programme_id=programme.id))
    store.replies.add(
        NewReply(
            "will-do",
            words="A later bus is asked for.",
            theme_id=store.themes.find("transport").id,
            programme_id=programme.id,
            replied_on="2026-11-11",
        )
    )
    return store


def _all_text(files: dict[str, bytes]) -> str:
    """Every word of every file, with documents unzipped."""
    texts = []
    for name, content in files.items():
        if name.endswith((".docx", ".xlsx")):
            archive = zipfile.ZipFile(io.BytesIO(content))
            texts += [archive.read(member).decode("utf-8", "replace") for member in archive.namelist()]
        else:
            texts.append(content.decode("utf-8"))
    return "\n".join(texts)


@pytest.mark.bad_input(33, 34)
def test_nothing_withheld_is_anywhere_in_any_file(filled: Store) -> None:
    text = _all_text(render(gather(filled, "Care nearer home")))

    for words in NOT_OUT.values():
        assert re.split(r"\W", words)[0] not in text, words
    for private in ("Fatima", "Begum", "Khan", "Priya", "Nair", "07700"):
        assert private not in text
    assert "Jane Smyth" in text
    assert "Ambridge Carers" in text


def test_every_withheld_comment_is_counted_with_its_reason(filled: Store) -> None:
    pack = gather(filled, "Care nearer home")
    figures = pack.figures

    assert {count.what: count.count for count in figures.withheld} == {
        "permission to quote was not asked": 1,
        "permission to quote was refused": 2,
        "it may identify a person": 1,
        "it is marked sensitive": 1,
        "it names a person": 1,
    }
    assert (figures.quoted, figures.notes_shown) == (4, 2)
    assert (
        figures.quoted + figures.notes_shown + figures.words_withheld
        == figures.comments
        == len(pack.comments)
    )


def test_figures_are_those_of_the_store(filled: Store) -> None:
    pack = gather(filled, "Care nearer home")
    programme = filled.programmes.find("Care nearer home")
    store_says = filled.figures.of(programme.id, today=datetime(2026, 11, 12, tzinfo=UTC).date())
    gaps: dict[str, list[str]] = defaultdict(list)
    for what, name in read_csv_bytes(render(pack)["data/csv/gaps.csv"])[1:]:
        gaps[what].append(name)

    assert pack.figures.comments == store_says.comments == 12
    assert pack.figures.people == store_says.people == People(2, 9, about=True)
    assert {count.what: count.count for count in pack.figures.events} == {
        "held": 2,
        "planned": 1,
        "cancelled": 1,
    }
    assert len([event for event in pack.events if event.days_late]) == store_says.late_entries == 1
    assert len(gaps["Outcomes nobody has been heard on"]) == store_says.outcomes_never_heard == 1
    assert len(gaps["Follow-ups overdue"]) == store_says.follow_ups.overdue == 1
    tree = list(zip(pack.outcomes, filled.outcomes.lines(programme.id), strict=True))
    for node, line in tree:
        beneath = {node.reference, *(other.reference for other, own in tree if own.parent_id == line.id)}
        tagged = [comment for comment in pack.comments if beneath & {*comment.outcomes}]
        elsewhere = pack.figures.tagged_elsewhere if node.code in ("2", "2.1") else 0
        assert node.comments == line.comments == len(tagged) + elsewhere
        assert node.people == People(line.named, line.heads)
    for theme in pack.themes:
        assert theme.comments == len(
            [comment for comment in pack.comments if theme.reference in comment.themes]
        )


def test_a_comment_of_another_programme_is_said_not_shown(filled: Store) -> None:
    pack = gather(filled, "Care nearer home")

    assert pack.figures.tagged_elsewhere == 1
    assert "1 comment tagged to these outcomes" in _all_text(render(pack))


def test_words_are_attributed_as_agreed_and_only_public_people_are_named(filled: Store) -> None:
    said_by = {
        comment.words: comment.said_by
        for comment in gather(filled, "Care nearer home").comments
        if comment.words
    }

    assert said_by["The last bus is at four"] == ""
    assert said_by["People said the loop did not work"] == ""
    assert said_by["I speak for the ward"] == "Jane Smyth"
    assert said_by["I come by bus every week"] == "Carer"
    assert said_by["As a carer I am tired"] == "Carer"


def test_who_was_involved_names_organisations_and_elected_members_only(filled: Store) -> None:
    pack = gather(filled, "Care nearer home")

    assert [one.name for one in pack.involved] == ["Ambridge Carers", "Jane Smyth"]
    assert [(kind.kind, kind.people) for kind in pack.kinds] == [
        ("Carer", People(1, 6)), ("Resident", People(0, 3, about=True)), ("Ward councillor", People(1, 0)),
    ]  # fmt: skip
    assert pack.involved[1].capacity == "Councillor, Penny Hassett ward"
    assert pack.events[-2].title == "Hall drop-in"
    assert pack.events[-2].not_accounted_for == 3


def test_people_are_named_only_with_a_reason(filled: Store) -> None:
    with pytest.raises(ReasonNeededError, match="needs a reason"):
        gather(filled, "Care nearer home", PackOptions("Care nearer home", name_people=True, reason="  "))

    pack = gather(
        filled,
        "Care nearer home",
        PackOptions("Care nearer home", name_people=True, reason="asked for by the court"),
    )
    text = _all_text(render(pack))

    assert "Fatima Begum" in [one.name for one in pack.involved]
    assert {comment.said_by for comment in pack.comments} >= {"Fatima Begum", "Jane Smyth"}
    assert "Priya Nair" in text
    assert "asked for by the court" in text
    assert "07700" not in text
    assert "Zebra" not in text


def test_our_own_words_that_name_somebody_are_left_out(filled: Store) -> None:
    follow_ups = {one.what: one for one in gather(filled, "Care nearer home").follow_ups}

    assert set(follow_ups) == {"Ring about the 4pm bus", LEFT_OUT, "Send notes"}
    assert follow_ups["Ring about the 4pm bus"].is_overdue
    assert follow_ups["Ring about the 4pm bus"].owner == "an officer"
    assert follow_ups["Send notes"].owner == ""


def test_what_was_altered_in_the_codebook_is_named_but_nobody_in_it(filled: Store) -> None:
    transport = filled.themes.find("transport").id
    filled.codebook.rename(transport, "Fatima Begum's bus")
    filled.codebook.rename(transport, "buses")
    filled.codebook.merge([filled.themes.find("silence").id], transport)

    pack = gather(filled, "Care nearer home")

    assert pack.codebook[:2] == (LEFT_OUT, LEFT_OUT)
    assert pack.codebook[2].startswith("silence merged into buses on ")
    assert "Begum" not in _all_text(render(pack))
    (said,) = (each for each in method(pack) if each.startswith("The codebook was altered"))
    assert "silence merged into buses" in said


def test_what_will_not_be_done_says_why_and_speaking_for_others_says_for_how_many(filled: Store) -> None:
    programme = filled.programmes.find("Care").id
    promise = filled.follow_ups.add(NewFollowUp("A clinic in every village", programme_id=programme))
    filled.follow_ups.close(promise.id, "will-not", on="2026-11-12", outcome="No rooms.")
    filled.feedback.add(
        NewComment("Six of us said so", speaking_for="others", for_count=6), programme_id=programme
    )
    filled.feedback.add(NewComment("Many said so", speaking_for="others"), programme_id=programme)

    pack = gather(filled, "Care")

    refused = next(one for one in pack.follow_ups if one.reference == promise.reference)
    assert (refused.state, refused.is_done) == ("will not be done: No rooms.", True)
    assert {one.words: one.speaking_for for one in pack.comments if one.words.endswith("said so")} == {
        "Six of us said so": "for 6 others", "Many said so": "for others",
    }  # fmt: skip


def test_what_people_changed_is_there_refusals_with_their_reason(filled: Store) -> None:
    adopted, refused = gather(filled, "Care nearer home").wording

    assert (adopted.before, adopted.after, adopted.why, adopted.state) == (
        "Access is good.",
        "I can get there.",
        "they said so",
        "adopted",
    )
    assert adopted.comments == ("C1-KTM", "C2-KTM")
    assert (refused.state, refused.reason) == ("not adopted", "Cannot be promised.")


def test_comments_of_events_that_never_were_are_not_heard(filled: Store) -> None:
    events = {event.title: event for event in gather(filled, "Care nearer home").events}

    assert {title: event.state for title, event in events.items()} == {
        "Hall drop-in": "held", "Reference group": "held", "Fair": "cancelled", "Market day": "planned",
    }  # fmt: skip
    assert events["Fair"].comments == 0
    assert events["Hall drop-in"].comments == 11
    assert events["Reference group"].days_late == 182


def test_wording_names_every_event_whose_comments_shaped_it(filled: Store) -> None:
    late = filled.feedback.lines(filled.feedback.rows(Filter(words="told late")))[0]
    filled.wording.add(
        NewWording("9", "a", "b", programme_id=filled.programmes.find("Care").id, comment_ids=(late.id,))
    )

    wording = gather(filled, "Care").wording

    assert [version.events for version in wording] == [("E1-KTM",), ("E1-KTM",), ("E2-KTM",)]


def test_themes_stand_under_their_parents(filled: Store) -> None:
    programme = filled.programmes.find("Care").id
    above = filled.themes.add(NewTheme("getting there", programme_id=programme)).id
    for name in ("walking", "bus"):
        filled.themes.add(NewTheme(name, parent_id=above, programme_id=programme))

    assert [theme.name for theme in gather(filled, "Care").themes] == [
        "getting there",
        "bus",
        "walking",
        "silence",
        "transport",
    ]


def test_themes_of_other_programmes_stay_out_and_empty_ones_of_this_stay_in(filled: Store) -> None:
    filled.themes.add(NewTheme("not ours", programme_id=filled.programmes.find("Another").id))

    themes = {theme.name: theme for theme in gather(filled, "Care nearer home").themes}

    assert set(themes) == {"silence", "transport"}
    assert themes["transport"].has_reply


def test_the_same_store_gives_the_same_bytes_and_recording_a_pack_changes_nothing(
    filled: Store, tmp_path: Path
) -> None:
    before = render(gather(filled, "Care nearer home"))

    first = produce_pack(filled, "Care nearer home", tmp_path)
    later = type(filled).open(
        filled.path,
        actor="M. Bell",
        device="device-MRB",
        letters="MRB",
        clock=FrozenClock(datetime.now(UTC) + timedelta(days=40)),
    )
    second = produce_pack(later, "Care nearer home", tmp_path)
    later.engine.dispose()

    assert first.seal == second.seal
    assert first.path.read_bytes() == second.path.read_bytes()
    assert render(gather(filled, "Care nearer home")) == before
    assert verify_pack(second.path).ok


def test_however_the_programme_is_named_the_pack_is_the_same(filled: Store) -> None:
    assert gather(filled, "care NEARER home") == gather(filled, "G1") == gather(filled, "Care")


def test_a_later_change_moves_what_a_pack_stands_at(filled: Store) -> None:
    before = gather(filled, "Care nearer home").stands_at
    filled.feedback.add(NewComment("One more"), programme_id=filled.programmes.find("Care").id)
    after = gather(filled, "Care nearer home")

    assert after.stands_at != before
    assert after.figures.comments == 13


def test_a_pack_is_recorded_with_who_what_and_which_comments(filled: Store, tmp_path: Path) -> None:
    made = produce_pack(filled, "Care", tmp_path)
    (line,) = filled.packs.lines()
    pack = gather(filled, "Care")

    assert line.file_name == made.path.name == "care-nearer-home-2026-11-12.zip"
    assert line.sha256 == made.seal == verify_pack(made.path).seal
    assert line.made_by == "P. Nair"
    assert line.stands_at == pack.stands_at.change == verify_pack(made.path).reference
    assert (line.comments, line.quoted) == (12, 4)


def test_a_pack_that_cannot_be_written_is_not_recorded(filled: Store, tmp_path: Path) -> None:
    with pytest.raises(FolderMissingError):
        produce_pack(filled, "Care", tmp_path / "none")

    assert filled.packs.lines() == []


def test_drafts_are_in_no_pack(filled: Store) -> None:
    before = render(gather(filled, "Care"))
    drafts = Drafts.open(filled.path.with_name("drafts.db"))
    drafts.put("d1", "event", {"title": "Half a comment, Care nearer home"}, "KTM")
    assert drafts.flush()

    after = render(gather(filled, "Care"))
    drafts.close()

    assert after == before


def test_a_pack_is_gathered_in_one_snapshot(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    programme = filled.programmes.find("Care").id
    of = filled.figures.of

    def write_meanwhile(*args: object, **more: object) -> object:
        writer = threading.Thread(
            target=lambda: filled.feedback.add(NewComment("meanwhile"), programme_id=programme)
        )
        writer.start()
        writer.join()
        return of(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(filled.figures, "of", write_meanwhile)
    pack = gather(filled, "Care")

    assert pack.figures.comments == len(pack.comments) == 12


def test_a_store_with_nothing_still_makes_a_pack(store: Store, tmp_path: Path) -> None:
    store.programmes.add(NewProgramme("Nothing yet"))

    made = produce_pack(store, "Nothing yet", tmp_path)

    assert verify_pack(made.path).ok
    assert gather(store, "Nothing yet").figures.people == People(0, 0)


def test_a_demo_store_stamps_its_packs(new_store: Callable[..., Store]) -> None:
    demo = new_store("demo.db", demo=True)
    demo.programmes.add(NewProgramme("Made up"))

    assert gather(demo, "Made up").is_demo


@pytest.mark.bad_input(22, 23, 24, 28, 29)
def test_hostile_words_go_through_the_store_into_every_file_whole(store: Store) -> None:
    letter = "".join(f"{number:05d} " for number in range(6_667))
    hostile = [
        "=1+1",
        "@SUM(A1)",
        "- Remove eScooters",
        "a\x1b[2Jb\x0bc",
        "[/] [inaudible]",
        "الحافلة",
        "👩🏽‍⚕️ ŵ",
        letter,
    ]
    programme = store.programmes.add(NewProgramme("=HYPERLINK(1) [/] a/b:c"))
    store.feedback.add_many(
        [NewComment(words, exact=True, permission="anonymous", personal="") for words in hostile],
        programme_id=programme.id,
    )

    files = render(gather(store, programme.title))
    words = [row[1] for row in read_csv_bytes(files["data/csv/comments.csv"])[1:]]

    assert words == [text.replace("\x1b[2J", "").replace("\x0b", "\n") for text in hostile]
    assert json.loads(files["data/manifest.json"])["figures"]["quoted"] == len(hostile)


def test_two_outcomes_of_one_code_are_told_apart(store: Store) -> None:
    programme = store.programmes.add(NewProgramme("Two"))
    store.outcomes.add_many(
        programme.id, [NewOutcome("1", "First"), NewOutcome("1", "Second"), NewOutcome("", "No code")]
    )

    pack: Pack = gather(store, "Two")

    assert [node.reference for node in pack.outcomes] == ["1 First", "1 Second", "No code"]
