"""F9 to F12: other builds, other programs, and editors at the same time."""

import os
import re
import signal
import subprocess
import threading
import time
import urllib.request

from machine import fresh
from world import VERSIONS, Failure, Result, expect


def f9(world):
    refused = 0
    for attempt in range(10):
        version = attempt % 2
        world.content(version)
        both = [subprocess.Popen(world.command(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
                for _ in range(2)]
        results = [Result(process.wait(), *process.communicate()) for process in both]
        for result in results:
            expect(result.code in (0, 2), result.text)
            if result.code == 2:
                refused += 1
                expect("another build is running" in result.errors, result.text)
        expect(any(result.code == 0 for result in results), "both were refused")
        world.settle(version)
    # Certain, where chance is not: one that has the lock and does not go on.
    world.content(0)
    world.reset()
    stopped = subprocess.Popen(world.command(), env=world.environment(at=60, action=str(-signal.SIGSTOP), calls="make write"),
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.waitpid(stopped.pid, os.WUNTRACED)
    result = world.build()
    expect(result.code == 2 and f"process {stopped.pid}" in result.errors, result.text)
    os.kill(stopped.pid, signal.SIGCONT)
    expect(stopped.wait() == 0, "the build that was stopped did not end well")
    world.settle(0)
    return f"10 pairs and one that waits, {refused + 1} refused"


def f10(world):
    """A preview server rebuilds while builds publish; whoever reads the output or the preview sees whole pages."""
    fresh(world)
    allowed = world.clean
    server = subprocess.Popen([world.zorgsite, "serve", "--source", world.site, "--port", "0"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    address = ""
    while not address:
        line = server.stdout.readline()
        expect(line, "the server ended")
        address = "".join(re.findall(r"http://127\.0\.0\.1:\d+", line)[:1])
    stop, wrong, read = threading.Event(), [], 0

    def watch():
        nonlocal read
        while not stop.is_set():
            try:
                world.expect_whole(*allowed)
                with urllib.request.urlopen(address + "/artikelen/griep/", timeout=10) as page:
                    text = page.read().decode()
                expect("</html>" in text and ("rust uit" in text or "benauwdheid" in text), f"half a page: {text[-80:]}")
                read += 1
            except OSError:
                continue  # removed, or a file that became a folder, between listing and reading
            except Failure as failure:
                wrong.append(failure)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for attempt in range(20):
            world.content(attempt % 2)
            result = world.build()
            expect(result.code == 0, result.text)
            time.sleep(0.05)
    finally:
        stop.set()
        watcher.join()
        server.send_signal(signal.SIGINT)
        code = server.wait(timeout=20)
    expect(code == 0, f"the server ended with exit status {code}")
    expect(not wrong, f"{wrong[:1]}")
    expect(read > 0, "nothing was read")
    world.settle(1)
    return f"20 builds beside a server, read {read} times"


def f11(world):
    for version in (1, 0, 1):
        world.content(version)
        result = world.build(at=30, action="kill", calls="make write")
        expect(result.code == -signal.SIGKILL, result.text)
        expect((world.state / "lock").exists(), "there is no lock file")
        world.settle(version)
    return "3 locks of killed builds"


def f12(world):
    """An editor saves, in place and by renaming, while builds run."""
    fresh(world)
    path = world.site / "content/articles/griep.md"
    texts = [version["content/articles/griep.md"] for version in VERSIONS]
    stop = threading.Event()
    saved = 0

    def edit():
        nonlocal saved
        while not stop.is_set():
            saved += 1
            text = texts[saved % 2]
            if saved % 3:
                path.write_text(text)
            else:
                (path.parent / ".griep.swp").write_text(text)
                os.replace(path.parent / ".griep.swp", path)
            time.sleep(0.0005)

    editor = threading.Thread(target=edit)
    editor.start()
    built = refused = 0
    try:
        for _ in range(60):
            result = world.build()
            expect(result.code in (0, 1, 2), result.text)
            built, refused = built + (result.code == 0), refused + (result.code != 0)
    finally:
        stop.set()
        editor.join()
    for version in (0, 1):
        world.content(version)
        world.settle(version)
    return f"{saved} saves during {built} builds, {refused} refused"


ROWS = [
    ("F9", "two builds at once", f9),
    ("F10", "a build while a server rebuilds", f10),
    ("F11", "the lock of a dead build", f11),
    ("F12", "content that changes during the build", f12),
]
