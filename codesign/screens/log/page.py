"""The form itself: every field in the order of the paper, what is typed in it, and where the cursor stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.geometry import Region
from textual.widget import Widget
from textual.widgets import Static

from codesign.entry.event_draft import Cursor, Defaults, DraftComment, EventDraft
from codesign.entry.event_page import PageWords, Problem
from codesign.screens.log.echoes import Echo, comment_echo, comment_mark, echo
from codesign.screens.log.said_before import SaidBefore
from codesign.screens.log.who import WhoPart
from codesign.screens.log.wording import WordingPart
from codesign.widgets.growing_lines import GrowingLines, GrownLine
from codesign.widgets.quick_field import FieldLine, QuickField
from codesign.widgets.quick_line import QuickLine

SHORT = ("date", "time", "how", "room", "permission")
SINGLE = (
    "programme",
    "consultation",
    "officer",
    "title",
    "date",
    "time",
    "place",
    "how",
    "room",
    "permission",
    "access",
    "money",
)
"""Fields of one line, by their names in the draft."""


_ROWS_BELOW, _ROWS_BELOW_WHO = 4, 11


class LogForm(VerticalScroll):
    """The fields. It knows what is typed and shows what it is told; keeping and saving are the screen's."""

    can_focus = False

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._said: dict[str, str] = {}
        self.said_before = SaidBefore()

    def compose(self) -> ComposeResult:
        """The fields in the order of the paper."""
        yield QuickField("programme", "Programme")
        yield QuickField("consultation", "Consultation")
        yield QuickField("officer", "Officer")
        yield QuickField("title", "Title", placeholder="a few words, such as Hall drop-in")
        yield QuickField("date", "Date", is_short=True)
        yield QuickField("time", "Time", is_short=True, placeholder="such as 1400-1530")
        yield QuickField("place", "Place")
        yield QuickField("how", "How", is_short=True, placeholder="a letter, or its name")
        yield WhoPart(near=self._near)
        yield QuickField("room", "In the room", is_short=True)
        yield QuickField("permission", "May we quote?", is_short=True)
        yield Static("What they said", classes="heading", markup=False)
        yield GrowingLines(id="comments", label=self._mark)
        yield Static("", id="echo-comments", classes="echo", markup=False)
        yield QuickField("access", "Access", placeholder="such as bsl 1, loop not working")
        yield QuickField("money", "Money", placeholder="such as bus 4.80 sam")
        yield Static("We said we would", classes="heading", markup=False)
        yield GrowingLines(id="follow_ups")
        yield Static("", id="echo-follow_ups", classes="echo", markup=False)
        yield WordingPart()

    @property
    def who(self) -> WhoPart:
        """Who came."""
        return self.query_one(WhoPart)

    @property
    def comments(self) -> GrowingLines:
        """What they said."""
        return self.query_one("#comments", GrowingLines)

    @property
    def follow_ups(self) -> GrowingLines:
        """What we said we would do."""
        return self.query_one("#follow_ups", GrowingLines)

    def keep_in_view(self) -> None:
        """Scroll so that the line being typed, and what is said under it, can be seen."""
        self.call_after_refresh(self._scroll_to_line)

    def _scroll_to_line(self) -> None:
        focused = self.screen.focused
        if focused is None or not _is_inside(focused, self) or not self.size:
            return
        if isinstance(focused, QuickLine):
            focused.scroll_cursor_visible()  # a resize wraps the line anew under its cursor
        on_page = focused.region.translate(self.scroll_offset - self.content_region.offset)
        below = _ROWS_BELOW_WHO if focused is self.who.line and self.who.is_offering else _ROWS_BELOW
        # a line that has only just grown may not have been laid out yet: a row more shows it
        whole = Region(on_page.x, max(on_page.y - 1, 0), on_page.width, on_page.height + below)
        self.scroll_to_region(whole, animate=False, force=True)
        if isinstance(focused, QuickLine) and whole.height > self.content_size.height:
            row = focused.cursor_screen_offset.y - self.content_region.y + self.scroll_offset.y
            self.scroll_to_region(Region(on_page.x, row, 1, 2), animate=False, force=True)

    def line(self, name: str) -> QuickLine:
        """Return the line of a field."""
        if name in ("comments", "follow_ups"):
            return self.query_one(f"#{name}", GrowingLines).line
        return self.query_one(f"#{name}", QuickLine)

    @property
    def date_line(self) -> FieldLine:
        """The line of the date."""
        return self.query_one("#date", FieldLine)

    def current_comment(self) -> DraftComment:
        """Return the comment being typed."""
        return _comment(self.comments.current)

    # the draft, out and in

    def gather(self, before: EventDraft) -> EventDraft:
        """Return what is on the page now; what has no field here stays as it was."""
        single: dict[str, Any] = {name: self.line(name).text for name in SINGLE}
        wording = self.query_one(WordingPart)
        return replace(
            before,
            **single,
            who=self.who.line.text,
            asking=self.who.asking,
            chips=tuple(self.who.chips),
            comments=tuple(_comment(each) for each in self.comments.entries),
            comment_at=self.comments.at,
            follow_ups=tuple(each.text for each in self.follow_ups.entries),
            follow_up_at=self.follow_ups.at,
            wordings=tuple(wording.wordings),
            wording_at=wording.at,
            cursor=self._cursor(before.cursor),
        )

    def fill(self, draft: EventDraft) -> None:
        """Show a draft, with the cursor where it was."""
        cursor = draft.cursor
        for name in SINGLE:
            self.line(name).put(getattr(draft, name), _place_of(cursor, name))
        self.who.put(draft.chips, draft.who, draft.asking)
        if cursor.field == "who":
            self.who.line.put(draft.who, (cursor.line, cursor.column))
        comments = [grown(each) for each in draft.comments]
        self.comments.put(comments, draft.comment_at, _place_of(cursor, "comments"))
        follow_ups = [GrownLine(line) for line in draft.follow_ups]
        self.follow_ups.put(follow_ups, draft.follow_up_at, _place_of(cursor, "follow_ups"))
        wording = self.query_one(WordingPart)
        wording.put(draft.wordings, draft.wording_at)
        if cursor.field.startswith("wording_"):
            line = self.line(cursor.field)
            line.put(line.text, (cursor.line, cursor.column))

    def focus_on(self, name: str, at: int | None = None) -> None:
        """Put the cursor in a field, and on one of its lines."""
        if at is not None and name in ("comments", "follow_ups"):
            part = self.query_one(f"#{name}", GrowingLines)
            part.put(part.entries, at)
        elif at is not None and name.startswith("wording_"):
            wording = self.query_one(WordingPart)
            wording.put(wording.wordings, at)
        try:
            line = self.line(name)
        except NoMatches:  # a newer version may have fields of its own
            line = self.line("title")
        self.screen.set_focus(line)  # now, and not when the queue comes to it: keys may be waiting

    # what is said back

    def show_defaults(self, defaults: Defaults, draft: EventDraft, page: PageWords) -> None:
        """Show dim what holds until something else is typed."""
        from codesign.entry.dates import date_words

        self.line("programme").dim(_programme(defaults, page))
        self.line("consultation").dim(_as_last_time(defaults.consultation) or "none")
        self.line("officer").dim(defaults.officer or page.officer or "your name")
        self.line("date").dim(
            date_words(defaults.date) if defaults.date else "the date is needed: the clock looks wrong"
        )
        self.line("permission").dim(defaults.permission.replace("-", " "))
        self.echo_all(draft, page)

    def echo_all(self, draft: EventDraft, page: PageWords) -> None:
        """Say back every field."""
        for name in (*SINGLE, "comments", "follow_ups"):
            self.echo_one(name, draft, page, is_left=bool(name not in SINGLE or getattr(draft, name)))
        self.who.show_sum(draft.people(page).words)

    def echo_one(self, name: str, draft: EventDraft, page: PageWords, *, is_left: bool) -> None:
        """Say back one field. While it is typed nothing is called wrong."""
        if name == "comments":
            comment = self.current_comment()
            said = Echo(comment_echo(comment, draft, page, self.said_before.by(comment.line)))
        else:
            said = echo(name, draft, page)
        if said.is_wrong and not is_left:
            said = Echo("")
        self.say(name, said.words, is_wrong=said.is_wrong)

    def say(self, name: str, words: str, *, is_wrong: bool = False) -> None:
        """Say something of a field."""
        if name in ("comments", "follow_ups"):
            part = self.query_one(f"#echo-{name}", Static)
            said = f"! {words}" if is_wrong else words
            if said != self._said.get(name):
                self._said[name] = said
                part.update(Content(said))
                part.set_class(is_wrong, "-wrong")
            return
        field = self.query_one_optional(
            f"#field-{name}", QuickField
        )  # kept by the library; `query` looks at all
        if field is not None:
            field.say(words, is_wrong=is_wrong)

    def say_problem(self, problem: Problem) -> None:
        """Put the cursor on a problem and say it there."""
        self.focus_on(problem.field, problem.at)
        self.say(problem.field, problem.sentence, is_wrong=True)

    def _mark(self, entry: GrownLine) -> str:
        return comment_mark(_comment(entry), self.said_before.by(entry.text))

    def _near(self) -> tuple[str, str]:
        """Return the ward and the place of this event, as far as they are known."""
        place = self.line("place").text
        page = self.who.page
        areas: Mapping[str, str] = page.places if page else {}
        ward = next((area for name, area in areas.items() if name.casefold() == place.casefold()), "")
        return ward, place

    def _cursor(self, before: Cursor) -> Cursor:
        focused = self.screen.focused
        if not isinstance(focused, QuickLine) or not _is_inside(focused, self):
            return before
        row, column = focused.cursor_location
        return Cursor(str(focused.id).removesuffix("-line"), row, column)


