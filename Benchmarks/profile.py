#!/usr/bin/env python3
"""Where the time of one cold build goes: by stage, by kind of work, by function of ours.

    Benchmarks/profile.py --zorgsite .build/release/zorgsite --site /dev/shm/portal

Samples the processor's time with `perf` and unwinds by debug information, because malloc and cmark-gfm keep no frame
pointers. A function's own share counts what the runtime and the system do on its behalf (allocation, reference counts,
hashing, system calls), up to the nearest function of ours.
"""

import argparse
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from pathlib import Path

NOW = "2026-06-01T12:00"
MODULES = ("ZorgSite", "Templates", "Markdown", "Feeds", "FrontMatter", "Text", "Calendar", "Diagnostics", "CommandLineTool")
OURS = re.compile(r"^\$s.{0,3}?(" + "|".join(f"{len(name)}{name}" for name in MODULES) + ")")
LEAVES = {  # In this order: the first that fits the innermost frames.
    "allocation": r"malloc|_int_free|cfree|calloc|realloc|unlink_chunk|swift_allocObject|swift_slowAlloc|swift_slowDealloc|sysmalloc|systrim|heap_trim",
    "reference counts": r"swift_(bridgeObject)?(retain|release)|RefCount|swift_isUniquely|swift_arrayDestroy|_swift_release_dealloc",
    "generics at run time": r"getGenericMetadata|getCache|MetadataCache|GenericCache|swift_conformsTo|WitnessTable|swift_getTypeByMangled|ConcurrentReadableHashMap|swift_cvw|swift_getAssociated|swift_dynamicCast|prespecialized",
    "hashing": r"Hasher|_NativeDictionary|RawDictionaryStorage|HashTable|s6HasherV",
    "strings": r"^\$ss?.{0,40}(String|Substring|Unicode|Character|_allASCII)|^\$sS[SsY]|memcmp|validateUTF8|_swift_stdlib_",
    "copying": r"memmove|memcpy|memset",
    "cmark-gfm": r"cmark|S_process|S_parse|^S_|utf8proc|houdini|is_blank|scan_",
    "libyaml": r"yaml_",
}
STAGES = [
    ("walk", "SourceTreeV4walk"), ("read articles", "ContentReaderV7article"), ("read comments", "ContentReaderV7comment"),
    ("read, other", "7SourcesV4load"), ("related", "RelatedArticles"), ("link", "6LinkerV"), ("plan", "4PlanV4make"),
    ("compile templates", "SiteTemplatesV7compile"), ("stage files", "OutputWriterV5stage"), ("commit", "OutputWriterV6commit"),
    ("structured data", "StructuredDataV5write"), ("templates", "TemplateLibraryV6render"), ("templates", "TemplateRendererV6render"),
    ("feeds", "FeedBuilder"), ("sitemap", "SiteRendererV8sitemaps"), ("render, other", "12SiteRendererV"), ("build, other", "5BuildV3run"),
]


def record(zorgsite, site, frequency, data):
    for name in ("output", ".zorgsite"):
        shutil.rmtree(site / name, ignore_errors=True)
    subprocess.run(
        ["perf", "record", "-q", "-e", "cpu-clock", "-F", str(frequency), "--call-graph", "dwarf,32768", "-o", data,
         zorgsite, "build", "--quiet", "--source", site, "--now", NOW], check=True)
    return subprocess.run(["perf", "script", "-i", data, "-F", "tid,time,ip,sym"], capture_output=True, text=True).stdout


def samples(text):
    """(thread, seconds, [(is kernel, symbol), innermost first]) for each sample."""
    for block in text.split("\n\n"):
        lines = block.strip("\n").split("\n")
        head = re.match(r"\s*(\d+)\s+([\d.]+):", lines[0])
        if head:
            frames = [line.split(None, 1) for line in lines[1:]]
            yield head[1], float(head[2]), [
                (len(frame[0]) == 16 and frame[0].startswith("ffff"), frame[1].replace(" (inlined)", "")) for frame in frames if len(frame) == 2]


