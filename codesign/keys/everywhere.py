"""What can be done wherever you are: going about, help, every command, how it looks, leaving."""

from __future__ import annotations

from codesign.keys.action import MODE_TWINS, MODES, Action

NEW: tuple[tuple[str, str, str, str], ...] = (
    ("event", "e", "an event", "codesign log"),
    ("person", "p", "a person", "codesign contacts add NAME"),
    ("organisation", "o", "an organisation", "codesign contacts add NAME --is-organisation"),
    ("group", "s", "a standing group", "codesign contacts add NAME --is-group"),
    ("comment", "c", "a comment", "codesign feedback add WORDS"),
    ("theme", "t", "a theme", "codesign themes add NAME"),
    ("programme", "r", "a programme", "codesign programmes add TITLE"),
    ("outcome", "u", "an outcome", "codesign outcomes add 2.1 TITLE"),
    ("follow-up", "f", "a follow-up", "codesign follow-ups add WORDS"),
    ("wording", "w", "a wording", "codesign wording add CLAUSE --after WORDS"),
    ("question", "q", "a question", "codesign questions add WORDS"),
    ("reach-group", "g", "a group to reach", "codesign reach add NAME"),
    (
        "monitoring",
        "m",
        "counts of monitoring",
        "codesign monitoring add E12 --question Disability --answer yes --count 22",
    ),
)
"""What `N` adds: its name, its letter, its words, and the command that adds one."""

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
        "help.anywhere", "f1", "app.help", "Help", help="Help on what is in focus.", twin="codesign --help", in_footer=False,
        means="what keys how",
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
        "edit-question", "", "app.edit_question", "Edit a question", help="Alter a question of a consultation; N and then q makes one.",
        twin="codesign questions edit Q1", in_footer=False, means="consultation change alter retire",
    ),
    *(
        Action(
            f"new.{name}", "", f"app.new_of('{letter}')", f"New {words}", help=f"Add {words}.", twin=twin,
            in_footer=False, means="add create make",
        )
        for name, letter, words, twin in NEW
    ),
    Action(
        "history.all", "", "app.all_history", "History of everything", help="Every change there was, newest first: who, when, and what it was before.",
        twin="codesign history", in_footer=False, means="changes journal audit log before",
    ),
    Action(
        "your-name", "", "app.your_name", "Your name", help="Change the name your changes are made under, from now on.",
        twin="codesign settings --name NAME", in_footer=False, means="my officer settings who am I",
    ),
    Action(
        "settings", "", "app.settings", "Settings", help="Where your settings are kept, what stands in them, and how keys are changed.",
        twin="codesign settings", in_footer=False, means="preferences options configure keys zone file",
    ),
    Action(
        "theme", "", "app.change_theme", "Colours", help="Choose light, dark or your terminal's own colours.",
        twin="codesign settings --theme textual-light", in_footer=False, means="theme light dark ansi contrast looks",
    ),
)  # fmt: skip
