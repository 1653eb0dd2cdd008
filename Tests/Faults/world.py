"""A small site in two versions, built with and without faults, and what must hold of its output."""

import hashlib
import os
import shutil
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
BASE = HERE.parent / "Fixtures" / "base"
# What every build may leave in the output beside the site: it knows of earlier builds, so it is not compared.
HISTORY = ".zorgsite-published"
STAGING = ".zorgsite-staging"
# An empty file by which a build finds out whether it may move files there; the next build takes it away.
PROBE = ".zorgsite-probe"


def article(title, text, date="2024-03-12", tags="griep", more=""):
    return f'---\ntitle: "{title}"\ndate: {date}\nauthors: [sanne]\ntags: [{tags}]\n{more}---\n{text}\n'


def comment(author, text):
    return f"---\nauthor: {author}\ndate: 2024-03-13T10:42:00+01:00\nstatus: approved\n---\n{text}\n"


SHARED = {
    "content/articles/griep.md": article("Griep", "Drink genoeg en rust uit."),
    "content/articles/koorts.md": article("Koorts", "Meet de koorts twee keer per dag.", "2024-03-14", "koorts"),
    "content/comments/griep/2024-03-13t104200-7f3a.md": comment("Marijke", "Dank voor de uitleg!"),
    "content/pages/contact.md": '---\ntitle: "Contact"\n---\nBel ons.\n',
}

# Between the two, files appear, change and disappear, in both directions.
VERSIONS = [
    SHARED | {
        "content/articles/astma.md": article("Astma", "Kort van adem.", "2024-02-01", "astma"),
        "content/comments/griep/2024-03-14t090000-11aa.md": comment("Piet", "Mij hielp rust."),
        "content/pages/vorm.md": '---\ntitle: "Vorm"\nurl: /vorm.html\n---\nEerst een pagina.\n',
    },
    SHARED | {
        "content/articles/griep.md": article("Griep", "Drink genoeg, en bel bij benauwdheid."),
        "content/articles/diabetes.md": article("Diabetes", "Let op je voeten.", "2024-04-01", "diabetes, griep"),
        "content/articles/hoest.md": article("Hoest", "Meestal gaat het over.", "2024-04-02", "hoest"),
        "content/pages/vorm.md": '---\ntitle: "Vorm"\nurl: /vorm.html/deel/\n---\nNu een map.\n',
    },
]


# Between these two, nothing is linked anew: a text changes, and from the first to the second a comment is approved.
PENDING = comment("Piet", "Mij hielp rust.").replace("approved", "pending")
EDITS = [
    SHARED | {"content/comments/griep/2024-03-14t090000-11aa.md": PENDING},
    SHARED | {
        "content/articles/griep.md": article("Griep", "Drink genoeg, rust uit, en bel bij benauwdheid."),
        "content/comments/griep/2024-03-14t090000-11aa.md": PENDING.replace("pending", "approved"),
    },
]


class Failure(Exception):
    """What had to hold and did not."""


def expect(condition, message):
    if not condition:
        raise Failure(message)


@dataclass
class Result:
    code: int
    output: str
    errors: str
    log: str = ""

    @property
    def calls(self):
        """How many counted. The highest number: of a program that was killed, another thread's line may be missing."""
        return max((int(line.split()[0]) for line in self.log.splitlines()), default=0)

    @property
    def text(self):
        return f"exit status {self.code}: {self.errors.strip() or self.output.strip()}"


def hashes(folder):
    """Path to hash for every file below a folder; links and FIFOs by what they are."""
    found = {}
    for path, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if name != STAGING]
        for name in files:
            file = os.path.join(path, name)
            relative = os.path.relpath(file, folder)
            if os.path.islink(file):
                found[relative] = "link to " + os.readlink(file)
            else:
                with open(file, "rb") as stream:
                    found[relative] = hashlib.sha256(stream.read()).hexdigest()
    found.pop(HISTORY, None)
    return found


