"""A document's file as it was imported."""

from __future__ import annotations

import io

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from reports.entering import find_media_type as scan_type
from reports.models import Document
from reports.readings import MANUAL

MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "doc": "application/msword",
    "wps": "application/vnd.ms-works",
    "xls": "application/vnd.ms-excel",
    "pdf": "application/pdf",
    "html": "text/html",
    "text": "text/plain",
}


@require_safe
def download_original(request: HttpRequest, pk: int) -> FileResponse:
    """The stored bytes of a document, as they were imported."""
    document = get_object_or_404(Document.objects.defer("text"), pk=pk)
    content = bytes(document.content)
    # Control characters in a name would break the header.
    name = "".join(char for char in document.name if char.isprintable()) or "original"
    response = FileResponse(
        io.BytesIO(content),
        as_attachment=True,
        filename=name,
        content_type=find_media_type(document.source_format, content),
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def find_media_type(source_format: str, content: bytes) -> str:
    """The media type of a stored file; text says its encoding."""
    media_type = MEDIA_TYPES.get(source_format.lower(), "application/octet-stream")
    if source_format == MANUAL:
        return scan_type(content) or media_type
    if not media_type.startswith("text/"):
        return media_type
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return f"{media_type}; charset=gb18030"
    return f"{media_type}; charset=utf-8"
