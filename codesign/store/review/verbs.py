"""Verbs of the lead's Monday: each returns a frozen page, and the same page to the screen and to the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar, cast

from codesign.collecting import search_waits
from codesign.records.feedback import NewTheme, ThemeLine
from codesign.records.filters import NOTHING, Filter, refuse_meaningless
from codesign.records.review import MATRICES, MatrixPage, PromisedPage, ThinPage
from codesign.records.review_growth import GrowthPage, RisingLine, RisingPage, Saying, Spans
from codesign.records.review_reach import ReachPage
from codesign.records.review_rules import Rule
from codesign.records.review_safe import Hidden, hidden_together
from codesign.store.file import StoreFile
from codesign.store.kept import Kept
from codesign.store.review import growing, matrix, promised, reached, rising, rules, thin
from codesign.store.review.asked import Asked, Remembered
from codesign.store.verbs.feedback import Feedback
from codesign.store.verbs.themes import Themes

Page = TypeVar("Page")

_MOST_PAGES = 24
"""Pages kept while nothing changes: every panel with a few filters. A page is made of lines, never of comments."""


class Review:
    """Verbs on the review. Everything else here is asked of the same facts, so that no two panels disagree."""

    def __init__(self, store: StoreFile) -> None:
        self._store = store
        self._remembered = Remembered()
        self._pages: Kept[tuple[Any, ...], Any] = Kept(_MOST_PAGES)

    def thin(
        self, programme_id: str = "", narrowed: Filter = NOTHING, *, today: date, of: str = "outcomes"
    ) -> ThinPage:
        """Return where evidence is thin, of `outcomes` or `themes`."""

        def made(asked: Asked) -> ThinPage:
            session, which = asked.session, asked.programme_id
            own = () if which else rules.own_rules(session)
            return thin.page(asked, rules.rule(session, which), of, own)

        return self._page(("thin", of), programme_id, narrowed, today, made)

    def reached(self, programme_id: str = "", narrowed: Filter = NOTHING, *, today: date) -> ReachPage:
        """Return who was reached of those the programme said it would."""

        def made(asked: Asked) -> ReachPage:
            return reached.page(asked, rules.rule(asked.session, asked.programme_id), self._kind_names())

        return self._page(("reach",), programme_id, narrowed, today, made)

    def growing(
        self,
        programme_id: str = "",
        narrowed: Filter = NOTHING,
        *,
        today: date,
        spans: Spans | None = None,
        once: bool = False,
    ) -> GrowthPage:
        """Return what is growing: the last whole month beside those before it, or the spans given.

        Args:
            programme_id: one programme, or nothing: all.
            narrowed: what else narrows it; its own dates are let go of, for the spans are the dates. Where the newer span
                begins on the day it does, the page stands on what was said from then on.
            today: the day it is asked on.
            spans: what is set beside what, from `spans`.
            once: count the same words again, such as a campaign's letters, once.
        """
        beside = spans or growing.last_month(today)
        since = narrowed.since if growing.begins_on(beside.now, narrowed.since) else ""

        def made(asked: Asked) -> GrowthPage:
            few = rules.rule(asked.session, asked.programme_id)["few"]
            return growing.page(asked, beside, few, once=once, since=since)

        undated = replace(narrowed, since="", until="")
        return self._page(("growing", beside, once, since), programme_id, undated, today, made)

    def rising(
        self, programme_id: str = "", narrowed: Filter = NOTHING, *, today: date, spans: Spans | None = None
    ) -> RisingPage:
        """Return the words that are said more than before and that no theme has."""
        beside = spans or growing.last_month(today)
        undated = replace(narrowed, since="", until="")
        return self._page(
            ("rising", beside), programme_id, undated, today, lambda asked: rising.page(asked, beside)
        )

    def saying(self, line: RisingLine) -> Saying:
        """Return every comment that says any of some words that rise, of the span and of the one before, within the page's filter."""
        terms, found = frozenset(line.terms), []
        for narrowed in (replace(line.opens, among=""), line.opens_before):
            with search_waits(), self._asked(narrowed, date.fromisoformat(line.opens.until)) as (_, asked):
                found.append(rising.who_say(asked(), terms))
        return Saying(*found)

    def draft_theme(
        self, line: RisingLine, name: str = "", programme_id: str = "", *, tagged: Sequence[str] = ()
    ) -> ThemeLine:
        """Make a draft theme of words that rise, in one change, and tag some comments with it: those of `saying`, if wanted.

        Raises:
            ThemeExistsError, NamelessThemeError: the codebook has the name, or there is none.
        """
        means = f"Comments that say {', '.join(line.words)}."
        with self._store.write("draft theme of rising words"):
            theme = Themes(self._store).add(
                NewTheme(name or line.name, definition=means, programme_id=programme_id)
            )
            feedback = Feedback(self._store)
            for comment in tagged:
                feedback.tag(comment, theme=theme.name, programme_id=programme_id)
            return Themes(self._store).one(theme.id)

    def spans(self, today: date, *, month: str = "", since: str = "") -> Spans:
        """Return what is set beside what: a month as `2026-10`, from a day on, or the last whole month. Raises FutureSpanError."""
        if month:
            return growing.of_month(today, month)
        return growing.from_day(today, since) if since else growing.last_month(today)

    def promised(self, programme_id: str = "", narrowed: Filter = NOTHING, *, today: date) -> PromisedPage:
        """Return what we said we would do, and what was left unanswered."""
        return self._page(("said",), programme_id, narrowed, today, promised.page)

    def untagged(self, programme_id: str = "", narrowed: Filter = NOTHING, *, today: date) -> int:
        """Count the comments with neither theme nor outcome: they stand in no line of themes or outcomes.

        Apart from what every panel stands on: every comment is asked for its tags, and no panel shows it.
        """
        return self._page(("untagged",), programme_id, narrowed, today, Asked.untagged)

    def matrix(
        self, programme_id: str = "", narrowed: Filter = NOTHING, *, today: date, kind: str = "outcome-kind"
    ) -> MatrixPage:
        """Return a table: outcome-kind, theme-month or theme-place. Raises UnknownMatrixError."""

        def made(asked: Asked) -> MatrixPage:
            return matrix.page(asked, kind, self._kind_names())

        return self._page(("matrix", kind), programme_id, narrowed, today, made)

    def hidden(
        self,
        programme_id: str = "",
        narrowed: Filter = NOTHING,
        *,
        today: date,
        of: str = "outcomes",
        growth: GrowthPage | None = None,
    ) -> Hidden:
        """Return what safe view hides of the figures of outcomes, or of themes, on every panel at once.

        Args:
            programme_id: one programme, or nothing: all.
            narrowed: what else narrows it.
            today: the day it is asked on.
            of: outcomes or themes.
            growth: what is growing, where it is of other spans than those the review opens with.
        """
        thin_page = self.thin(programme_id, narrowed, today=today, of=of)
        kinds = [kind for kind in MATRICES if kind.startswith(of.removesuffix("s"))]
        tables = [self.matrix(programme_id, narrowed, today=today, kind=kind) for kind in kinds]
        grown = self.growing(programme_id, narrowed, today=today) if of == "themes" else None
        small = self.rule(programme_id)["small"]
        hidden = self._page(
            ("hidden", of),
            programme_id,
            narrowed,
            today,
            lambda _: hidden_together(thin_page, tables, grown, small),
        )
        if growth is None or grown is None or (growth.spans == grown.spans and growth.once == grown.once):
            return hidden
        return hidden_together(thin_page, tables, growth, small, before=hidden)

    def rule(self, programme_id: str = "") -> Rule:
        """Return the numbers that words such as `thin` come from, and who changed which."""
        with self._store.read() as session:
            return rules.rule(session, programme_id)

    def set_rule(self, name: str, value: str, programme_id: str = "") -> Rule:
        """Set one number, for a programme or for every one; nothing puts it back as the program has it. Return the rule.

        Raises:
            UnknownRuleError, RuleValueError, BackwardsRuleError: nothing was changed.
        """
        rules.set_rule(self._store, name, value, programme_id)
        return self.rule(programme_id)

    def _page(
        self,
        key: tuple[Any, ...],
        programme_id: str,
        narrowed: Filter,
        today: date,
        made: Callable[[Asked], Page],
    ) -> Page:
        """Return a page as it stands at this change: made anew only where something changed, or the day did."""
        refuse_meaningless("feedback", narrowed)
        whole = replace(narrowed, programme_id=programme_id) if programme_id else narrowed
        with search_waits(), self._asked(whole, today) as (session, asked):
            if self._store.is_changing:
                return made(asked())
            kept = self._pages.of(session, (*key, whole, today), lambda: made(asked()))
            return cast("Page", kept)

    @contextmanager
    def _asked(self, narrowed: Filter, today: date) -> Iterator[tuple[Any, Callable[[], Asked]]]:
        with self._store.read() as session:
            yield session, lambda: Asked(self._store, session, self._remembered, narrowed, today)

    def _kind_names(self) -> dict[str, str]:
        from codesign.store.verbs.vocabularies import Vocabularies

        return Vocabularies(self._store).as_names("kinds")
