"""Works on a portal behind `zorgsite serve` with a real browser open, and attacks the server over loopback.

Usage: serve.py ZORGSITE PORTAL   (PORTAL is a site that may be edited, as Benchmarks/portal.py makes it)
"""

import contextlib
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

from playwright.sync_api import Error

from portal import chromium

ZORGSITE, PORTAL = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
EDITS = 7
WITHIN = 1.0  # seconds from writing a file to seeing it in the browser, for the middle one of some edits
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)
        print("FAIL " + message)


class Preview:
    """A running `zorgsite serve`, as somebody starts it in a terminal."""

    def __init__(self, site, *options):
        self.lines = []
        self.process = subprocess.Popen(
            [ZORGSITE, "serve", "--port", "0", "--source", site, *options],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.url = None
        for line in self.process.stdout:
            self.lines.append(line)
            if match := re.match(r"(http://\S+)", line):
                self.url = match[1]
                break
        if self.url is None:
            sys.exit("".join(self.lines) + "error: 'zorgsite serve' did not start")
        self.address = urllib.parse.urlsplit(self.url)
        self.origin = f"http://{self.address.netloc}"
        threading.Thread(target=lambda: self.lines.extend(self.process.stdout), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        memory = int(re.search(r"VmHWM:\s+(\d+)", status)[1]) // 1024
        print(f"peak memory {memory} MB")
        start = time.monotonic()
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(30)
        check(status == 0, f"serve ended with {status} at Ctrl-C")
        print(f"ended {time.monotonic() - start:.2f} s after Ctrl-C")
        with contextlib.suppress(OSError), socket.create_connection((self.address.hostname, self.address.port), 1):
            check(False, "the port is still open after the end")

    def get(self, path, method="GET", **headers):
        connection = http.client.HTTPConnection(self.address.hostname, self.address.port, timeout=20)
        connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        response = connection.getresponse()
        response.text = response.read().decode("utf-8", "replace")
        connection.close()
        return response

    def send(self, request):
        """The answer's status and text to bytes as they are."""
        with socket.create_connection((self.address.hostname, self.address.port), 20) as client:
            with contextlib.suppress(OSError):
                client.sendall(request)
                client.shutdown(socket.SHUT_WR)
            answer = b""
            with contextlib.suppress(OSError):
                while part := client.recv(65536):
                    answer += part
        status = re.match(rb"HTTP/1.1 (\d+)", answer)
        return int(status[1]) if status else None, answer.decode("utf-8", "replace")


@contextlib.contextmanager
def edited(file, change):
    """A file that is changed for as long as the block lasts."""
    before = file.read_text("utf-8")
    file.write_text(change(before), "utf-8")
    try:
        yield
    finally:
        file.write_text(before, "utf-8")


@contextlib.contextmanager
def tab(browser, preview, path):
    context = browser.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.on("console", lambda message: check(False, f"console: {message.text}"))
    page.on("pageerror", lambda error: check(False, f"script error: {error}"))
    page.on("request", lambda request: check(
        request.url.startswith(preview.origin + "/"), f"a request leaves the server: {request.url}"))
    page.goto(preview.origin + path, wait_until="load")
    yield page
    context.close()


def scroll_and_mark(page, place):
    """Scrolls, and marks the window, so that a reload can be told from a change in place."""
    wait(page, "() => document.readyState === 'complete'")
    page.evaluate("place => { scrollTo(0, place); window.isSame = true }", place)


def wait(page, condition, argument=None):
    """Looks at the page until a function of its own is true. (The page's policy forbids the browser library's way.)"""
    deadline = time.monotonic() + 60
    while True:
        try:
            if page.evaluate(condition, argument):
                return
        except Error as error:
            if "navigation" not in str(error) and "destroyed" not in str(error):
                raise
        if time.monotonic() > deadline:
            sys.exit(f"error: after a minute, this is still not so: {condition} {argument or ''}")
        time.sleep(0.005)


def is_same(page):
    return page.evaluate("window.isSame === true")


def edit_articles(page, article):
    """Edits the article's text again and again; how long the open page takes to show it, and whether it stays put."""
    times = []
    for number in range(EDITS):
        scroll_and_mark(page, 400)
        sentence = f"Zin {number} van de redactie, om {time.time_ns()}."
        start = time.monotonic()
        with edited(article, lambda text: f"{text}\n{sentence}\n"):
            wait(page, "text => document.body.innerText.includes(text)", sentence)
            times.append(time.monotonic() - start)
            wait(page, "() => document.readyState === 'complete'")
            check(not is_same(page), "the page was not reloaded after an edit")
            place = page.evaluate("scrollY")
            check(place == 400, f"the page scrolled to {place} when it was reloaded")
        wait(page, "text => !document.body.innerText.includes(text)", sentence)
    return times


def edit_stylesheet(page, stylesheet):
    scroll_and_mark(page, 300)
    colour = "() => getComputedStyle(document.body).outlineColor"
    start = time.monotonic()
    with edited(stylesheet, lambda text: text + "\nbody { outline: 2px solid rgb(1, 2, 3); }\n"):
        wait(page, f"{colour} === 'rgb(1, 2, 3)'")
        took = time.monotonic() - start
        check(is_same(page), "a changed stylesheet reloaded the page")
        check(page.evaluate("scrollY") == 300, "a changed stylesheet scrolled the page")
    wait(page, f"{colour} !== 'rgb(1, 2, 3)'")
    check(is_same(page), "a stylesheet that was changed back reloaded the page")
    return took


def break_template(page, template, name):
    """A mistake in a template: the overlay names the place and shows the line, and goes when it is mended."""
    scroll_and_mark(page, 200)
    start = time.monotonic()
    block = "{%- block content %}"
    with edited(template, lambda text: text.replace(block, block + "\n{{ nietbekend }}\n", 1)):
        line = template.read_text("utf-8").splitlines().index("{{ nietbekend }}") + 1
        wait(page, "() => document.getElementById('zorgsite-failure') !== null")
        shown = time.monotonic() - start
        text = page.evaluate("document.getElementById('zorgsite-failure').shadowRoot.textContent")
        for part in (f"{name}:{line}:4: error: 'nietbekend' is not defined", "{{ nietbekend }}", "^~~~~~~~~~"):
            check(part in text, f"the overlay does not say {part!r}: {text}")
        covers = page.evaluate("""() => {
          const box = document.getElementById('zorgsite-failure').getBoundingClientRect();
          return box.width === innerWidth && box.height === innerHeight;
        }""")
        check(covers, "the overlay's own stylesheet is not in force")
        check(is_same(page), "a mistake reloaded the page")
    start = time.monotonic()
    wait(page, "() => document.getElementById('zorgsite-failure') === null")
    check(page.evaluate("scrollY") == 200, "the page scrolled under the overlay")
    return shown, time.monotonic() - start


def check_drafts(page, preview, site):
    """A new draft shows up with a mark on it, and a build beside the preview does not publish it."""
    draft = site / "content/articles/een-concept-voor-de-proef.md"
    draft.write_text('---\ntitle: "Een concept"\ndate: 2024-03-12\ndraft: true\n---\nNog niet af.\n', "utf-8")
    path = "/artikelen/een-concept-voor-de-proef/"
    deadline = time.monotonic() + 60
    while preview.get(path).status != 200 and time.monotonic() < deadline:
        time.sleep(0.05)
    page.goto(preview.origin + path)
    wait(page, "() => document.querySelector('.mark')?.checkVisibility() === true")
    check("concept" in page.locator(".mark").inner_text().lower(), "a draft's mark does not say what it is")
    build = subprocess.run([ZORGSITE, "build", "--quiet", "--source", site], capture_output=True, text=True)
    check(build.returncode == 0, f"a build beside the preview fails: {build.stderr}")
    check((site / "output/index.html").exists(), "a build beside the preview makes nothing")
    check(not (site / "output/artikelen/een-concept-voor-de-proef").exists(), "a draft was published")
    check(preview.get(path).status == 200, "a build took a draft out of the preview")
    draft.unlink()
    while preview.get(path).status != 404 and time.monotonic() < deadline:
        time.sleep(0.05)
    check(preview.get(path).status == 404, "a draft that is gone is still shown")


def check_attacks(preview, site):
    """What other preview servers got wrong, against this one as it is started."""
    host = preview.address.netloc
    folder = site / ".zorgsite/preview/site"
    secrets = [folder / "geheim.txt", folder / "weg"]
    secrets[0].symlink_to("/etc/passwd")
    secrets[1].symlink_to(site)
    count = 0

    def attack(expected, request, what):
        nonlocal count
        count += 1
        status, answer = preview.send(request)
        check(status in expected, f"{what}: {status} instead of {expected}")
        for secret in ("root:x:", "baseURL:", "zorgsite output", "access-control-allow"):
            check(secret not in answer and secret not in answer.lower(), f"{what} gives {secret!r}")
        return answer

    def target(path, expected=(400, 403, 404)):
        attack(expected, f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode(), path)

    for path in [
        "/../../../../etc/passwd", "/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2f..%2f..%2fetc%2fpasswd",
        "/%252e%252e%252f%252e%252e%252fzorgsite.yaml", "/assets/../../../../zorgsite.yaml", "//etc/passwd",
        "/..%5c..%5czorgsite.yaml", "/%c0%ae%c0%ae/zorgsite.yaml", "/%00", "/index.html%00.txt", "/%", "http://evil.nl/",
        "file:///etc/passwd", "/.zorgsite-manifest", "/.zorgsite-published", "/.git/config", "/.env",
        "/geheim.txt", "/weg/zorgsite.yaml", "/weg/content/", "/_zorgsite/", "/_zorgsite/../zorgsite.yaml",
        "/content/articles/", "/zorgsite.yaml",
    ]:
        target(path)
    for name in ["evil.nl", f"evil.nl:{preview.address.port}", f"127.0.0.1.evil.nl:{preview.address.port}",
                 "127.0.0.1", f"localhost.:{preview.address.port}", f"0.0.0.0:{preview.address.port}", ""]:
        attack([403], f"GET / HTTP/1.1\r\nHost: {name}\r\nX-Forwarded-Host: {host}\r\n\r\n".encode(), f"host {name!r}")
    attack([400, 403], b"GET / HTTP/1.1\r\n\r\n", "no host")
    attack([403], f"GET / HTTP/1.1\r\nHost: {host}\r\nHost: evil.nl\r\n\r\n".encode(), "two hosts")
    for origin in ["", "Origin: http://evil.nl\r\n", "Origin: null\r\n", "Sec-Fetch-Site: cross-site\r\n"]:
        attack([403], f"GET /_zorgsite/events HTTP/1.1\r\nHost: {host}\r\n{origin}\r\n".encode(), f"events for {origin!r}")
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "CONNECT", "TRACE"]:
        attack([405], f"{method} / HTTP/1.1\r\nHost: {host}\r\nOrigin: http://evil.nl\r\n\r\n".encode(), method)
    attack([414], b"GET /" + b"a" * 20_000 + b" HTTP/1.1\r\n\r\n", "a long address")
    attack([431], f"GET / HTTP/1.1\r\nHost: {host}\r\nA: {'a' * 20_000}\r\n\r\n".encode(), "a long field")
    attack([431], f"GET / HTTP/1.1\r\nHost: {host}\r\n".encode() + b"A: b\r\n" * 10_000 + b"\r\n", "10,000 fields")
    attack([413], f"GET / HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9999999999\r\n\r\n".encode(), "a body")
    attack([400], b"\x16\x03\x01\x02\x00\r\n\r\n", "TLS")
    missing = attack([404], f"GET /<script>alert(1)</script> HTTP/1.1\r\nHost: {host}\r\n\r\n".encode(), "a script")
    check("alert(1)" not in missing, "the page for wrong addresses repeats the address")
    # 200 clients that begin a request and never end it lock nobody out, and are sent away after ten seconds.
    start = time.monotonic()
    idle = [socket.create_connection((preview.address.hostname, preview.address.port)) for _ in range(200)]
    for client in idle:
        with contextlib.suppress(OSError):
            client.sendall(b"GET / HTT")
    check(preview.get("/").status == 200, "clients that send nothing lock others out")
    for client in idle:
        client.settimeout(30)
        with contextlib.suppress(OSError):
            while client.recv(1024):
                pass
        client.close()
    check(time.monotonic() - start < 30, "clients that never finish are never sent away")
    for secret in secrets:
        secret.unlink()
    return count + len(idle)


def check_manners(preview):
    """What browsers expect of a server."""
    page = preview.get("/")
    check(page.headers["content-type"] == "text/html; charset=utf-8", "the first page is no HTML")
    check(page.headers["cache-control"] == "no-store", "a page may be cached")
    head = preview.get("/", "HEAD")
    check(head.text == "" and head.headers["content-length"] == page.headers["content-length"], "HEAD is not GET's head")
    feed = preview.get("/index.xml", Range="bytes=0-4")
    check((feed.status, feed.text) == (206, "<?xml"), "ranges do not work")
    check(preview.get("/index.xml", Range="bytes=99999999-").status == 416, "a range behind the end is answered")
    check(preview.get("/auteurs").headers["location"] == "/auteurs/", "a folder without slash is not redirected")
    check(preview.get("/auteurs/").status == 200, "a folder has no page")
    missing = preview.get("/bestaat-niet/")
    check(missing.status == 404 and "<html" in missing.text, "there is no page for wrong addresses")


def check_base_path():
    """A site below a path, made by `init`: every link on its pages leads somewhere on the server."""
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder, "portaal")
        subprocess.run([ZORGSITE, "init", site, "--base-url", "https://zorg.voorbeeld.nl/portal/"],
                       check=True, capture_output=True)
        with Preview(site) as preview:
            check(preview.address.path == "/portal/", f"the site is served at {preview.url}")
            check(preview.get("/").headers["location"] == "/portal/", "the root does not lead to the site")
            seen, waiting = set(), ["/portal/"]
            while waiting:
                path = waiting.pop()
                if path in seen:
                    continue
                seen.add(path)
                answer = preview.get(path)
                check(answer.status == 200, f"{path} answers {answer.status}")
                if not answer.headers["content-type"].startswith("text/html"):
                    continue
                for link in re.findall(r'(?:href|src)="([^"]+)"', answer.text):
                    link = urllib.parse.urljoin(preview.origin + path, link.replace("&amp;", "&")).split("#")[0]
                    if link.startswith(preview.origin + "/"):
                        waiting.append(link.removeprefix(preview.origin))
            second = subprocess.run([ZORGSITE, "serve", "--port", "0", "--source", site], capture_output=True, text=True)
            check(second.returncode == 1 and "served already" in second.stderr, "a site is served twice")
            return len(seen)


