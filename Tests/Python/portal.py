"""A built portal as the browser checks see it: its pages by kind, a server on loopback, and Debian's Chromium."""

import contextlib
import functools
import http.server
import os
import pathlib
import re
import shutil
import sys
import threading

from playwright.sync_api import sync_playwright


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder with the headers that the portal's own snippet sets, and with its own page for wrong addresses."""

    rules = []

    def end_headers(self):
        for pattern, headers in self.rules:
            if pattern.match(self.path.split("?")[0]):
                for name, value in headers:
                    self.send_header(name, value)
        super().end_headers()

    def send_error(self, code, message=None, explain=None):
        page = pathlib.Path(self.directory, "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(page)

    def log_message(self, *arguments):
        pass


def read_rules(text):
    """The blocks of a `_headers` file: a path, then indented headers."""
    rules = []
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] not in " \t":
            pattern = ".*".join(re.escape(part) for part in line.strip().split("*"))
            rules.append((re.compile(pattern + r"\Z"), []))
        else:
            name, value = line.strip().split(": ", 1)
            # A test over plain HTTP: the browser would refuse to load anything.
            if name != "Strict-Transport-Security":
                rules[-1][1].append((name, value))
    return rules


@contextlib.contextmanager
def served(folder, headers=""):
    """The address of a server for the folder, for as long as the block lasts."""
    handler = type("PortalHandler", (Handler,), {"rules": read_rules(headers)})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@contextlib.contextmanager
def chromium():
    """Debian's browser, without sandbox where we are root, as in containers."""
    path = shutil.which("chromium")
    if path is None:
        sys.exit("error: chromium is not installed: apt-get install chromium")
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments + ["--disable-dev-shm-usage"])
        try:
            yield browser
        finally:
            browser.close()


def all_pages(folder):
    """Every page: its path and its HTML, sorted; redirects left out."""
    folder = pathlib.Path(folder)
    for file in sorted(folder.rglob("*.html")):
        html = file.read_text("utf-8")
        if "<body class=" in html:
            path = "/" + str(file.relative_to(folder))
            yield path.removesuffix("index.html"), html


def pages_by_kind(folder):
    """For each kind the page that shows most of it, as (name, path): the longest; of articles also the longest thread."""
    kinds = {}
    for path, html in all_pages(folder):
        kind = re.search(r'<body class="kind-([a-z-]+)"', html).group(1)
        kinds.setdefault(kind, []).append((len(html), path, html))
    chosen = []
    for kind, pages in sorted(kinds.items()):
        chosen.append((kind, max(pages)[1]))
        if kind == "article":
            for name, mark in [("table", "<table"), ("figure", "<img"), ("callout", "callout-"), ("video", 'class="video')]:
                with_mark = [page for page in pages if mark in page[2]]
                if with_mark and max(with_mark)[1] not in dict(map(reversed, chosen)):
                    chosen.append((f"article with {name}", max(with_mark)[1]))
        if kind in ("home", "tag") and len(pages) > 1:
            later = [page for page in pages if re.search(r"/pagina/\d+/$", page[1])]
            if later:
                chosen.append((f"{kind}, later page", later[0][1]))
    return chosen
