"""Evidence: the packs that were made, newest first; make one, and check any."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from codesign.records.columns_shown import PACK_HEADINGS, Words, pack_cells
from codesign.records.keeping import PackLine
from codesign.records.outcomes import ProgrammeLine
from codesign.screens.ask import WordsModal
from codesign.screens.checking_pack import ChecksPacks, packs_folder
from codesign.screens.choose import ChooseModal
from codesign.screens.lists.whole import WholeListScreen
from codesign.screens.make_pack import MakePackModal, PackWanted
from codesign.widgets.bindings import bindings
from codesign.widgets.columns import Column, columns

if TYPE_CHECKING:
    from codesign.store import Store

_NO_PROGRAMME = "A pack is made for a programme, and there is none yet. Press N, then r, to add one."


class EvidenceScreen(ChecksPacks, WholeListScreen):
    """The packs that were made."""

    MODE = "evidence"
    BINDINGS: ClassVar[list[BindingType]] = bindings("evidence")
    HELP: ClassVar[str] = (
        "# Evidence\nThe packs made from this store. `n` makes one for a programme; `c` checks one, whoever made it; `/` finds one."
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

    def text(self, line: PackLine) -> str:
        """Return its reference, its programme or why the list was written, who made it and its file."""
        return f"{line.reference} {line.title} {line.made_by} {line.file_name}"

    def cells(self, line: PackLine, words: Words) -> Sequence[str]:
        """Return what the command line shows too."""
        return pack_cells(line, words)

    def page(self, line: PackLine) -> Screen[None]:
        """Return the pack's page."""
        from codesign.screens.pages.pack import PackPage

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
        def begin(wanted: PackWanted | None) -> None:
            if wanted is not None:
                self._begin(store, programme.reference, wanted)

        self.app.push_screen(MakePackModal(programme.title, packs_folder()), begin)

    def _begin(self, store: Store, reference: str, wanted: PackWanted) -> None:
        self.query_one("#shown", Static).update("Making the pack… You can go on meanwhile.")
        self._make(store, reference, wanted)

    @work(thread=True, exclusive=True, exit_on_error=False, group="pack", description="make a pack")
    def _make(self, store: Store, reference: str, wanted: PackWanted) -> None:
        from codesign.evidence.produce import produce_pack
        from codesign.records.pack import PackOptions

        options = PackOptions(reference, name_people=bool(wanted.reason), reason=wanted.reason)
        try:
            made = produce_pack(store, reference, wanted.folder, options)
        except BaseException:
            self.app.call_from_thread(self.read_again)
            raise
        self.app.call_from_thread(self.codesign.store_changed.publish, None)
        said = (
            f"The pack is at\n{made.path}\n\n{made.files:,} files. Seal\n{made.seal}\n\n"
            "Keep the seal apart from the pack, in the minutes it goes to: it proves that this is the pack that was made."
        )
        self.app.call_from_thread(self.app.push_screen, WordsModal(said))

    def pack_here(self) -> PackLine | None:
        """Return the pack under the cursor."""
        store, row = self.desk.store, self.grid.row
        lines = self.lines(store, [row]) if store is not None and row is not None else []
        return lines[0] if lines else None
