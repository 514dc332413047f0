"""The list of regions and the reading of region names."""

from __future__ import annotations

import csv
import importlib
import io
import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from reports import regions
from reports.models import REGION_LEVELS, Region

ROOT = Path(__file__).resolve().parent.parent


def codes(found) -> list[str]:
    return [region.code for region in found]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("攀枝花市仁和区", ["510411"]),
        ("仁和区", ["510411"]),
        ("盐边县", ["510422"]),
        ("重庆市大足区", ["500111"]),
        ("四川遂宁安居区", ["510904"]),
        ("凉山州西昌市", ["513401"]),
        ("内蒙古自治区赤峰市松山区", ["150404"]),
        ("湖北省天门市", ["429006"]),
        ("鼓楼区", ["320106", "320302", "350102", "410204"]),
        ("南京市鼓楼区", ["320106"]),
        ("攀枝花市鼓楼区", []),
        ("无此县", []),
        ("仁和区信访局", []),
    ],
)
def test_a_name_stands_for_its_regions(name, expected):
    assert codes(regions.resolve(name)) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("元坝区", "510811"),
        ("双流县", "510116"),
        ("郫县", "510117"),
        ("大足县", "500111"),
        ("北川县", "510726"),
        ("襄樊市", "420600"),
        ("闸北区", "310106"),
    ],
)
def test_a_former_or_short_name_leads_to_the_region_in_force(name, code):
    assert codes(regions.find_regions(name)) == [code]


def test_an_upper_region_narrows_a_shared_name():
    nanjing = regions.get_region("320100")
    assert codes(regions.resolve("鼓楼区", within=nanjing)) == ["320106"]
    assert codes(regions.resolve("鼓楼区", within="35")) == ["350102"]


def test_a_renamed_region_is_one_and_a_merged_one_is_not():
    (yuanba,), (zhabei,) = regions.named_regions("元坝区"), regions.named_regions("闸北区")
    assert yuanba.identity == regions.get_region("510811").identity
    assert zhabei.identity != regions.get_region("310106").identity


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("510411", "攀枝花市仁和区"),
        ("500111", "重庆市大足区"),
        ("110101", "北京市东城区"),
        ("429006", "天门市"),
        ("510400", "攀枝花市"),
        ("990101", "示例甲市青禾县"),
    ],
)
def test_the_full_name_leaves_the_province_out(code, expected):
    assert regions.full_name(regions.get_region(code)) == expected


@pytest.mark.parametrize(
    ("text", "names", "rest"),
    [
        ("四川省遂宁市安居区效能热线办公室", ["四川省", "遂宁市", "安居区"], "效能热线办公室"),
        ("仁和区信访局", ["仁和区"], "信访局"),
        ("中共广元市昭化区委群众工作局", ["广元市", "昭化区"], "群众工作局"),
        ("上海市徐汇区人民政府信访办公室", ["上海市", "徐汇区"], "人民政府信访办公室"),
        ("信访局", [], "信访局"),
        ("", [], ""),
    ],
)
def test_a_text_is_split_after_its_leading_regions(text, names, rest):
    found, left = regions.split_region(text)
    assert ([region.name for region in found], left) == (names, rest)


def test_chains_cover_the_text_from_left_to_right():
    text = "由攀枝花市仁和区到盐边县，再到重庆市。"
    found = [text[chain.start : chain.end] for chain in regions.find_chains(text)]
    assert found == ["攀枝花市仁和区", "盐边县", "重庆市"]


def test_sample_regions_are_marked_and_share_no_name_with_real_ones():
    for code, name in regions.SAMPLE_REGIONS.items():
        assert regions.get_region(code).is_sample
        assert codes(regions.named_regions(name)) == [code]


def test_every_region_has_its_parent_and_a_level_of_the_model():
    listed = {region.code: region for region in regions.regions_in_force()}
    for region in listed.values():
        assert region.level in REGION_LEVELS
        assert bool(region.parent) == (region.level != "province")
        assert not region.parent or regions.lies_within(region, listed[region.parent])


def test_every_hand_kept_change_leads_to_a_region_in_force():
    with (regions.DATA_DIR / "region_changes.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) > 100
    for row in rows:
        assert row["became"] in codes(regions.find_regions(row["name"])), row
        assert row["manner"] in {"renamed", "merged"}
        assert row["source"]


def test_no_old_code_makes_a_name_in_force_ambiguous():
    with (regions.DATA_DIR / "regions.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    bearers = {row["name"]: row["code"] for row in rows if not row["became"]}
    for row in rows:
        if row["became"] and row["name"] in bearers:
            assert regions.get_region(row["became"]).name == row["name"], row


def run_script(tmp_path, now: dict, past: dict) -> list[dict]:
    for name, names in (("now.json", now), ("past.json", past)):
        (tmp_path / name).write_text(json.dumps(names), encoding="utf-8")
    script = ROOT / "scripts" / "make_region_data.py"
    done = subprocess.run(
        [sys.executable, script, tmp_path / "now.json", tmp_path / "past.json"],
        capture_output=True, check=True, encoding="utf-8", env={"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    return list(csv.DictReader(io.StringIO(done.stdout)))


def test_the_script_follows_a_stem_and_leaves_out_names_of_levels(tmp_path):
    now = {"510000": "四川省", "510100": "成都市", "510116": "双流区"}
    past = now | {"510101": "市辖区", "510122": "双流县", "510124": "郫县"}
    rows = run_script(tmp_path, now, past)
    assert [row["code"] for row in rows if not row["became"]] == list(now)
    assert [(row["name"], row["became"]) for row in rows if row["became"]] == [("双流县", "510116")]


def test_the_script_does_not_choose_between_two_successors(tmp_path):
    now = {"510100": "成都市", "510116": "双流区", "510181": "双流市"}
    rows = run_script(tmp_path, now, now | {"510122": "双流县"})
    assert [row for row in rows if row["became"]] == []


@pytest.mark.django_db
def test_the_database_holds_the_list():
    listed = {(r.code, r.name, r.level, r.parent or None) for r in regions.regions_in_force()}
    assert set(Region.objects.values_list("code", "name", "level", "parent_id")) == listed
    assert Region.objects.get(code="510411").full_name() == "攀枝花市仁和区"


@pytest.mark.django_db
def test_filling_again_mends_names_and_adds_nothing():
    migration = importlib.import_module("reports.migrations.0002_regions")
    Region.objects.filter(code="510411").update(name="别名")
    count = Region.objects.count()
    migration.fill_regions(apps, SimpleNamespace(connection=connection))
    assert Region.objects.count() == count
    assert Region.objects.get(code="510411").name == "仁和区"
