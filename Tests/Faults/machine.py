"""F3 and F5 to F8, F21, F22: what the machine refuses, and in which order things reach its disk."""

import contextlib
import errno
import os
import re
import resource
import shutil
import subprocess

from kills import sweep
from world import expect

NOBODY = 65534


class Skipped(Exception):
    """Why a row could not be run here."""


@contextlib.contextmanager
def mounted(kind, folder, *options):
    """A file system on a folder, for as long as the block runs."""
    folder.mkdir(parents=True, exist_ok=True)
    command = ["mount", "-t", kind, *options, kind, folder] if kind != "bind" else ["mount", "--bind", *options, folder]
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True)
    if done.returncode != 0:
        raise Skipped("mounting needs root")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextlib.contextmanager
def as_nobody(world):
    """Builds run as a user without rights of its own, to whom the site belongs."""
    if os.getuid() != 0:
        raise Skipped("changing the user needs root")
    for path, _, files in os.walk(world.folder):
        for name in (path, *(os.path.join(path, file) for file in files)):
            os.chown(name, NOBODY, NOBODY, follow_symlinks=False)
    world.user = NOBODY
    try:
        yield
    finally:
        world.user = None


def fresh(world, version=0):
    world.reset()
    world.content(version)
    world.must_build()
    return world.output()


def full_disk(world):
    """F3 on a real file system: a build of the new version finds 0, 1, 2... free blocks."""
    failed = done = 0
    moved = world.folder / "full"
    with mounted("tmpfs", moved, "-o", "size=4m"):
        shutil.copytree(world.site, moved / "site", symlinks=True)
        site, world.site = world.site, moved / "site"
        try:
            for blocks in range(0, 400):
                before = fresh(world)
                world.content(1)
                free = os.statvfs(moved).f_bavail
                (moved / "ballast").write_bytes(b"x" * 4096 * (free - blocks))
                result = world.build()
                expect(result.code in (0, 2), result.text)
                if result.code == 0:
                    done += 1
                    world.expect_output(world.clean[1], "on a nearly full disk")
                else:
                    failed += 1
                    expect("No space left" in result.errors and "'" in result.errors, result.text)
                    world.expect_whole(before, world.clean[1])
                    if "partly new" not in result.errors:
                        kept = {n: v for n, v in world.output().items() if n != ".zorgsite-manifest"}
                        expect(all(before.get(n) == v for n, v in kept.items()), "the old site is not whole")
                (moved / "ballast").unlink()
                world.settle(1)
                if done == 3:
                    return f"a full disk {failed} times"
        finally:
            world.site = site
    return f"a full disk {failed} times"


def f3(world):
    return full_disk(world)


def f5(world):
    outcomes = {0: 0, 2: 0}
    for limit in range(4, 40):  # with fewer, the system cannot even load the program
        before = fresh(world)
        world.content(1)
        result = world.build(before=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (limit, limit)))
        expect(result.code in outcomes, f"with {limit} open files: {result.text}")
        outcomes[result.code] += 1
        world.expect_whole(before, world.clean[1])
        if result.code == 0:
            world.expect_output(world.clean[1], f"with {limit} open files")
        else:
            expect("files" in result.errors, result.text)
        world.settle(1)
    return f"{outcomes[0]} limits enough, {outcomes[2]} too few"


def f6(world):
    count = 0
    for code in (errno.EROFS, errno.EDQUOT):
        count += sweep(world, str(code), "make write rename mkdir unlink", stays=True, step=3)
    before = fresh(world)
    world.content(1)
    with mounted("bind", world.out, world.out):
        subprocess.run(["mount", "-o", "remount,ro,bind", world.out], check=True)
        result = world.build()
        expect(result.code == 2 and "output" in result.errors, result.text)
        expect(world.output() == before, "a read-only output was changed")
    world.settle(1)
    return f"{count} refusals, and a read-only mount"


def f7(world):
    world.reset()
    world.content(0)
    content = world.site / "content"
    with as_nobody(world):
        subprocess.run(["chmod", "-R", "a-w", content], check=True)
        try:
            for _ in range(2):
                world.must_build()
                world.expect_output(world.clean[0], "with content that cannot be written")
        finally:
            subprocess.run(["chmod", "-R", "u+w", content], check=True)
    return "content without rights to write"


def f8(world):
    names = ["content/articles/griep.md", "content/articles", "content/comments/griep", "content/authors/sanne.md",
             "themes/kaal/templates/article.html", "themes/kaal/templates", "zorgsite.yaml", "output/index.html",
             ".zorgsite/cache", "output/.zorgsite-manifest"]
    count = 0
    for name in names:
        for mode in (0o000, 0o444):
            before = fresh(world)
            world.content(1)
            path = world.site / name
            if mode == 0o444 and not path.is_dir():
                continue
            with as_nobody(world):
                rights = path.stat().st_mode
                path.chmod(mode)
                try:
                    result = world.build()
                finally:
                    path.chmod(rights)
                count += 1
                if result.code == 0:
                    # A cache that cannot be read is none; a page that cannot be compared may be replaced.
                    expect(name.startswith(("output", ".zorgsite")), f"'{name}' was left out: {result.text}")
                    world.expect_output(world.clean[1], f"with '{name}' unreadable")
                else:
                    expect(result.code in (1, 2) and path.name in result.errors, f"{name}: {result.text}")
                    expect(world.output() == before, f"'{name}' unreadable, and the output changed")
                world.settle(1)
    return f"{count} files and folders"


CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")


def f21(world):
    if not shutil.which("strace"):
        raise Skipped("strace is not installed")
    orders = []
    for is_first in (True, False):
        world.reset()
        if not is_first:
            world.content(0)
            world.must_build()
        world.content(1)
        trace = world.folder / "trace"
        subprocess.run(
            ["strace", "-f", "-y", "-s", "300", "-o", trace,
             "-e", "trace=openat,write,rename,unlink,rmdir,fsync,syncfs,mkdir", *world.command()],
            check=True, capture_output=True)
        orders.append(order(trace.read_text(), world, is_first))
        world.settle(1)
    return "first: " + orders[0] + "; second: " + orders[1]


def order(trace, world, is_first):
    """Checks that staged data is saved before the journal, the journal before the first move, and the moved names before
    the journal goes; returns the order in short."""
    steps, unsaved, journal_saved, moved = [], set(), False, set()
    site = str(world.site)

    def step(word):
        if not steps or steps[-1] != word:
            steps.append(word)

    joined, waiting = [], {}
    for line in trace.splitlines():  # puts calls together that another thread's call interrupted
        process, _, rest = line.partition(" ")
        if rest.endswith("<unfinished ...>"):
            waiting[process] = rest.strip().removesuffix("<unfinished ...>")
        elif "resumed>" in rest:
            joined.append(f"{process} {waiting.pop(process, '').strip()}{rest.split('resumed>')[1]}")
        else:
            joined.append(line)
    for line in joined:
        found = CALL.match(line)
        if not found or found[3] == "-1" or site not in line:
            continue
        call, arguments = found[1], found[2]
        if call == "write" and "/staging/" in arguments:
            step("data")
            unsaved.add(re.search(r"<([^>]*)>", arguments)[1])
        elif call == "write" and "/journal>" in arguments:
            step("journal")
            expect(not unsaved, f"the journal was written before {len(unsaved)} files were saved: {sorted(unsaved)[:2]}")
            journal_saved = False
        elif call == "syncfs":
            step("save all")
            unsaved.clear()
            moved.clear()
        elif call == "fsync":
            path = re.search(r"<([^>]*)>", arguments)[1]
            unsaved.discard(path)
            moved.discard(path)
            if path.endswith("/journal"):
                step("save journal")
                journal_saved = True
        elif call == "rename" and "/staging/" in arguments:
            target = arguments.split(", ")[1].strip('"')
            if target.endswith(".zorgsite-manifest") and not journal_saved:
                step("both lists")
                continue
            step("move")
            expect(journal_saved, "a file was moved before the journal was saved")
            moved.add(os.path.dirname(target))
        elif call == "unlink" and "/journal" in arguments and journal_saved:
            step("done")
            expect(not moved, f"the journal went before these folders were saved: {sorted(moved)[:3]}")
            journal_saved = False
    wanted = ["data", "journal", "save journal", "move", "done"]
    expect([word for word in steps if word in wanted][-5:] == wanted, f"another order: {steps}")
    return ", ".join(steps)


def f22(world):
    count = 0
    with mounted("tmpfs", world.state):
        for version in (0, 1):
            world.content(version)
            for at in (None, 40):
                world.build(at=at, action="kill", calls="rename unlink make write")
            world.settle(version)
            count += 1
    world.reset()
    with mounted("bind", world.out, world.folder):  # the same file system, and yet no rename goes across
        raise_if_moved(world)
        count += 1
    before = fresh(world)
    world.content(1)
    with mounted("tmpfs", world.out / "artikelen"):
        result = world.build()
        expect(result.code == 1 and "another file system" in result.errors, result.text)
    expect(world.output() == before, "an output over two file systems was changed")
    world.settle(1)
    return f"{count} places for staging, and a refusal"


def raise_if_moved(world):
    """`output` is another mount of a folder that has files of others in it, which is refused before anything else."""
    result = world.build()
    expect(result.code == 1 and "did not make" in result.errors, result.text)


ROWS = [
    ("F3", "a disk that is full", f3),
    ("F5", "too few open files", f5),
    ("F6", "EROFS and EDQUOT", f6),
    ("F7", "read-only content", f7),
    ("F8", "unreadable files and folders", f8),
    ("F21", "the order in which data reaches the disk", f21),
    ("F22", "staging on another file system", f22),
]
