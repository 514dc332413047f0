"""Which body a report is of: its fullest printed name, its region, its other names.

The mentions of ``mentions`` are gathered by body; the best supported one is the report's own.
An abbreviation (区信访局) joins the body it fits, or takes the region the text is about. A name
that several regions share is told apart by what else the text names, or left open: never guessed.

>>> find_body("攀枝花市仁和区信访局2022年度部门决算").region_code
'510411'
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial

from reports.mentions import (
    DEFINED,
    PROJECT_CODE,
    RUNNING_LIMIT,
    VISITING,
    Mention,
    Surroundings,
    full_office,
    read_mentions,
    read_other_mentions,
)
from reports.regions import (
    MUNICIPALITIES,
    Chain,
    Region,
    current_regions,
    find_chains,
    full_name,
    get_region,
    lies_within,
)


@dataclass(frozen=True, slots=True)
class BodyName:
    """The body a text is of. ``candidates`` are region codes where it could not be told."""

    name: str = ""
    office: str = ""
    region_code: str = ""
    candidates: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    status: str = "uncertain"
    reason: str = "文中未找到单位名称"
    span: tuple[int, int] | None = None


@dataclass(slots=True)
class Group:
    """Mentions of one body."""

    regions: tuple[Region, ...]
    family: str
    zone: str = ""
    unlisted: bool = False
    full: list[Mention] = field(default_factory=list)
    short: list[Mention] = field(default_factory=list)

    @property
    def mentions(self) -> list[Mention]:
        return self.full + self.short

    @property
    def score(self) -> int:
        return add_weights(self.mentions)


def add_weights(mentions: Iterable[Mention]) -> int:
    """The weight of all, running text up to its limit."""
    weights = [mention.weight for mention in mentions]
    return sum(w for w in weights if w > 1) + min(weights.count(1), RUNNING_LIMIT)


class Places:
    """The regions a text names, for telling bodies of one name apart."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.homes: dict[str, tuple[Region, ...]] = {}
        self.narrowed: dict[tuple[Region, ...], tuple[Region, ...]] = {}

    # Most texts name their body in full: what follows is looked for only when it is needed.

    @cached_property
    def chains(self) -> list[Chain]:
        """Every region named."""
        return [one for one in find_chains(self.text) if not _is_common_word(self.text, one)]

    @cached_property
    def everywhere(self) -> Counter:
        """How often each region is named, places visited left out."""
        own = (chain for chain in self.chains if not _is_visited(self.text, chain))
        return Counter(_mainland(chain.regions) for chain in own)

    @cached_property
    def outside(self) -> Counter:
        """The same outside 《》."""
        around = Surroundings(self.text)
        return Counter(
            _mainland(chain.regions)
            for chain in self.chains
            if not _is_visited(self.text, chain) and not around.is_quoted(chain.start)
        )

    @cached_property
    def whole(self) -> set[str]:
        """Regions named together with one above them."""
        return {
            chain.regions[0].identity
            for chain in self.chains
            if len(chain.steps) > 1 and len(chain.regions) == 1
        }

    @cached_property
    def single(self) -> set[Region]:
        """Regions whose name stands for no other."""
        return {step[0] for chain in self.chains for step in chain.steps if len(step) == 1}

    @cached_property
    def coded(self) -> list[Region]:
        """Regions of project codes, the most frequent first."""
        codes = Counter(found[1] for found in PROJECT_CODE.finditer(self.text))
        return [region for code, _ in codes.most_common() if (region := get_region(code))]

    def narrow(self, regions: tuple[Region, ...]) -> tuple[Region, ...]:
        """The regions that the first telling kind of evidence leaves; all if none tells."""
        if len(regions) < 2:
            return regions
        if regions not in self.narrowed:
            self.narrowed[regions] = self._narrow(regions)
        return self.narrowed[regions]

    def _narrow(self, regions: tuple[Region, ...]) -> tuple[Region, ...]:
        for test in (self._is_coded, self._is_named_whole, self._above_is_named):
            if left := tuple(region for region in regions if test(region)):
                return left
        return regions

    def _is_coded(self, region: Region) -> bool:
        return any(region.current_code == coded.code for coded in self.coded)

    def _is_named_whole(self, region: Region) -> bool:
        return region.identity in self.whole

    def _above_is_named(self, region: Region) -> bool:
        """Its prefecture or province, or a neighbour in its prefecture, is named."""
        return any(
            lies_within(region, known) or _are_neighbours(region, known) for known in self.single
        )

    def find_home(self, level: str) -> tuple[Region, ...]:
        """The region of a level word (区, 县 …) that the text names most, outside 《》 first."""
        if level not in self.homes:
            self.homes[level] = self._count_home(level)
        return self.homes[level]

    def _count_home(self, level: str) -> tuple[Region, ...]:
        for counts in (self.outside, self.everywhere):
            homes: Counter[tuple[Region, ...]] = Counter()
            for regions, count in counts.items():
                if regions and _has_level(regions[0], level):
                    homes[self.narrow(regions)] += count
            if homes:
                most = max(homes.values())
                tied = [regions for regions, count in homes.items() if count == most]
                return tuple(dict.fromkeys(region for found in tied for region in found))
        return tuple(region for region in self.coded[:1] if _has_level(region, level))


