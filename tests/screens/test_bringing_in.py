"""The account of a spreadsheet that was brought in from a screen: what it names that no screen takes, and where that goes."""

from __future__ import annotations

from pathlib import Path

from codesign.records.outcomes import NewProgramme
from codesign.screens.bringing_in import account, where_options_go
from codesign.store import Store


def test_options_an_account_names_are_said_to_be_of_the_command_line(store: Store, tmp_path: Path) -> None:
    store.programmes.add(NewProgramme("Winter buses"))
    path = tmp_path / "feedback.csv"
    path.write_text("comment,sentiment\nA later bus.,negative\n", "utf-8")

    lines = account(store, path).splitlines()

    assert "The comments belong to the programme Winter buses; --programme names another." in lines
    assert (
        "--programme is typed at the command line, once this is undone: `codesign import FILE --programme …`."
        in lines
    )


def test_whole_commands_say_themselves_where_they_are_typed() -> None:
    notes = ("Undo this and say `codesign import FILE --notes`.", "A dash -- and a well-known word.")

    assert list(where_options_go(notes)) == []
    assert next(where_options_go(["--map A=- or --split"])).startswith("--map, --split are typed")
