"""`i`: a spreadsheet into the store that is open, with the account of every row over whatever is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from codesign.errors import CodesignError
from codesign.screens.ask import AskLineModal, WordsModal
from codesign.text import clean, listed

if TYPE_CHECKING:
    from codesign.app import CodesignApp
    from codesign.imports.report import ImportReport
    from codesign.store import Store

_WHICH = "Which spreadsheet (.csv or .xlsx)? Type or paste its path, such as ~/Documents/contacts.xlsx"

_WHOLE_COMMAND = re.compile(r"`codesign [^`]*`")
_OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def bring_in(app: CodesignApp, store: Store, question: str = _WHICH, value: str = "") -> None:
    """Ask for a spreadsheet, and bring it in."""
    hint = "What it holds is told by its headings · Enter brings it in · Esc goes back"

    def take(typed: str | None) -> None:
        if not typed:
            return
        path = path_typed(typed)
        if path.is_file():
            app.bring_in_file(store, path)
        else:
            bring_in(app, store, f"There is no file at {path}. Which file?", typed)

    app.push_screen(AskLineModal(question, value=value, hint=hint), take)


def path_typed(typed: str) -> Path:
    """Return a path as somebody types or drops it, with or without quote marks."""
    return Path(clean(typed).text.strip().strip("'\"")).expanduser()


def account(store: Store, path: Path) -> str:
    """Bring a file in, and return the account of it in words, or the sentence of its refusal. Runs in a thread."""
    from codesign.imports.apply import import_file

    try:
        report = import_file(store, path)
    except CodesignError as refused:
        return f"{refused}\n\nNothing was written. `codesign import --help` says how a file can be told what it holds."
    return "\n".join(account_lines(report)).strip()


def account_lines(report: ImportReport) -> Iterator[str]:
    """Yield the account of what was brought in: how many rows, what was noticed, what was set aside, and how it is undone."""
    yield f"{report.file}, as {report.kind}: {report.words}"
    yield from report.notes
    yield from where_options_go(report.notes)
    yield from (f"{count:,} set aside: {reason}" for reason, count in report.reasons.items())
    yield ""
    yield "u undoes all of it, in one go." if report.change else ""


def where_options_go(notes: Iterable[str]) -> Iterator[str]:
    """Yield where the options go that an account names by themselves: no screen takes them."""
    bare = (_WHOLE_COMMAND.sub("", note) for note in notes)
    options = dict.fromkeys(option for note in bare for option in _OPTION.findall(note))
    if options:
        are = "is" if len(options) == 1 else "are"
        yield f"{listed(list(options))} {are} typed at the command line, once this is undone: `codesign import FILE {next(iter(options))} …`."


def tell(app: CodesignApp, said: str) -> None:
    """Read every list again, and show the account."""
    app.store_changed.publish(None)
    app.push_screen(WordsModal(said))
