"""What the codebook's list and a theme's page do to themes: merge, split, retire, bring back, sign off.

Each is looked at first: how many comments it moves or leaves, and what becomes of them, is said before anybody says yes.
Each is one change, which `u` undoes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.binding import BindingType

from codesign.records.codebook import Part, Recoded
from codesign.records.feedback import ThemeLine
from codesign.screens.ask import AskLineModal, AskModal, WordsModal, if_answered
from codesign.screens.codebook.saying import (
    brought_back_words,
    done_words,
    merge_words,
    retire_words,
    sign_off_words,
    split_words,
)  # fmt: skip
from codesign.screens.mode_screen import ModeScreen
from codesign.screens.pick import NEW, PickModal
from codesign.text import one_line, plural
from codesign.widgets.bindings import bindings

if TYPE_CHECKING:
    from codesign.store import Store

Do = Callable[["Store"], Recoded]

_SPLIT_WORDS = "Which words? Every comment of #{name} that holds them all goes to another theme."
_SPLIT_HINT = "Or go back, select comments on the theme's page with Space, and press p there."
_NONE_HOLDS = "No comment of #{name} holds those words, so nothing was split."


class AltersCodebook(ModeScreen):
    """A screen about themes. It says which theme keys are about."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("codebook")

    def themes_here(self) -> Sequence[ThemeLine]:
        """Return the themes that are selected, or the one under the cursor, or the one this is the page of."""
        raise NotImplementedError

    def comments_chosen(self) -> Sequence[int]:
        """Return the rows of the comments that are selected, where this lists a theme's comments."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer it only where there is a theme."""
        if action in ("merge_into", "split", "retire", "sign_off"):
            return bool(self.has_theme)
        return super().check_action(action, parameters)

    @property
    def has_theme(self) -> bool:
        """Whether there is a theme that keys are about, without reading."""
        raise NotImplementedError

    def _first(self) -> ThemeLine | None:
        return next(iter(self.themes_here()), None)

    # its state

    def action_sign_off(self) -> None:
        """Sign the theme off; one that was signed off becomes a draft again."""
        theme = self._first()
        if theme is None:
            return
        id_, words = theme.id, sign_off_words(theme)
        if theme.state == "signed-off":
            self._ask(
                words, "Make it a draft", lambda store: store.codebook.reopen(id_), "made a draft again"
            )
        else:
            self._ask(words, "Sign it off", lambda store: store.codebook.sign_off(id_), "signed off")

    def action_retire(self) -> None:
        """Retire the theme; one that is retired is brought back."""
        theme = self._first()
        if theme is None:
            return
        id_ = theme.id
        if theme.state == "retired":
            words = brought_back_words(theme)
            self._ask(words, "Bring it back", lambda store: store.codebook.bring_back(id_), "brought back")
        else:
            self._ask(retire_words(theme), "Retire it", lambda store: store.codebook.retire(id_), "retired")

    # merging

    def action_merge_into(self) -> None:
        """Merge the theme, or those selected, into another: ask which."""
        themes = self.themes_here()
        if themes:
            ids = {theme.id for theme in themes}
            question = f"Merge {_named(themes)} into which theme?"
            self._pick(question, ids, "", lambda answer, name: self._ask_merge(themes, answer, name))

    def _ask_merge(self, themes: Sequence[ThemeLine], into: str, name: str) -> None:
        ids = [theme.id for theme in themes]
        self._ask(
            merge_words(themes, name),
            "Merge",
            lambda store: store.codebook.merge(ids, into),
            f"took in {_named(themes)}",
        )

    # splitting

    def action_split(self) -> None:
        """Split the theme: by the comments selected on its page, or by words."""
        theme, rows = self._first(), list(self.comments_chosen())
        if theme is None:
            return
        if rows:
            self.codesign.when_open(lambda store: self._look_up(store, theme, rows))
        else:
            question = _SPLIT_WORDS.format(name=one_line(theme.name))
            self.app.push_screen(AskLineModal(question, hint=_SPLIT_HINT), if_answered(self._by_words(theme)))

    def _by_words(self, theme: ThemeLine) -> Callable[[str], None]:
        return lambda words: self.codesign.when_open(lambda store: self._look_who_holds(store, theme, words))

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="codebook",
        description="look what a split would move",
    )
    def _look_who_holds(self, store: Store, theme: ThemeLine, words: str) -> None:
        held = store.codebook.holding(theme.id, words)
        if held:
            self.app.call_from_thread(self._ask_split_where, theme, tuple(held))
        else:
            said = _NONE_HOLDS.format(name=one_line(theme.name))
            self.app.call_from_thread(self.app.push_screen, WordsModal(said))

    @work(
        thread=True,
        exclusive=True,
        exit_on_error=False,
        group="codebook",
        description="look which comments were selected",
    )
    def _look_up(self, store: Store, theme: ThemeLine, rows: list[int]) -> None:
        ids = tuple(line.id for line in store.feedback.lines(rows))
        self.app.call_from_thread(self._ask_split_where, theme, ids)

    def _ask_split_where(self, theme: ThemeLine, comments: tuple[str, ...]) -> None:
        question = f"Split #{one_line(theme.name)}: {plural(len(comments), 'comment')} to which theme? Another name makes a draft."
        self._pick(
            question,
            {theme.id},
            "New theme",
            lambda answer, name: self._ask_split(theme, comments, answer, name),
        )

    def _ask_split(self, theme: ThemeLine, comments: tuple[str, ...], answer: str, name: str) -> None:
        is_new = answer.startswith(NEW)
        part = Part(
            name=answer.removeprefix(NEW) if is_new else "",
            theme_id="" if is_new else answer,
            comments=comments,
        )
        self._ask(
            split_words(theme, len(comments), name),
            "Split it",
            lambda store: store.codebook.split(theme.id, [part]),
            f"split into {name}",
        )

    # what they share

    def _pick(self, question: str, without: set[str], new: str, then: Callable[[str, str], None]) -> None:
        """Ask for another theme, and go on with it and what it is called."""
        self.codesign.when_open(lambda store: self._look_which(store, question, without, new, then))

    @work(thread=True, exclusive=True, exit_on_error=False, group="codebook", description="read the codebook")
    def _look_which(
        self, store: Store, question: str, without: set[str], new: str, then: Callable[[str, str], None]
    ) -> None:
        others = [each for each in store.codebook.all() if each.id not in without and each.state != "retired"]
        names = {
            each.id: f"#{one_line(each.name)}" + (f" (in {one_line(each.parent)})" if each.parent else "")
            for each in others
        }

        def chosen(answer: str) -> None:
            then(answer, f"#{answer.removeprefix(NEW)}" if answer.startswith(NEW) else names[answer])

        answers = sorted(names.items(), key=lambda item: item[1].casefold())
        modal = PickModal(question, answers, new=new, names={each.id: each.name for each in others})
        self.app.call_from_thread(self.app.push_screen, modal, if_answered(chosen))

    def _ask(self, words: str, yes: str, do: Do, done: str) -> None:
        """Say what it will do, and do it if that is wanted."""
        self.app.push_screen(
            AskModal(words, yes=yes),
            if_answered(lambda _: self.codesign.when_open(lambda store: self._alter(store, do, done))),
        )

    @work(
        thread=True, exclusive=True, exit_on_error=False, group="codebook", description="alter the codebook"
    )
    def _alter(self, store: Store, do: Do, done: str) -> None:
        recoded = do(store)
        self.app.call_from_thread(self._altered, done_words(recoded, done))

    def _altered(self, said: str) -> None:
        self.codesign.store_changed.publish(None)
        self.app.notify(said, timeout=10, markup=False)


def _named(themes: Sequence[ThemeLine]) -> str:
    return f"#{one_line(themes[0].name)}" if len(themes) == 1 else plural(len(themes), "theme")
