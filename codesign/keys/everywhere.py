"""What can be done wherever you are: going about, help, every command, how it looks, leaving."""

from __future__ import annotations

from codesign.keys.action import MODE_TWINS, MODES, Action

EVERYWHERE: tuple[Action, ...] = (
    *(
        Action(
            f"go.{mode}", "", f"app.go_to('{mode}')", words, help=f"Show {words}.",
            twin=MODE_TWINS.get(mode, f"codesign {mode} list"), in_footer=False, means="go to show open list",
        )
        for mode, words, _ in MODES
    ),
    Action(
        "back", "escape", "app.back", "Back", help="Back to the same row.",
        alone="a command ends by itself", means="close return",
    ),
    Action(
        "commands", "ctrl+p,colon", "app.command_palette", "All", help="Every command by name, and any record.",
        twin="codesign --help", means="palette menu search",
    ),
    Action(
        "edit-programme", "", "app.edit_programme", "Edit a programme", help="Alter a programme; N and then r makes one.",
        twin="codesign edit G1", in_footer=False, means="contract strategy change alter amend",
    ),
    Action(
        "theme", "", "app.change_theme", "Colours", help="Choose light, dark or your terminal's own colours.",
        alone="a command prints in the terminal's own colours", in_footer=False, means="theme light dark ansi contrast looks",
    ),
)  # fmt: skip
