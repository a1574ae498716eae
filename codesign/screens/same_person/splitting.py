"""Taking a merge apart: all that was there goes back; what was added since is listed, and what is ticked is given back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import work

from codesign.records.columns_shown import moment_words
from codesign.records.pages.contact import merge_words
from codesign.records.same_person import AddedSince, Merge
from codesign.screens.ask import if_answered
from codesign.screens.choose import ChooseModal
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.same_person.ticking import TickModal
from codesign.text import one_line, plural, shorten
from codesign.widgets.tick_list import Tick

if TYPE_CHECKING:
    from codesign.store import Store

_NAME = 48
_SHOW_NAME = "show-name"
"""The key of the line that shows a hidden name again."""


class TakesApart(ModeScreen):
    """A contact's page. It says which merges stand there, and which of them the cursor is on."""

    def merges_here(self) -> Sequence[Merge]:
        """Return the merges that stand, the one under the cursor alone where it is on one."""
        raise NotImplementedError

    def action_split(self) -> None:
        """Take a merge apart: where there are several, ask which."""
        merges = {each.id: each for each in self.merges_here()}
        if len(merges) == 1:
            self._begin_split(*merges.values())
        elif merges:
            answers = [(each.id, merge_words(each)) for each in merges.values()]

            def chosen(key: str) -> None:
                self._begin_split(merges[key])

            self.app.push_screen(ChooseModal("Take which apart?", answers), if_answered(chosen))

    def _begin_split(self, merge: Merge) -> None:
        self.codesign.when_open(lambda store: self._look_what_was_added(store, merge))

    @work(thread=True, exit_on_error=False, group="split", description="look what was added since a merge")
    def _look_what_was_added(self, store: Store, merge: Merge) -> None:
        added = store.same_person.added_since(merge.id)
        again = store.same_person.names_again(merge.id)
        self.app.call_from_thread(self._ask_what_goes_back, store, merge, added, again)

    def _ask_what_goes_back(
        self, store: Store, merge: Merge, added: Sequence[AddedSince], again: Sequence[str]
    ) -> None:
        ticks = [Tick(_added_words(each), each.id, is_ticked=False) for each in added]
        ticks += [Tick(_name_words(again), _SHOW_NAME, is_ticked=False)] if again else []
        ask = TickModal(f"{_question(merge, len(added))}{_of_names(again)}", ticks, _does)

        def answered(give_back: list[str] | None) -> None:
            if give_back is not None:
                self._split(store, merge, give_back)

        self.app.push_screen(ask, answered)

    @work(thread=True, exit_on_error=False, group="split", description="take a merge apart")
    def _split(self, store: Store, merge: Merge, give_back: list[str]) -> None:
        back = [each for each in give_back if each != _SHOW_NAME]
        done = store.same_person.split(merge.id, give_back=back, show_names=_SHOW_NAME in give_back)
        self.app.call_from_thread(self.codesign.store_changed.publish, None)
        words = f"{' '.join(done.said)} u undoes it ({done.change})."
        self.app.call_from_thread(self.app.notify, words, markup=False)


def _question(merge: Merge, added: int) -> str:
    merged, survivor = (
        _who(merge.merged, merge.merged_name),
        _who(merge.survivor, merge.survivor_name),
    )
    said = f"Take {merged} and {survivor} apart? All that was there when they were joined goes back to where it was."
    if not added:
        return f"{said} Nothing was added since."
    return f"{said}\n\nSince then came {plural(added, 'thing')}. It stays with {survivor}, but for what you tick: that is given to {merged}."


def _of_names(again: Sequence[str]) -> str:
    whose = ", ".join(again)
    return f"\n\nThe own name of {whose} is hidden. It stays hidden, unless you tick it." if again else ""


def _name_words(again: Sequence[str]) -> str:
    return f"Hidden name: show it again\nas the name of {', '.join(again)}"


def _who(reference: str, name: str) -> str:
    return shorten(f"{reference} {one_line(name)}", _NAME)


def _added_words(each: AddedSince) -> str:
    by = f", {one_line(each.by)}" if each.by else ""
    return f"{each.kind.capitalize()}: {one_line(each.words)}\nadded {moment_words(each.at)}{by}"


def _does(ticked: int) -> str:
    return f"takes them apart, and gives {plural(ticked, 'thing')} back" if ticked else "takes them apart"
