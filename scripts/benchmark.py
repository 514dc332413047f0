"""Print how fast reports are read and checked and how much memory it takes, on one core.

usage: python scripts/benchmark.py [--runs N] [--characters N] [--megabytes N] [--report FILE …]

The texts are made from the sample reports, so anybody can repeat it; published reports can be
named besides, to be checked each as the only document of its body. Reading is
``read_source`` and ``read_text``, as an import does before it stores anything. Times are those of
the processor, so that other programs on the machine do not count. The long text is read in a
process of its own, so that its peak memory is its own too.
"""

from __future__ import annotations

import argparse
import cProfile
import multiprocessing
import os
import pstats
import resource
import sys
from collections import defaultdict
from pathlib import Path
from time import process_time

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from reports.checks.dossier import make_dossier  # noqa: E402
from reports.checks.engine import check_dossier  # noqa: E402
from reports.checks.registry import CHECKS  # noqa: E402
from reports.corpus.samples import write_samples  # noqa: E402
from reports.extraction.reading import read_text  # noqa: E402
from reports.facts import Reading  # noqa: E402
from reports.sources import read_source  # noqa: E402

HOT_SPOTS = 10


def main() -> None:
    """Measure and print everything."""
    parser = argparse.ArgumentParser(description="测量读取报告的速度和内存")
    parser.add_argument("--runs", type=int, default=10, help="短文本读几遍，取最快一遍")
    parser.add_argument("--characters", type=int, default=30_000, help="短文本的字数")
    parser.add_argument("--megabytes", type=float, default=5.0, help="长文本的大小")
    parser.add_argument("--report", nargs="*", default=[], type=Path, help="另测检查这些报告")
    chosen = parser.parse_args()
    print(f"Python {sys.version.split()[0]}, {os.cpu_count()} cores, one of them used")
    short = make_text(chosen.characters)
    print_speed(short, chosen.runs)
    print_hot_spots(short)
    print_checks(chosen.report, chosen.runs)
    print_long(chosen.megabytes)


def make_text(characters: int) -> bytes:
    """The sample reports one after another up to a line end before ``characters``."""
    text = "\n".join(sample.text for sample in write_samples())
    text *= characters // len(text) + 1
    return text[: text.rindex("\n", 0, characters) + 1].encode()


def make_long_text(size: int) -> bytes:
    """The same, up to a line end before ``size`` bytes."""
    content = "\n".join(sample.text for sample in write_samples()).encode()
    content *= size // len(content) + 1
    return content[: content.rindex(b"\n", 0, size) + 1]


def read_bytes(content: bytes) -> Reading:
    """Read as an import does."""
    _, text = read_source("benchmark.txt", content)
    return read_text(text)


def count_figures(reading: Reading) -> int:
    """All figures of all reports."""
    return sum(len(report.figures()) for report in reading.reports)


def print_speed(content: bytes, runs: int) -> None:
    """The best of ``runs``: the rest is what other programs did to the caches."""
    start = process_time()
    reading = read_bytes(content)
    first = process_time() - start
    times = []
    for _ in range(runs):
        start = process_time()
        read_bytes(content)
        times.append(process_time() - start)
    characters = len(content.decode())
    print(
        f"{characters:,} characters, {len(reading.numerals):,} numerals, "
        f"{count_figures(reading):,} figures: best of {runs} {min(times) * 1000:.0f} ms "
        f"(slowest {max(times) * 1000:.0f} ms), {characters / min(times):,.0f} characters a second"
    )
    print(f"The first time {first * 1000:.0f} ms, with tables to load and patterns to compile")


def print_hot_spots(content: bytes) -> None:
    """The functions that most time is spent in, without what they call.

    Time in built-in functions, as searching for a pattern, is that of whoever calls them.
    """
    profile = cProfile.Profile()
    profile.runcall(read_bytes, content)
    stats = pstats.Stats(profile)
    spent: dict[tuple[str, int, str], float] = defaultdict(float)
    for function, (_, _, own, _, callers) in stats.stats.items():
        if function[0] != "~":
            spent[function] += own
        else:
            for caller, (_, _, part, _) in callers.items():
                spent[caller] += part
    ranked = sorted(spent.items(), key=lambda item: -item[1])
    print(f"\nShare of time of the {HOT_SPOTS} functions that take most (cProfile):")
    for (path, line, name), own in ranked[:HOT_SPOTS]:
        print(f"{own / stats.total_tt:6.1%}  {shorten(path)}:{line} {name}")


def print_checks(paths: list[Path], runs: int) -> None:
    """All checks over one document, for the sample reports and those named."""
    documents = [(sample.name, sample.text.encode()) for sample in write_samples()]
    documents += [(path.name, path.read_bytes()) for path in paths]
    print("\nAll checks, best of the runs: a document, and each report in it")
    for name, content in documents:
        _, text = read_source(name, content)
        reading = read_text(text)
        times = []
        for _ in range(runs):
            start = process_time()
            dossier = make_dossier(reading.department, [(name, text.content, reading.reports)])
            check_dossier(dossier, CHECKS)
            times.append(process_time() - start)
        best, count = min(times) * 1000, len(reading.reports)
        print(
            f"{best:6.1f} ms {best / count:5.1f} ms a report  {count:2} reports, "
            f"{len(text.content):6,} characters  {name}"
        )


def shorten(path: str) -> str:
    """A file's path inside the project, or its bare name outside."""
    found = Path(path)
    return str(found.relative_to(ROOT)) if found.is_relative_to(ROOT) else found.name


def print_long(megabytes: float) -> None:
    """Seconds and peak memory of a long text."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        seconds, before, peak, numerals, figures = pool.apply(read_long, (megabytes,))
    print(
        f"\n{megabytes:g} MB of text, {numerals:,} numerals, {figures:,} figures: "
        f"{seconds:.1f} s; peak memory of the process {peak:.0f} MB, {before:.0f} MB before reading"
    )


def read_long(megabytes: float) -> tuple[float, float, float, int, int]:
    """Read a long text: (seconds, MB before, peak MB, numerals, figures)."""
    content = make_long_text(int(megabytes * 1_000_000))
    before = peak_megabytes()
    start = process_time()
    reading = read_bytes(content)
    seconds = process_time() - start
    return seconds, before, peak_megabytes(), len(reading.numerals), count_figures(reading)


def peak_megabytes() -> float:
    """Peak memory of this process so far; Linux counts it in kilobytes, macOS in bytes."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1_000_000 if sys.platform == "darwin" else 1000)


if __name__ == "__main__":
    main()
