"""A trail told on the terminal: what became of it, then what each document said."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from raadspoor.export.safety import clean
from raadspoor.export.terminal import render, width
from raadspoor.export.timeline import strip
from raadspoor.i18n import gettext as _
from raadspoor.labels import STATUS, interval, source

if TYPE_CHECKING:
    from rich.text import Text

    from search.trails import Change, Entry, Slip, Trail

_WIDEST_LINE = 100
"""Columns of a line of time; wider says no more."""


def told(trails: Sequence[Trail], partial: Container[str] = ()) -> str:
    """The trails one after another, each with its verdicts, its quotes with source, and its line of time.

    The documents `partial` are said to be read in part.
    """
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[object] = []
    for trail in trails:
        parts.append(Text(clean(trail.subject), style="bold") + Text(f"  {trail.id}", style="dim"))
        parts += [Padding(Text(f"→ {verdict}", style="red"), (0, 0, 0, 2)) for verdict in verdicts(trail)]
        for number in range(len(trail.entries)):
            parts.append(Padding(_said(trail.entries[number], partial), (0, 0, 0, 2)))
        lines = strip(trail, min(width() - 2, _WIDEST_LINE))
        parts += [Text(""), *(Text(f"  {line}", no_wrap=True) for line in lines), Text("")]
    return render(Group(*parts))  # type: ignore[arg-type]


def verdicts(trail: Trail) -> list[str]:
    """What became of the commitment, a sentence each."""
    said = [_slipped(trail, slip) for slip in trail.slips]
    said += [_changed(change) for change in trail.changes]
    if trail.kept is not None:
        said.append(_("Kept, says {title}.").format(title=clean(trail.entries[trail.kept].title)))
    if trail.disappeared:
        titles = ", ".join(clean(cover.title) for cover in trail.silent)
        said.append(_("Disappeared: no word of it in {titles}.").format(titles=titles))
    return said


def _changed(change: Change) -> str:
    if change.size_before:
        return _("Changed: from {before} to {after}.").format(
            before=clean(change.size_before), after=clean(change.size_after)
        )
    before, after = ("; ".join(f"{eur:f}" for eur in eurs) for eurs in (change.eur_before, change.eur_after))
    return _("Changed: from {before} to {after} euros.").format(before=before, after=after)


def _slipped(trail: Trail, slip: Slip) -> str:
    later = clean(trail.entries[slip.later].title)
    if slip.moved_to is None:
        return _("Slipped: due {due}, still not done in {title}.").format(due=slip.due, title=later)
    return _("Slipped: from {due} to {moved}, says {title}.").format(
        due=slip.due, moved=slip.moved_to, title=later
    )


def _said(entry: Entry, partial: Container[str]) -> Text:
    from rich.text import Text

    deadline = entry.deadline
    due = f", {_('by')} {interval(deadline.start, deadline.end)}" if deadline else ""
    stands = source(clean(entry.title), entry.commitment.page, partial=entry.document in partial)
    head = f"{entry.doc_date}  {stands}"
    status = _(STATUS[entry.commitment.status])
    return Text(f"{head}: {status}{due}\n", style="cyan") + Text(f"“{clean(entry.commitment.text)}”")
