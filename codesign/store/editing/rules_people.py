"""What altering a contact, and what is known of one, brings with it."""

from __future__ import annotations

from sqlalchemy import text

from codesign.entry.contact_points import point_kind
from codesign.store import standing
from codesign.store.editing.work import Work, parent, refuse_backwards, refuse_ring
from codesign.store.finding.sort_names import sort_name
from codesign.store.tables import Alias, Attendance, Comment, Contact
from codesign.store.verbs.contact_errors import AlreadyMemberError, StillTheirNameError
from codesign.store.verbs.contact_rows import contact_name
from codesign.store.verbs.hiding import refuse_hiding
from codesign.text import plural


def contact(work: Work) -> None:
    """A contact: what they are called, and whether they are somebody or an organisation."""
    if work.becomes("name"):
        work.values["sort_name"] = sort_name(str(work.values["name"]))
        if work.id:
            _keep_former_name(work)
    if work.becomes("is_group", False) and work.id:
        members = work.count(
            f"membership WHERE group_id IN {standing.group(':id')} AND deleted = 0 AND ends = ''"
        )
        if members:
            work.refuse("is_group", f"The group has {plural(members, 'member')}. Let them leave it first.")
    if work.becomes("sort") and work.id:
        _change_sort(work)
    if work.becomes("successor_id"):
        refuse_ring(work, "contact", "successor_id")
    if not work.id:
        work.values["recorded"] = work.change.now


def _keep_former_name(work: Work) -> None:
    """Keep the name somebody was known by, so that old papers still lead to them; letter case and accents are no other name."""
    former = str(work.was["name"])
    if sort_name(former) == work.values["sort_name"]:
        return
    held = work.count(
        "alias WHERE contact_id = :id AND deleted = 0 AND name = :name COLLATE NOCASE", name=former
    )
    if not held:
        work.change.add(Alias, contact_id=work.id, name=former, reason="renamed")
        work.said.append(
            "The name before is kept as another name, by which they are still found; remove it there if it should go."
        )


def _change_sort(work: Work) -> None:
    if work.count("standing WHERE survivor_id = :id"):
        work.refuse("sort", "Others are merged into them, who would become one too. Take them apart first.")
    if work.values["sort"] == "organisation":
        _become_organisation(work)
        return
    used = work.count("""(SELECT id FROM attendance WHERE organisation_id = :id AND deleted = 0
        UNION ALL SELECT id FROM affiliation WHERE organisation_id = :id AND deleted = 0
        UNION ALL SELECT id FROM comment WHERE for_organisation_id = :id AND deleted = 0)""")
    if used:
        work.refuse(
            "sort",
            f"People belong to it or spoke for it ({plural(used, 'record')}), so it stays an organisation.",
        )


def _become_organisation(work: Work) -> None:
    """Somebody who turns out to be an organisation came as people from it, and spoke as it."""
    session, moved = work.change.session, 0
    for row in session.execute(
        text("SELECT id, kind FROM attendance WHERE contact_id = :id AND deleted = 0"), {"id": work.id}
    ).all():
        work.change.set(
            Attendance,
            row.id,
            contact_id=None,
            organisation_id=work.id,
            kind=row.kind or work.after("kind") or "",
        )
        moved += 1
    spoken = session.execute(
        text("SELECT id FROM comment WHERE contact_id = :id AND deleted = 0"), {"id": work.id}
    ).scalars()
    for comment in spoken.all():
        work.change.set(
            Comment, comment, contact_id=None, speaking_for="organisation", for_organisation_id=work.id
        )
        moved += 1
    if moved:
        work.said.append(
            f"{plural(moved, 'record')} of who came and who spoke now say the organisation, nobody by name."
        )


def alias(work: Work) -> None:
    """Another name: hidden only where they do not go by it."""
    if not work.after("hidden"):
        return
    whose = standing.survivor(work.change.session, parent(work, "alias", "contact_id"))
    try:
        refuse_hiding(work.change.session, whose, str(work.after("name")))
    except StillTheirNameError as refused:
        work.refuse_as("hidden", refused)


def point(work: Work) -> None:
    """A point of contact is of the kind it looks like unless somebody says otherwise."""
    if not work.after("kind"):
        work.values["kind"] = point_kind(str(work.after("value")))


def role(work: Work) -> None:
    """A role: somewhere, or something, or both."""
    if not (work.after("organisation_id") or work.after("organisation_name") or work.after("role")):
        work.refuse("organisation_id", "A role needs an organisation, or what they do.")
    whose = standing.survivor(work.change.session, parent(work, "affiliation", "contact_id"))
    if work.after("organisation_id") and work.after("organisation_id") == whose:
        work.refuse("organisation_id", "Nobody has a role at themselves.")
    refuse_backwards(work)


def member(work: Work) -> None:
    """A member of a group: once at a time, and never of itself."""
    group = standing.survivor(work.change.session, parent(work, "membership", "group_id"))
    member = work.after("contact_id")
    if group == member:
        work.refuse("contact_id", "A group is no member of itself.")
    again = work.count(
        f"""membership WHERE group_id IN {standing.group(":g")} AND contact_id IN {standing.group(":c")}
            AND deleted = 0 AND ends = '' AND id <> :id""",
        g=group,
        c=member,
    )
    if again and not work.after("ends") and (work.becomes("contact_id") or work.becomes("ends")):
        names = (contact_name(work.change.session, str(each)) for each in (member, group))
        work.refuse_as("contact_id", AlreadyMemberError(*names))
    if not work.id:
        work.change.set(Contact, str(group), is_group=True)
    refuse_backwards(work)
