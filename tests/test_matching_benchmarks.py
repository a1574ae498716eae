"""The matching benchmarks as they stand, on the forty made-up contacts beside them."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the benchmarks be imported from where they are."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "benchmarks"))


def part(name: str) -> Any:
    """Return a part of the matching benchmarks."""
    return import_module(f"matching.{name}")


def outcome(system: str, f1: float, *, best: float = 0, misled: float = 0) -> Any:
    pairwise = {"precision": f1, "recall": f1, "f1": f1}
    score = {
        "pairwise": pairwise,
        "bcubed": pairwise,
        "over_merged": {"clusters": 0, "worst_entities": 1},
        "hn_false_merge_rate": misled,
        "person_organisation_merges": 0,
    }
    return part("systems").Outcome(system, score, part("running").Cost(1.0, 50.0), best or f1)


class TestFigures:
    def test_are_the_mean_and_the_worst_over_the_tables(self) -> None:
        outcomes = {
            ("default-1", "5k"): {"codesign": outcome("codesign", 0.95)},
            ("default-2", "5k"): {"codesign": outcome("codesign", 0.97)},
        }

        first = next(iter(part("figures").lines(part("figures").CONTACTS, outcomes)))

        assert (first.ours, first.worst, first.tables) == pytest.approx((0.96, 0.95, 2))
        assert first.verdict == "aim reached"

    def test_take_the_lead_over_the_best_of_the_others_with_hindsight(self) -> None:
        outcomes = {
            ("default-1", "5k"): {
                "codesign": outcome("codesign", 0.95),
                "splink": outcome("splink", 0.70, best=0.80),
                "civicrm": outcome("civicrm", 0.75),
            }
        }

        lead = next(
            line for line in part("figures").lines(part("figures").CONTACTS, outcomes) if line.figure.against
        )

        assert lead.ours == pytest.approx(0.15)

    def test_say_which_do_not_hold(self) -> None:
        outcomes = {("default-1", "5k"): {"codesign": outcome("codesign", 0.95, misled=0.2)}}

        lines = {
            line.figure.words: line.verdict
            for line in part("figures").lines(part("figures").CONTACTS, outcomes)
        }

        assert lines["contacts 5,000: F1"] == "holds"
        assert lines["pairs meant to mislead that were merged, 5,000"] == "NOT REACHED"

    def test_are_printed_with_the_best_of_the_others_by_name(self) -> None:
        outcomes = {
            ("default-1", "noise"): {"codesign": outcome("codesign", 0.87), "splink": outcome("splink", 0.7)}
        }

        lines = list(part("report").table(part("figures").lines(part("figures").CONTACTS, outcomes)))

        assert lines[1:] == ["| noise 1.6: F1 | 0.865 | 0.88 | 0.870 | 0.870 | 1 | 0.700 splink | holds |"]


def test_an_answer_is_scored_by_pairs_records_and_kinds_of_case(tmp_path: Path) -> None:
    truth, answer = tmp_path / "truth.csv", tmp_path / "answer.csv"
    truth.write_text(
        "id,entity_id,type,hn,variant\n"
        "1,A,person,couple:1,\n2,A,person,,initial\n3,A,person,,\n4,B,person,couple:1,\n5,C,organisation,,\n"
    )
    answer.write_text("id,cluster_id\n1,x\n2,x\n4,x\n5,x\n")

    found = part("scoring").score(truth, answer)

    assert found["pairwise"] == pytest.approx({"precision": 1 / 6, "recall": 1 / 3, "f1": 2 / 9})
    assert found["bcubed"]["precision"] == pytest.approx((2 * 2 / 4 + 1 + 1 / 4 + 1 / 4) / 5)
    assert found["bcubed"]["recall"] == pytest.approx((2 * 2 / 3 + 1 / 3 + 1 + 1) / 5)
    assert found["over_merged"] == {"clusters": 1, "worst_entities": 3}
    assert found["person_organisation_merges"] == 1
    assert found["hn_by_kind"] == {"couple": {"pairs": 1, "merged": 1, "rate": 1}}
    assert found["recall_by_variant"] == {"initial": {"pairs": 2, "recall": 0.5}}


def test_a_short_run_prints_the_figures_of_the_table_that_stands_here(tmp_path: Path) -> None:
    told = tmp_path / "told.py"
    told.write_text(
        "import sys, pathlib\n"
        "table, out = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[4])\n"
        "out.write_text(table.with_name('truth.csv').read_text())\n"
    )

    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.matching", "figures", "--tiny", "--codesign", f"{sys.executable} {told}"],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip

    assert "codesign          P 1.000 R 1.000 F1 1.000" in ran.stdout
    assert "parent_child 0/4 0.000" in ran.stdout


def test_what_the_others_made_of_a_table_is_kept_and_not_run_again(tmp_path: Path) -> None:
    pairwise = {"precision": 0.7, "recall": 0.8, "f1": 0.75}
    best = {"threshold": 0.99, "pairwise": {"precision": 0.8, "recall": 0.76, "f1": 0.78}}
    kept = {"pairwise": pairwise, "best_threshold": best, "process_seconds": 6.1, "peak_mb": 260}
    (tmp_path / "results.json").write_text(json.dumps({"splink": kept, "dedupe": {"error": "over 590 s"}}))
    systems = part("systems")
    peers = systems.Peers(tmp_path, "no such python")

    splink, dedupe = systems.others(peers, ["splink", "dedupe"], part("sets").tiny(), tmp_path)

    assert (splink.f1, splink.best_f1, splink.cost.seconds) == (0.75, 0.78, 6.1)
    assert dedupe.failed == "over 590 s"


class TestTheBand:
    def test_goes_down_to_the_least_weight_that_is_right_often_enough(self) -> None:
        found = [(9.0, True)] * 199 + [(8.0, False)] + [(7.0, True)] * 50 + [(6.0, False)] * 9

        band = part("band").band(found)

        assert (band.weight, band.offered, band.right) == (7.0, 250, 249)

    def test_is_not_there_where_no_weight_is_high_enough(self) -> None:
        assert part("band").band([(9.0, True), (9.0, False)] * 200) is None

    def test_leaves_out_service_users_and_one_name_in_one_organisation(self, tmp_path: Path) -> None:
        tiny = part("sets").tiny()
        rows = (tmp_path / "answer.csv", tmp_path / "pairs.csv")
        rows[0].write_text("id,cluster_id\n" + "".join(f"T{n:02},{n}\n" for n in range(1, 41)))
        ids = [f"T{n:02}" for n in range(1, 41)]
        rows[1].write_text("one,other,weight\n" + "".join(f"{a},{b},5\n" for a in ids for b in ids if a < b))

        answered = part("band").answered(tiny.table, tiny.truth, *rows)

        kinds = [row["kind"] for row in answered.table]
        assert 0 < len(list(answered.pairs())) < len(answered.weights)
        assert len(list(answered.pairs())) <= (40 - kinds.count("service user")) * 39 / 2


def test_names_typed_forms_filled_in_and_records_added_are_measured() -> None:
    lookup, tiny = part("lookup"), part("sets").tiny()
    contacts = lookup.Contacts.read(tiny.table, tiny.truth)
    register = lookup.register_of(contacts)

    assert len(lookup.keystrokes(contacts, register)) > 100
    assert lookup.whole_forms(contacts, register) > 0.8
    assert len(lookup.added(contacts, register)) == len(contacts.rows) == len(register)
    group, taken = lookup.one_by_one(contacts)
    assert group.keys() == contacts.entity.keys()
    assert len(taken) == len(contacts.rows)
    assert len(set(group.values())) < len(group)


def test_a_table_that_is_not_there_and_cannot_be_made_is_said(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.matching", "figures", "--sets", str(tmp_path), "--kinds", "5k", "--shared", ""],
        capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1],
    )  # fmt: skip

    assert ran.returncode == 1
    assert "there is no generator to make it" in ran.stderr


def test_a_command_is_measured_and_one_that_fails_is_said(tmp_path: Path) -> None:
    running = part("running")

    cost = running.whole_command([sys.executable, "-c", "x = bytearray(40_000_000)"], tmp_path / "cost")

    assert cost.seconds > 0
    assert cost.megabytes > 40
    with pytest.raises(running.CommandFailedError, match="no such thing"):
        running.whole_command([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path / "cost")