def _is_common_word(text: str, chain: Chain) -> bool:
    """城区 and 东区 are words before they are names."""
    return len(chain.steps) == 1 and chain.end - chain.start == 2 and text[chain.end - 1] == "区"


def _is_visited(text: str, chain: Chain) -> bool:
    return VISITING.search(text[max(0, chain.start - 12) : chain.start]) is not None


def _mainland(regions: tuple[Region, ...]) -> tuple[Region, ...]:
    return tuple(region for region in regions if region.is_mainland)


def _are_neighbours(one: Region, other: Region) -> bool:
    return (
        other.level == "county"
        and one.code[:4] == other.code[:4]
        and one.code[:2] not in MUNICIPALITIES
    )


def _has_level(region: Region, level: str) -> bool:
    if level in "省市州盟" and region.level != "county":
        return region.name.endswith(level)
    return region.level == "county" and region.name.endswith(level)


def group_mentions(mentions: list[Mention], places: Places) -> list[Group]:
    """The bodies that a text names, the best supported first."""
    groups: dict[tuple, Group] = {}
    for mention in (m for m in mentions if m.regions):
        regions = places.narrow(mention.regions)
        key = (tuple(r.identity for r in regions), mention.zone, mention.family)
        groups.setdefault(key, Group(regions, mention.family, mention.zone)).full.append(mention)
    for mention in (m for m in mentions if m.unlisted):
        key = ((mention.name,), "", mention.family)
        groups.setdefault(key, Group((), mention.family, unlisted=True)).full.append(mention)
    short = [mention for mention in mentions if mention.level]
    lower = {mention.level for mention in short if mention.weight} & set("区县旗")
    if lower:
        _discount_above(groups.values())
    fitting = cache(partial(_best_fitting, tuple(groups.values())))
    # A county's report says 市信访局 and 省信访局 of the offices above.
    for mention in (m for m in short if not lower or m.level in lower):
        group = fitting(mention.family, mention.level) or _home_group(mention, groups, places)
        group.short.append(mention)
    return sorted(groups.values(), key=lambda group: -group.score)


def _discount_above(groups: Iterable[Group]) -> None:
    """Offices above a county prove nothing in running text of a county's report."""
    for group in groups:
        if group.regions and group.regions[0].level != "county" and not group.zone:
            group.full = [
                replace(mention, evidence="cited") if mention.evidence == "running" else mention
                for mention in group.full
            ]


def _best_fitting(groups: tuple[Group, ...], family: str, level: str) -> Group | None:
    """The body named in full that an abbreviation fits, the best supported one of several."""
    fitting = [
        group for group in groups
        if group.family == family and not group.zone
        and (any(_has_level(region, level) for region in group.regions)
             or (group.unlisted and any(f"{level}{one.office}" in one.name for one in group.full)))
        and any(full.weight for full in group.full)
    ]  # fmt: skip
    return max(fitting, key=lambda group: add_weights(group.full), default=None)


