"""Fails when a module imports against the direction that ``RULES`` lays down.

``python .ci/check_imports.py [ROOT]`` prints ``file:line`` and the rule for each break. To let
a layer use one more module, add it to the layer's ``may``.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HOME = ("accounts", "config", "dashboards", "reports")
DJANGO = ("django", "django_filters", "django_tables2", "csp", "whitenoise", "dj_database_url")
PLAIN = tuple(
    f"reports.{name}"
    for name in (
        "spans", "numerals", "units", "periods", "tolerance", "facts", "findings", "quoting",
        "regions", "mentions", "bodies", "outline_order", "anchors", "namedoubts",
    )
)  # fmt: skip
READERS = ("reports.sources", "reports.extraction", "reports.checks")
WRITERS = (
    "reports.importing", "reports.rereading", "reports.lineitems",
    "reports.checking", "reports.loading", "reports.correcting", "reports.deciding",
    "reports.readings", "reports.reapplying", "reports.carrying", "reports.amending",
    "reports.entering", "reports.transcribing",
)  # fmt: skip


@dataclass(frozen=True)
class Rule:
    """What the modules of ``layer`` may import; those of one layer may import each other.

    ``may`` lists the modules of this project they may use (``None``: all), ``never`` what they
    must not use wherever it comes from.
    """

    layer: tuple[str, ...]
    says: str
    may: tuple[str, ...] | None = None
    never: tuple[str, ...] = ()
    standard_library_only: bool = False

    def allows(self, target: str) -> bool:
        """Whether a module of the layer may import ``target``."""
        if is_under(target, self.never):
            return False
        if is_under(target, HOME):
            return self.may is None or is_under(target, self.layer + self.may)
        return not self.standard_library_only or target.split(".")[0] in sys.stdlib_module_names


RULES = (
    Rule(("reports",), "reports never imports dashboards", never=("dashboards",)),
    Rule(
        PLAIN,
        "plain values use the standard library and each other only",
        may=(),
        standard_library_only=True,
    ),
    *(
        Rule(
            (reader,),
            f"{reader} knows neither Django nor models nor the other readers, only plain values",
            may=PLAIN,
            never=DJANGO,
        )
        for reader in READERS
    ),
    Rule(
        ("reports.corpus",),
        "the writer of sample reports does not know how they are read",
        never=("reports.extraction",),
    ),
    Rule(
        WRITERS,
        "writers use readers, plain values, models, regions and the log of accounts",
        may=(*READERS, *PLAIN, "reports.models", "reports.fields", "accounts"),
    ),
    Rule(
        ("dashboards",),
        "pages use models, fields, checks, findings, facts, spans, the writers and accounts",
        may=(
            *("reports.models", "reports.fields", "reports.checks", "reports.findings"),
            *("reports.facts", "reports.spans"),
            *WRITERS,
            "accounts",
        ),
    ),
)


def is_under(module: str, names: tuple[str, ...]) -> bool:
    """Whether ``module`` is one of ``names`` or lies below one."""
    return any(module == name or module.startswith(f"{name}.") for name in names)


def name_module(path: Path, root: Path) -> str:
    """``reports/checks/__init__.py`` as ``reports.checks``."""
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_module(name: str, root: Path) -> bool:
    """Whether ``name`` is a module or package of the tree."""
    place = root.joinpath(*name.split("."))
    return place.is_dir() or place.with_suffix(".py").is_file()


def find_base(node: ast.ImportFrom, path: Path, root: Path) -> str:
    """The package that ``from … import`` draws from, with leading dots resolved."""
    if not node.level:
        return node.module or ""
    folder = path.parents[node.level - 1].relative_to(root)
    return ".".join([*folder.parts, *([node.module] if node.module else [])])


def called_module(node: ast.Call) -> list[str]:
    """The module of ``import_module("…")`` or ``__import__("…")``."""
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    if name not in {"import_module", "__import__"} or not node.args:
        return []
    first = node.args[0]
    is_text = isinstance(first, ast.Constant) and isinstance(first.value, str)
    return [first.value] if is_text else []


def read_imports(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Each import of a file: its line and the full name of what is imported."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = find_base(node, path, root)
            for alias in node.names:
                inner = f"{base}.{alias.name}"
                yield node.lineno, inner if is_module(inner, root) else base
        elif isinstance(node, ast.Call):
            yield from ((node.lineno, name) for name in called_module(node))


def find_breaks(root: Path) -> Iterator[str]:
    """A line for each import that a rule does not allow."""
    for path in list_files(root):
        module = name_module(path, root)
        rules = [rule for rule in RULES if is_under(module, rule.layer)]
        for line, target in read_imports(path, root):
            for rule in rules:
                if not rule.allows(target):
                    where = path.relative_to(root)
                    yield f"{where}:{line}: {module} imports {target}: {rule.says}"


def list_files(root: Path) -> list[Path]:
    """All modules of the project's packages."""
    return sorted(path for name in HOME for path in (root / name).rglob("*.py"))


def main(arguments: list[str]) -> int:
    """Print the breaks; 1 if there are any, or if there was nothing to check."""
    root = Path(arguments[0] if arguments else Path(__file__).parent.parent).resolve()
    count = len(list_files(root))
    breaks = list(find_breaks(root))
    for line in breaks:
        print(line)
    print(f"{count} files checked, {len(breaks)} imports against the direction")
    return 1 if breaks or not count else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
