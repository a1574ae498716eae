"""Method and limits: how the pack was made, what it leaves out, and what it does not claim."""

from __future__ import annotations

from codesign.evidence.words import made_words
from codesign.records.pack import Pack
from codesign.text import plural

NO_CLAIM = "This pack lists the evidence held and the gaps in it. It is not legal advice, and it does not say that a duty has been met."

MOST_NAMED = 40


def method(pack: Pack) -> tuple[str, ...]:
    """Return the section's paragraphs."""
    return (
        NO_CLAIM,
        *_scope(pack),
        *_words(pack),
        *_codebook(pack),
        *_people(pack),
        *_left_out(pack),
        *_late(pack),
    )


def _scope(pack: Pack) -> tuple[str, ...]:
    return (
        f"It stands at change {pack.stands_at.change}, {made_words(pack)}, and holds nothing recorded after it. "
        "The same store at the same change gives the same pack, byte for byte.",
    )


def _words(pack: Pack) -> tuple[str, ...]:
    figures = pack.figures
    rule = (
        "Words in quotation marks are exactly what was said, and are shown only where permission to quote was given; "
        "where nobody asked, they are withheld. Our note is the officer's own words for what was said: it stands without quotation "
        "marks and without a name, and is withheld too where the person refused to be quoted. Nothing marked as possibly identifying a person, "
        "or as sensitive, is shown, and nothing that holds the name of a person who is not named in this pack."
    )
    counted = "; ".join(f"{count.what}: {count.count:,}" for count in figures.withheld if count.count)
    sums = (
        f"Of {plural(figures.comments, 'comment')}, {figures.quoted:,} are quoted, {figures.notes_shown:,} are shown as our note, "
        f"and the words of {figures.words_withheld:,} are withheld{f' ({counted})' if counted else ''}. "
        "Comments whose words are withheld are still counted, with their reference, outcomes and themes."
    )
    counts = (
        "Counts are of comments, not votes. One comment may bear on several outcomes and themes, and a domain, an outcome or a theme "
        "counts all that was said beneath it, each comment once: so their counts add up to more than the total."
    )
    return (rule, sums, counts)


def _codebook(pack: Pack) -> tuple[str, ...]:
    """Name what was altered in the codebook: a theme's count before and after is not of the same thing."""
    if not pack.codebook:
        return ()
    return (
        "The codebook was altered while it was in use, and every comment stands under the themes as they are now: "
        f"{'; '.join(pack.codebook[:MOST_NAMED])}{' and more' if len(pack.codebook) > MOST_NAMED else ''}.",
    )


def _people(pack: Pack) -> tuple[str, ...]:
    honest = (
        "People are counted honestly: a named person once, however often they came; unnamed heads beside them, never added, "
        "because one person may be in both and may have come more than once. Only events that were held are counted. "
        "Comments that name nobody are of no more people than came to that event unnamed, where that was counted."
    )
    named = "Organisations are named, and elected members in their public office. "
    if pack.options.name_people:
        return (
            honest,
            f"{named}Other people are named in this pack too. The reason given: {pack.options.reason}",
        )
    return (honest, f"{named}Nobody else is named; owners of follow-ups are shown as an officer.")


def _left_out(pack: Pack) -> tuple[str, ...]:
    figures = pack.figures
    counts = f"In no figure: unfinished drafts, and {plural(figures.set_aside, 'imported row')} set aside in the whole store."
    internal = "Small numbers are not suppressed and words have not been redacted by hand, so this pack is for use inside the organisations named in it."
    safeguarding = "What is marked as safeguarding is in no part of this pack and in no figure."
    elsewhere = (
        f"{plural(figures.tagged_elsewhere, 'comment')} tagged to these outcomes and recorded for another programme, or for none: "
        "counted under the outcome, not in the programme's total, and not shown."
    )
    return (counts, internal, safeguarding, *((elsewhere,) if figures.tagged_elsewhere else ()))


def _late(pack: Pack) -> tuple[str, ...]:
    days = pack.late_after_days
    late = [event.reference for event in pack.events if event.days_late]
    late += [comment.reference for comment in pack.comments if comment.days_late]
    if not late:
        return (f"No entry was recorded more than {days} days after what it records.",)
    return (
        f"{plural(len(late), 'entry', 'entries')} recorded more than {days} days after what they record, "
        f"shown as late where they stand: {', '.join(late[:40])}{' and more' if len(late) > 40 else ''}.",
    )
