"""With whom a body is compared, and by which rule. Comparing views take their bodies from here."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from dashboards.keys import is_key
from dashboards.queries.cells import Body, list_bodies
from dashboards.queries.sizes import Sizes, read_sizes

# The parts of an address that say with whom bodies are compared.
RULE_FIELDS = ("region", "kind", "size", "bodies", "sample", "q")
SEAL = "~"


class Peers(NamedTuple):
    """The bodies compared; ``name`` is that of the set where the address gives one.

    ``rule`` says in words by what they were chosen, ``query`` as a part of an address.
    """

    bodies: list[Body]
    sizes: Sizes
    rule: list[str]
    query: str
    name: str

    @property
    def said(self) -> str:
        """The rule as words of a sentence."""
        return "，".join(self.rule) or "全部部门"


def find_peers(filterset, own: Body | None, year: int) -> Peers:
    """The bodies that the page's filters leave, those of similar size where that is asked."""
    bodies = list_bodies(filterset.qs)
    sizes = read_sizes(own, year, bodies)
    size = filterset.chosen("size")
    problem = sizes.say_problem(size) if size else ""
    if problem:
        filterset.notes.append(problem)
    elif size:
        bodies = sizes.similar(size, bodies)
        filterset.compared = filterset.qs.filter(pk__in=[body.pk for body in bodies])
    query = rule_of({name: filterset.chosen(name) for name in RULE_FIELDS})
    rule = filterset.say_rule(sizes if size and not problem else None)
    return Peers(bodies, sizes, rule, query, open_name(filterset.chosen("set"), query))


def rule_of(query: Mapping[str, str]) -> str:
    """The rule of a query string as a part of an address, the same for the same rule."""
    chosen = ((name, query.get(name)) for name in RULE_FIELDS)
    return urlencode([(name, value) for name, value in chosen if value])


def seal_name(name: str, query: str) -> str:
    """A set's name with a mark of its rule, so that another rule does not go by its name."""
    return f"{name}{SEAL}{zlib.crc32(query.encode()):08x}"


def open_name(sealed: str, query: str) -> str:
    """The name of the set where its mark is that of the rule, else nothing."""
    name, _, _ = sealed.rpartition(SEAL)
    return name if name and sealed == seal_name(name, query) else ""


def read_keys(text: str) -> list[int]:
    """The keys of hand-picked bodies: 3.5.9; what is no key is passed over."""
    keys = (part for part in text.split(".") if is_key(part))
    return list(dict.fromkeys(int(part) for part in keys))


def write_keys(keys) -> str:
    """Keys as an address carries them, each once and in their order."""
    return ".".join(map(str, sorted(set(keys))))
