"""A person's settings in words: where the file is, what stands in it, and how to change it."""

from __future__ import annotations

from codesign.keys import own_keys
from codesign.screens.desk import Desk


def settings_words(desk: Desk, theme: str) -> str:
    """Return what stands in the settings of a desk."""
    settings = desk.settings
    own = own_keys(settings.keys)
    keys = [f"  {action} = {keys}" for action, keys in settings.keys.items()] or ["  the usual ones"]
    return "\n".join(
        [
            "Settings",
            "",
            f"Your name    {settings.officer or 'not said yet'}",
            f"Colours      {theme}",
            f"Time zone    {settings.zone}",
            f"Follow-ups   due after {settings.follow_up_days} days, unless somebody says",
            f"This device  {settings.device_letters}",
            "Your own keys",
            *keys,
            *(f"  ! {sentence}" for sentence in own.said),
            "",
            f"They are kept in {desk.settings_path}, as words you can change there.",
            'Keys stand under [keys], such as undo = "Ctrl+Z"; `codesign keys` lists what can be changed.',
            "Your name and the colours are in the palette too (Ctrl+P).",
            "",
            f"The store is {desk.store_path}",
        ]
    )
