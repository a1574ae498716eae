"""What can be done in the review. A digit goes to a panel, as on Today it goes to what stands there."""

from __future__ import annotations

from codesign.keys.action import Action

_REVIEW = "codesign review"

REVIEW: tuple[Action, ...] = (
    *(
        Action(f"review.{which}", digit, f"place('{which}')", words, "review", f"{does}.", f"{_REVIEW} --panel {which}", in_footer=False,
               means="panel review")
        for digit, which, words, does in (
            ("1", "thin", "Thin evidence", "Show where evidence is thin, with the rule that says so"),
            ("2", "reach", "Not heard from", "Show who was to be reached, who was, and of whom nothing is recorded"),
            ("3", "growing", "Growing", "Show what is spoken of more than before, and words nobody has a theme for yet"),
            ("4", "said", "We said we would", "Show what is overdue, due, done and not told, and what has no reply"),
            ("5", "matrix", "Matrix", "Show who speaks of what: counts by outcome or theme, the larger the darker"),
        )
    ),
    Action("review.turn", "O", "turn", "Other way", "review",
           "Show the panel the other way: its other order, its next table, or another span.", f"{_REVIEW} --panel matrix --table theme-month", means="order sort matrix month place kind switch"),
    Action("review.draft", "T", "draft_theme", "Make a theme", "review",
           "Make a draft theme of the words that rise: it asks for its name, and shows which comments would be tagged.",
           f"{_REVIEW} draft WORDS", means="new code create theme rising words"),
    Action("review.safe", "ctrl+b,B", "safe_view", "Safe view", "review",
           "Hide small counts, for a screen that others see; or show them again.", f"{_REVIEW} --safe",
           means="small numbers hide disclosure shared teams projector"),
    Action("review.every", "E", "every", "Every programme", "review",
           "Count what has no programme too, where there is only one programme; or no longer.", f"{_REVIEW} --every", in_footer=False,
           means="all programmes without none left out"),
    Action("review.keep", "K", "keep", "Keep", "review",
           "Keep this view by a name, or the figure under the cursor with what it was when.", f"{_REVIEW} keep NAME", in_footer=False,
           means="save store bookmark as at"),
    Action("review.views", "V", "views", "Kept views", "review",
           "Show a view that was kept, or make a kept figure again and set it beside what it was; or throw one of them away.", "codesign views list", in_footer=False,
           means="saved views bookmarks figures open"),
)  # fmt: skip