class World:
    """One site in a folder of its own, and what clean builds of its versions give."""

    def __init__(self, folder, zorgsite, library, versions=VERSIONS):
        self.folder = Path(folder)
        self.site = self.folder / "site"
        self.zorgsite = zorgsite
        self.library = library
        self.versions = versions
        self.log = self.folder / "calls.log"
        self.user = None
        shutil.copytree(BASE, self.site)
        shutil.rmtree(self.site / "content")
        (self.site / "content/authors").mkdir(parents=True)
        shutil.copy(BASE / "content/authors/sanne.md", self.site / "content/authors")
        self.clean = []
        for version in range(len(versions)):
            self.content(version)
            self.must_build()
            self.clean.append(self.output())
            self.reset()

    def with_edits(self):
        """Another site, of which two versions differ in so little that a build links nothing."""
        world = World(self.folder / "edits", self.zorgsite, self.library, EDITS)
        time.sleep(0.1)  # templates that were written just now may still change unseen, so a build looks at everything
        return world

    @property
    def out(self):
        return self.site / "output"

    @property
    def state(self):
        return self.site / ".zorgsite"

    def content(self, version):
        """Gives the site the content of a version; files that stay the same are not touched."""
        files = self.versions[version] if isinstance(version, int) else version
        for path in list((self.site / "content").rglob("*")):
            name = str(path.relative_to(self.site))
            if path.is_file() and name not in files and not name.startswith("content/authors/"):
                path.unlink()
        for name, text in files.items():
            path = self.site / name
            if path.exists() and path.read_text() == text:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def reset(self):
        """As if no build had ever been here."""
        for folder in (self.out, self.state):
            if folder.exists():
                shutil.rmtree(folder)

    def environment(self, at=None, action=None, calls=None, stays=False, clock=0):
        variables = dict(os.environ)
        if at is not None or clock:
            self.log.unlink(missing_ok=True)
            variables |= {"LD_PRELOAD": str(self.library), "FAULT_ROOT": str(self.site), "FAULT_AT": str(at or 0),
                          "FAULT_DO": str(action), "FAULT_CALLS": calls or "none", "FAULT_LOG": str(self.log),
                          "FAULT_CLOCK": str(clock)}
            if stays:
                variables["FAULT_STAYS"] = "1"
        return variables

    def command(self, *arguments):
        return [str(self.zorgsite), "build", "--source", str(self.site), *arguments]

    def build(self, *arguments, before=None, **fault):
        process = subprocess.run(
            self.command(*arguments), env=self.environment(**fault), capture_output=True, text=True, timeout=60,
            preexec_fn=before, user=self.user, group=self.user, extra_groups=None if self.user is None else [])
        result = Result(process.returncode, process.stdout, process.stderr)
        if self.log.exists():
            result.log = self.log.read_text()
        return result

    def must_build(self, *arguments):
        result = self.build(*arguments)
        expect(result.code == 0, f"a plain build failed: {result.text}")
        return result

    def output(self):
        return hashes(self.out) if self.out.exists() else {}

    def settle(self, version):
        """The next plain build must end where a clean one does, and leave nothing half done."""
        self.must_build()
        self.expect_output(self.clean[version], "after the next build")
        left = [name for name in ("staging", "journal", "recovered", "probe") if (self.state / name).exists()]
        expect(not left, f"left in .zorgsite: {left}")
        expect(not (self.out / STAGING).exists(), "staging is left in the output")

    def expect_output(self, wanted, when):
        found = self.output()
        wrong = sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))
        expect(not wrong, f"{when}, {len(wrong)} files are not what they must be, such as {wrong[:3]}")

    def expect_whole(self, *allowed):
        """Every file is that of one of the given outputs; the manifest may list both."""
        for name, value in self.output().items():
            if name in (".zorgsite-manifest", PROBE):
                continue
            known = {output[name] for output in allowed if name in output}
            expect(value in known, f"'{name}' is neither the old file nor the new one")
