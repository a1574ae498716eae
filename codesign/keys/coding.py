"""What can be done while coding comments one after another. Digits take the suggestion they stand beside."""

from __future__ import annotations

from codesign.keys.action import Action

_TAG, _ACCEPT = "codesign feedback tag C12", "codesign feedback accept C12"

CODING: tuple[Action, ...] = (
    Action("code", "o", "code", "Code", "codes",
           "Go through these comments one after another, with suggestions that learn from each answer.",
           "codesign feedback list --untagged", means="tag label themes suggestions coding classify read"),
    *(
        Action(f"coding.{digit}", digit, f"put_on({place})", words, "coding", does, twin, in_footer=False, means="accept suggestion yes")
        for place, (digit, words, does, twin) in enumerate(
            (
                ("1", "First", "Put on the theme suggested first; with words selected, on those only.", f"{_ACCEPT} --theme buses"),
                ("2", "Second", "Put on the theme suggested second.", f"{_ACCEPT} --theme buses"),
                ("3", "Third", "Put on the theme suggested third.", f"{_ACCEPT} --theme buses"),
                ("4", "Outcome suggested", "Tag the comment to the outcome suggested.", f"{_ACCEPT} --outcome 2.1"),
                ("5", "Question suggested", "Say that it answers the question suggested.", f"{_ACCEPT} --question Q2"),
            )
        )
    ),
    Action("coding.alike", "plus", "tag_alike", "All of this text", "coding",
           "Put this comment's tags on all that are marked as the same words, in one change.", f"{_TAG} --theme buses", in_footer=False,
           means="copies campaign letter repeats duplicates same"),
    Action("coding.not-this", "x", "not_this", "Not this", "coding",
           "What is suggested under the mark does not fit this comment: it learns from that too.",
           "codesign feedback not-this C12 --theme buses", means="reject wrong no"),
    Action("coding.next", "enter", "next_untagged", "Next", "coding",
           "Go to the next comment without a tag; after the last, once more from the top.",
           "codesign feedback next", means="skip forward untagged"),
    Action("coding.look", "v", "look", "Look", "coding", "Look at the nearest comment that has what is marked.",
           "codesign feedback show C12", in_footer=False, means="view reason nearest why"),
    Action("coding.sure", "b", "take_sure", "Sure ones", "coding",
           "Show all that is sure, with reasons; what stays ticked is put on in one change, which `u` undoes.",
           "codesign feedback accept-sure", means="bulk all many accept batch"),
    Action("coding.important", "asterisk", "important", "Important", "coding",
           "Mark the comment as important, or take the mark off.", "codesign feedback mark C12 --important", in_footer=False,
           means="star evidence rich flag"),
    Action("coding.discuss", "ampersand", "discuss", "Discuss", "coding",
           "Mark the comment as one to talk over with others, or take the mark off.", "codesign feedback mark C12 --discuss",
           in_footer=False, means="flag team ask"),
    Action("coding.looked", "L", "looked", "Looked at", "coding",
           "Say that you have read what is marked `personal?` and that nothing in it identifies anybody: it may be quoted then.",
           "codesign feedback looked C12", in_footer=False, means="personal identify name read privacy clear"),
    Action("coding.memo", "j", "memo", "Jot", "coding",
           "Jot down a memo for whoever codes: it leaves in no pack.", "codesign feedback mark C12 --memo WORDS", in_footer=False,
           means="note annotate comment memo"),
    Action("coding.words", "space", "select_words", "Words", "coding",
           "Select words, to tag only those: Left and Right go from word to word, Space again holds the beginning.",
           f"{_TAG} --theme buses --words WORDS", means="span select part quote"),
    Action("coding.before", "comma", "step(-1)", "Before", "coding", "Go to the comment before.",
           "codesign feedback list", in_footer=False, means="previous back"),
    Action("coding.after", "full_stop", "step(1)", "After", "coding", "Go to the comment after, whether it has a tag or not.",
           "codesign feedback list", in_footer=False, means="next forward"),
    Action("coding.up", "up", "move(-1)", "Up", "coding", "Go to the suggestion above, or up a line while selecting words.",
           alone="a command names what it takes", in_footer=False),
    Action("coding.down", "down", "move(1)", "Down", "coding", "Go to the suggestion below, or down a line while selecting words.",
           alone="a command names what it takes", in_footer=False),
    Action("coding.let-go", "escape", "let_go_words", "No words", "coding words", "Select no words any more: a tag is of the whole comment.",
           alone="a command names the words", means="unselect whole comment"),
    Action("theme.sign-off", "A", "sign_off", "Sign off", "codebook",
           "Sign the theme off, after saying what stands under it; signed off before, it becomes a draft again.",
           "codesign themes sign-off transport", means="agree approve accept draft state codebook"),
    Action("theme.merge", "M", "merge_into", "Merge into", "codebook",
           "Merge the theme, or those selected, into another: its comments go there, and its history says so.",
           "codesign themes merge parking --into transport", means="join combine codebook"),
    Action("theme.split", "p", "split", "Split", "codebook",
           "Split the theme: the comments selected on its page, or those that hold some words, go to another.",
           "codesign themes split transport --into parking --words 'car park'", means="divide part codebook"),
    Action("theme.retire", "R", "retire", "Retire", "codebook",
           "Retire the theme: it is offered no more, and its comments keep it. Retired before, it is brought back.",
           "codesign themes retire transport", means="bring back close end codebook"),
    Action("second-opinions", "S", "app.second_opinions", "Second opinions", "codebook",
           "A sample coded again by somebody who does not see the tags: how far two people agree, and what they differ about.",
           "codesign second-opinion list", means="agreement alpha blind coder reliability check"),
    Action("blind.next", "enter", "next_untagged", "Keep, next", "blind",
           "Keep what was put on, none too, and show the next.", "codesign second-opinion code S1 C12 --theme transport", means="save go on"),
    Action("blind.before", "comma", "step(-1)", "Before", "blind", "Go back to the comment coded before.",
           "codesign second-opinion next S1", means="previous back"),
    *(
        Action(f"settle.{how}", digit, f"settle('{how}')", words, "settling", f"{does}.", f"codesign second-opinion settle S1 C12 --take {how}")
        for digit, how, words, does in (
            ("1", "first", "The first", "What the first coder put on stands"),
            ("2", "second", "The second", "What the second coder put on stands instead"),
            ("3", "both", "Both", "What either put on stands"),
            ("4", "neither", "Neither", "Nothing of what they differ about stands"),
        )
    ),
    Action("settle.look", "v", "look", "Look", "settling", "Tell how far they agree on each label.",
           "codesign second-opinion results S1", means="view labels alpha"),
)  # fmt: skip
