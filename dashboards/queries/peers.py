"""With whom a body is compared. Every comparing view takes its bodies from here."""

from __future__ import annotations

from dashboards.queries.cells import Body, list_bodies


def bodies_of_peers(filterset) -> list[Body]:
    """The bodies that the page's filters leave."""
    return list_bodies(filterset.qs)
