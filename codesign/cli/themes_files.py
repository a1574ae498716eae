"""`codesign themes export` and `import`: the codebook in and out of files, as TOML or REFI-QDA."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from codesign.cli import options, printing, talking
from codesign.cli.grouping import InProgramme, Json, OfProgramme, command
from codesign.cli.opening import opened
from codesign.cli.themes import NO_ASKING, Yes, group
from codesign.errors import AskedWronglyError
from codesign.records.codebook import Brought, BroughtIn
from codesign.text import plural, shorten

if TYPE_CHECKING:
    from codesign.coding.codebook_file import CodebookRead
    from codesign.store import Store

_KINDS = (".toml", ".qdc")
_NAME = 60
_WHAT = {"new": "new", "same": "the same", "filled": "filled in", "kept": "kept as it is here"}


class NeitherKindError(AskedWronglyError):
    """A file that is neither TOML nor REFI-QDA by its name."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{shorten(name, _NAME)} is named neither .toml nor .qdc.",
            todo="Nothing was done. Name it after what it is to hold: codebook.toml, or codebook.qdc for other programs.",
        )


class LearntInTomlError(AskedWronglyError):
    """Learnt words in a form that has no place for them."""

    def __init__(self) -> None:
        super().__init__(
            "REFI-QDA has no place for what was learnt.",
            todo="Name a file that ends .toml. Nothing was written.",
        )


@command(group, "export", "codesign themes export codebook.qdc --programme Hollerton")
def export_themes(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A name ending .toml or .qdc; TOML is printed if not said."),
    ] = None,
    programme: InProgramme = "",
    with_learnt: Annotated[
        bool,
        typer.Option(
            "--with-learnt", help="TOML only: the words learnt of each theme, with weights. Read them first."
        ),
    ] = False,
) -> None:
    """Write the codebook as TOML, or as REFI-QDA (.qdc) for other programs."""
    from codesign.coding.codebook_file import codebook_text
    from codesign.coding.qdc_file import qdc_bytes
    from codesign.files import write_new_file

    if file is not None and file.suffix.lower() not in _KINDS:
        raise NeitherKindError(file.name)
    is_qdc = file is not None and file.suffix.lower() == ".qdc"
    if is_qdc and with_learnt:
        raise LearntInTomlError
    with opened(context) as store, store.read():
        themes = store.themes.lines(options.programme_id(store, programme))
        entries = store.codebook.entries([line.id for line in themes])
        learnt = store.suggesting.learnt_words([line.id for line in themes]) if with_learnt else {}
    by_name = {line.name: learnt[line.id] for line in themes if line.id in learnt}
    if file is None:
        printing.line(codebook_text(entries, learnt=by_name).rstrip("\n"))
    else:
        text = "" if is_qdc else codebook_text(entries, learnt=by_name)
        written = write_new_file(file, qdc_bytes(entries, "codesign") if is_qdc else text.encode())
        printing.line(str(written))
    talking.say(
        f"{plural(len(entries), 'theme')}. No comment goes along; the examples do, as they were typed."
    )
    if with_learnt:
        words = sum(len(each.words) for each in by_name.values())
        talking.say(
            f"{plural(words, 'word')} learnt: each of 5 comments and more, by 3 speakers or kinds of them and more. "
            "No name from the register, no number and no address is among them; read them before they leave all the same."
        )


@command(group, "import", "codesign themes import codebook.toml --dry-run")
def import_themes(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A codebook: .toml or .qdc.")],
    programme: OfProgramme = "",
    replace: Annotated[
        bool, typer.Option("--replace", help="Let the file's words stand where ours say otherwise.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come of it.")] = False,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Bring a codebook in, after showing what comes of it. The same name is the same theme; what is empty here is filled, what differs is told."""
    from codesign.store.codebook.bringing import said

    read = _read(file)
    with opened(context) as store:
        bring = partial(
            store.codebook.bring_in,
            read,
            programme_id=options.programme_id(store, programme),
            replace=replace,
        )
        brought = bring(dry=True)
        if not json:
            printing.lines(line for each in brought.themes for line in _lines(each))
        for note in brought.notes:
            talking.say(note)
        if not dry_run and (read.learnt or _alters(brought)):
            if not yes and not talking.agrees(f"{said(brought)} Bring them in?", otherwise=NO_ASKING):
                talking.say("Nothing was changed.")
                return
            brought = bring()
            if read.learnt:
                _begin_with(store, read)
    if json:
        printing.as_json(brought)
    talking.say(f"{said(brought)} {_ending(brought, dry=dry_run, replace=replace)}".strip())


def _alters(brought: BroughtIn) -> bool:
    return any(brought.count(what) for what in ("new", "filled"))


def _begin_with(store: Store, read: CodebookRead) -> None:
    """Let suggestions begin with the words learnt where the codebook comes from."""
    known = {line.name.casefold(): line.id for line in store.themes.lines()}
    learnt = {known[name.casefold()]: each for name, each in read.learnt.items() if name.casefold() in known}
    store.suggesting.begin_with(learnt)
    words = sum(len(each.words) for each in learnt.values())
    talking.say(f"{plural(words, 'word')} learnt elsewhere: suggestions begin with them.")


def _read(file: Path) -> CodebookRead:
    from codesign.coding.codebook_file import read_codebook_file
    from codesign.coding.qdc_file import read_qdc_file

    if file.suffix.lower() not in _KINDS:
        raise NeitherKindError(file.name)
    return read_qdc_file(file) if file.suffix.lower() == ".qdc" else read_codebook_file(file)


def _lines(brought: Brought) -> list[str]:
    """Return what a theme comes to, and each field that the file says otherwise."""
    head = f"{brought.name}{f' ({brought.reference})' if brought.reference else ''}: {_WHAT[brought.what]}"
    return [
        head,
        *(
            f"  {each.field.replace('belongs_not', 'does not belong')}: {_said(each.held)} → {_said(each.given)}"
            f"{'' if each.is_taken else ' (kept as it is here)'}"
            for each in brought.fields
        ),
    ]


def _said(words: str) -> str:
    return f"“{shorten(words.replace(chr(10), ' '), _NAME)}”" if words else "nothing"


def _ending(brought: BroughtIn, *, dry: bool, replace: bool) -> str:
    if dry:
        return "Nothing was changed."
    kept = any(not field.is_taken for each in brought.themes for field in each.fields)
    undo = f"`codesign undo {brought.change}` takes it back." if brought.change else "Nothing was changed."
    return f"{undo} --replace takes the file's words." if kept and not replace else undo
