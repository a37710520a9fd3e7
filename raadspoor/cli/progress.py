"""How far a long command is, on standard error and only where somebody can see it."""

from __future__ import annotations

import sys
from pathlib import PurePath
from types import TracebackType
from typing import TYPE_CHECKING, Self

from raadspoor.export.safety import clean
from raadspoor.i18n import gettext as _

if TYPE_CHECKING:
    import rich.progress


class Progress:
    """A bar with an estimate. Called with what is done and what there is to do; quiet without a terminal."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._bar: rich.progress.Progress | None = None
        self._done = 0

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

            self._bar = Progress(
                TextColumn("{task.description}", markup=False),
                BarColumn(),
                MofNCompleteColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
            self._bar.add_task(self._label, total=None)
        return self

    def __call__(self, done: int, total: int) -> None:
        self._done = done
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=done, total=total, description=self._label)

    def tell(self, source: str, done: int, total: int) -> None:
        """Say how many pages of a source have been recognised, which takes seconds a page."""
        if self._bar is not None:
            said = _("{label} {name}: page {done} of {total} recognised").format(
                label=self._label, name=clean(PurePath(source).name), done=done, total=total
            )
            self._bar.update(self._bar.task_ids[0], completed=self._done + done / total, description=said)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.stop()
