#!/usr/bin/env python3
"""Runs the fault matrix against a zorgsite binary, and prints a table.

    Tests/Faults/faults.py .build/release/zorgsite [F1 F16 ...]
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import edits
import kills
import machine
import together
from world import HERE, Failure, World


def main():
    # Shells let what runs in the background ignore Ctrl-C, and builds would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    zorgsite = Path(sys.argv[1]).resolve()
    chosen = set(sys.argv[2:])
    memory = Path("/dev/shm")
    rows = sorted(kills.ROWS + machine.ROWS + together.ROWS + edits.ROWS, key=lambda row: int(row[0][1:]))
    results, start = [], time.monotonic()
    with tempfile.TemporaryDirectory(prefix="zorgsite-faults-", dir=memory if os.access(memory, os.W_OK) else None) as base:
        os.chmod(base, 0o755)
        library = Path(base) / "inject.so"
        compiler = os.environ.get("CC", "cc")
        subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-Wall", "-Werror", "-o", library, HERE / "inject.c", "-ldl"], check=True)
        for number, (name, what, run) in enumerate(rows):
            if chosen and name not in chosen:
                continue
            folder = Path(base) / f"{name}-{number}"
            folder.mkdir()
            began = time.monotonic()
            try:
                outcome, detail = "holds", run(World(folder, zorgsite, library))
            except machine.Skipped as reason:
                outcome, detail = "skipped", str(reason)
            except (Failure, OSError, subprocess.SubprocessError) as failure:
                outcome, detail = "FAILS", str(failure)
            results.append((name, what, outcome, detail, time.monotonic() - began))
            print(f"{name} {what}: {outcome}; {detail[:600]}", file=sys.stderr, flush=True)
    width = max(len(row[1]) for row in results)
    for name, what, outcome, detail, seconds in results:
        print(f"{name:4} {what:{width}}  {outcome:7} {seconds:6.1f} s  {detail.splitlines()[0][:100]}")
    failed = sum(row[2] == "FAILS" for row in results)
    skipped = sum(row[2] == "skipped" for row in results)
    print(f"{len(results)} rows, {failed} failed, {skipped} skipped, {time.monotonic() - start:.0f} s")
    return 1 if failed else 0


sys.exit(main())