def field_of(widget: Any) -> str:
    """Return the field a line belongs to."""
    return str(getattr(widget, "id", "") or "").removesuffix("-line")


def _as_last_time(value: str) -> str:
    return f"{value} · as last time; none clears it" if value else ""


def _programme(defaults: Defaults, page: PageWords) -> str:
    """Say which programme the event serves while none is typed."""
    if defaults.is_only_programme:
        return f"{defaults.programme} · the only one held; none clears it"
    usual = (
        "none yet: type its title, or set it later" if page.programmes else "none yet: it can be set later"
    )
    return _as_last_time(defaults.programme) or usual


def _is_inside(widget: Widget, form: Widget) -> bool:
    return form in widget.ancestors


def _place_of(cursor: Cursor, name: str) -> tuple[int, int] | None:
    return (cursor.line, cursor.column) if cursor.field == name else None


def grown(comment: DraftComment) -> GrownLine:
    """Return a comment as a line among the others; one of which only the referral is kept is locked."""
    extra = replace(comment, line="") if comment.sensitive else None
    return GrownLine(comment.line, extra, comment.referral if comment.is_referral else "")


def _comment(entry: GrownLine) -> DraftComment:
    extra = entry.extra if isinstance(entry.extra, DraftComment) else DraftComment()
    return replace(extra, line=entry.text)
