"""Addresses of the comparing page that say with whom bodies are compared."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, QueryDict

from dashboards.body_kinds import kind_of
from dashboards.keys import is_key
from dashboards.queries.cells import Body
from dashboards.queries.peers import RULE_FIELDS, read_keys, rule_of, seal_name, write_keys
from dashboards.queries.sizes import SIZE_CHOICES
from reports.models import Department

# What forms send and no address keeps: ticked bodies, a name to add, a name for the set.
SENT = ("pick", "add", "title")
MOST_ADDED = 20
LONGEST_NAME = 40


def settle_address(request: HttpRequest) -> str:
    """The lasting address for what a form of the page sent; empty where none sent anything."""
    if not any(name in request.GET for name in SENT):
        return ""
    query = request.GET.copy()
    picked = [int(key) for key in query.getlist("pick") if is_key(key)]
    added, title = read_words(query, "add"), read_words(query, "title")
    for name in (*SENT, "page"):
        query.pop(name, None)
    if picked:
        query["bodies"] = write_keys(picked)
    if added:
        kept = read_keys(query.get("bodies", ""))
        query["bodies"] = write_keys([*kept, *find_added(request, added)])
    if title:
        query["set"] = seal_name(title[:LONGEST_NAME], rule_of(query))
    return link_to(request, query)


def read_words(query: QueryDict, name: str) -> str:
    """What was written into a field; a sign of no width that PostgreSQL refuses is left out."""
    return query.get(name, "").replace("\0", "").strip()


def find_added(request: HttpRequest, text: str) -> list[int]:
    """The keys of the bodies that a typed name means; what cannot be told is said."""
    exact = Department.objects.filter(Q(official_name=text) | Q(aliases__name=text))
    found = set(exact.values_list("pk", flat=True))
    if not found:
        near = Q(official_name__icontains=text) | Q(region__name__icontains=text)
        found = set(Department.objects.filter(near).values_list("pk", flat=True)[: MOST_ADDED + 1])
    if not found:
        messages.warning(request, f"没有名称含“{text}”的部门，比较组没有变。")
    elif len(found) > MOST_ADDED:
        messages.warning(request, f"名称含“{text}”的部门太多，请写得更全；比较组没有变。")
        return []
    return list(found)


def link_to(request: HttpRequest, query: QueryDict) -> str:
    """The page with this query string, without what is empty."""
    for name in [name for name, value in query.items() if not value]:
        del query[name]
    return f"{request.path}?{query.urlencode()}" if query else request.path


def link_rule(request: HttpRequest, rule: QueryDict | dict, name: str = "") -> str:
    """The page with another rule, everything else as it is; ``name`` is that of a saved set."""
    query = request.GET.copy()
    for field in (*RULE_FIELDS, "set", "page", "format"):
        query.pop(field, None)
    for field in RULE_FIELDS:
        if rule.get(field):
            query[field] = rule[field]
    if name:
        query["set"] = seal_name(name, rule_of(query))
    return link_to(request, query)


def offer_rules(request: HttpRequest, own: Body | None, regions: set[str]) -> list[tuple[str, str]]:
    """Rules that suit one's own body, with their addresses."""
    offered = [("全部部门", {})]
    if own:
        code = own.region_code
        places = (("同市", f"{code[:4]}00"), ("同省", f"{code[:2]}0000"))
        offered += [(word, {"region": place}) for word, place in places if place in regions]
        offered.append(("同类型", {"kind": kind_of(own.name)}))
        offered += [(label, {"size": size}) for size, label in SIZE_CHOICES]
    return [(label, link_rule(request, rule)) for label, rule in offered]


def list_picked(request: HttpRequest, bodies: list[Body]) -> list[tuple[str, str]]:
    """The hand-picked bodies, each with the address that leaves it out."""
    keys = read_keys(request.GET.get("bodies", ""))
    names = {body.pk: body.name for body in bodies}
    chips = []
    for key in keys:
        query = request.GET.copy()
        query["bodies"] = write_keys(other for other in keys if other != key)
        query.pop("page", None)
        chips.append((names.get(key, "不在所选范围的部门"), link_to(request, query)))
    return chips
