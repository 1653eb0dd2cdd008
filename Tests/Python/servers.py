"""Starts nginx and Apache with the rules that zorgsite writes, over a built portal, and asks them for addresses.

Usage: servers.py SITE ZORGSITE   (the binary; SITE holds zorgsite.yaml, content/ and themes/)

The portal is built twice from a copy with one more article: at a host's root, and in a folder below it.
"""

import contextlib
import http.client
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse

import yaml

SITE, ZORGSITE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
MODULES = ["mpm_event", "authz_core", "dir", "mime", "headers", "alias"]
FEED_TYPES = {
    "index.xml": "application/rss+xml; charset=utf-8", "atom.xml": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json"}
PROBE = """---
title: Proef
date: 2024-01-01
authors: [redactie]
tags: [rss]
categories: [nieuws]
url: /campagnes/één/
aliases: [/2009/09/oud+nieuws/, "/oud/pagina (1).html", /oud/café/]
---
Proef.
"""
failures, asked = [], 0


def check(condition, message):
    if not condition:
        failures.append(message)


def front_matter(path):
    return yaml.load(path.read_text().split("---\n")[1], yaml.BaseLoader)


def listed(value):
    return [value] if isinstance(value, str) else value or []


def build(folder, base):
    """A copy of the site in the folder, and its output at the address."""
    for name in ("content", "themes", "zorgsite.yaml"):
        source = SITE / name
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / name)
    (folder / "content/articles/proef.md").write_text(PROBE)
    subprocess.run([ZORGSITE, "build", "--quiet", "--source", folder, "--base-url", base], check=True)
    return folder / "output"


def snippet(folder, base, server):
    return subprocess.run(
        [ZORGSITE, "snippets", server, "--source", folder, "--base-url", base], check=True, capture_output=True, text=True).stdout


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@contextlib.contextmanager
def running(command, port):
    """A server in the foreground, from when it answers until the block ends."""
    # A server that root starts drops its rights; it must still be able to read the folder.
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, start_new_session=True)
    try:
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if process.poll() is not None:
                sys.exit(f"error: {command[0]} stopped with status {process.returncode}")
            time.sleep(0.05)
        yield
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait()


def nginx(work, root, rules, port):
    (work / "rules.conf").write_text(rules)
    (work / "nginx.conf").write_text(f"""
        daemon off; pid {work}/nginx.pid; error_log {work}/error.log warn; worker_processes 1;
        events {{ worker_connections 64; }}
        http {{
          include /etc/nginx/mime.types; access_log off;
          client_body_temp_path {work}/body; proxy_temp_path {work}/proxy; fastcgi_temp_path {work}/fastcgi;
          uwsgi_temp_path {work}/uwsgi; scgi_temp_path {work}/scgi;
          server {{ listen 127.0.0.1:{port}; root {root}; include {work}/rules.conf; }}
        }}""")
    return ["nginx", "-p", work, "-c", work / "nginx.conf"]


def apache(work, root, rules, port, in_folder=None):
    """The rules stand in the `<VirtualHost>`, or in the `.htaccess` of a folder."""
    if in_folder:
        (in_folder / ".htaccess").write_text(rules)
    else:
        (work / "rules.conf").write_text(rules)
    modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES)
    include = "" if in_folder else f"Include {work}/rules.conf"
    (work / "apache.conf").write_text(f"""
        ServerRoot {work}
        ServerName 127.0.0.1
        {modules}
        User www-data
        Group www-data
        PidFile {work}/apache.pid
        ErrorLog {work}/error.log
        TypesConfig /etc/mime.types
        DirectoryIndex index.html
        Listen 127.0.0.1:{port}
        <Directory {root}>
          Require all granted
          AllowOverride {"All" if in_folder else "None"}
        </Directory>
        <VirtualHost 127.0.0.1:{port}>
          DocumentRoot {root}
          {include}
        </VirtualHost>""")
    return ["apache2", "-D", "FOREGROUND", "-f", work / "apache.conf"]


class Client:
    """Asks one server; addresses are paths below the site's folder."""

    def __init__(self, name, port, base):
        self.name, self.port, self.base = name, port, base

    def get(self, path, method="GET", headers={}):
        global asked
        asked += 1
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request(method, urllib.parse.quote(self.base + path.lstrip("/"), safe="/%+:@()?="), headers=headers)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body

    def check(self, condition, message):
        check(condition, f"{self.name}: {message}")

    def redirects(self, path, expected):
        """In one step, for ever, to a file or page that is there."""
        response, _ = self.get(path)
        location = response.getheader("Location") or ""
        target = urllib.parse.unquote(urllib.parse.urlsplit(location).path)
        wanted = self.base + expected.lstrip("/")
        self.check(location.isascii(), f"{path}: {location}")
        self.check(response.status == 301 and target == wanted, f"{path} -> {response.status} {target}, not {wanted}")
        response, _ = self.get(expected)
        self.check(response.status == 200, f"{expected}: {response.status}")
        return response


