"""One comment, large, as it is shown: its words, whose they are, its tags, what is suggested, and the codebook beside it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from codesign.screens.beside import WIDE
from codesign.screens.coding.answers import name_of
from codesign.screens.coding.order import Order
from codesign.screens.coding.words_said import about_words, copies_words, speaker_words, tag_lines
from codesign.screens.forms.acting import ActsOnRecords
from codesign.text import one_line, plural
from codesign.widgets.coded_words import CodedWords
from codesign.widgets.counted_lines import Counted, CountedLines
from codesign.widgets.peek import Peek
from codesign.widgets.suggestion_lines import ON, SURE, SuggestionLine, SuggestionLines

if TYPE_CHECKING:
    from codesign.records.coded import CodebookLine
    from codesign.records.filters import Filter
    from codesign.screens.coding.among import Among
    from codesign.screens.coding.reading import Listed, Seen
    from codesign.screens.coding.slots import Slot

_EMPTY = (
    "Nothing to code here. Comments come with the event they were made at (N and then e), by hand (N and then c), or from a "
    "spreadsheet (i). Where a filter hides them, F takes it off."
)
_MOST_TAGS = 4
_HOW = " · a digit puts it on · x says that what is marked does not fit"
_NO_TAG = "No tag yet."
_NO_IDEA = "No idea yet. # puts on any theme, or a new one; each answer teaches what is suggested next."


class ShowsAComment(ActsOnRecords):
    """A screen with one comment on it, large."""

    CSS_PATH = "coding.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012 - declared by the library, not as one of the class
    VERTICAL_BREAKPOINTS = [(0, "-low"), (36, "-high")]  # noqa: RUF012 - the same

    def __init__(self, among: Among) -> None:
        super().__init__()
        self.among = among
        self.narrowed: Filter = among.narrowed
        self.order = Order()
        self.listed: Listed | None = None
        self.seen: Seen | None = None
        """The comment on the screen."""
        self.slots: tuple[Slot, ...] = ()
        self.copies_left: set[int] = set()
        """Comments without a tag that do not come one by one: they are tagged with the text they say again."""
        self.learning_words = ""
        """How far the learning of what was tagged is, while it goes on."""
        self._today: set[int] = set()
        """Comments that bear a tag put on today under this name."""
        self._room = 0
        self._has_codebook = False
        self._said = ""
        self._answer_said = ""
        """What was last said of an answer: it goes once that is no longer so."""

    def body(self) -> ComposeResult:
        """Where somebody is, what narrows it, the comment, its tags, and what is suggested; beside it the codebook."""
        yield Static("Code", id="title", markup=False)
        yield Static("Reading…", id="showing", markup=False)
        with Horizontal(id="coding"):
            with Vertical(id="comment"):
                yield Static("", id="about", markup=False)
                yield Static("", id="speaker", markup=False)
                yield CodedWords(id="words")
                yield Static("", id="tags", markup=False)
                yield Static("", id="said", markup=False)
                yield SuggestionLines(id="suggested")
                yield Peek(id="peek")
            yield CountedLines("Codebook: comments of each theme", id="codebook")

    def on_mount(self) -> None:
        """Give the comment the keys."""
        self.words.focus()

    @property
    def words(self) -> CodedWords:
        """The comment's words."""
        return self.query_one(CodedWords)

    @property
    def lines(self) -> SuggestionLines:
        """What is suggested."""
        return self.query_one(SuggestionLines)

    def paint_nothing(self, said: str) -> None:
        """Show that there is no comment, with what must be known."""
        self.say(said, warns=bool(said))
        for name in ("#about", "#speaker", "#tags"):
            self.query_one(name, Static).update("")
        self.words.show(_EMPTY, ())
        self.lines.show((), nothing="", anew=True)

    def paint_comment(self, seen: Seen, *, anew: bool) -> None:
        """Show a comment; `anew` where it is another than the one before."""
        coded, words = seen.coded, self.listed.words if self.listed is not None else {}
        self.query_one("#about", Static).update(about_words(coded), layout=False)
        self.query_one("#speaker", Static).update(
            copies_words(len(seen.copies)) + speaker_words(coded, words), layout=False
        )
        self.words.show(coded.line.words, seen.spans, seen.laid)
        self._room = self.words.room
        tags = tag_lines(coded.tags, self.desk.today, self.desk.settings.zone, _MOST_TAGS)
        self.query_one("#tags", Static).update("\n".join(tags) or _NO_TAG)
        self.lines.show(self._suggestion_lines(), nothing=seen.suggested.why_none or _NO_IDEA, anew=anew)

    def _suggestion_lines(self) -> list[SuggestionLine]:
        """Return what is suggested, each at its digit."""
        return [
            SuggestionLine(
                str(place + 1),
                name_of(slot.offered),
                ON if slot.is_on else SURE if slot.offered.sure else "",
                slot.offered.reason,
            )
            for place, slot in enumerate(self.slots)
            if slot.offered is not None
        ]

    def paint_title(self) -> None:
        """Say where somebody is among the comments, and what narrows them."""
        today = len(self._today)
        done = f" · {plural(today, 'comment')} tagged today" if today else ""
        done = f" · {plural(len(self.copies_left), 'copy', 'copies')}{done}" if self.copies_left else done
        title = f"Code {one_line(self.among.of)}" if self.among.of else "Code"
        self.query_one("#title", Static).update(f"{title} · {self.order.words}{done}", layout=False)
        self._paint_showing()

    def _paint_showing(self) -> None:
        filters = self.listed.filters if self.listed is not None else ""
        showing = self.query_one("#showing", Static)
        showing.set_class(bool(filters), "-filtered")
        chosen = (
            f"{plural(len(self.order.rows), 'comment')} selected"
            if self.among.rows is not None
            else "All of them"
        )
        said = (
            f"FILTERED: {filters} · F shows all" if filters else f"{chosen}: no filter is on. f narrows them."
        )
        showing.update(said, layout=False)

    def paint_codebook(self, codebook: Sequence[CodebookLine] | None) -> None:
        """Show the codebook beside the comment, where it was read."""
        if codebook is None:
            return
        self._has_codebook = True
        on = {tag.name for tag in self.seen.coded.tags} if self.seen is not None else set()
        lines = (
            Counted("  " * line.depth + f"#{line.name}", line.comments, f"#{line.name}" in on)
            for line in codebook
        )
        self.query_one(CountedLines).show(lines)

    def say(self, words: str, *, warns: bool = False) -> None:
        """Say what was done, or what must be known, above the suggestions; nothing else moves for it."""
        self._said = words
        self.query_one("#said", Static).set_class(warns and bool(words), "-warns")
        self.say_what_is_suggested()

    def no_longer_so(self) -> None:
        """Say no more what an answer did: it was undone, or the comment altered since."""
        if self._said and self._said == self._answer_said:
            self.say("")

    def say_what_is_suggested(self) -> None:
        """Say what stands beneath, where nothing else must be said."""
        words = self._said or f"Suggested{self.learning_words or _HOW}"
        self.query_one("#said", Static).update(words, layout=False)

    @on(SuggestionLines.Moved)
    def _peek(self) -> None:
        here = self.lines.here
        self.query_one(Peek).show(f"{here.name}: {here.reason}" if here is not None else "")

    # what keys are about

    def current(self) -> tuple[str, str] | None:
        """Return the comment."""
        return ("comment", self.seen.coded.line.id) if self.seen is not None else None

    def words_here(self) -> str:
        """Say which comment it is."""
        return self.seen.coded.line.reference if self.seen is not None else ""

    def action_history(self) -> None:
        """Show who changed this comment, when, and what it was before."""
        from codesign.screens.pages.history import HistoryPage

        if (here := self.current()) is not None:
            self.app.push_screen(HistoryPage(here[1], self.words_here()))
