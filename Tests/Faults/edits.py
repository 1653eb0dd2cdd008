"""F13 to F20, F23, F25: edits, damage and mistakes, each of which the next build must get right."""

import os
import random
import shutil
import signal
import subprocess
import time

from machine import Skipped, as_nobody, fresh
from world import VERSIONS, Result, article, expect, hashes

TERM = "content/tags/griep.md"


def edits():
    """Name to what it does to the files of a version; None removes one."""
    old = VERSIONS[0]
    griep = old["content/articles/griep.md"]
    return {
        "an article deleted": {"content/articles/koorts.md": None},
        "an article renamed": {"content/articles/koorts.md": None,
                               "content/articles/verhoging.md": article("Verhoging", "Nieuw.", "2024-05-01", "koorts")},
        "a slug changed": {"content/articles/koorts.md": old["content/articles/koorts.md"].replace(
            "tags:", "id: koorts\nslug: warm\ntags:")},
        "an article made a draft": {"content/articles/koorts.md": old["content/articles/koorts.md"].replace(
            "tags:", "draft: true\ntags:")},
        "a tag removed": {"content/articles/koorts.md": old["content/articles/koorts.md"].replace("tags: [koorts]\n", "")},
        "an author removed": {"content/articles/griep.md": griep.replace("authors: [sanne]\n", "")},
        "a tag described": {TERM: '---\ntitle: "Griep en verkoudheid"\n---\nOver griep.\n'},
        "a comment removed": {"content/comments/griep/2024-03-14t090000-11aa.md": None},
        "a comment hidden": {"content/comments/griep/2024-03-14t090000-11aa.md":
                             old["content/comments/griep/2024-03-14t090000-11aa.md"].replace("approved", "hidden")},
        "all comments removed": {name: None for name in old if name.startswith("content/comments/")},
    }


def surroundings():
    return {
        "a template": ("themes/kaal/templates/article.html", lambda text: text + "<!-- anders -->"),
        "the base template": ("themes/kaal/templates/base.html", lambda text: text + "<!-- anders -->"),
        "the settings": ("zorgsite.yaml", lambda text: text.replace("Proefportaal", "Ander portaal")),
        "the address": ("zorgsite.yaml", lambda text: text.replace("proef.", "ander.") + "feeds:\n  authority: proef.voorbeeld.nl\n"),
        "a translation": ("themes/kaal/translations/nl.yaml", lambda text: "\n".join(
            line.replace(": ", ": x", 1) if line.startswith("title.archive") else line for line in text.splitlines()) + "\n"),
    }


def expect_as_clean(world, what):
    """The incremental build gives what a build from nothing gives in another folder."""
    world.must_build()
    clean = world.folder / "clean"
    shutil.rmtree(clean, ignore_errors=True)
    done = world.build("--no-cache", "--output", str(clean))
    expect(done.code == 0, done.text)
    wanted, found = hashes(clean), world.output()
    wrong = sorted(name for name in wanted.keys() | found.keys() if wanted.get(name) != found.get(name))
    expect(not wrong, f"{what}: {wrong[:3]} differ from a clean build")
    shutil.rmtree(clean)


def f13(world):
    for what, change in edits().items():
        fresh(world)
        files = {name: text for name, text in (VERSIONS[0] | change).items() if text is not None}
        world.content(files)
        expect_as_clean(world, what)
    return f"{len(edits())} edits"


def f14(world):
    fresh(world)
    world.content({name: text for name, text in VERSIONS[0].items() if "11aa" not in name})
    world.must_build()
    left = [name for name in world.output() if "Mij hielp rust" in (world.out / name).read_text(errors="replace")]
    expect(not left, f"the comment is still in {left}")
    for name in ("cache", "sources", "snapshot"):
        expect(b"Mij hielp rust" not in (world.state / name).read_bytes(), f"the comment is still in {name}")
    world.content(0)
    return "gone from pages, feeds and cache"


def f15(world):
    for what, (name, change) in surroundings().items():
        fresh(world)
        path = world.site / name
        text = path.read_text()
        expect(change(text) != text, f"'{what}' changes nothing")
        path.write_text(change(text))
        try:
            expect_as_clean(world, what)
        finally:
            path.write_text(text)
    # Another version of zorgsite: the same binary with another word in its cache.
    other = world.folder / "other"
    binary = world.zorgsite.read_bytes()
    expect(b"zorgsite cache " in binary, "the cache's version is not in the binary")
    other.write_bytes(binary.replace(b"zorgsite cache ", b"zorgsite kashe "))
    other.chmod(0o755)
    fresh(world)
    ours, world.zorgsite = world.zorgsite, other
    world.must_build("--no-cache")
    expect(b"kashe" in (world.state / "cache").read_bytes(), "the other version left no cache")
    world.zorgsite = ours
    world.content(1)
    world.settle(1)
    return f"{len(surroundings())} edits, and another version"


