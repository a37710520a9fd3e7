"""What lies in a corpus folder beside the documents, and profiles: anything in them is refused in words."""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from corpus.errors import CorpusError, ProfileError
from corpus.profile import load
from corpus.settings import settings
from index.analysis import synonyms
from search.watches import Watches

CONTENTS = {
    "no text": b"\xff\xfe\x00a\xff",
    "nested": b"a = " + b"[" * 100_000,
    "escapes": b'a = "\x1b[31m"',
    "cut off": b'a = "b',
    "a null": b"a = \x00",
    "something else": b"PK\x03\x04" + bytes(100),
    "bytes in a word": b'[{"name": "a\xc6\xce"}]',
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_settings_and_profiles_are_refused_in_words(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "raadspoor.toml").write_bytes(content)
    with pytest.raises(CorpusError, match=r"raadspoor\.toml"):
        settings(tmp_path)
    with pytest.raises(ProfileError, match=r"raadspoor\.toml"):
        load(str(tmp_path / "raadspoor.toml"))


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_saved_searches_and_synonyms_are_refused_in_words(content: bytes, tmp_path: Path) -> None:
    for name in ("watches.json", "synonyms.txt"):
        (tmp_path / name).write_bytes(content)
    with pytest.raises(CorpusError, match=r"watches\.json"):
        Watches(tmp_path)
    with contextlib.suppress(CorpusError):  # a line with "=" in it may be a group
        synonyms.load(tmp_path)


def test_synonyms_saved_by_an_editor_on_windows_are_read(tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text("gemaal = pompstation\r\n", encoding="utf-8-sig")
    assert synonyms.load(tmp_path)["gemaal",] == (("pompstation",),)


@pytest.mark.parametrize(
    "written",
    ["\n".join(f"woord{n} = term{n}" for n in range(100_000)), " = ".join(f"woord{n}" for n in range(200))],
    ids=["many groups", "one wide group"],
)
def test_more_synonyms_than_anybody_searches_for_are_refused(written: str, tmp_path: Path) -> None:
    (tmp_path / "synonyms.txt").write_text(written, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"synonyms\.txt (holds more than|cannot be read)"):
        synonyms.load(tmp_path)
