"""`c`: check a pack, whoever made it. The file asked for first is the one under the cursor, where it is still about."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from codesign.places import files_folder
from codesign.screens.ask import AskLineModal, WordsModal, if_answered
from codesign.screens.bringing_in import path_typed
from codesign.screens.mode_screen import ModeScreen

if TYPE_CHECKING:
    from codesign.records.keeping import PackLine
    from codesign.store import Store


class ChecksPacks(ModeScreen):
    """A screen on which a pack can be checked."""

    def pack_here(self) -> PackLine | None:
        """Return the pack under the cursor, or nothing."""
        return None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to check here."""
        return action == "verify" or super().check_action(action, parameters)

    def action_verify(self) -> None:
        """Ask which pack to check."""
        here = self.pack_here()
        ask = AskLineModal(
            "Which pack? Its .zip, or the folder it unpacks to.",
            value=str(_where_written(here) or "") if here else "",
            hint="Enter checks it · Esc goes back",
            read=_there,
        )
        asked = here.reference if here else ""

        def check(typed: str) -> None:
            self._verify(path_typed(typed), asked)

        self.app.push_screen(ask, if_answered(check))

    @work(thread=True, exclusive=True, exit_on_error=False, group="pack", description="check a pack")
    def _verify(self, path: Path, asked: str) -> None:
        self.app.call_from_thread(self.app.push_screen, WordsModal(_told(self.desk.store, path, asked)))


def _where_written(line: PackLine) -> Path | None:
    """Return where a file still is: where it was written to, else in a folder that packs and lists go to."""
    written = [Path(line.folder)] if line.folder else []
    places = dict.fromkeys((*written, packs_folder(), Path.cwd(), Path.cwd() / "exports", files_folder()))
    name = line.file_name
    return next((folder / name for folder in places if name and (folder / name).exists()), None)


def _there(typed: str) -> str:
    """Return a path as typed, if anything is there. Raises PackMissingError."""
    from codesign.evidence.faults import PackMissingError

    said = typed.strip()
    if said and not path_typed(said).exists():
        raise PackMissingError(path_typed(said))
    return said


def _told(store: Store | None, path: Path, asked: str) -> str:
    """Return what is found of a file, held against what is kept here."""
    from codesign.evidence.kept_seals import against_kept
    from codesign.evidence.verify import verify_pack
    from codesign.evidence.written_list import is_written_list, told_of_list

    if store and is_written_list(path):
        return "\n".join(told_of_list(store, path))
    return "\n".join(
        against_kept(verify_pack(path), path, store.packs.lines() if store else [], asked=asked).words
    )


def packs_folder() -> Path:
    """Return where packs go: `exports` if it is there, else the folder the program was started in."""
    exports = Path.cwd() / "exports"
    return exports if exports.is_dir() else Path.cwd()
