"""Errors that a user can do something about.

Each names what went wrong, where, and what to do next; the command line prints them as one clean
message. Any other exception is a bug of ours and keeps its traceback.
"""


class RaadspoorError(Exception):
    """Base of every error meant for the user.

    `message` says what and where (with the offending value in it), `hint` what to do now.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}".strip()


class UnreadableDocumentError(RaadspoorError):
    """The file itself is at fault: missing, empty, encrypted, broken, or of a kind that is not read."""


class CorpusError(RaadspoorError):
    """The corpus directory is at fault: absent, damaged, locked, or written by a newer version."""


class IdTakenError(CorpusError):
    """Two different files share the start of their hash, and so their id."""


class QueryError(RaadspoorError):
    """The question cannot be honoured: an unknown filter value, a syntax error, a limit passed."""


class ProfileError(RaadspoorError):
    """A municipality profile is malformed or unknown."""


class ModelError(RaadspoorError):
    """A trained language model that was named is not installed, or cannot be loaded."""
