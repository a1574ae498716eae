"""`c`: check a pack, whoever made it. The file asked for first is the one under the cursor, where it is still about."""

from __future__ import annotations

from pathlib import Path

from textual import work

from codesign.places import files_folder
from codesign.screens.ask import AskLineModal, WordsModal
from codesign.screens.bringing_in import path_typed
from codesign.screens.mode_screen import ModeScreen


class ChecksPacks(ModeScreen):
    """A screen on which a pack can be checked."""

    def file_name(self) -> str:
        """Return the name of the file under the cursor, or nothing."""
        return ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to check here."""
        return action == "verify" or super().check_action(action, parameters)

    def action_verify(self) -> None:
        """Ask which pack to check."""
        name = self.file_name()
        places = [folder / name for folder in (packs_folder(), files_folder())] if name else []
        known = next((str(path) for path in places if path.exists()), "")
        ask = AskLineModal(
            "Which pack? Its .zip, or the folder it unpacks to.", value=known, hint="Enter checks it · Esc goes back"
        )  # fmt: skip
        self.app.push_screen(ask, self._check)

    def _check(self, typed: str | None) -> None:
        if typed:
            self._verify(path_typed(typed))

    @work(thread=True, exclusive=True, exit_on_error=False, group="pack", description="check a pack")
    def _verify(self, path: Path) -> None:
        from codesign.evidence.verify import verify_pack
        from codesign.evidence.written_list import is_written_list, told_of_list

        store = self.desk.store
        if store and is_written_list(path):
            said = "\n".join(told_of_list(store, path))
            self.app.call_from_thread(self.app.push_screen, WordsModal(said))
            return
        verdict = verify_pack(path)
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
