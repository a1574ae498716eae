"""Spreadsheets in with every row accounted for; packs out that anybody can verify; the demonstration apart."""

from __future__ import annotations

import hashlib
import zipfile
from pathlib import Path

import pytest

from tests.cli.conftest import Runner

PEOPLE = "Name,Organisation,Email\nSam Okafor,Ambridge Carers,sam@ambridge.example\nPat Moss,Hill Trust,\n,,\n,,pat@moss.example\nTotal,2,\n"


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """Return a small spreadsheet of contacts."""
    path = tmp_path / "people.csv"
    path.write_text(PEOPLE, encoding="utf-8")
    return path


def test_an_import_accounts_for_every_row_and_undo_takes_all_of_it_back(ready: Runner, people: Path) -> None:
    ran = ready("import", str(people), "--as", "contacts", "--json")

    assert ran.code == 0, ran.err
    said = ran.json
    assert {"file", "rows", "written", "matched", "set_aside", "problems"} <= said.keys()
    assert said["rows"] == said["written"] + said["matched"] + said["set_aside"]
    assert said["written"] >= 2
    assert ready("undo", said["change"], "--yes").code == 0
    assert ready("contacts", "--json").json == []


def test_the_same_file_again_is_matched_and_a_dry_run_writes_nothing(ready: Runner, people: Path) -> None:
    dry = ready("import", str(people), "--as", "contacts", "--dry-run")
    assert dry.code == 0
    assert "Nothing was written" in dry.err
    assert ready("contacts", "--json").json == []
    ready("import", str(people), "--as", "contacts")

    again = ready("import", str(people), "--as", "contacts", "--json").json

    assert (again["written"], again["matched"] > 0) == (0, True)


def test_several_files_are_each_accounted_for(ready: Runner, people: Path, tmp_path: Path) -> None:
    other = tmp_path / "said.csv"
    other.write_text(
        "Comment,Date\nThe last bus is four,3/11/2026\nNobody rings back,4/11/2026\n", encoding="utf-8"
    )

    said = ready("import", str(people), str(other), "--json").json

    assert [one["as"] for one in said] == ["contacts", "feedback"]
    assert (
        "0 written + 2 matched" in ready("import", str(other), "--as", "feedback", "--programme", "Holl").out
    )


@pytest.mark.bad_input(59)
def test_a_first_row_that_looks_like_data_is_refused_until_the_columns_are_named(
    ready: Runner, tmp_path: Path
) -> None:
    file = tmp_path / "etr.csv"
    file.write_text("R0A,HOLLERTON TRUST,20171001\nR0B,FERRY TRUST,20180401\n", encoding="utf-8")

    refused = ready("import", str(file), "--as", "contacts")

    assert (refused.code, refused.out) == (2, "")
    assert "R0A" in refused.err
    said = ready(
        "import", str(file), "--as", "contacts", "--no-header", "--columns", "organisation=2", "--json"
    ).json
    assert (said["rows"], said["written"]) == (2, 2)


