"""One event question by question: each answer kept at once, each refusal asked again, gone on with where it stopped."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from codesign import places
from tests.cli.conftest import NOW_2019, Runner


def answers(**said: str) -> str:
    """Return one line for every question, empty where nothing is said; lines of a list are parted by `|`."""
    asked = [
        "programme",
        "title",
        "date",
        "planned",
        "time",
        "place",
        "how",
        "room",
        "came",
        "permission",
        "comments",
        "safeguarding",
        "access",
        "money",
        "follow_ups",
        "clause",
        "note",
        "save",
    ]
    lists = {"came", "comments", "follow_ups"}
    lines: list[str] = []
    for name in asked:
        if name == "planned" and name not in said:
            continue
        value = said.get(name, "")
        lines += [*value.split("|"), ""] if name in lists and value else value.split("|")
    return "\n".join(lines) + "\n"


def event(run: Runner) -> Any:
    """Return the only event, whole."""
    return run("events", "show", "E1", "--json").json


def test_a_whole_event_in_plain_lines(ready: Runner) -> None:
    typed = answers(
        programme="Holl", title="Carers' coffee", date="3/11", time="1400-1530", place="Village hall", how="d", room="7",
        came="Sam Okafor, Ambridge Carers|4 carers", permission="anonymous",
        comments='"Last bus is four" #transport !2.10 @Sam|Nobody rings back', safeguarding="y|safeguarding lead|4/11",
        access="ramp", money="bus 4.80 sam", follow_ups="Ring the bus company /me /27 Nov 2026",
        clause="Clause 4|promptly|in two days|people wait|1|", note="Cold room",
    )  # fmt: skip

    ran = ready("log", typed=typed)

    assert ran.code == 0, ran.err
    assert ran.first.startswith("E1-")
    card = event(ready)
    line = card["line"]
    assert (line["title"], line["held_on"], line["ends"], line["method"], line["named"], line["heads"]) == (
        "Carers' coffee", "2026-11-03", "15:30", "drop-in", 1, 4,
    )  # fmt: skip
    assert [(one["words"], one["exact"], one["permission"]) for one in card["comments"]] == [
        ("Last bus is four", True, "anonymous"),
        ("Nobody rings back", False, "anonymous"),
    ]
    assert card["referrals"] == ["Referred to safeguarding lead on 2026-11-04"]
    assert "tells nobody" in ran.err
    assert card["wordings"][0]["after"] == "in two days"
    assert [one["pence"] for one in card["money"]] == [480]
    assert [one["words"] for one in card["follow_ups"]] == ["Ring the bus company"]
    assert "2 not accounted for" in ran.err
    assert ready("drafts", "--json").json == []


def test_only_a_title_is_needed(ready: Runner) -> None:
    assert ready("log", typed=answers(title="Ward walk")).code == 0

    assert event(ready)["line"]["held_on"] == "2026-11-12"


@pytest.mark.bad_input(1)
@pytest.mark.bad_input(6)
@pytest.mark.bad_input(10)
@pytest.mark.bad_input(13)
@pytest.mark.bad_input(15)
def test_what_cannot_be_read_is_said_and_asked_again(ready: Runner) -> None:
    typed = answers(
        title="|Coffee", date="31/02/2026|12/11", time="half 3|1430", how="sky|d", room="lots|7", came="-3 carers|3 carers",
        comments="#transport|Late bus", money="bus 12.5.0|bus 4.80", follow_ups="Ring /tomoz|Ring them",
    )  # fmt: skip

    ran = ready("log", typed=typed)

    assert ran.code == 0, ran.err
    for said in (
        "needs a title",
        "does not exist",
        "half past",
        "way of engaging",
        "fewer than nobody",
        "no words",
        "not an amount",
        "tomoz",
    ):
        assert said in ran.err
    card = event(ready)
    assert (
        card["line"]["starts"],
        card["line"]["heads"],
        len(card["comments"]),
        len(card["follow_ups"]),
    ) == ("14:30", 3, 1, 1)


@pytest.mark.bad_input(3)
def test_a_date_to_come_is_asked_about_and_a_planned_event_has_nobody_yet(ready: Runner) -> None:
    typed = answers(title="Ward walk", date="24 Nov 2026", planned="n|24 Nov 2026|y").split("\n")
    who = typed.index("y") + 5  # time, place, how, room; nobody is asked for

    ran = ready("log", typed="\n".join([*typed[:who], *typed[who + 1 :]]))

    assert ran.code == 0, ran.err
    assert event(ready)["line"]["state"] == "planned"


@pytest.mark.bad_input(5)
def test_where_the_clock_cannot_be_trusted_a_date_is_asked_for(ready: Runner) -> None:
    ran = ready("log", typed=answers(title="Coffee", date="|3 Nov 2018"), at=NOW_2019)

    assert ran.code == 0, ran.err
    assert "The clock looks wrong" in ran.err
    assert event(ready)["line"]["held_on"] == "2018-11-03"


@pytest.mark.bad_input(36)
def test_is_this_someone_we_know_is_asked_in_numbered_lines(ready: Runner) -> None:
    ready("contacts", "add", "Councillor Jane Smyth", "--organisation", "Hollerton Council")

    ran = ready("log", typed=answers(title="Coffee", came="Cllr Jane Smith, Hollerton Council|9|1"))

    assert ran.code == 0, ran.err
    assert "Is Cllr Jane Smith someone we know?" in ran.err
    assert "same organisation" in ran.err
    assert event(ready)["came"][0]["name"] == "Councillor Jane Smyth"
    assert ready("contacts", "show", "N1", "--json").json["aliases"] == ["Cllr Jane Smith"]


@pytest.mark.bad_input(36)
def test_later_adds_somebody_new_and_keeps_the_doubt(ready: Runner) -> None:
    ready("contacts", "add", "Jane Smyth")

    ready("log", typed=answers(title="Coffee", came="Jane Smith|l"))

    assert sorted(line["name"] for line in ready("contacts", "--json").json) == ["Jane Smith", "Jane Smyth"]
    answered = [
        one
        for one in ready("history", ready("history", "--json").json[0]["reference"], "--json").json
        if one["field"] == "answer"
    ]
    assert [one["new"] for one in answered] == ["later"]


@pytest.mark.bad_input(12)
def test_one_person_twice_is_said_and_listed_once(ready: Runner) -> None:
    ready("contacts", "add", "Jane Smyth")

    ran = ready("log", typed=answers(title="Coffee", came="N1|N1"))

    assert "Jane Smyth is already here" in ran.err
    assert event(ready)["line"]["named"] == 1


@pytest.mark.bad_input(11)
def test_a_doubtful_count_is_kept_by_enter_or_typed_anew(ready: Runner) -> None:
    ran = ready("log", typed=answers(title="Coffee", came="4000 carers|40 carers"))

    assert "Enter again to keep" in ran.err
    assert event(ready)["line"]["heads"] == 40


@pytest.mark.bad_input(8)
def test_an_event_that_looks_the_same_is_asked_about_and_kept_as_a_draft(ready: Runner) -> None:
    ready("log", "--title", "Coffee")

    ran = ready("log", typed=answers(title="Coffee"))

    assert "looks the same" in ran.err
    assert "codesign log --draft" in ran.err
    assert len(ready("events", "--json").json) == 1
    assert len(ready("drafts", "--json").json) == 1


@pytest.mark.bad_input(89)
def test_answers_that_stop_are_kept_and_gone_on_with(ready: Runner) -> None:
    whole = answers(
        title="Coffee", place="Village hall", came="4 carers", comments="Last bus is four|Nobody rings back"
    )
    cut = whole[: whole.index("Nobody rings back")]

    stopped = ready("log", typed=cut)

    assert stopped.code == 2
    (draft,) = ready("drafts", "--json").json
    assert draft["title"] == "Coffee"
    assert ready("events", "--json").json == []

    again = ready("log", "--draft", draft["id"], typed="\n" * 30)

    assert again.code == 0, again.err
    assert "[Village hall]" in again.err
    card = event(ready)
    assert (card["line"]["place"], card["line"]["heads"]) == ("Village hall", 4)
    assert [one["words"] for one in card["comments"]] == ["Last bus is four"]
    assert ready("drafts", "--json").json == []


def test_an_event_is_saved_once_however_often_its_draft_is(
    ready: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    from codesign.store.drafts import Drafts

    finish = Drafts.finish
    monkeypatch.setattr(
        Drafts, "finish", lambda self, draft_id: None
    )  # the power goes between saving and forgetting
    ready("log", typed=answers(title="Coffee"))
    monkeypatch.setattr(Drafts, "finish", finish)
    (draft,) = ready("drafts", "--json").json

    again = ready("log", "--draft", draft["id"], typed="\n" * 16 + "y\n")

    assert again.code == 0, again.err
    assert "saved before" in again.err
    assert len(ready("events", "--json").json) == 1
    assert ready("drafts", "--json").json == []


def test_at_a_terminal_unfinished_work_is_offered_first(ready: Runner) -> None:
    ready("log", typed="\nCoffee\n")

    ran = ready("log", typed="y\n" + "\n" * 30, terminal=True)

    assert ran.code == 0, ran.err
    assert "unfinished event, Coffee" in ran.err
    assert len(ready("events", "--json").json) == 1


def test_a_draft_is_discarded_restored_and_counted_nowhere(ready: Runner) -> None:
    ready("log", typed="\nCoffee\n")
    (draft,) = ready("drafts", "--json").json
    name = draft["id"][:13]

    assert ready("events", "--json").json == []
    assert "Coffee" in ready("drafts").out
    assert ready("drafts", "discard", name).code == 0
    assert ready("drafts", "--json").json == []
    assert len(ready("drafts", "list", "--discarded", "--json").json) == 1
    assert ready("drafts", "restore", name).code == 0
    assert "Coffee" in ready("drafts", "show", name).out
    assert ready("drafts", "show", "nothing").code == 2
    assert ready("log", "--draft", "nothing").code == 2


def wait_for_kept(words: str, drafts: Path) -> None:
    """Wait until words are on the disk, which alone takes a quarter of a second."""
    ends = time.monotonic() + 30
    while not any(words.encode() in each.read_bytes() for each in drafts.parent.glob(f"{drafts.name}*")):
        assert time.monotonic() < ends
        time.sleep(0.02)


@pytest.mark.bad_input(89)
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize(
    "ended_by", [signal.SIGTERM, signal.SIGHUP, signal.SIGKILL], ids=lambda one: one.name
)
def test_an_answer_that_is_on_the_disk_survives_however_it_ends(
    ready: Runner, store_file: Path, ended_by: signal.Signals
) -> None:
    asking = subprocess.Popen(
        [sys.executable, "-m", "codesign", "log"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert asking.stdin is not None
    assert asking.stderr is not None
    asking.stdin.write(b"\nCarers' coffee\n")
    asking.stdin.flush()
    seen = b""
    while b"Date" not in seen:
        seen += os.read(asking.stderr.fileno(), 1000)
    wait_for_kept("Carers' coffee", places.drafts_file(store_file))

    asking.send_signal(ended_by)
    asking.communicate(timeout=60)

    assert [line["title"] for line in ready("drafts", "--json").json] == ["Carers' coffee"]


@pytest.mark.parametrize(
    ("answer", "comments"), [("", ["One", "Two", "Three"]), ("o", ["• One\n• Two\n• Three"])]
)
def test_a_paste_of_many_lines_is_asked_about_once(ready: Runner, answer: str, comments: list[str]) -> None:
    pasted = "• One\x0b• Two\x0b• Three"  # what the line editor gives for a paste: breaks inside one answer

    ran = ready("log", typed=answers(title="Coffee", comments=f"{pasted}|{answer}"))

    assert ran.code == 0, ran.err
    assert "3 comments (Enter) or 1 (o)?" in ran.err
    assert [one["words"] for one in event(ready)["comments"]] == comments


@pytest.mark.bad_input(28)
@pytest.mark.skipif(os.name != "posix", reason="a terminal of its own")
def test_a_long_letter_pasted_at_a_real_terminal_is_kept_whole(ready: Runner, store_file: Path) -> None:
    import pty

    letter = "The bus is late. " * 500
    child, terminal = pty.fork()
    if child == 0:
        os.execv(sys.executable, [sys.executable, "-m", "codesign", "log"])
    seen = b""

    def until(words: bytes) -> None:
        nonlocal seen
        ends = time.monotonic() + 30
        while words not in seen and time.monotonic() < ends:
            drain(0.05)
        assert words in seen
        seen = b""

    def drain(seconds: float) -> None:
        nonlocal seen
        while select.select([terminal], [], [], seconds)[0]:
            try:
                more = os.read(terminal, 4096)
            except OSError:
                return
            if not more:
                return
            seen += more

    for asked, typed in (
        (b"Programme", ""),
        (b"Title", "Coffee"),
        *(
            (word, "")
            for word in (b"Date", b"Time", b"Place", b"How, such", b"How many", b"Who came", b"Permission")
        ),
    ):
        until(asked)
        os.write(terminal, typed.encode() + b"\n")
    until(b"A comment")
    for start in range(0, len(letter), 200):
        os.write(terminal, letter[start : start + 200].encode())
        drain(0.02)
    os.write(terminal, b"\n")
    until(b"A comment")
    ends = time.monotonic() + 30
    while os.waitpid(child, os.WNOHANG) == (0, 0) and time.monotonic() < ends:
        os.write(terminal, b"\x03")  # one that comes while a line is being read in may be thrown away with it
        drain(1)

    (draft,) = ready("drafts", "--json").json
    state = ready("drafts", "show", draft["id"], "--json").json["state"]
    assert state["comments"][0]["line"] == letter.strip()


def test_one_merged_since_is_said_as_who_stands_for_them(ready: Runner) -> None:
    ready("contacts", "add", "Jane Smyth", "--new")
    ready("contacts", "add", "Jenny Hollis", "--new")
    whole = answers(title="Coffee", came="N2", comments="Last bus is four|Nobody rings back")
    ready("log", typed=whole[: whole.index("Nobody rings back")])
    ready("contacts", "merge", "N1", "N2", "--take", "name=N1", "--yes")

    (draft,) = ready("drafts", "--json").json
    ran = ready("log", "--draft", draft["id"], typed="\n" * 9)

    assert ("Jane Smyth" in ran.err, "Jenny Hollis" in ran.err) == (True, False)