def check_quick_start():
    """The commands of the README, as they stand there, in an empty folder: two terminals, and an edit in between."""
    readme = (pathlib.Path(__file__).parents[2] / "README.md").read_text("utf-8")
    text = readme.split("## Quick start")[1].split("\n## ")[0]
    first, second = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    with tempfile.TemporaryDirectory() as folder:
        tools = pathlib.Path(folder, "bin")
        tools.mkdir()
        (tools / "zorgsite").symlink_to(ZORGSITE)
        environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}"}
        work = pathlib.Path(folder, "work")
        work.mkdir()

        def terminal(commands, place):
            return subprocess.Popen(
                ["bash", "-ec", commands], cwd=place, env=environment, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)

        shell = terminal("trap - INT\n" + first, work)
        printed = []
        while not printed or "http://" not in printed[-1]:
            line = shell.stdout.readline()
            if not line:
                return check(False, "the quick start does not get to its address: " + "".join(printed))
            printed.append(line)
        origin = re.search(r"http://[^/]+", printed[-1])[0]
        article = next(line.strip() for line in printed if re.match(r"content/articles/\S+\.md$", line))
        path = work / "portaal" / article
        path.write_text(path.read_text("utf-8") + "\nGriep gaat meestal vanzelf over.\n", "utf-8")
        page = origin + f"/artikelen/{pathlib.Path(article).stem}/"
        deadline = time.monotonic() + 30
        shown = ""
        while "meestal vanzelf over." not in shown and time.monotonic() < deadline:
            time.sleep(0.05)
            with contextlib.suppress(OSError):
                shown = urllib.request.urlopen(page).read().decode()
        check("meestal vanzelf over." in shown, f"the quick start's edit does not show at {page}")
        other = terminal(second, work / "portaal")
        printed_there = other.communicate(timeout=120)[0]
        check(other.returncode == 0, f"the quick start's second terminal ends with {other.returncode}: {printed_there}")
        check((work / "portaal/output/index.html").exists(), "the quick start builds no site")
        check(not list((work / "portaal/output").glob("artikelen/griep*")), "the quick start publishes a draft")
        os.killpg(shell.pid, signal.SIGINT)
        shell.wait(30)
        print("".join(printed) + printed_there, end="")


