"""What a source raises when a file cannot be read."""


class SourceError(ValueError):
    """The file cannot be read; the message is one line in Chinese that says why."""
