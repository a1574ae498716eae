"""Tagging comments where they stand: `#` for a theme, `!` for an outcome, `=` for a question, one comment or all that are selected; chosen again, a tag comes off."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from textual import work
from textual.widgets import Input

from codesign.screens.mode_screen import ModeScreen
from codesign.screens.pick import NEW, PickModal
from codesign.text import plural

if TYPE_CHECKING:
    from codesign.store import Store
    from codesign.store.verbs.tags import ToTag


class Asked(NamedTuple):
    """Comments to be tagged, what they can be tagged with, and on how many of them each tag is."""

    comments: tuple[ToTag, ...]
    names: dict[str, str]
    """What each tag is called, by the id of the theme or the outcome; those they have first."""
    on: dict[str, int]
    called: dict[str, str]
    """The bare names, where a new one may be a slip of one of them."""

    @property
    def words(self) -> str:
        """Say which comments: one by its reference, several by how many."""
        if len(self.comments) == 1:
            return self.comments[0].reference
        return plural(len(self.comments), "comment")

    @property
    def answers(self) -> list[tuple[str, str]]:
        """The tags to choose among, each with what Enter does to it where it is on already."""
        return [(key, name + self._state(key)) for key, name in self.names.items()]

    def is_on_all(self, key: str) -> bool:
        """Whether every comment has a tag, so that choosing it takes it off."""
        return self.on.get(key, 0) == len(self.comments)

    def _state(self, key: str) -> str:
        if key not in self.on:
            return ""
        if not self.is_on_all(key):
            return f" · on {self.on[key]:,} of {len(self.comments):,}: Enter puts it on the rest"
        return " · on it: Enter takes it off" if len(self.comments) == 1 else " · on all: Enter takes it off"


class Tagging(NamedTuple):
    """A way to tag: what can be put on, how it is put on and taken off, and the words that ask for it."""

    look: Callable[[Store, Sequence[int]], Asked | None]
    tag: Callable[[Store, Asked, str], str]
    question: str
    new: str = ""
    """What to call something that is not in the list, where that is allowed."""


def themes_for(store: Store, rows: Sequence[int]) -> Asked | None:
    """Return comments and the themes they can have: those they have first, none that is retired. Runs in a thread."""
    from codesign.store.verbs.tags import Tags

    tags = Tags(store)
    with store.read():
        comments = tags.comments(rows)
        themes = tags.themes(comments)
        names = {
            theme.id: f"#{theme.name}" + (f" (in {theme.parent})" if theme.parent else "") for theme in themes
        }
        called = {theme.id: theme.name for theme in themes}
        return _asked(comments, names, tags.on(comments), called)


def outcomes_for(store: Store, rows: Sequence[int]) -> Asked | None:
    """Return comments and the outcomes of their programmes, or of all where one has none. Runs in a thread."""
    from codesign.store.verbs.tags import Tags

    tags = Tags(store)
    with store.read():
        comments = tags.comments(rows)
        offered = tags.outcomes(comments)
        several = len({each.programme for each in offered}) > 1
        names = {
            each.id: f"!{each.code} {each.title}" + (f" ({each.programme})" if several else "")
            for each in offered
        }
        return _asked(comments, names, tags.on(comments))


def questions_for(store: Store, rows: Sequence[int]) -> Asked | None:
    """Return comments and the questions of their programmes that they may answer. Runs in a thread."""
    from codesign.store.verbs.tags import Tags

    tags = Tags(store)
    with store.read():
        comments = tags.comments(rows)
        programmes = {each.programme_id for each in comments}
        names = store.coding.questions(programmes.pop() if len(programmes) == 1 else "")
        return _asked(comments, names, tags.on(comments))


def _asked(
    comments: Sequence[ToTag], names: dict[str, str], on: dict[str, int], called: dict[str, str] | None = None
) -> Asked | None:
    if not comments:
        return None
    first = {key: name for key, name in names.items() if key in on}
    there = {key: count for key, count in on.items() if key in names}
    return Asked(tuple(comments), first | names, there, called or {})


def tag_theme(store: Store, asked: Asked, answer: str) -> str:
    """Put a theme on comments or take it off, in one change, and say which."""
    from codesign.store.verbs.tags import Tags

    if asked.is_on_all(answer):
        Tags(store).take_off(asked.comments, theme_id=answer)
        return f"{asked.words}: theme taken off. u puts it back."
    if answer.startswith(NEW):
        name = answer.removeprefix(NEW)
        return _put_words(asked, f"#{name}", Tags(store).put_on(asked.comments, theme=name))
    put = Tags(store).put_on(asked.comments, theme_id=answer)
    return _put_words(asked, f"#{store.themes.one(answer).name}", put)


def _tag_to(store: Store, asked: Asked, answer: str, *, kind: str) -> str:
    """Tag comments to an outcome or a question, or take that back, in one change, and say which."""
    from codesign.store.verbs.tags import Tags

    of = {f"{kind}_id": answer}
    if asked.is_on_all(answer):
        Tags(store).take_off(asked.comments, **of)
        return f"{asked.words}: {kind} taken off. u puts it back."
    return _put_words(asked, asked.names[answer], Tags(store).put_on(asked.comments, **of))


def _put_words(asked: Asked, tag: str, put: int) -> str:
    rest = f" ({put:,} had it not)" if put < len(asked.comments) else ""
    return f"{asked.words}: {tag}{rest}. u takes it off."


THEMES = Tagging(
    themes_for, tag_theme, "Which theme? Words not in the codebook become a draft theme.", "New theme"
)
OUTCOMES = Tagging(outcomes_for, partial(_tag_to, kind="outcome"), "Which outcome?")
QUESTIONS = Tagging(questions_for, partial(_tag_to, kind="question"), "Which question does it answer?")


class TagsComments(ModeScreen):
    """A screen with comments that can be tagged. It says which ones."""

    def rows_to_tag(self) -> Sequence[int]:
        """Return the row numbers of the comments to be tagged: those selected, or the one under the cursor."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the three signs be words while words are typed."""
        if action in ("tag_theme", "tag_outcome", "tag_question") and isinstance(self.focused, Input):
            return False
        return super().check_action(action, parameters)

    async def action_tag_theme(self) -> None:
        """Tag the comments with a theme, or take one off."""
        await self._begin(THEMES)

    async def action_tag_outcome(self) -> None:
        """Tag the comments to an outcome, or take one off."""
        await self._begin(OUTCOMES)

    async def action_tag_question(self) -> None:
        """Say which question the comments answer, or take that back."""
        await self._begin(QUESTIONS)

    async def _begin(self, tagging: Tagging) -> None:
        """Ask at once, and look meanwhile what fits: the next key is the first letter of a tag."""
        store, rows = self.desk.store, list(self.rows_to_tag())
        if store is None or not rows:
            return
        held: list[Asked] = []
        modal = PickModal(tagging.question, None, new=tagging.new)

        def chosen(answer: str | None) -> None:
            if answer and held:
                self._tag(store, held[0], tagging, answer)

        await self.app.push_screen(modal, chosen)
        self._look_what_fits(store, rows, tagging, modal, held)

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="tag", description="look what fits a comment"
    )
    def _look_what_fits(
        self, store: Store, rows: list[int], tagging: Tagging, modal: PickModal, held: list[Asked]
    ) -> None:
        asked = tagging.look(store, rows)
        if asked is None:  # thrown away meanwhile
            self.app.call_from_thread(modal.dismiss, "")
            return
        held.append(asked)
        question = f"{asked.words} · {tagging.question}"
        is_on = bool(
            asked.on
        )  # only what is on already, Enter alone alters: nothing is put on that nobody chose
        take = partial(modal.take, question, asked.answers, asked.called, marks_first=is_on)
        self.app.call_from_thread(take)

    @work(thread=True, exit_on_error=False, group="tag", description="tag comments")
    def _tag(self, store: Store, asked: Asked, tagging: Tagging, answer: str) -> None:
        said = tagging.tag(store, asked, answer)
        self.app.call_from_thread(self.codesign.store_changed.publish, None)
        self.app.call_from_thread(self.app.notify, said, markup=False)
