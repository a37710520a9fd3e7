"""A client of the cluster that a corpus names, and its errors in our words."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from corpus.errors import CorpusError
from corpus.settings import FILE, OpenSearchSettings

if TYPE_CHECKING:
    from opensearchpy import OpenSearch

USER, PASSWORD = "RAADSPOOR_OPENSEARCH_USER", "RAADSPOOR_OPENSEARCH_PASSWORD"
AUTHORITIES = "RAADSPOOR_OPENSEARCH_CA"
"""File with the certificates of who may vouch for the cluster's."""
CERTIFICATE, KEY = "RAADSPOOR_OPENSEARCH_CERTIFICATE", "RAADSPOOR_OPENSEARCH_KEY"
"""Files with which this program proves who it is."""
TIMEOUT = 60.0
"""Seconds that a node may take over an answer."""
ATTEMPTS = 6
"""Times that a request is sent at most, to another node each time."""


def connect(settings: OpenSearchSettings) -> OpenSearch:
    """A client; nothing is sent yet. Raises CorpusError where it is not installed or set up wrongly."""
    try:
        from opensearchpy import OpenSearch
    except ImportError as error:
        raise CorpusError(
            "This corpus keeps its index in OpenSearch, and the client for it is not installed.",
            "Install it: pip install 'raadspoor[opensearch]'.",
        ) from error
    for host in settings.hosts:
        parts = urlsplit(host)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise CorpusError(
                f"{host!r} is no address of a cluster.", f"Write it as https://host:9200 in {FILE}."
            )
        if parts.username or parts.password:
            raise CorpusError(
                f"A host in {FILE} holds a login.", f"Take it out; give it in {USER} and {PASSWORD}."
            )
    user = os.environ.get(USER)
    secure: dict[str, Any] = {
        "ca_certs": os.environ.get(AUTHORITIES),
        "client_cert": os.environ.get(CERTIFICATE),
        "client_key": os.environ.get(KEY),
    }
    return OpenSearch(
        list(settings.hosts),
        http_auth=(user, os.environ.get(PASSWORD, "")) if user else None,
        timeout=TIMEOUT,
        max_retries=max(ATTEMPTS, len(settings.hosts)),
        retry_on_timeout=True,
        retry_on_status=(502, 503, 504),
        **{name: value for name, value in secure.items() if value},
    )


@contextmanager
def explained(settings: OpenSearchSettings) -> Iterator[None]:
    """Says what went wrong between us and the cluster, and what to do, as a CorpusError."""
    from opensearchpy import exceptions

    where = ", ".join(settings.hosts)
    try:
        yield
    except (exceptions.AuthenticationException, exceptions.AuthorizationException) as error:
        raise CorpusError(
            f"OpenSearch at {where} refuses the login: {reason(error)}.",
            f"Give the name and the password in {USER} and {PASSWORD}.",
        ) from error
    except (exceptions.ConnectionError, exceptions.ImproperlyConfigured) as error:
        raise CorpusError(
            f"No node of OpenSearch answers at {where}.",
            f"Start it or correct the hosts in {FILE}, and give the command again: it goes on where it was.",
        ) from error
    except exceptions.TransportError as error:
        raise CorpusError(
            f"OpenSearch at {where} could not answer: {reason(error)}.",
            "See that its nodes run and have room on their disks, and give the command again.",
        ) from error


def reason(error: Any) -> str:
    """What the cluster says is the matter."""
    told = error.info.get("error") if isinstance(error.info, dict) else None
    if isinstance(told, dict):
        cause = next(iter(told.get("root_cause", ())), told)
        return f"{error.status_code}, {cause.get('reason') or cause.get('type')}"
    return f"{error.status_code}, {error.error}"