def damaged(data, dice):
    """A file's bytes in every way in which they can be wrong."""
    yield "gone", None
    yield "empty", b""
    yield "zeros", bytes(len(data))
    yield "random", dice.randbytes(len(data))
    yield "longer", data + b"x"
    for _ in range(20):
        yield "cut", data[:dice.randrange(len(data))]
        place = dice.randrange(len(data))
        yield "flipped", data[:place] + bytes([data[place] ^ 1 << dice.randrange(8)]) + data[place + 1:]


def f16(world):
    dice, count = random.Random(16), 0
    fresh(world)
    version = 0
    for name in ("cache", "sources", "snapshot"):
        time.sleep(0.1)  # a snapshot is only made of files at rest
        world.must_build("--no-cache")
        for what, data in list(damaged((world.state / name).read_bytes(), dice)):
            # Both with new content and without: a build that believes that nothing changed must be right.
            version = 1 - version if dice.random() < 0.7 else version
            world.content(version)
            if data is None:
                (world.state / name).unlink(missing_ok=True)
            else:
                (world.state / name).write_bytes(data)
            world.settle(version)
            count += 1
    edited = world.with_edits()
    for name in ("edits", "cache", "sources", "snapshot"):
        for number in range(43):
            fresh(edited)
            edited.content(1)
            edited.must_build()
            _, data = list(damaged((edited.state / name).read_bytes(), dice))[number]
            if data is None:
                (edited.state / name).unlink()
            else:
                (edited.state / name).write_bytes(data)
            version = dice.randrange(2)
            edited.content(version)
            edited.settle(version)
            count += 1
    # A journal: of a build that was killed at its first move, for which the content then went back.
    for number in range(50):
        fresh(world)
        world.content(1)
        result = world.build(at=10_000, action="kill", calls="rename")
        moves = [line for line in world.log.read_text().splitlines() if "/output/" in line and ".zorgsite" not in line]
        first = int(moves[min(len(moves) - 1, number % 5)].split()[0])
        fresh(world)
        world.content(1)
        result = world.build(at=first, action="kill", calls="rename")
        journal = world.state / "journal"
        expect(result.code == -signal.SIGKILL and journal.exists(), "there is no journal to damage")
        choices = list(damaged(journal.read_bytes(), dice))
        what, data = choices[number % len(choices)]
        if data is None:
            journal.unlink()
        else:
            journal.write_bytes(data)
        world.content(0)
        world.settle(0)
        count += 1
    return f"{count} damaged caches, edits and journals"


def f17(world):
    fresh(world)
    count = 0
    for name in sorted(world.clean[0]):
        if name.startswith(".zorgsite"):
            continue
        for harm in ("gone", "altered", "as long", "link", "folder gone"):
            path = world.out / name
            size = path.stat().st_size
            if harm == "as long":
                path.write_bytes(b"x" * size)
            elif harm == "altered":
                path.write_text("beklad")
            elif harm == "folder gone" and path.parent != world.out:
                shutil.rmtree(path.parent)
            else:
                path.unlink()
            if harm == "link":
                path.symlink_to("/etc/hostname")
            world.settle(0)
            count += 1
    return f"{count} files harmed and mended"


def f18(world):
    fresh(world)
    foreign = {"CNAME": "zorg.voorbeeld.nl", ".well-known/security.txt": "x", ".git/config": "x",
               "artikelen/astma/eigen.txt": "x", "eigen/index.html": "x"}
    for name, text in foreign.items():
        (world.out / name).parent.mkdir(parents=True, exist_ok=True)
        (world.out / name).write_text(text)
    world.content(1)
    result = world.must_build()
    expect("CNAME" in result.output and ".git/" in result.output, "does not say what it left alone")
    for name, text in foreign.items():
        expect((world.out / name).read_text() == text, f"'{name}' is gone")
    subprocess.run([world.zorgsite, "clean", "--source", world.site], check=True, capture_output=True)
    expect({name for name in hashes(world.out) if not name.startswith(".zorgsite")} == set(foreign), "clean left or took too much")
    world.must_build()
    expect(world.clean[1].items() <= world.output().items(), "the build after 'clean' is not whole")
    (world.site / "content/pages/eigen.md").write_text('---\ntitle: "Eigen"\n---\nX.\n')
    result = world.build()
    expect(result.code == 1 and "eigen" in result.errors, f"overwrote a file of others: {result.text}")
    expect((world.out / "eigen/index.html").read_text() == "x", "overwrote a file of others")
    return f"{len(foreign)} files kept through build and clean"


def f19(world):
    world.reset()
    world.content(0)
    (world.folder / "link").unlink(missing_ok=True)
    (world.folder / "link").symlink_to(world.site / "content")
    others = world.folder / "others"
    others.mkdir(exist_ok=True)
    (others / "brief.txt").write_text("brief")
    site = str(world.site)
    dangerous = ["/", os.path.expanduser("~"), site, f"{site}/content", f"{site}/content/articles", f"{site}/themes",
                 str(world.folder), f"{site}/.zorgsite", f"{site}/../site/content", str(world.folder / "link"), str(others)]
    before = hashes(world.folder)
    for name in dangerous:
        for command in ("build", "clean"):
            done = subprocess.run([world.zorgsite, command, "--source", site, "--output", name], capture_output=True, text=True)
            expect(done.returncode == 1, f"{command} --output {name}: exit status {done.returncode}")
    after = {name: value for name, value in hashes(world.folder).items() if "/.zorgsite/" not in name}
    expect(after == before, "something was touched")
    return f"{len(dangerous)} folders"


