"""The review on the command line: the figures of the screen, the rule beside the word, and a file with its filter on it."""

from __future__ import annotations

import csv
import shlex
from pathlib import Path

import openpyxl
import pytest

from codesign.clock import FrozenClock
from codesign.records.filters import NOTHING
from codesign.records.review import PANELS
from codesign.store import Store
from tests.cli.conftest import Runner, begin, home_left_by, init
from tests.conftest import NOW


def hear(run: Runner) -> None:
    """Record two sessions and what was said at them."""
    for day, place in (("14 Oct 2026", "Hollerton"), ("20 Aug 2026", "Ambridge")):
        run(
            "log", "--title", f"Drop-in {place}", "--date", day, "--place", place, "--came", "4 carers",
            "--comment", "Last bus is four #transport !2.1", "--comment", "No bus back #transport", "--programme", "Hollerton",
        )  # fmt: skip


heard = home_left_by(init, begin, hear)
"""A runner on a store where two sessions were held and something was said."""


def test_every_panel_is_said_in_lines_with_its_as_at_and_the_rule(heard: Runner) -> None:
    ran = heard("review")
    assert ran.code == 0
    assert all(title in ran.out for title in PANELS.values())
    assert "as at H" in ran.out
    assert "Thin: fewer than 10 comments" in ran.out


def test_as_json_each_figure_says_the_command_that_reads_its_comments(heard: Runner) -> None:
    said = heard("review", "--panel", "thin", "--json").json
    line = next(each for each in said["thin"]["lines"] if each["code"] == "2.1")
    assert (line["comments"], line["evidence"]) == ("2", "thin")
    assert line["command"] == "codesign feedback list --outcome 2.1"
    assert len(heard("feedback", "list", "--outcome", "2.1", "--json").json) == 2
    assert said["standing"]["as_at"].startswith("H")
    growing = heard("review", "--panel", "growing", "--json").json["growing"]["lines"][0]
    words = growing["command"].split()[1:]
    assert len(heard(*words, "--json").json) == int(growing["now"])


def test_a_filter_narrows_and_is_said(heard: Runner) -> None:
    ran = heard("review", "--panel", "thin", "--place", "Hollerton", "--json")
    assert next(each for each in ran.json["thin"]["lines"] if each["code"] == "2.1")["comments"] == "1"
    assert "Place = Hollerton" in heard("review", "--panel", "thin", "--place", "Hollerton").err


def test_what_is_growing_since_a_day_stands_on_what_was_said_since(heard: Runner) -> None:
    heard("feedback", "add", "Nobody rang", "--on", "1 Aug 2026", "--programme", "Hollerton")
    for panel in ("thin", "growing"):
        asked = ("review", "--panel", panel, "--since", "1 Oct 2026")
        standing = heard(*asked, "--json").json["standing"]
        assert (standing["comments"], standing["untagged"]) == (2, 0), panel
        assert ["From", "Thu 1 Oct 2026"] in standing["filters"]
        assert "From = Thu 1 Oct 2026" in heard(*asked).err
    everything = heard("review", "--panel", "growing", "--json").json["standing"]
    assert (everything["comments"], everything["untagged"]) == (5, 1)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "docx"])