def main():
    # Shells let what runs in the background ignore Ctrl-C, and what we start would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    start = time.monotonic()
    theme = PORTAL / "themes/zorg"
    article = sorted((PORTAL / "content/articles").glob("*.md"))[-1]
    path = f"/artikelen/{article.stem}/"
    shutil.rmtree(PORTAL / ".zorgsite/preview", ignore_errors=True)
    with Preview(PORTAL, "--drafts") as preview, chromium() as browser:
        print("".join(preview.lines), end="")
        with tab(browser, preview, path) as page:
            times = edit_articles(page, article)
            print(f"an edited article is on the screen after {statistics.median(times):.2f} s in the middle, "
                  f"{min(times):.2f} to {max(times):.2f} s in {EDITS} edits")
            check(statistics.median(times) <= WITHIN, "an edited article takes longer than a second")
            print(f"a stylesheet is swapped after {edit_stylesheet(page, theme / 'assets/css/zorg.css'):.2f} s")
            shown, gone = break_template(page, theme / "templates/article.html", "themes/zorg/templates/article.html")
            print(f"a mistake in a template is shown after {shown:.2f} s, and gone {gone:.2f} s after it is mended")
            check_drafts(page, preview, PORTAL)
        check_manners(preview)
        print(f"{check_attacks(preview, PORTAL)} attacks")
        print("".join(preview.lines[2:]), end="")
    check_quick_start()
    print(f"{check_base_path()} addresses of a site below a path")
    print(f"{len(failures)} failures, {time.monotonic() - start:.0f} s")
    sys.exit(1 if failures else 0)


main()