def kind(frames):
    if frames and frames[0][0]:
        call = next((name for is_kernel, name in frames if is_kernel and name.startswith("__x64_sys_")), "page faults, scheduling")
        return "system: " + call.replace("__x64_sys_", "")
    for _, symbol in frames[:3]:
        if OURS.match(symbol):
            return "our own code"
        for name, pattern in LEAVES.items():
            if re.search(pattern, symbol):
                return name
    return "our own code" if any(OURS.match(symbol) for _, symbol in frames[:6]) else "other"


def demangled(symbols):
    """Names as people read them; closures, thunks and specialisations count for the function that they are part of."""
    output = subprocess.run(["swift", "demangle", "--simplified"], input="\n".join(symbols), capture_output=True, text=True).stdout
    part = re.compile(r"^(specialized |generic |merged |implicit |partial apply for |(implicit )?closure #\d+ (\S+ )?in |protocol witness for |static )+")
    return dict(zip(symbols, (part.sub("", name) for name in output.split("\n"))))


def share(count, total):
    return f"{100 * count / total:5.1f}%"


def print_counter(title, counter, total, rows):
    print(f"\n{title}")
    for key, count in counter.most_common(rows):
        print(f"  {share(count, total)}  {key[:150]}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--zorgsite", default=".build/release/zorgsite")
    parser.add_argument("--site", type=Path, required=True)
    parser.add_argument("--frequency", type=int, default=199, help="samples a second of processor time")
    parser.add_argument("--rows", type=int, default=25)
    parser.add_argument("--chains", metavar="TEXT", help="also print who calls the function whose name has this in it")
    options = parser.parse_args()
    with tempfile.NamedTemporaryFile(dir="/dev/shm") as data:
        text = record(options.zorgsite, options.site, options.frequency, data.name)
    report(list(samples(text)), options)


def report(all_samples, options):
    total = len(all_samples)
    stages, kinds, own, inclusive, pairs, chains = Counter(), Counter(), Counter(), Counter(), Counter(), Counter()
    spans, threads = {}, {}
    names = demangled(sorted({symbol for _, _, frames in all_samples for _, symbol in frames if OURS.match(symbol)}))
    for thread, moment, frames in all_samples:
        symbols = [symbol for _, symbol in frames]
        stage = next((name for name, mark in STAGES if any(mark in symbol for symbol in symbols)), "start, end, tasks")
        stages[stage] += 1
        spans[stage] = (min(spans.get(stage, (moment,))[0], moment), moment)
        threads.setdefault(stage, Counter())[thread] += 1
        what = kind(frames)
        kinds[what] += 1
        ours = [names[symbol] for symbol in symbols if OURS.match(symbol)]
        owner = ours[0] if ours else "(none of ours)"
        own[owner] += 1
        pairs[(what, owner)] += 1
        inclusive.update(set(ours))
        if options.chains:
            hit = next((index for index, symbol in enumerate(ours) if options.chains in symbol), None)
            if hit is not None:
                chains[tuple(dict.fromkeys(ours[hit:hit + 6]))] += 1
    start = min(first for first, _ in spans.values())
    print(f"{total} samples\n\nBy stage: share of processor time; from, to (s); samples a thread")
    for name in sorted(stages, key=lambda name: spans[name]):
        busy = " + ".join(str(count) for _, count in threads[name].most_common(3))
        print(f"  {share(stages[name], total)}  {name:18} {spans[name][0] - start:6.2f} {spans[name][1] - start:6.2f}   {busy}")
    print_counter("By kind of work", kinds, total, 30)
    print_counter("By function, own and runtime on its behalf", own, total, options.rows)
    print_counter("By function, with all that it calls", inclusive, total, options.rows * 2)
    for what in ("allocation", "reference counts", "strings", "hashing", "generics at run time", "copying"):
        some = Counter({owner: count for (other, owner), count in pairs.items() if other == what})
        print_counter(f"{what.capitalize()}: on whose behalf", some, total, 12)
    if chains:
        print(f"\nCallers of {options.chains}")
        for chain, count in chains.most_common(8):
            print(f"  {share(count, total)}  " + " < ".join(name[:60] for name in chain))


if __name__ == "__main__":
    main()