def expected_redirects(folder):
    """WordPress's addresses and ours, by an own reading of the content: (address, file, is a feed)."""
    yield "/feed/", "/index.xml", True
    yield "/comments/feed/", "/reacties/index.xml", True
    for path in (folder / "content/authors").glob("*.md"):
        yield f"/author/{path.stem}/feed/", f"/auteurs/{path.stem}/index.xml", True
    for path in (folder / "content/articles").rglob("*.md"):
        keys = front_matter(path)
        slug = keys.get("slug", path.parent.name if path.name == "index.md" else path.stem)
        page = keys.get("url", f"/artikelen/{slug}/")
        if keys.get("draft") == "true" or not (folder / f"output{page}index.html").exists():
            continue
        has_thread = (folder / f"output{page}index.xml").exists()
        if has_thread:
            yield f"{page}feed/", f"{page}index.xml", True
        for tag in listed(keys.get("tags")):
            yield f"/tag/{tag}/feed/", f"/onderwerpen/{tag}/index.xml", True
        for category in listed(keys.get("categories")):
            yield f"/category/{category}/feed/", f"/categorieen/{category}/index.xml", True
        for alias in listed(keys.get("aliases")):
            yield alias, page, False
            if has_thread and alias.endswith("/"):
                yield f"{alias}feed/", f"{page}index.xml", True


def ask(client, folder, output, is_secure):
    for address, target, is_feed in dict.fromkeys(expected_redirects(folder)):
        response = client.redirects(address, target)
        if is_feed:
            # Without its last slash, in two steps at most: WordPress does the same.
            response, _ = client.get(address.rstrip("/"))
            step = urllib.parse.unquote(urllib.parse.urlsplit(response.getheader("Location") or "").path)
            wanted = [client.base + address.lstrip("/"), client.base + target.lstrip("/")]
            client.check(response.status == 301 and step in wanted, f"{address.rstrip('/')} -> {response.status} {step}")
            response, _ = client.get(target)
            client.check(
                response.getheader("Content-Type") == FEED_TYPES["index.xml"], f"{target}: {response.getheader('Content-Type')}")
    headers_of_all(client, output, is_secure)
    missing(client, output)
    caching(client, output)


def headers_of_all(client, output, is_secure):
    """Each kind of file has its media type and the security headers."""
    kinds = {
        "index.html": "text/html; charset=utf-8", "feeds/index.html": "text/html; charset=utf-8",
        "feeds/feeds.css": "text/css; charset=utf-8",
        "sitemap.xml": "(text|application)/xml(; charset=utf-8)?", "robots.txt": "text/plain; charset=utf-8",
        "feeds/feeds.opml": "text/x-opml(; charset=utf-8)?"}
    for feed in output.rglob("*.xml"):
        kind = re.fullmatch(r"(index|atom)(-\d+)?\.xml", feed.name)
        if kind:
            kinds[str(feed.relative_to(output))] = re.escape(FEED_TYPES[f"{kind[1]}.xml"])
    for feed in output.rglob("feed*.json"):
        kinds[str(feed.relative_to(output))] = re.escape(FEED_TYPES["feed.json"]) + "(; charset=utf-8)?"
    for path in output.rglob("assets/**/*"):
        if path.suffix in (".css", ".js", ".svg", ".png", ".woff2"):
            kinds[str(path.relative_to(output))] = {
                ".css": "text/css; charset=utf-8", ".js": r"(text|application)/javascript(; charset=utf-8)?", ".svg": r"image/svg\+xml.*",
                ".png": "image/png", ".woff2": "font/woff2"}[path.suffix]
    for path, kind in kinds.items():
        response, body = client.get(path)
        client.check(response.status == 200 and body == (output / path).read_bytes(), f"{path}: {response.status}")
        client.check(re.fullmatch(kind, response.getheader("Content-Type") or ""), f"{path}: type {response.getheader('Content-Type')}")
        is_feed = path.rsplit("/")[-1].split(".")[0].split("-")[0] in ("index", "atom", "feed") and not path.endswith(".html")
        client.check(
            response.getheader("Access-Control-Allow-Origin") == ("*" if is_feed else None),
            f"{path}: Access-Control-Allow-Origin {response.getheader('Access-Control-Allow-Origin')}")
        security_headers(client, path, response, is_secure)