def test_a_panel_is_written_with_its_filter_on_it(heard: Runner, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"thin.{ending}"
    assert heard("review", "--panel", "thin", "--place", "Hollerton", "--write", str(path)).code == 0
    assert path.stat().st_size
    if ending == "csv":
        rows = list(csv.reader(path.read_text(encoding="utf-8-sig").splitlines()))
        assert "Place = Hollerton" in rows[1][-1]
        assert "As at" in rows[1][-1]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_written_table_sets_an_outcome_in_under_the_one_it_stands_under(
    heard: Runner, tmp_path: Path, ending: str
) -> None:
    heard("outcomes", "add", "2.1.1", "At night too", "--under", "2.1")
    path = tmp_path / f"table.{ending}"
    assert heard("review", "--panel", "matrix", "--write", str(path)).code == 0
    if ending == "csv":
        rows = [row[0] for row in csv.reader(path.read_text(encoding="utf-8-sig").splitlines())]
    else:
        rows = [str(row[0]) for row in openpyxl.load_workbook(path).worksheets[0].values]
    assert "  2.1.1 At night too" in rows
    assert "2.1 I know whom to ring" in rows


def test_the_months_of_what_is_growing_are_named_and_which_is_after_what_is_now(
    heard: Runner, tmp_path: Path
) -> None:
    said = "By month: Dec 2025 to Nov 2026, the newest last"
    after = "; Nov 2026 is after Oct 2026, and not in Now"
    path = tmp_path / "growing.csv"
    assert f"{said}{after}\n" in heard("review", "--panel", "growing").out
    assert f"{said}\n" in heard("review", "--panel", "growing", "--since", "1 Oct 2026").out
    heard("review", "--panel", "growing", "--write", str(path))
    assert said in path.read_text(encoding="utf-8-sig")


def test_what_was_said_before_the_months_of_a_table_is_said_to_be_of_none_of_them(heard: Runner) -> None:
    heard("feedback", "add", "Long ago #transport", "--on", "1 Mar 2024", "--programme", "Hollerton")
    counted = heard("review", "--panel", "matrix", "--table", "theme-month", "--json").json["matrix"][
        "counted"
    ]
    assert "In the totals and in no column: 1 comment of none of these months." in counted


def test_nought_is_no_share_and_what_is_one_is_said_truly(heard: Runner) -> None:
    refused = heard("reach", "add", "Carers", "--kind", "carer", "--share", "0", "--source", "Census")
    assert (refused.code, "above 0 and up to 100" in refused.err) == (2, True)


def test_a_file_holds_one_panel(heard: Runner, tmp_path: Path) -> None:
    refused = heard("review", "--write", str(tmp_path / "all.csv"))
    assert (refused.code, refused.out) == (2, "")


def test_safe_view_leaves_no_small_count_in_what_is_printed_or_written(heard: Runner, tmp_path: Path) -> None:
    for panel in ("thin", "growing", "said"):
        told = heard("review", "--panel", panel, "--safe", "--json").json
        assert told["standing"]["untagged"] == 0
        for line in told[panel]["lines"]:
            counts = [
                line[each] for each in ("comments", "named", "unnamed", "before", "now") if each in line
            ]
            assert not {"1", "2", "3", "4"}.intersection(counts)
            assert "*" not in counts or line.get("opens") is None
    path = tmp_path / "thin.csv"
    heard("review", "--panel", "thin", "--safe", "--write", str(path))
    rows = list(
        csv.DictReader(line for line in path.read_text("utf-8-sig").splitlines() if not line.startswith("#"))
    )
    assert not {"1", "2", "3", "4"}.intersection(each for row in rows for each in row.values())


def test_what_a_programme_leaves_out_is_said_and_one_option_counts_it(heard: Runner) -> None:
    heard("feedback", "add", "Nobody rang me")
    told = heard("review", "--panel", "thin")
    assert "1 comment has no programme: not counted" in told.out
    assert "codesign review --every" in told.err
    every = heard("review", "--panel", "thin", "--every", "--json").json["standing"]
    one = heard("review", "--panel", "thin", "--json").json["standing"]
    assert every["comments"] == one["comments"] + 1
    assert one["no_programme"] == [1, 0]


def test_safe_view_hides_small_counts_in_lines_and_as_json(heard: Runner) -> None:
    safe = heard("review", "--panel", "matrix", "--safe", "--json").json["matrix"]
    row = next(each for each in safe["rows"] if each["name"].startswith("2.1 "))
    assert row["total"] == "*"
    assert "2" not in [*row["cells"], *safe["column_totals"]]


def test_the_rule_is_shown_set_and_refused(heard: Runner) -> None:
    assert "no law sets them" in heard("review", "rule").err
    assert heard("review", "rule", "set", "thin-comments", "1", "--programme", "Hollerton").code == 0
    number = next(
        each
        for each in heard("review", "rule", "show", "--programme", "Hollerton", "--json").json["numbers"]
        if each["name"] == "thin-comments"
    )
    assert (number["value"], number["usual"], number["changed_by"]) == (1, 10, "P. Nair")
    assert heard("review", "rule", "set", "thin-comments", "many").code == 2
    assert heard("review", "rule", "set", "thin-comments", "usual", "--programme", "Hollerton").code == 0
    assert heard("review", "rule", "--json").json["numbers"][0]["value"] == 10


def test_a_figure_is_kept_and_made_again(heard: Runner) -> None:
    assert heard("review", "keep", "Board", "--outcome", "2.1").code == 0
    heard("feedback", "add", "One more !2.1", "--programme", "Hollerton")
    again = heard("review", "again", "board")
    assert "comments then 2, now 3" in again.out
    assert "1 comment added" in again.out
    assert [each["name"] for each in heard("review", "kept", "--json").json] == ["Board"]
    assert heard("review", "keep", "Nothing").code == 2


def test_who_was_reached_is_said_with_what_nobody_recorded(heard: Runner, tmp_path: Path) -> None:
    assert "Nobody is on the reach list" in heard("review", "--panel", "reach").out
    table = tmp_path / "groups.csv"
    table.write_text("Group,Question,Answer,Share,Source,Remark\nDisabled people,Disability,yes,17.8,Census 2021,x\n", encoding="utf-8")  # fmt: skip
    brought = heard("reach", "import", str(table), "--programme", "Hollerton")
    assert (brought.code, brought.out) == (0, "Disabled people\n")
    assert "Not read: Remark" in brought.err
    counted = heard("monitoring", "add", "E1", "--question", "disability", "--answer", "Yes", "--count", "9")
    assert "recorded as having come" in counted.err
    assert (
        heard("monitoring", "add", "E1", "--question", "Disability", "--answer", "no", "--count", "-2").code
        == 2
    )
    (line,) = heard("review", "--panel", "reach", "--json").json["reach"]["lines"]
    assert (line["reached"], line["not_recorded"]) == ("9", "0")
    assert "9 answered Disability, 4 are recorded" in heard("review", "--panel", "reach").out
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "event,question,answer,people\nE2,Disability,yes,1\nE2,Disability,no,three\n", encoding="utf-8"
    )
    refused = heard("monitoring", "import", str(answers))
    assert (refused.code, "Row 3: “three” is no count of people." in refused.err) == (2, True)
    assert len(heard("monitoring", "list", "--json").json) == 1
    for rows, said in (
        ("E2,Disability,yes,1\nE99,Disability,no,3", "Row 3: "),
        ("\nE1,Disability,no,3\nE1,disability,No,4", "Row 4: "),
    ):
        answers.write_text(f"event,question,answer,people\n{rows}\n", encoding="utf-8")
        for dry in ((), ("--dry-run",)):
            refused = heard("monitoring", "import", str(answers), *dry)
            assert (refused.code, refused.err.splitlines()[-1].startswith(said)) == (2, True), refused.err
        assert len(heard("monitoring", "list", "--json").json) == 1
    answers.write_text(
        "event,question,answer,people\nE2,Disability,yes,few\nE2,Disability,no,1\nE99,Disability,no,3\n",
        encoding="utf-8",
    )
    first, second = heard("monitoring", "import", str(answers)).err.splitlines()[-2:]
    assert first == "Row 2: “few” is no count of people. Type a whole number, 0 or more."
    assert (second[:6], second.endswith("Nothing of the file was written.")) == ("Row 4:", True)
    assert len(heard("monitoring", "list", "--json").json) == 1
    table.write_text("Group,Kind\nCarers,carer\nGuests,nobody-knows\n", encoding="utf-8")
    refused = heard("reach", "import", str(table))
    assert (refused.code, "Row 3: " in refused.err) == (2, True)
    assert "`codesign vocabularies show kinds` lists them." in refused.err
    table.write_text("Group,Kind\nCarers,carrer\n", encoding="utf-8")
    (told,) = [line for line in heard("reach", "import", str(table)).err.splitlines() if "Row 2: " in line]
    assert "The nearest: carer" in told
    assert len(told.split()) < 30
    table.write_text("Group,Kind\nCarers,carer\ncarers,carer\n", encoding="utf-8")
    assert "Row 3: " in heard("reach", "import", str(table)).err
    assert len(heard("reach", "list", "--json").json) == 1