def _home_group(mention: Mention, groups: dict[tuple, Group], places: Places) -> Group:
    """The office of the home region, for an abbreviation that fits no body named in full."""
    home = places.find_home(mention.level)
    key = (tuple(r.identity for r in home), "", mention.family)
    return groups.setdefault(key, Group(home, mention.family))


def choose_mention(group: Group) -> Mention:
    """The fullest name of the office that the evidence favours."""
    by_office = defaultdict(list)
    for mention in group.full or group.short:
        by_office[full_office(mention.office)].append(mention)
    best = max(by_office.values(), key=add_weights)
    times = Counter(mention.name for mention in best)
    return max(best, key=lambda m: (len(m.name), times[m.name], m.weight))


def _compose_name(group: Group, mention: Mention) -> str:
    """The printed name; an abbreviation takes the region it stands in."""
    if mention.regions or mention.unlisted or len(group.regions) != 1:
        return mention.name
    return full_name(group.regions[0]) + mention.link + mention.office


def _collect_aliases(text: str, group: Group, name: str) -> tuple[str, ...]:
    names = Counter()
    for mention in group.mentions:
        names.update(dict.fromkeys((mention.text, mention.name), 1))
        defined = DEFINED.match(text, mention.end)
        if defined and defined["alias"][0] not in "本我":
            names[defined["alias"]] += 1
    return tuple(alias for alias, _ in names.most_common() if alias != name)


def _judge(group: Group, rival: Group | None) -> str:
    """Why the answer is uncertain, or nothing."""
    if group.unlisted:
        return "区划表中没有这一地名"
    if not group.regions:
        return "文中未写明所在区县"
    if len(group.regions) > 1:
        named = "、".join(full_name(region) for region in group.regions)
        return f"所在区县无法确定，可能是：{named}"
    if rival and rival.score:
        same_place = rival.regions == group.regions
        if group.score < rival.score * (1.25 if same_place else 2):
            return f"文中另有{_compose_name(rival, choose_mention(rival))}，依据相当"
    return ""


def find_body(text: str) -> BodyName:
    """The body that a text is a report of."""
    places = Places(text)
    groups = group_mentions(list(read_mentions(text)), places)
    if not groups or not groups[0].score:
        groups = group_mentions(list(read_other_mentions(text)), places) or groups
    if not groups:
        return BodyName()
    if not groups[0].score:
        cited = "、".join(_compose_name(group, choose_mention(group)) for group in groups[:3])
        return BodyName(reason=f"只在引用处提到：{cited}")
    group, rival = groups[0], groups[1] if len(groups) > 1 else None
    mention = choose_mention(group)
    name, reason = _compose_name(group, mention), _judge(group, rival)
    codes = tuple(sorted(region.code for region in current_regions(group.regions)))
    return BodyName(
        name=name,
        office=mention.office,
        region_code=codes[0] if len(group.regions) == 1 else "",
        candidates=codes if len(group.regions) > 1 else (),
        aliases=_collect_aliases(text, group, name),
        status="uncertain" if reason else "certain",
        reason=reason,
        span=(mention.start, mention.end),
    )


def match_key(name: str, region_code: str = "") -> str:
    """Region and family of offices, equal for all names of one body: ``510411/信访``.

    ``region_code`` tells which region a bare name means. Empty where the region is not known:
    such a name matches nothing.
    """
    mentions = [*read_mentions(name)] or [*read_other_mentions(name)]
    if not mentions:
        return ""
    mention = mentions[-1]
    regions = _mainland(mention.regions)
    if region_code:
        regions = tuple(region for region in regions if region.current_code == region_code)
        known = get_region(region_code)
        if known and _has_level(known, mention.level or "-"):
            regions = (known,)
    identities = {region.identity for region in regions}
    if len(identities) != 1:
        return ""
    return f"{identities.pop()}{mention.zone and '-' + mention.zone}/{mention.family}"


def same_body(one: str | BodyName, other: str | BodyName) -> bool:
    """Whether two names, or what was found in two texts, are one body for certain."""
    keys = [
        match_key(body.name, body.region_code) if isinstance(body, BodyName) else match_key(body)
        for body in (one, other)
    ]
    return bool(keys[0]) and keys[0] == keys[1]
