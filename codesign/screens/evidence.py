"""Evidence: the packs that were made, newest first; make one, and check any."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from codesign.records.columns_shown import PACK_HEADINGS, Words, pack_cells
from codesign.records.keeping import PackLine
from codesign.records.outcomes import ProgrammeLine
from codesign.screens.ask import AskLineModal, AskModal, WordsModal
from codesign.screens.choose import ChooseModal
from codesign.screens.list_screen import WholeListScreen
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store

_NO_PROGRAMME = (
    "A pack is made for a programme, and there is none yet. `codesign programmes add TITLE` makes one."
)


class EvidenceScreen(WholeListScreen):
    """The packs that were made."""

    MODE = "evidence"
    BINDINGS: ClassVar[list[BindingType]] = bindings("evidence")
    HELP: ClassVar[str] = (
        "# Evidence\nThe packs made from this store. `n` makes one for a programme; `c` checks one, whoever made it."
    )
    COLUMNS: ClassVar[Sequence[Column]] = columns(
        PACK_HEADINGS,
        Ref="10", Made="17", By="8-24 leaves 2", Programme="14-50", File="14-60", **{"Stands at": "9 leaves 1"},
        Comments="8 right", Quoted="6 right leaves 3",
    )  # fmt: skip
    ONE = "pack"
    PEEK = "File"
    EMPTY = "No packs yet. A pack is a report with its tables, sealed so that anybody can check it. Press n to make one."

    def all_lines(self, store: Store) -> Sequence[PackLine]:
        """Return packs, newest first."""
        return store.packs.lines()

    def cells(self, line: PackLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return pack_cells(line, words)

    def page(self, line: PackLine) -> Screen[None]:
        """Return the pack's page."""
        from codesign.screens.pack_page import PackPage

        return PackPage(line.id)

    # making one

    def action_new(self) -> None:
        """Make a pack: for the only programme, or for the one chosen."""
        self.codesign.when_open(self._choose_programme)

    def _choose_programme(self, store: Store) -> None:
        programmes = {line.reference: line for line in store.programmes.lines()}
        if not programmes:
            self.app.push_screen(WordsModal(_NO_PROGRAMME))
        elif len(programmes) == 1:
            self._ask_to_make(store, next(iter(programmes.values())))
        else:
            answers = [(line.reference, f"{line.title} · {line.reference}") for line in programmes.values()]
            choose = ChooseModal("A pack for which programme?", answers)
            self.app.push_screen(
                choose, lambda key: self._ask_to_make(store, programmes[key]) if key else None
            )

    def _ask_to_make(self, store: Store, programme: ProgrammeLine) -> None:
        folder = packs_folder()
        ask = AskModal(
            f"Make an evidence pack of {programme.title}?\n\nIt is written to {folder}, stamped INTERNAL, NOT FOR PUBLICATION. "
            "Nothing is sent anywhere.",
            yes="Make it",
            no="Not now",
        )
        self.app.push_screen(
            ask, lambda yes: self._begin(store, programme.reference, folder) if yes else None
        )

    def _begin(self, store: Store, reference: str, folder: Path) -> None:
        self.query_one("#shown", Static).update("Making the pack…")
        self._make(store, reference, folder)

    @work(thread=True, exclusive=True, exit_on_error=False, group="pack", description="make a pack")
    def _make(self, store: Store, reference: str, folder: Path) -> None:
        from codesign.evidence.produce import produce_pack

        try:
            made = produce_pack(store, reference, folder)
        except BaseException:
            self.app.call_from_thread(self.read_again)
            raise
        self.app.call_from_thread(self.codesign.store_changed.publish, None)
        said = (
            f"The pack is at\n{made.path}\n\n{made.files:,} files. Seal\n{made.seal}\n\n"
            "Keep the seal apart from the pack, in the minutes it goes to: it proves that this is the pack that was made."
        )
        self.app.call_from_thread(self.app.push_screen, WordsModal(said))

    # checking one

    def action_verify(self) -> None:
        """Ask which pack to check."""
        ask = AskLineModal(
            "Which pack? Its .zip, or the folder it unpacks to.", hint="Enter checks it · Esc goes back"
        )
        self.app.push_screen(ask, self._check)

    def _check(self, typed: str | None) -> None:
        if typed:
            self._verify(typed)

    @work(thread=True, exclusive=True, exit_on_error=False, group="pack", description="check a pack")
    def _verify(self, typed: str) -> None:
        from codesign.evidence.verify import verify_pack

        verdict = verify_pack(Path(typed).expanduser())
        store = self.desk.store
        kept = (
            [line for line in store.packs.lines() if line.sha256 == verdict.seal]
            if store and verdict.ok
            else []
        )
        ours = [f"Its seal is the one kept here when {line.reference} was made." for line in kept]
        self.app.call_from_thread(self.app.push_screen, WordsModal("\n".join((*verdict.words, *ours))))


def packs_folder() -> Path:
    """Return where packs go: `exports` if it is there, else the folder the program was started in."""
    exports = Path.cwd() / "exports"
    return exports if exports.is_dir() else Path.cwd()
