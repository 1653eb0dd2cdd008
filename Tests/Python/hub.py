"""Lets `zorgsite ping` tell a hub on loopback what changed, over http and over https with a certificate of its own.

Usage: hub.py SITE ZORGSITE   (the binary; SITE holds zorgsite.yaml, content/ and themes/)
"""

import http.server
import os
import pathlib
import shutil
import ssl
import subprocess
import sys
import tempfile
import threading
import urllib.parse

SITE, ZORGSITE = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


class Hub(http.server.ThreadingHTTPServer):
    """Answers with `status` and keeps what it was told."""

    def __init__(self, certificate=None):
        super().__init__(("127.0.0.1", 0), Listener)
        self.told, self.status = [], 204
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.url = f"{'https' if certificate else 'http'}://localhost:{self.server_port}/hub?key=1&x=2"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # A client that does not trust the certificate hangs up.


class Listener(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.told.append((self.path, self.headers["Content-Type"], urllib.parse.parse_qs(body)))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *arguments):
        pass


def zorgsite(*arguments, **environment):
    result = subprocess.run(
        [ZORGSITE, *arguments], capture_output=True, text=True, env={**os.environ, **environment}, timeout=120)
    return result.returncode, result.stdout + result.stderr


def topics(hub):
    """What the hub heard since the last call: the addresses of feeds, in all messages together."""
    told, hub.told = hub.told, []
    for path, kind, message in told:
        check(path == "/hub?key=1&x=2", f"{hub.url}: path {path}")
        check(kind == "application/x-www-form-urlencoded", f"{hub.url}: {kind}")
        check(message["hub.mode"] == ["publish"] and set(message) == {"hub.mode", "hub.url"}, f"{hub.url}: {message}")
    return [url for _, _, message in told for url in message["hub.url"]]


def run(hub, folder, **trust):
    for name in ("content", "themes"):
        shutil.copytree(SITE / name, folder / name)
    (folder / "zorgsite.yaml").write_text((SITE / "zorgsite.yaml").read_text() + f"\nfeeds:\n  hubs: ['{hub.url}']\n")
    build = ["build", "--quiet", "--source", folder]
    ping = ["ping", "--source", folder]
    check(zorgsite(*build)[0] == 0 and not hub.told, f"{hub.url}: a build told the hub {hub.told}")

    status, text = zorgsite(*ping, "--dry-run", **trust)
    check(status == 0 and not hub.told and hub.url in text, f"{hub.url}: dry run {status} {text}")
    hub.status = 503
    status, text = zorgsite(*ping, **trust)
    check(status != 0 and "was not told" in text and len(topics(hub)) > 0, f"{hub.url}: refused, but {status} {text}")
    if trust:
        status, text = zorgsite(*ping)
        check(status != 0 and "certificate" in text and not hub.told, f"{hub.url}: not trusted, but {status} {text}")

    hub.status = 202
    status, text = zorgsite(*ping, **trust)
    everything = topics(hub)
    feeds = [
        path for path in (folder / "output").rglob("*") if path.name in ("index.xml", "atom.xml", "feed.json")]
    check(status == 0 and len(set(everything)) == len(everything) == len(feeds), f"{hub.url}: {status} {text} {len(everything)}")
    status, text = zorgsite(*ping, **trust)
    check(status == 0 and not hub.told, f"{hub.url}: told again {hub.told}")

    comment = next(path for path in sorted((folder / "content/comments").rglob("*.md")) if "pending" in path.read_text())
    status, text = zorgsite("comments", "approve", comment.stem, "--source", folder)
    check(status == 0, f"approve: {text}")
    check(zorgsite(*build)[0] == 0, "build")
    status, text = zorgsite(*ping, **trust)
    told = topics(hub)
    check(f"https://zorg.voorbeeld.nl/artikelen/{comment.parent.name}/index.xml" in told, f"{hub.url}: {status} {told}")
    check("https://zorg.voorbeeld.nl/reacties/index.xml" in told and len(told) < len(everything), f"{hub.url}: {told}")
    print(f"{hub.url.split(':')[0]}: {len(everything)} feeds, then {len(told)} after one approval")


with tempfile.TemporaryDirectory() as temporary:
    folder = pathlib.Path(temporary)
    certificate = folder / "hub.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
         "subjectAltName=DNS:localhost", "-keyout", certificate, "-out", folder / "public.pem"],
        check=True, capture_output=True)
    certificate.write_text(certificate.read_text() + (folder / "public.pem").read_text())
    (folder / "plain").mkdir()
    (folder / "secure").mkdir()
    run(Hub(), folder / "plain")
    run(Hub(certificate), folder / "secure", CURL_CA_BUNDLE=str(folder / "public.pem"))

for failure in failures:
    print("error:", failure)
print(f"{0 if failures else 1} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
