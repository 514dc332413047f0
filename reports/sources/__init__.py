"""Files to Text: one module a format, each with ``identify()`` and ``read()``."""

from __future__ import annotations

from reports.sources import plain_text
from reports.sources.errors import SourceError
from reports.spans import Text

FORMATS = (plain_text,)

__all__ = ["FORMATS", "SourceError", "read_source"]


def read_source(name: str, content: bytes) -> tuple[str, Text]:
    """Read a file's bytes as ``(format name, Text)``.

    Raises ``SourceError`` with one line in Chinese that says what is wrong with the file.
    """
    if not content:
        raise SourceError("文件是空的，没有内容可读")
    for source in FORMATS:
        if source.identify(name, content):
            return source.NAME, source.read(content)
    raise SourceError("不是 UTF-8 文本文件；请先另存为 UTF-8 编码的 .txt 再导入")