def security_headers(client, path, response, is_secure):
    expected = {
        "Content-Security-Policy": "default-src 'none';.*frame-ancestors 'none'", "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin", "Permissions-Policy": "camera=.*",
        "Cross-Origin-Opener-Policy": "same-origin"}
    if is_secure:
        expected["Strict-Transport-Security"] = "max-age=.*"
    for name, pattern in expected.items():
        values = response.headers.get_all(name) or []
        client.check(len(values) == 1 and re.fullmatch(pattern, values[0]), f"{path}: {name} {values}")
    if not is_secure:
        client.check(response.getheader("Strict-Transport-Security") is None, f"{path}: promises https")


def missing(client, output):
    """The portal's own page with status 404; the files that are zorgsite's own are not handed out."""
    page = (output / "404.html").read_bytes()
    wrong = ["/bestaat-niet/", "/artikelen/nee.html", "/nergens/feed.json"]
    for path in wrong + ["/.zorgsite-published", "/.zorgsite-manifest", "/.htaccess"]:
        response, body = client.get(path)
        client.check(response.status == 404 and body == page, f"{path}: {response.status}, {len(body)} bytes")
        security_headers(client, path, response, client.is_secure)
    response, _ = client.get("/nergens/feed/")
    client.check(response.status in (301, 404), f"/nergens/feed/: {response.status}")


def caching(client, output):
    """Pages and feeds are asked for again and are cheap when they are the same; assets are kept for a year."""
    assets = [str(path.relative_to(output)) for path in output.rglob("assets/**/*") if path.is_file()]
    check(assets, f"{output}: no assets")
    for path in ["index.html", "index.xml", "artikelen/rss-in-gewone-taal/index.xml", *assets]:
        response, _ = client.get(path)
        values = response.headers.get_all("Cache-Control")
        wanted = "public, max-age=31536000, immutable" if path.startswith("assets/") else "no-cache"
        client.check(values == [wanted], f"{path}: Cache-Control {values}")
        for condition, value in {"If-None-Match": "ETag", "If-Modified-Since": "Last-Modified"}.items():
            again, body = client.get(path, headers={condition: response.getheader(value)})
            client.check(again.status == 304 and not body, f"{path}: {again.status} with {condition}")
    response, body = client.get("index.xml", method="HEAD")
    client.check(response.status == 200 and not body and response.getheader("Content-Type") == FEED_TYPES["index.xml"], "HEAD index.xml")


def redirects_file(folder, base_url, base):
    """The rules for hosts of static sites, read as these hosts do: first match, `:name` is one part of an address."""
    rules = []
    for line in snippet(folder, base_url, "redirects").splitlines():
        source, target, status = line.split(" ")
        pattern = re.sub(r":(\w+)", r"(?P<\1>[^/]+)", re.escape(urllib.parse.unquote(source)).replace(r"\:", ":"))
        rules.append((re.compile(pattern + "/?"), target, status))
    for address, target, _ in dict.fromkeys(expected_redirects(folder)):
        path = base + address.lstrip("/")
        matches = ((rule.fullmatch(path), goal, status) for rule, goal, status in rules)
        found = next(((match.expand(re.sub(r":(\w+)", r"\\g<\1>", goal)), status) for match, goal, status in matches if match), None)
        wanted = base + target.lstrip("/")
        check(found and (urllib.parse.unquote(found[0]), found[1]) == (wanted, "301"), f"_redirects: {path} -> {found}, not {wanted}")


def run(work, base_url):
    base = urllib.parse.urlsplit(base_url).path
    is_secure = base_url.startswith("https://")
    folder = work / "site"
    folder.mkdir(parents=True)
    output = build(folder, base_url)
    root = work / "root"
    shutil.copytree(output, root / base.strip("/"), dirs_exist_ok=True)
    redirects_file(folder, base_url, base)
    for name in ["nginx", "apache", "htaccess"]:
        own, port = work / name, free_port()
        own.mkdir()
        rules = snippet(folder, base_url, "nginx" if name == "nginx" else "apache")
        if name == "nginx":
            command = nginx(own, root, rules, port)
        else:
            command = apache(own, root, rules, port, in_folder=root / base.strip("/") if name == "htaccess" else None)
        for path in work.rglob("*"):
            path.chmod(0o777 if path.is_dir() else 0o644)
        work.chmod(0o777)
        with running(command, port):
            client = Client(f"{name}, {base_url}", port, base)
            client.is_secure = is_secure
            ask(client, folder, output, is_secure)


with tempfile.TemporaryDirectory() as temporary:
    os.chmod(temporary, 0o755)
    run(pathlib.Path(temporary, "a"), "https://zorg.voorbeeld.nl/")
    run(pathlib.Path(temporary, "b"), "http://voorbeeld.nl/zorg/")

for failure in failures[:int(os.environ.get("SHOW", 60))]:
    print("error:", failure)
print(f"{asked} requests to nginx and Apache; {0 if failures else 1} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