def test_an_import_says_where_more_answered_than_came_and_what_stands_twice(
    heard: Runner, tmp_path: Path
) -> None:
    answers = tmp_path / "answers.csv"
    answers.write_text(
        "event,question,answer,people\nE1,Disability,yes,300\nE2,Disability,no,3\nE1,Disability,no,1\n", encoding="utf-8"
    )  # fmt: skip
    for dry in (("--dry-run",), ()):
        said = heard("monitoring", "import", str(answers), *dry).err
        (told,) = [line for line in said.splitlines() if "recorded as having come" in line]
        assert "301 answered Disability at E1-" in told
        assert "4 are recorded" in told
    for again in ((), ("--replace",)):
        answers.write_text(
            "event,question,answer,people\nE2,Disability,declined,0\nE2,disability,Declined,2\n", encoding="utf-8"
        )  # fmt: skip
        refused = heard("monitoring", "import", str(answers), *again)
        assert refused.code == 2
        assert "Row 3: E2-" in refused.err
        assert "stands twice in the file, in row 2 too" in refused.err
        assert "already" not in refused.err
    assert len(heard("monitoring", "list", "--json").json) == 3


def test_a_view_narrows_wherever_filters_are(heard: Runner) -> None:
    assert heard("views", "keep", "Holl", "--place", "Hollerton").code == 0
    assert len(heard("feedback", "list", "--view", "holl", "--json").json) == 2
    assert len(heard("events", "list", "--view", "Holl", "--json").json) == 1
    assert "Place = Hollerton" in heard("review", "--panel", "said", "--view", "Holl").err
    assert heard("feedback", "list", "--view", "nothing").code == 2
    assert heard("views", "remove", "Holl").code == 0
    assert heard("views", "--json").json == []


