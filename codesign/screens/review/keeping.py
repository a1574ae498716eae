"""`K` keeps this view, or the figure under the cursor with what it was when; `V` shows a view again, or makes a figure again."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, cast

from textual import work

from codesign.records.views import FigureAsked
from codesign.screens.mode_screen import ModeScreen
from codesign.text import one_line

if TYPE_CHECKING:
    from codesign.records.views import FigureAgain, KeptFigureLine, ViewLine
    from codesign.screens.review.screen import ReviewScreen
    from codesign.store import Store

LISTED = "review "
"""Begins the name of a panel among the lists that views are of."""
_NOTHING_KEPT = (
    "Nothing was kept yet. K keeps this view by a name, or the figure under the cursor with what it is now."
)


class _Kept(NamedTuple):
    views: list[ViewLine]
    figures: list[KeptFigureLine]


class KeepsViews(ModeScreen):
    """A review whose views and figures can be kept."""

    @property
    def review(self) -> ReviewScreen:
        """The review, typed."""
        return cast("ReviewScreen", self)

    # keeping

    def action_keep(self) -> None:
        """Ask what to keep, where both may be meant, and by which name."""
        figure = self.review.figure_asked()
        if figure is None:
            self._ask_name(None)
            return
        from codesign.screens.choose import ChooseModal

        words = self.review.figure_words()
        answers = [
            ("figure", f"The figure: {words}"),
            ("view", "The view: this panel with its filter"),
        ]
        self.app.push_screen(
            ChooseModal("Keep which?", answers),
            lambda answer: self._ask_name(figure if answer == "figure" else None) if answer else None,
        )

    def _ask_name(self, figure: FigureAsked | None) -> None:
        from codesign.screens.ask import AskLineModal, if_answered

        what = "figure" if figure else "view"
        ask = AskLineModal(
            f"By which name is this {what} kept?",
            hint="Enter keeps it · Esc keeps nothing · V shows what was kept",
        )
        self.app.push_screen(
            ask,
            if_answered(lambda name: self.codesign.when_open(lambda store: self._keep(store, name, figure))),
        )

    @work(thread=True, exit_on_error=False, group="keep", description="keep a view or a figure")
    def _keep(self, store: Store, name: str, figure: FigureAsked | None) -> None:
        if figure is not None:
            kept_figure = store.kept_figures.keep(name, figure, today=self.desk.today)
            said = kept_figure.name if self.review.is_safe else kept_figure.words
        else:
            screen = self.review
            kept = store.views.keep(
                name, f"{LISTED}{screen.panel.name}", screen.narrowed, screen.asked().turn
            )
            said = kept.name
        self.app.call_from_thread(self.notify, f"Kept: {one_line(said)}. V shows it again.", markup=False)
        self.app.call_from_thread(self.codesign.store_changed.publish, None)

    # showing again

    def action_views(self) -> None:
        """Pick a view or a figure by its name."""
        self.codesign.when_open(self._read_kept)

    @work(thread=True, exit_on_error=False, group="keep", description="read what was kept")
    def _read_kept(self, store: Store) -> None:
        kept = _Kept(store.views.lines(), store.kept_figures.lines())
        self.app.call_from_thread(self._ask_which, kept)

    def _ask_which(self, kept: _Kept) -> None:
        from codesign.screens.pick import PickModal

        answers = [(f"view {each.id}", f"{each.name} · view") for each in kept.views]
        answers += [
            (f"figure {each.id}", f"{each.name} · {each.figure} (as at {each.as_at})")
            for each in kept.figures
        ]
        if not answers:
            self.notify(_NOTHING_KEPT, markup=False)
            return
        views = {each.id: each for each in kept.views}

        shown = [*answers, ("remove", "Throw one of these away…")]

        def show(answer: str | None) -> None:
            kind, _, id_ = (answer or "").partition(" ")
            if kind == "remove":
                self._ask_which_goes(answers)
            elif kind == "view":
                self.codesign.show_kept_view(views[id_])
            elif kind == "figure":
                self.codesign.when_open(lambda store: self._make_again(store, id_))

        self.app.push_screen(PickModal("Show which of those kept?", shown), show)

    def _ask_which_goes(self, answers: list[tuple[str, str]]) -> None:
        from codesign.screens.pick import PickModal

        names = dict(answers)

        def remove(answer: str | None) -> None:
            if answer:
                self.codesign.when_open(lambda store: self._remove_kept(store, answer, names[answer]))

        self.app.push_screen(PickModal("Throw which of those kept away?", answers), remove)

    @work(thread=True, exit_on_error=False, group="keep", description="throw a kept view or figure away")
    def _remove_kept(self, store: Store, key: str, words: str) -> None:
        kind, _, id_ = key.partition(" ")
        (store.views if kind == "view" else store.kept_figures).remove(id_)
        said = f"Thrown away: {one_line(words)}. `u` undoes it."
        self.app.call_from_thread(self.notify, said, markup=False)
        self.app.call_from_thread(self.codesign.store_changed.publish, None)

    @work(thread=True, exit_on_error=False, group="keep", description="make a kept figure again")
    def _make_again(self, store: Store, figure_id: str) -> None:
        again = store.kept_figures.again(figure_id, today=self.desk.today)
        self.app.call_from_thread(self._show_again, again)

    def _show_again(self, again: FigureAgain) -> None:
        from codesign.screens.ask import WordsModal

        kept = again.kept
        if self.review.is_safe:  # what it was and is are numbers, and what small ones follow from
            self.notify(
                f"Safe view keeps {one_line(kept.name)} closed. B shows everything again.", markup=False
            )
            return
        self.app.push_screen(
            WordsModal(f"{kept.name}\n\nKept by {kept.kept_by}: {kept.words}\n\nNow: {again.words}")
        )