def f20(world):
    count = 0
    for name, old, new in (
            ("content/articles/griep.md", "genoeg", "weinig"), ("content/pages/contact.md", "Bel ons", "Bel nu "),
            ("content/authors/sanne.md", "voorbeeld", "toonbeeld"),
            ("themes/kaal/templates/article.html", "verwijderd", "weggehaald")):
        path = world.site / name
        for moment in ("equal", 0, 4_102_444_800, time.time() + 3600):
            fresh(world)
            world.must_build()
            text, status = path.read_text(), path.stat()
            # The same size, so that only the content can tell.
            path.write_text(text.replace(old, new))
            expect(path.read_text() != text and path.stat().st_size == status.st_size, f"'{name}' was not edited")
            mtime = status.st_mtime_ns if moment == "equal" else int(moment * 1e9)
            os.utime(path, ns=(mtime, mtime))
            expect_as_clean(world, f"{name} with time {moment}")
            path.write_text(text)
            os.utime(path, ns=(status.st_mtime_ns, status.st_mtime_ns))
            world.settle(0)
            count += 1
    for shift in (-86400 * 365, -3600, 3600, 86400 * 365):
        fresh(world)
        world.content(1)
        result = world.build(clock=shift)
        expect(result.code == 0, result.text)
        world.expect_output(world.clean[1], f"with a clock that is {shift} s off")
        world.content(0)
        world.settle(0)
        count += 1
    return f"{count} clocks"


def f23(world):
    world.reset()
    pairs = [
        ({"content/pages/a.md": '---\ntitle: "A"\nurl: /Vorm/een/\n---\nX.\n',
          "content/pages/b.md": '---\ntitle: "B"\nurl: /vorm/een/\n---\nX.\n'}, ["a.md", "b.md"]),
        ({"content/articles/Koorts.md": article("Koorts twee", "X.", tags="griep")}, ["koorts.md", "Koorts.md"]),
        ({"content/pages/pati\u00ebnt.md": '---\ntitle: "Een"\n---\nX.\n',
          "content/pages/patie\u0308nt.md": '---\ntitle: "Twee"\n---\nX.\n'}, ["pati", "patie"]),
    ]
    for files, names in pairs:
        world.content(VERSIONS[0] | files)
        result = world.build()
        expect(result.code == 1, f"{names} did not collide: {result.text}")
        for name in names:
            expect(name in result.errors, f"'{name}' is not named: {result.errors}")
    world.content(0)
    return f"{len(pairs)} pairs of names"


def f25(world):
    command = " ".join(world.command("--verbose"))
    shells = {
        "a reader that goes": f"{command} | head -n 1", "no stdout": f"{command} >&-", "no streams": f"{command} <&- >&- 2>&-",
        "a full stdout": f"{command} >/dev/full", "a full stderr": f"{command} 2>/dev/full",
        "a reader that goes before": f"{{ {command}; }} | true",
    }
    for version, (what, line) in enumerate(shells.items()):
        world.content(version % 2)
        done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True)
        expect(done.returncode == 0, f"{what}: exit status {done.returncode}")
        world.expect_output(world.clean[version % 2], what)
    for version, path in ((0, world.site / "zorgsite.yaml"), (1, world.site / "zorgsite.yaml")):
        # An error must stay one when nobody can hear it.
        text = path.read_text()
        path.write_text("title: [")
        done = subprocess.run(["bash", "-c", f"{command} >&- 2>&-"])
        path.write_text(text)
        expect(done.returncode == 1, f"an unheard error: exit status {done.returncode}")
    return f"{len(shells) + 1} ways"


def f16_owner(world):
    fresh(world)
    with as_nobody(world):
        for version, name in enumerate(("sources", "cache")):
            os.chown(world.state / name, 0, 0)
            (world.state / name).chmod(0o600)
            world.content(1 - version)
            world.settle(1 - version)
    return "a cache of another user"


ROWS = [
    ("F13", "articles deleted, renamed, hidden; tags and authors removed", f13),
    ("F14", "a comment removed", f14),
    ("F15", "templates, settings, translations, another version", f15),
    ("F16", "damaged cache and journal", f16),
    ("F16", "a cache of another owner", f16_owner),
    ("F17", "output altered and deleted by hand", f17),
    ("F18", "files of others in the output", f18),
    ("F19", "dangerous output folders", f19),
    ("F20", "clocks and times that are off", f20),
    ("F23", "names that are one on other systems", f23),
    ("F25", "closed and full streams", f25),
]
