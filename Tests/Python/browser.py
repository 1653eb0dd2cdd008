"""Looks at a built portal in a real browser: accessibility, privacy, keyboard, narrow screens, no scripts, weight.

Usage: browser.py OUTPUT HEADERS   (OUTPUT is a portal built with drafts; HEADERS its `zorgsite snippets headers`)
"""

import gzip
import pathlib
import sys
import time
import urllib.parse

from axe_playwright_python.base import AXE_FILE_PATH

from portal import all_pages, chromium, pages_by_kind, served

OUTPUT, HEADERS = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]).read_text()
AXE = pathlib.Path(AXE_FILE_PATH).read_text()
ARTICLE_LIMIT = 40_000  # bytes, compressed, beside pictures
failures = []
PLAYER = "<!DOCTYPE html><html lang=en><title>Player</title><p>Player</p>"


def check(condition, message):
    if not condition:
        failures.append(message)
        print("FAIL " + message)


class Visit:
    """A tab that notes what it was asked to load and what the browser had to say."""

    def __init__(self, browser, origin, width=1280, height=900, scale=1, scripts=True):
        self.context = browser.new_context(
            viewport={"width": width, "height": height}, device_scale_factor=scale, java_script_enabled=scripts,
            reduced_motion="reduce")
        self.page = self.context.new_page()
        self.origin = origin
        self.asked, self.responses = [], []
        # Whatever a page asks of another host, that host never hears it.
        self.context.route(lambda url: not url.startswith(origin + "/"), lambda route: route.fulfill(body=PLAYER))
        self.page.on("request", lambda request: self.asked.append(request))
        self.page.on("response", lambda response: self.responses.append(response))
        self.page.on("console", lambda message: check(False, f"console at {self.page.url}: {message.text}"))
        self.page.on("pageerror", lambda error: check(False, f"script error at {self.page.url}: {error}"))

    def go(self, path):
        self.asked.clear()
        self.responses.clear()
        self.page.goto(self.origin + path, wait_until="load")
        for request in self.asked:
            check(request.url.startswith(self.origin + "/"), f"{path} asks another host: {request.url}")
        for response in self.responses:
            check(response.status == 200, f"{path}: {response.url} answers {response.status}")

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.context.close()


def check_axe(browser, origin, pages):
    """Every kind of page, at both widths, light and dark."""
    runs = 0
    for width in (360, 1280):
        with Visit(browser, origin, width) as visit:
            for name, path in pages:
                visit.page.emulate_media(color_scheme="light")
                visit.go(path)
                # What is folded counts too.
                visit.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                visit.page.evaluate(AXE)
                for scheme in ("light", "dark"):
                    visit.page.emulate_media(color_scheme=scheme)
                    result = visit.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
                    runs += 1
                    for violation in result["violations"]:
                        node = violation["nodes"][0]
                        check(False, f"axe, {name} {path}, {width} px, {scheme}: {violation['id']}: "
                              f"{violation['help']} ({len(violation['nodes'])} x, first {node['html'][:160]})")
    return runs


def check_reflow(browser, origin, pages):
    """Nothing scrolls sideways: all pages at 320 pixels, every kind at 400 % of 1280 x 1024."""
    wide = """() => document.documentElement.scrollWidth > document.documentElement.clientWidth"""
    every = [(path, path) for path, _ in all_pages(OUTPUT)]
    for width, height, scale, some in [(320, 640, 1, every), (320, 256, 4, pages)]:
        with Visit(browser, origin, width, height, scale) as visit:
            for _, path in some:
                visit.go(path)
                check(not visit.page.evaluate(wide), f"{path} scrolls sideways at {width} x {height}")
    return len(every)


def check_without_scripts(browser, origin, pages):
    """What a reader sees is the same with scripts off, and folds and links work."""
    with Visit(browser, origin) as on, Visit(browser, origin, scripts=False) as off:
        for _, path in pages:
            texts = []
            for visit in (on, off):
                visit.go(path)
                texts.append(visit.page.inner_text("body"))
            check(texts[0] == texts[1], f"{path} says something else without scripts")
        path = dict(pages)["article"]
        off.go(path)
        page = off.page
        page.locator(".outline a").nth(1).click()
        anchor = page.url.split("#")[-1]
        heading = page.locator(f'[id="{anchor}"]').bounding_box()
        check(heading is not None and 0 <= heading["y"] < 900, f"{path}: the outline does not lead to #{anchor}")
        for fold in page.locator("details.fold").all()[:2]:
            fold.locator("summary").first.click()
            check(fold.locator(".comment").first.is_visible(), f"{path}: a fold does not open")
        page.locator(".menu a").first.click()
        check(page.url != origin + path, f"{path}: the menu leads nowhere")


