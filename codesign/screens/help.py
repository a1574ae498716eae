"""Help on what is in focus: what the screen is for, and every key that does something here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from codesign.keys import ACTIONS, key_words

if TYPE_CHECKING:
    from textual.screen import Screen


_COMMON = ("Scroll", "Page", "Focus", "Up", "Down", "First", "Last")
"""Moving about works as everywhere, and would fill the page."""


_EVERYWHERE = (
    "In the line of keys ^ is Ctrl: ^p is Ctrl+P. Every command is there by name, and by other words for it; so is any record.",
    "Drag marks words and Ctrl+C copies them; Shift and drag does it the terminal's own way. Anything shown can be clicked.",
)
"""What holds on every screen."""


def help_words(screen: Screen[Any]) -> str:
    """Return help for whatever has the focus on a screen."""
    about = [*_about(screen)]
    keys = [f"{keys:<14} {words}" for keys, words in _keys(screen)]
    return "\n".join([*about, "", "Keys here", *keys, "", *_EVERYWHERE])


def _about(screen: Screen[Any]) -> list[str]:
    """Return what the focused thing says of itself, and what the screen says."""
    focused = screen.focused
    said = [node.HELP for node in (focused, screen) if node is not None and node.HELP]
    return ["\n\n".join(each.replace("# ", "").strip() for each in said) or "codesign"]


def _keys(screen: Screen[Any]) -> list[tuple[str, str]]:
    """Return the keys that act now, with what the registry says of each, in the registry's order."""
    known = {action.id: action for action in ACTIONS}
    order = {action.id: place for place, action in enumerate(ACTIONS)}
    found: dict[str, tuple[list[str], str]] = {}
    for key, active in screen.active_bindings.items():
        binding = active.binding
        if not binding.description:
            continue
        action = known.get(binding.id or "")
        if action is None and binding.description.startswith(_COMMON):
            continue
        words = f"{action.words}. {action.help}" if action else binding.tooltip or binding.description
        found.setdefault(binding.id or binding.action, ([], words))[0].append(key)
    ordered = sorted(found.items(), key=lambda item: order.get(item[0], len(order)))
    return [(key_words(",".join(keys)), words) for _, (keys, words) in ordered]