@pytest.mark.parametrize(
    ("panel", "way", "asks"),
    [
        ("matrix", "theme-place", "--table theme-place"),
        ("thin", "themes", "--of themes"),
        ("growing", "now", "--month 2026-11"),
    ],
)
def test_a_view_kept_on_the_screen_is_shown_the_same_way_here(
    heard: Runner, store_file: Path, panel: str, way: str, asks: str
) -> None:
    store = Store.open(store_file, actor="P. Nair", device="screen", letters="KTM", clock=FrozenClock(NOW))
    store.views.keep("Board", f"review {panel}", NOTHING, way)
    store.close()
    assert f"review {panel}, {way}" in heard("views", "show", "Board").out
    shown = [heard("review", "--panel", panel, *words, "--json").json[panel] for words in (("--view", "Board"), asks.split(), ())]  # fmt: skip
    assert shown[0] == shown[1] != shown[2]
    if panel == "matrix":  # what is said here stands over the view
        said = heard("review", "--panel", panel, "--view", "Board", "--table", "outcome-kind", "--json").json
        assert said[panel] == shown[2]


def test_words_that_rise_become_a_theme_only_when_asked(heard: Runner) -> None:
    said = [word for n in range(6) for word in ("--comment", f"The minibus broke down in week {n}")]
    heard(
        "log",
        "--title",
        "Hall",
        "--date",
        "15 Oct 2026",
        "--came",
        "6 carers",
        *said,
        "--programme",
        "Hollerton",
    )
    shown = heard("review", "--panel", "growing", "--json").json["growing"]["rising"]
    assert any("minibus" in " ".join(each["words"]) for each in shown), shown
    assert heard("review", "draft", "minibus").code == 2, "nobody can be asked here"
    made = heard("review", "draft", "minibus", "--name", "Minibus", "--yes", "--json")
    assert (made.json["state"], made.json["comments"]) == ("draft", 6)
    assert "on 6 comments (0 before, 6 now)" in made.err
    assert heard("review", "draft", "helicopter").code == 2


def test_the_command_of_words_that_rise_reads_the_comments_they_are_counted_in(heard: Runner) -> None:
    for n, place in enumerate(["chemist", "pharmacy", "chemist", "pharmacist"]):
        said = f"Our {place} closed early in week {n}"
        assert (
            heard("feedback", "add", said, "--on", f"{10 + n} Oct 2026", "--programme", "Hollerton").code == 0
        )

    shown = heard("review", "--panel", "growing", "--json").json["growing"]["rising"]
    assert any("chemist" in each["words"] and each["now"] == "4" for each in shown), shown
    for each in shown:
        read = heard(*shlex.split(each["command"])[1:], "--json")
        assert read.code == 0, read.err
        assert len(read.json) == int(each["now"]), each


def test_a_draft_theme_is_asked_for_by_the_words_as_the_panel_shows_them(heard: Runner) -> None:
    for n, place in enumerate(["chemist", "pharmacy", "chemist", "pharmacist"]):
        said = f"Our {place} closed early in week {n}"
        assert (
            heard("feedback", "add", said, "--on", f"{10 + n} Oct 2026", "--programme", "Hollerton").code == 0
        )
    (shown,) = (
        each["theme"]
        for each in heard("review", "--panel", "growing", "--json").json["growing"]["rising"]
        if "chemist" in each["words"]
    )
    assert "," in shown

    made = heard("review", "draft", shown, "--no-tags", "--json")
    assert made.code == 0, made.err
    assert shown.casefold().startswith(f"“{made.json['name'].casefold()}")
    assert heard("review", "draft", f"{shown}, helicopter").code == 2
