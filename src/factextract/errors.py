"""The errors that factextract raises on purpose, each with the exit code that the command line gives it."""

from __future__ import annotations


class FactextractError(Exception):
    """Something that the user can mend; its text says what is wrong and what to do."""

    exit_code = 2


class UsageError(FactextractError):
    """A call, a setting or an option that cannot be carried out."""


class MissingDependencyError(FactextractError):
    """An extra or a trained model that is not installed; the text names the install line."""


class UnreadableInputError(FactextractError):
    """An input that no article can be read from."""

    exit_code = 3


class InvalidGoldError(FactextractError):
    """A gold file, or a file of records, that breaks the law it is written under."""

    exit_code = 3


class RuleError(FactextractError):
    """A rule, or a word list, that cannot be used as it is written."""


class ModelWarning(UserWarning):
    """The trained model is not the one that the project's figures are told under; results may differ."""