def check_videos(browser, origin, pages):
    """Nothing leaves before a reader plays a video; then its player alone is asked. Other pages may hold no frame."""
    path = dict(pages).get("article with video")
    check(path is not None, "no article of the portal has a video")
    if path is None:
        return 0
    for scripts in (True, False):
        with Visit(browser, origin, scripts=scripts) as visit:
            visit.go(path)
            summary = visit.page.locator(".video summary").first
            summary.scroll_into_view_if_needed()
            summary.hover()
            visit.page.wait_for_timeout(1000)
            elsewhere = [request.url for request in visit.asked if not request.url.startswith(origin + "/")]
            check(not elsewhere, f"{path}: asks {elsewhere} before the video is played")
            summary.press("Enter")
            play = visit.page.locator(".video a[target]").first
            visit.page.wait_for_timeout(1000)
            elsewhere = [request.url for request in visit.asked if not request.url.startswith(origin + "/")]
            check(not elsewhere, f"{path}: asks {elsewhere} before a reader agrees")
            play.press("Enter")
            visit.page.frame_locator(".video iframe").first.get_by_text("Player").wait_for(timeout=10_000)
            elsewhere = [request.url for request in visit.asked if not request.url.startswith(origin + "/")]
            check(elsewhere == [play.get_attribute("href")],
                  f"{path}: playing the video asks {elsewhere}")
            check(visit.page.locator(".video figcaption a").first.is_visible(), f"{path}: the video has no plain link")
    player = "https://www.youtube-nocookie.com/embed/x"
    refused = """player => new Promise(answer => {
      addEventListener('securitypolicyviolation', event => answer(event.effectiveDirective));
      setTimeout(() => answer('nothing'), 5000);
      document.body.append(Object.assign(document.createElement('iframe'), {src: player}));
    })"""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(origin + "/")
        check(page.evaluate(refused, player) == "frame-src", "a page without a video may hold a frame")
    return 2


FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const r = e.getClientRects()[0] || e.getBoundingClientRect(), s = getComputedStyle(e);
  const x = Math.min(Math.max(r.x + r.width / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max(r.y + Math.min(r.height / 2, 40), 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  const all = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"], iframe')];
  return {
    index: all.indexOf(e), text: (e.innerText || e.getAttribute('aria-label') || e.tagName).trim().slice(0, 40),
    href: e.getAttribute('href'), name: e.innerText || e.getAttribute('aria-label') || e.title || '',
    seen: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
    uncovered: !!top && (e.contains(top) || top.contains(e)),
    outline: s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,
  };
}"""
REACHABLE = """() => [...document.querySelectorAll('a[href], button, input:not([disabled]), summary, [tabindex="0"]')]
  .filter(e => e.checkVisibility({visibilityProperty: true})).length"""


def check_keyboard(browser, origin, path, width):
    """A walk with Tab through the whole page: in order, each stop seen, with a ring, named, none left out."""
    with Visit(browser, origin, width, 800) as visit:
        visit.go(path)
        page = visit.page
        expected = page.evaluate(REACHABLE)
        stops = []
        while len(stops) <= expected + 5:
            page.keyboard.press("Tab")
            stop = page.evaluate(FOCUS)
            if stop is None:
                break
            stops.append(stop)
            where = f"{path} at {width} px, Tab {len(stops)} ({stop['text']!r})"
            check(stop["seen"], f"{where}: focus is outside the window")
            check(stop["uncovered"], f"{where}: focus is covered")
            check(stop["outline"], f"{where}: focus has no ring")
            check(stop["name"].strip(), f"{where}: the stop has no name")
        order = [stop["index"] for stop in stops]
        check(order == sorted(order), f"{path} at {width} px: focus jumps about")
        check(len(stops) == expected, f"{path} at {width} px: {len(stops)} stops, {expected} expected")
        check(stops and stops[0]["href"] == "#main_content", f"{path}: the first stop is not the skip link")
        visit.go(path)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        check(page.evaluate("document.activeElement.id") == "main_content", f"{path}: the skip link does not skip")
        page.keyboard.press("Tab")
        inside = page.evaluate("document.getElementById('main_content').contains(document.activeElement)")
        check(inside, f"{path}: after skipping, Tab does not go on in the text")
        return len(stops)


def weigh(browser, origin, pages):
    """Bytes of the first view by kind of page, compressed, pictures apart."""
    print(f"\n{'kind of page':28} {'HTML':>8} {'gzip':>8} {'CSS':>8} {'all':>8} {'pictures':>9}")
    with Visit(browser, origin) as visit:
        for name, path in pages:
            visit.go(path)
            sizes = {"document": 0, "stylesheet": 0, "image": 0, "other": 0}
            plain = 0
            for request in visit.asked:
                kind = request.resource_type
                name_of_file = urllib.parse.unquote(request.url.removeprefix(origin + "/"))
                body = (OUTPUT / (name_of_file + "index.html" * (not name_of_file or name_of_file.endswith("/")))).read_bytes()
                plain += len(body) if kind == "document" else 0
                is_picture = kind == "image" and not name_of_file.endswith(".svg")
                sizes[kind if kind in sizes else "other"] += len(body) if is_picture else len(gzip.compress(body, 6))
            total = sum(sizes.values()) - sizes["image"]
            print(f"{name:28} {plain:8} {sizes['document']:8} {sizes['stylesheet']:8} {total:8} {sizes['image']:9}")
            check(total <= ARTICLE_LIMIT or "style" in name, f"{path} weighs {total} bytes before its pictures")


def main():
    start = time.monotonic()
    pages = pages_by_kind(OUTPUT)
    with served(OUTPUT, HEADERS) as origin, chromium() as browser:
        def part(name, work):
            before = time.monotonic()
            result = work()
            print(f"{name}: {'' if result is None else result} ({time.monotonic() - before:.0f} s)", flush=True)

        article = dict(pages)["article"]
        part("axe runs", lambda: check_axe(browser, origin, pages))
        part("pages without sideways scroll", lambda: check_reflow(browser, origin, pages))
        part("without scripts", lambda: check_without_scripts(browser, origin, pages))
        part("walks to a video", lambda: check_videos(browser, origin, pages))
        for path in ("/", article, "/onderwerpen/"):
            for width in (360, 1280):
                part(f"stops of a walk through {path} at {width} px",
                     lambda: check_keyboard(browser, origin, path, width))
        weigh(browser, origin, pages)
    print(f"\n{len(pages)} kinds of page, {len(failures)} failures, {time.monotonic() - start:.0f} s")
    sys.exit(1 if failures else 0)


main()
