"""The holes in the evidence, said plainly and worked out from the pack itself."""

from __future__ import annotations

from collections.abc import Iterator

from codesign.records.pack import Pack, PackGap


def gaps(pack: Pack) -> tuple[PackGap, ...]:
    """Return every gap the pack shows, with the things it is about."""
    return tuple(gap for gap in _all(pack) if gap.names or gap.what.endswith("."))


def _all(pack: Pack) -> Iterator[PackGap]:
    if not pack.events:
        yield PackGap("No engagement event is recorded.")
    if not pack.comments:
        yield PackGap("No comment is recorded.")
    yield PackGap("Outcomes nobody has been heard on", tuple(
        f"{outcome.code} {outcome.title}".strip() for outcome in pack.outcomes
        if outcome.expects_evidence and not outcome.comments))  # fmt: skip
    yield PackGap("Comments not tied to an outcome", tuple(
        comment.reference for comment in pack.comments if not comment.outcomes))  # fmt: skip
    yield PackGap("Themes without a reply", tuple(
        theme.name for theme in pack.themes if theme.comments and not theme.has_reply))  # fmt: skip
    yield PackGap("Replies the people concerned have not been told", tuple(
        f"{reply.reference} {reply.to}".strip() for reply in pack.replies if not reply.told))  # fmt: skip
    yield PackGap("Follow-ups overdue", tuple(
        follow_up.reference for follow_up in pack.follow_ups if follow_up.is_overdue))  # fmt: skip
    yield PackGap("Follow-ups without an owner or a date", tuple(
        follow_up.reference for follow_up in pack.follow_ups
        if not follow_up.is_done and not (follow_up.owner and follow_up.due)))  # fmt: skip
    yield PackGap("Done, but the people were not told", tuple(
        follow_up.reference for follow_up in pack.follow_ups
        if follow_up.is_done and not follow_up.told))  # fmt: skip
    yield PackGap("Changes of wording proposed and not decided", tuple(
        wording.reference for wording in pack.wording if wording.is_open))  # fmt: skip
    yield PackGap("Held, but nothing said there is recorded", tuple(
        event.reference for event in pack.events if event.state == "held" and not event.comments))  # fmt: skip
