"""F1 to F4: kills, signals and errors at every call with which a build touches the disk."""

import errno
import signal

from world import HISTORY, PROBE, expect

CHANGING = "make write rename unlink rmdir mkdir sync close"
READING = "open read stat list entry"
ALL = CHANGING + " " + READING


def sweep(world, action, calls, *, is_first=False, reverts=False, stays=False, step=1, version=0):
    """Builds once for each call, which is hit; returns how many were. `reverts` goes back to the old content after each
    fault, so that what the build had begun must be undone. The first is hit on the way from `version` to the other."""
    (old, new), number, hits, beyond = (version, 1 - version), 1, 0, 0
    world.reset()
    world.content(old)
    if not is_first:
        world.must_build()
    while beyond < 2:
        if is_first:
            world.reset()
        before = world.output()
        world.content(new)
        result = world.build(at=number, action=action, calls=calls, stays=stays)
        is_hit = result.calls >= number
        hits, beyond = (hits + 1, 0) if is_hit else (hits, beyond + 1)
        try:
            judge(world, action, result, before, world.clean[new], is_hit)
            if reverts:
                world.content(old)
                world.settle(old)
            else:
                world.settle(new)
                if not is_first:
                    old, new = new, old
        except Exception as failure:
            call = [line for line in result.log.splitlines() if line.startswith(f"{number} ")]
            raise type(failure)(f"call {number} ({''.join(call)}), {action}: {failure}; {result.text}") from failure
        number += step
    return hits


def judge(world, action, result, before, after, is_hit):
    """What must hold right after the build that was hit."""
    world.expect_whole(before, after)
    if not is_hit:
        expect(result.code == 0, "failed without a fault")
        return
    if action in ("kill", "tear"):
        expect(result.code == -signal.SIGKILL, "was not killed")
    elif int(action) < 0:
        number = -int(action)
        expect(result.code in (0, 128 + number), "has another exit status")
        expect(not (world.state / "staging").exists(), "staging is still there")
        found = {name: value for name, value in world.output().items() if name != ".zorgsite-manifest"}
        outputs = [{n: v for n, v in one.items() if n != ".zorgsite-manifest"} for one in (before, after)]
        expect(found in (outputs if result.code else outputs[1:]), "the output is neither old nor new")
    elif result.code == 0:
        world.expect_output(after, "after a success")
    else:
        expect(result.code in (1, 2) and "error" in result.errors + result.output, "did not say what failed")
        if "partly new" not in result.errors:
            found = world.output()
            lists = (".zorgsite-manifest", HISTORY, PROBE)
            changed = [n for n in found.keys() | before.keys() if n not in lists and found.get(n) != before.get(n)]
            # When the cache cannot be saved, the site is out already.
            is_done = all(found.get(n) == after.get(n) for n in found.keys() | after.keys() if n not in lists)
            expect(not changed or is_done, f"changed the output without saying so: {changed[:3]}")


def f1(world):
    count = sweep(world, "kill", CHANGING)
    count += sweep(world, "kill", CHANGING, reverts=True)
    count += sweep(world, "kill", CHANGING, is_first=True)
    for is_first in (False, True):
        count += sweep(world, "tear", "write", is_first=is_first)
    edited = world.with_edits()
    for action, calls, reverts in (("kill", CHANGING, False), ("kill", CHANGING, True), ("tear", "write", False)):
        count += sweep(edited, action, calls, reverts=reverts)
    expect((edited.state / "edits").exists(), "no build took the quick way")
    return f"{count} kills"


def f2(world):
    count = 0
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        count += sweep(world, str(-number), CHANGING, step=3)
        count += sweep(world, str(-number), ALL, is_first=True, step=11)
    return f"{count} signals"


def f3(world):
    """Injected here; `machine.full_disk` fills a real one."""
    count = sweep(world, str(errno.ENOSPC), "make write rename mkdir", stays=True)
    count += sweep(world, str(errno.ENOSPC), "make write rename mkdir", stays=True, is_first=True)
    count += sweep(world, str(errno.ENOSPC), "write close")
    count += sweep(world.with_edits(), str(errno.ENOSPC), "make write rename mkdir", stays=True)
    return f"{count} times no space"


def f4(world):
    count = sweep(world, str(errno.EIO), CHANGING)
    count += sweep(world, str(errno.EIO), CHANGING, is_first=True)
    count += sweep(world, str(errno.EIO), READING)
    edited = world.with_edits()
    for version in (0, 1):
        count += sum(sweep(edited, str(errno.EIO), calls, version=version) for calls in (CHANGING, READING))
    return f"{count} errors"


ROWS = [
    ("F1", "kill -9 at every write, rename, unlink, mkdir, sync", f1),
    ("F2", "SIGINT, SIGTERM, SIGHUP during the build", f2),
    ("F3", "no space left, from each call on", f3),
    ("F4", "EIO at every read, write, sync, close, stat", f4),
]
