"""Sets of peers and views that a signed-in user keeps under a name."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from dashboards.models import PURPOSES, SavedQuery
from dashboards.picking import LONGEST_NAME, link_rule, read_words
from dashboards.queries.peers import RULE_FIELDS, seal_name

MOST_SAVED = 50
LONGEST_QUERY = 6000


class Saved(NamedTuple):
    """A saved set or view with the address that opens it."""

    pk: int
    name: str
    url: str


def list_saved(request: HttpRequest) -> dict[str, list[Saved]]:
    """What the user keeps, by purpose; a set is opened on the page as it is."""
    found: dict[str, list[Saved]] = {purpose: [] for purpose in PURPOSES}
    if request.user.is_authenticated:
        for each in SavedQuery.objects.filter(user=request.user):
            found[each.purpose].append(Saved(each.pk, each.name, open_saved(request, each)))
    return found


def open_saved(request: HttpRequest, saved: SavedQuery) -> str:
    """The address that opens a saved set or view."""
    if saved.purpose == "peers":
        return link_rule(request, QueryDict(saved.query), saved.name)
    return f"{reverse('compare')}?{saved.query}"


@require_POST
@login_required
def save_query(request: HttpRequest) -> HttpResponseRedirect:
    """Keeps the posted rule or view under the posted name; the same name is written over."""
    purpose = request.POST.get("purpose", "")
    name = " ".join(read_words(request.POST, "name").split())[:LONGEST_NAME]
    query = clean_query(request.POST.get("query", ""), purpose)
    back = f"{reverse('compare')}?{request.POST.get('query', '')}"
    problem = find_problem(request, purpose, name, query)
    if problem:
        messages.warning(request, problem)
        return redirect(back)
    SavedQuery.objects.update_or_create(
        user=request.user, purpose=purpose, name=name, defaults={"query": query}
    )
    messages.success(request, f"{PURPOSES[purpose]}“{name}”已保存，登录后在本页可选。")
    if purpose == "peers":
        address = QueryDict(request.POST.get("query", ""), mutable=True)
        address["set"] = seal_name(name, query)
        back = f"{reverse('compare')}?{address.urlencode()}"
    return redirect(back)


def clean_query(query: str, purpose: str) -> str:
    """Of a set of peers the rule only; of a view everything but the page's number."""
    given = QueryDict(query[:LONGEST_QUERY], mutable=True)
    for name in ("page", "format"):
        given.pop(name, None)
    if purpose != "peers":
        return given.urlencode()
    kept = QueryDict(mutable=True)
    for name in RULE_FIELDS:
        if given.get(name):
            kept[name] = given[name]
    return kept.urlencode()


def find_problem(request: HttpRequest, purpose: str, name: str, query: str) -> str:
    """Why nothing was saved; empty where all is well."""
    if purpose not in PURPOSES:
        return "没有保存：不知道要保存的是比较组还是视图。"
    if not name:
        return "没有保存：请写一个名称。"
    if purpose == "peers" and not query:
        return "没有保存：这一组就是全部部门，先选地区、类型、规模或手选部门。"
    if SavedQuery.objects.filter(user=request.user).exclude(name=name).count() >= MOST_SAVED:
        return f"没有保存：最多保存 {MOST_SAVED} 个，请先删去不用的。"
    return ""


@require_POST
@login_required
def drop_query(request: HttpRequest, pk: int) -> HttpResponseRedirect:
    """Forgets one of the user's own sets or views."""
    get_object_or_404(SavedQuery, pk=pk, user=request.user).delete()
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = reverse("compare")
    return redirect(back)
