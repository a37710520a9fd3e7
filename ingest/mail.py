"""E-mail messages (EML): the text as a document, the attachments as documents of their own."""

from __future__ import annotations

import email
import email.policy
import email.utils
import re
from collections.abc import Iterator
from email.message import EmailMessage, MIMEPart
from pathlib import PurePosixPath
from typing import Any

import msgspec

from corpus.document import Block, Problem
from corpus.errors import UnreadableDocumentError
from ingest.contract import Enclosed, Extraction, Source
from ingest.limits import Limits
from ingest.registry import CONTAINERS, READERS, SUFFIXES, reader_for


class _Lenient(email.policy.EmailPolicy):
    """Takes a header that Python's own parser fails on for an empty one."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        try:
            return super().header_fetch_parse(name, value)
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
            return super().header_fetch_parse(name, "")


_POLICY = _Lenient()
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_MOST_PARTS = 1000


def read(source: Source) -> Extraction:
    """The subject as a heading and the body: plain text where the message has it, else its HTML.

    Names and addresses of sender and receivers are no text: they may be private people's.
    """
    message = _message(source)
    subject = _line(str(message.get("subject", "")))
    blocks = [Block(kind="heading", text=subject, level=1)] if subject else []
    part = message.get_body(("plain", "html"))
    if part is not None:
        media_type = part.get_content_type()
        data = _bytes(part)
        if media_type == "text/html":  # what the message said of its encoding holds no more
            data = b'<html><head><meta charset="utf-8"></head><body>' + data + b"</body></html>"
        if data.strip():
            inner = msgspec.structs.replace(source, data=data, media_type=media_type)
            blocks += reader_for(media_type)(inner).blocks
    metadata = {"title": subject} if subject else {}
    if date := _date(message):
        metadata["date"] = date
    return Extraction(blocks=blocks, metadata=metadata)


def unpack(source: Source, limits: Limits) -> Iterator[Enclosed | Problem]:
    """The attachments. Pictures inside the text, such as logos under a signature, are none."""
    message = _message(source)
    body = message.get_body(("plain", "html"))
    left = limits.expanded
    for number, part in enumerate(_parts(message), start=1):
        if part is body or not _is_attachment(part):
            continue
        if number > min(_MOST_PARTS, limits.members):
            yield Problem(
                code="limit", message=f"Only the first {number - 1} parts of the message were read."
            )
            return
        name = _name(part, number)
        data = _bytes(part)
        left -= len(data)
        if left < 0:
            yield Problem(code="limit", message=f"{name} and what follows it is beyond the limit of size.")
            return
        yield Enclosed(name=name, data=data)


def _is_attachment(part: EmailMessage) -> bool:
    """Some programs call a document that they show with the text "inline"; it has a name all the same."""
    if part.get_content_disposition() == "attachment":
        return True
    return bool(part.get_filename()) and part.get_content_maintype() not in ("image", "text")


def _message(source: Source) -> EmailMessage:
    message = email.message_from_bytes(source.data, policy=_POLICY)
    if not isinstance(message, EmailMessage) or not (
        message.keys() and ("from" in message or "date" in message)
    ):
        raise UnreadableDocumentError(f"{source.name} is no e-mail message.", "Give it its right suffix.")
    return message


def _parts(message: EmailMessage) -> Iterator[EmailMessage]:
    """Parts in order. An attached message is one part, and read on by itself."""
    if not message.is_multipart():
        yield message
        return
    for part in message.iter_parts():
        if not isinstance(part, EmailMessage):
            continue
        if part.get_content_maintype() == "multipart":
            yield from _parts(part)
        else:
            yield part


def _bytes(part: MIMEPart) -> bytes:
    """The decoded content, text as UTF-8; what is wrongly encoded comes as far as it can be decoded."""
    try:
        content = part.get_content()
    except (KeyError, LookupError, ValueError, AssertionError):
        content = part.get_payload(decode=True)
    if isinstance(content, MIMEPart):
        return content.as_bytes()
    if isinstance(content, str):
        return content.encode("utf-8", "replace")
    return content if isinstance(content, bytes) else b""


def _name(part: EmailMessage, number: int) -> str:
    """File name of an attachment, with a suffix that its media type asks for where it has none."""
    name = PurePosixPath(_line(part.get_filename() or "").replace("\\", "/")).name
    media_type = part.get_content_type()
    if PurePosixPath(name).suffix.lower() not in SUFFIXES and (
        media_type in READERS or media_type in CONTAINERS
    ):
        suffix = next((s for s, known in SUFFIXES.items() if known == media_type), "")
        name = f"{name or f'bijlage {number}'}{suffix}"
    return name or f"bijlage {number}"


def _date(message: EmailMessage) -> str:
    try:
        return email.utils.parsedate_to_datetime(str(message.get("date", ""))).date().isoformat()
    except (TypeError, ValueError):
        return ""


def _line(text: str) -> str:
    return " ".join(_CONTROL.sub(" ", text).split())
