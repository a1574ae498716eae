"""The second opinions there are: Enter goes on coding one, or shows how far the two agree; `n` asks for another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import OptionList, Static

from codesign.errors import AskedWronglyError
from codesign.records.filters import NOTHING, Filter
from codesign.records.second_opinion import LABELS_OF, Opinion
from codesign.screens.ask import AskLineModal, AskModal, if_answered
from codesign.screens.choose import ChooseModal
from codesign.screens.copying import CopiesFromLines
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.second_opinion.saying import opinion_lines
from codesign.text import one_line, plural
from codesign.widgets.bindings import bindings
from codesign.widgets.line_list import LineList

if TYPE_CHECKING:
    from codesign.store import Store

_SIZE = 50
"""Comments that are drawn where nobody says otherwise: two people's agreement on fewer says little."""


class HowManyError(AskedWronglyError):
    """How many comments to draw is no number."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"“{typed}” is no number of comments.", todo="Type one, such as 50.")


class OpinionsScreen(CopiesFromLines, ModeScreen):
    """The second opinions."""

    CSS_PATH = "second_opinion.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings("pages")
    HELP: ClassVar[str] = (
        "# Second opinions\nA sample of tagged comments, drawn by chance, that somebody else codes without seeing the tags. Enter goes on "
        "coding one, or shows how far the two agree and what they differ about. `n` asks for another."
    )

    def __init__(self) -> None:
        super().__init__()
        self._opinions: dict[str, Opinion] = {}
        self._tagged_all = frozenset[str]()
        """Who tagged all there is first, once that is known: they code nothing a second time."""
        self._made = ""
        """The one just asked for: the mark stands on it once it is there."""

    def body(self) -> ComposeResult:
        """The title, and the list."""
        yield Static("Second opinions", id="title", markup=False)
        yield LineList(id="lines")

    def on_mount(self) -> None:
        """Give the list the keys."""
        self.query_one(LineList).focus()

    def read(self, store: Store) -> Sequence[Opinion]:
        """Read them."""
        return store.second_opinions.all()

    def paint(self, found: Any) -> None:
        """Show them."""
        self._opinions = {each.reference: each for each in found}
        self.query_one("#title", Static).update(f"Second opinions · {len(found):,}")
        self.query_one(LineList).show(opinion_lines(found))
        if self._made and self.query_one(LineList).go_to(f"opinion {self._made}"):
            self._made = ""
        self.refresh_bindings()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Go on coding the one under the cursor, or show how far the two agree."""
        opinion = self._opinions.get(self.query_one(LineList).key.removeprefix("opinion "))
        if opinion is None:
            return
        if opinion.waits:
            self._code(opinion)
        else:
            from codesign.screens.second_opinion.differing import DifferingScreen

            self.app.push_screen(DifferingScreen(opinion.reference))

    def _code(self, opinion: Opinion) -> None:
        """Code it; where somebody else than its coder uses this copy, ask who sits here first."""
        from codesign.screens.second_opinion.blind import BlindScreen

        store, coder, here = self.desk.store, one_line(opinion.coder), one_line(self.desk.settings.officer)
        if store is None or store.second_opinions.is_coder(opinion):
            self.app.push_screen(BlindScreen(opinion.reference))
            return
        modal = AskModal(
            f"You are {here or 'somebody else'} here, and {opinion.reference} is {coder}'s to code, without seeing the tags. "
            f"Is it {coder} who sits here?",
            yes=f"{coder} sits here",
        )
        blind = BlindScreen(opinion.reference, sits_here=True)
        self.app.push_screen(modal, if_answered(lambda _: self.app.push_screen(blind)))

    def action_close(self) -> None:
        """Go back to where this was opened from."""
        self.app.pop_screen()

    # asking for one

    def action_new(self) -> None:
        """Ask somebody for a second opinion: who, of what, on how many comments."""
        question = "Who codes a sample a second time? Not who tagged it first."
        self._tagged_all = frozenset()
        self.codesign.when_open(self._look_who_tagged_all)
        self.app.push_screen(AskLineModal(question, read=self._other), if_answered(self._ask_of_what))

    @work(thread=True, exclusive=True, exit_on_error=False, group="coders", description="read who tagged all")
    def _look_who_tagged_all(self, store: Store) -> None:
        """Look while the name is typed: it takes a second in a large store, and drawing refuses them too."""
        found = store.second_opinions.tagged_all()
        self.app.call_from_thread(self._take_who_tagged_all, found)

    def _take_who_tagged_all(self, found: frozenset[str]) -> None:
        self._tagged_all = found

    def _other(self, typed: str) -> str:
        """Return who is named, unless nothing is left for them to code. Raises SameCoderError."""
        from codesign.store.second_opinion.errors import SameCoderError

        coder = typed.strip()
        if coder.lower() in self._tagged_all:
            raise SameCoderError(coder)
        return coder

    def _ask_of_what(self, coder: str) -> None:
        answers = [(kind, f"{kind.capitalize()} of each comment") for kind in LABELS_OF]

        def chosen(kind: str) -> None:
            self._ask_how_many(coder, kind)

        self.app.push_screen(ChooseModal("Of what?", answers), if_answered(chosen))

    def _ask_how_many(self, coder: str, kind: str) -> None:
        def chosen(size: str) -> None:
            self.codesign.when_open(lambda store: self._read_samples(store, coder, kind, int(size)))

        ask = AskLineModal("How many comments, drawn by chance?", value=str(_SIZE), read=_number)
        self.app.push_screen(ask, if_answered(chosen))

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="opinion",
        description="read what to draw from",
    )
    def _read_samples(self, store: Store, coder: str, kind: str, size: int) -> None:
        """Ask what is drawn from, where there is more than one answer: all, what Feedback shows, or a programme."""
        samples = {"Every comment that was tagged": NOTHING}
        here = self.codesign.feedback_filter()
        with store.read():
            if not here.is_empty:
                words = "; ".join(f"{name} = {said}" for name, said in store.filters.words(here))
                samples[f"What Feedback shows now: {one_line(words)}"] = here
            programmes = store.programmes.lines()
        if len(programmes) > 1:
            samples |= {
                f"Of {one_line(each.title)} alone": Filter(programme_id=each.id) for each in programmes
            }
        if len(samples) == 1:
            self._draw(store, coder, kind, size, NOTHING)
        else:
            self.app.call_from_thread(self._ask_from_which, coder, kind, size, samples)

    def _ask_from_which(self, coder: str, kind: str, size: int, samples: Mapping[str, Filter]) -> None:
        def chosen(words: str) -> None:
            self.codesign.when_open(lambda store: self._begin(store, coder, kind, size, samples[words]))

        ask = ChooseModal("Drawn from which comments?", [(words, words) for words in samples])
        self.app.push_screen(ask, if_answered(chosen))

    @work(thread=True, exclusive=True, exit_on_error=False, group="opinion", description="draw a sample")
    def _begin(self, store: Store, coder: str, kind: str, size: int, narrowed: Filter) -> None:
        self._draw(store, coder, kind, size, narrowed)

    def _draw(self, store: Store, coder: str, kind: str, size: int, narrowed: Filter) -> None:
        """Draw the sample, and say of how many. Runs in a thread."""
        made = store.second_opinions.begin(coder, kind=kind, size=size, narrowed=narrowed)
        self._made = made.reference
        said = (
            f"{made.reference}: {plural(made.drawn, 'comment')} drawn by chance from {made.among:,} that others tagged. "
            "Enter begins to code them."
        )
        self.app.call_from_thread(self.codesign.store_changed.publish, None)
        self.app.call_from_thread(self.app.notify, said, markup=False)


def _number(typed: str) -> str:
    """Return a number as it was typed. Raises HowManyError."""
    if not typed.strip().isdecimal() or not int(typed):
        raise HowManyError(typed.strip())
    return typed.strip()