@pytest.mark.parametrize(
    "words",
    [
        ("nothing.csv",),
        (".",),
        ("people.csv", "--as", "dogs"),
        ("people.csv", "--map", "Name"),
        ("people.csv", "--sheet", "One"),
    ],
    ids=" ".join,
)
def test_a_file_or_a_flag_that_cannot_be_read_is_a_sentence_and_changes_nothing(
    ready: Runner, people: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(people.parent)
    before = len(ready("history", "--json").json)

    ran = ready("import", *words)

    assert ran.code in (1, 2)
    assert "fault of its own" not in ran.err
    assert len(ready("history", "--json").json) == before


def test_rows_set_aside_are_kept_whole_and_settled(ready: Runner, people: Path) -> None:
    said = ready("import", str(people), "--as", "contacts", "--json").json
    waiting = ready("set-aside", "--json").json
    everything = ready("set-aside", "list", "--all", "--json").json
    assert len(everything) == said["set_aside"]
    assert 0 < len(waiting) < len(everything)  # a blank row is kept, and waits for nobody
    batch, row = waiting[0]["batch"], waiting[0]["row_number"]

    assert ready("set-aside", "dismiss", "I1", str(row)).code == 0

    assert len(ready("set-aside", "list", "--import", batch, "--json").json) == len(waiting) - 1
    assert "Dismissed" in ready("set-aside", "list", "--all").out
    assert ready("set-aside", "done", "I1", "9999").code == 2
    assert ready("set-aside", "done", "I9", "1").code == 2


def test_a_pack_is_made_recorded_and_verified(ready: Runner, tmp_path: Path) -> None:
    ready(
        "log",
        "--title",
        "Coffee",
        "--programme",
        "Holl",
        "--came",
        "4 carers",
        "--comment",
        '"Last bus" #transport !2.10 /anon',
    )
    out = tmp_path / "out"

    made = ready("pack", "Holl", "--to", str(out))

    assert made.code == 0, made.err
    pack = Path(made.out.strip())
    assert pack.parent == out
    assert "Seal" in made.err
    assert ready("verify", str(pack)).code == 0
    assert ready("verify", str(pack), "--json").json["ok"] is True
    assert [line["file_name"] for line in ready("packs", "--json").json] == [pack.name]


def test_verify_holds_a_pack_against_the_seals_kept_in_the_store(
    ready: Runner, run: Runner, tmp_path: Path
) -> None:
    pack = Path(ready("pack", "Holl", "--to", str(tmp_path / "out")).out.strip())
    kept = ready("packs", "--json").json[0]["reference"]
    assert ready("verify", str(pack)).out.startswith(f"It is {kept}")
    remade = _remade(pack)

    ran = run("verify", str(remade))

    assert ran.code == 3
    assert ran.out.startswith(f"This is NOT the pack made here as {kept}")
    assert run("verify", str(remade), "--json").json["ok"] is False
    assert run("verify", str(remade), "--store", str(tmp_path / "none.db")).code == 0, (
        "no store, nothing kept"
    )


def _remade(pack: Path) -> Path:
    """Alter a word of a pack and make its lists of fingerprints anew, as somebody would who hides it."""
    with zipfile.ZipFile(pack) as opened:
        held = {name: opened.read(name) for name in opened.namelist()}
    top = next(iter(held)).split("/")[0]
    held[f"{top}/data/READ-ME-FIRST.txt"] += b"!"
    for kind, is_payload in (("manifest", True), ("tagmanifest", False)):
        for algorithm in ("sha256", "sha512"):
            names = {name.removeprefix(f"{top}/"): content for name, content in held.items()}
            listed = sorted(
                name for name in names if name.startswith("data/") == is_payload and "tagmanifest" not in name
            )
            lines = "".join(f"{hashlib.new(algorithm, names[name]).hexdigest()}  {name}\n" for name in listed)
            held[f"{top}/{kind}-{algorithm}.txt"] = lines.encode()
    with zipfile.ZipFile(pack, "w") as closed:
        for name, content in held.items():
            closed.writestr(name, content)
    return pack


def test_verify_names_what_was_added_and_exits_3_without_a_store(
    run: Runner, ready: Runner, tmp_path: Path
) -> None:
    pack = Path(ready("pack", "Holl", "--to", str(tmp_path / "out")).out.strip())
    with zipfile.ZipFile(pack, "a") as zipped:
        zipped.writestr(f"{zipped.namelist()[0].split('/')[0]}/data/extra.txt", "extra")

    ran = run("verify", str(pack), "--store", str(tmp_path / "none.db"))

    assert ran.code == 3
    assert "extra.txt" in ran.out
    assert run("verify", str(tmp_path / "nothing.zip")).code == 2


def test_naming_people_needs_a_reason(ready: Runner, tmp_path: Path) -> None:
    assert ready("pack", "Holl", "--to", str(tmp_path), "--names").code == 2
    assert (
        ready("pack", "Holl", "--to", str(tmp_path), "--names", "--reason", "asked for by the court").code
        == 0
    )
    assert ready("pack", "Nothing", "--to", str(tmp_path)).code == 2


def test_a_pack_goes_to_exports_where_there_is_such_a_folder(
    ready: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    here = Path(ready("pack", "Holl").out.strip())
    (tmp_path / "exports").mkdir()

    there = Path(ready("pack", "Holl").out.strip())

    assert (here.parent, there.parent) == (tmp_path, tmp_path / "exports")


@pytest.mark.bad_input(88)
def test_the_demonstration_prints_a_tour_and_a_pack_and_leaves_the_real_store_alone(
    run: Runner, store_file: Path, tmp_path: Path
) -> None:
    ran = run("demo", "--no-tui", "--to", str(tmp_path / "out"))

    assert ran.code == 0, ran.err
    assert ran.out.startswith("DEMO: made-up people and places.")
    pack = Path(ran.out.splitlines()[-1])
    assert pack.parent == tmp_path / "out"
    assert run("verify", str(pack)).code == 0
    assert not store_file.exists()
    assert run("demo", "--to", str(tmp_path / "again")).out.splitlines()[:-1] == ran.out.splitlines()[:-1]


SAID = (
    "Comment,Date,Service type 1\nThe last bus is four,3/11/2026,Clinic\nNobody rings back,4/11/2026,Ward\n"
)


@pytest.fixture
def said(tmp_path: Path) -> Path:
    """Return a small spreadsheet of comments."""
    path = tmp_path / "said.csv"
    path.write_text(SAID, encoding="utf-8")
    return path


def test_comments_go_to_the_only_programme_and_the_import_says_so(ready: Runner, said: Path) -> None:
    ran = ready("import", str(said), "--as", "feedback")

    sentence = "The comments belong to the programme Hollerton community care; --programme names another."
    assert sentence in ran.err
    assert all(line["programme_id"] for line in ready("feedback", "--json").json)


def test_comments_of_one_of_several_programmes_wait_to_be_given_it(ready: Runner, said: Path) -> None:
    ready("programmes", "add", "Ferry lane")

    ran = ready("import", str(said), "--as", "feedback")

    assert "They belong to no programme yet" in ran.err
    assert "codesign feedback mark C12 --programme NAME" in ran.err
    assert not any(line["programme_id"] for line in ready("feedback", "--json").json)


def test_an_import_says_which_column_became_which_field(ready: Runner, said: Path) -> None:
    ran = ready("import", str(said), "--as", "feedback")

    assert "Columns read as: Comment → text, Date → date." in ran.err
    assert "Kept in the note: Service type 1." in ran.err
    shown = ready("feedback", "show", "C1", "--json").json
    assert (shown["place"], shown["note"]) == ("", "Service type 1: Clinic")


def test_a_facilitator_is_not_our_officer(ready: Runner, tmp_path: Path) -> None:
    path = tmp_path / "assemblies.csv"
    path.write_text(
        "Title,Date,Venue,Faciliator\nBuses,3/11/2026,Village hall,Fenwick Partners\n", encoding="utf-8"
    )

    assert ready("import", str(path), "--as", "events").code == 0

    card = ready("events", "show", "E1", "--json").json
    assert card["note"] == "Faciliator: Fenwick Partners"
    assert card["line"]["officer"] != "Fenwick Partners"


def test_only_rows_that_wait_are_said_to_be_listed(ready: Runner, people: Path) -> None:
    ran = ready("import", str(people), "--as", "contacts")

    waiting = len(ready("set-aside", "--json").json)
    assert f"{waiting} row" in ran.err
    assert "1 blank row set aside" in ran.err
    assert "`codesign set-aside list --all`" in ran.err


def test_a_problem_ends_with_one_full_stop(ready: Runner, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name,Postcode\nSam Okafor,SW1A OAA\n", encoding="utf-8")

    ran = ready("import", str(path), "--as", "contacts")

    assert "?." not in ran.out
