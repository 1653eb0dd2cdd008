"""Reads every feed of a built portal with feedparser and compares it with the content, by an own reading of the files.

Usage: feeds.py SITE [OUTPUT]   (SITE holds zorgsite.yaml and content/; OUTPUT is SITE/output by default)
"""

import calendar
import datetime
import html
import pathlib
import re
import subprocess
import sys
import zoneinfo

import feedparser
import yaml

SITE = pathlib.Path(sys.argv[1])
OUTPUT = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else SITE / "output"
CONFIGURATION = yaml.load((SITE / "zorgsite.yaml").read_text(), yaml.BaseLoader)
BASE = CONFIGURATION["baseURL"].rstrip("/") + "/"
HOST = re.match(r"https?://([^/]+)", BASE).group(1)
ZONE = zoneinfo.ZoneInfo(CONFIGURATION.get("timeZone", "Europe/Amsterdam"))
NOW = datetime.datetime.now(datetime.timezone.utc)
ITEMS = int(CONFIGURATION.get("feeds", {}).get("items", 20))
failures = []


def check(condition, message):
    if not condition:
        failures.append(message)


def front_matter(path):
    return yaml.load(path.read_text().split("---\n")[1], yaml.BaseLoader)


def moment(text):
    parsed = datetime.datetime.fromisoformat(text)
    return (parsed if parsed.tzinfo else parsed.replace(tzinfo=ZONE)).timestamp()


def listed(value):
    return [value] if isinstance(value, str) else value or []


def is_visible(keys):
    start = max(moment(keys["date"]), moment(keys.get("publishDate", keys["date"])))
    end = moment(keys["expiryDate"]) if "expiryDate" in keys else float("inf")
    return keys.get("draft") != "true" and start <= NOW.timestamp() < end


names = {path.stem: front_matter(path)["name"] for path in (SITE / "content/authors").glob("*.md")}
titles = {path.stem: front_matter(path)["title"] for path in (SITE / "content/tags").glob("*.md")}
articles = {}
for path in (SITE / "content/articles").rglob("*.md"):
    keys = front_matter(path)
    slug = keys.get("slug", path.parent.name if path.name == "index.md" else path.stem)
    if is_visible(keys):
        articles[keys.get("id", slug)] = dict(keys, slug=slug)
comments = {id: {} for id in articles}
for path in (SITE / "content/comments").rglob("*.md"):
    keys = front_matter(path)
    if path.parent.name in articles and keys.get("status") == "approved":
        comments[path.parent.name][path.stem] = keys


def identity(specific):
    return f"tag:{HOST},2026:{specific}"


def seconds(parsed):
    return calendar.timegm(parsed)


def compare(path, expected, of_comments=False):
    """`expected` are ids of articles or of comments, newest first."""
    feed = feedparser.parse(path)
    name = str(path.relative_to(OUTPUT))
    check(not feed.bozo, f"{name}: {feed.get('bozo_exception')}")
    url = BASE + name
    own = [link.href for link in feed.feed.links if link.rel == "self"]
    check(own == [url], f"{name}: self link {own}")
    kind = "comments" if of_comments else "articles"
    ids = [entry.id for entry in feed.entries]
    check(ids == [identity(f"{kind}/{id}") for id in expected], f"{name}: ids {ids}")
    check(len(set(ids)) == len(ids), f"{name}: an id stands twice")
    return feed, dict(zip(expected, feed.entries))


def compare_articles(path, ids):
    ids = sorted(ids, key=lambda id: (-moment(articles[id]["date"]), id))[:ITEMS]
    feed, entries = compare(path, ids)
    for id, entry in entries.items():
        keys, where = articles[id], f"{path}: {id}"
        check(entry.title == html.escape(keys["title"], quote=False) or entry.title == keys["title"], f"{where}: title {entry.title}")
        check(entry.link == f"{BASE}artikelen/{keys['slug']}/", f"{where}: link {entry.link}")
        check(seconds(entry.published_parsed) == int(moment(keys["date"])), f"{where}: date {entry.published}")
        authors = [names[author] for author in listed(keys.get("authors"))]
        check([author.name for author in entry.get("authors", [])] == authors, f"{where}: authors {entry.get('authors')}")
        tags = [titles.get(tag, tag) for tag in listed(keys.get("tags"))]
        check(sorted(tag.term for tag in entry.get("tags", [])) == sorted(tags), f"{where}: tags {entry.get('tags')}")
        if keys.get("comments") != "off":
            check(int(entry.slash_comments) == len(comments[id]), f"{where}: {entry.slash_comments} comments")
        check(len(entry.content[0].value) > 1000, f"{where}: no full content")


def relative_urls(path):
    text = path.read_text()
    markup = "".join(re.findall(r"<!\[CDATA\[(.*?)\]\]>", text, re.S)) or html.unescape(text)
    for attribute, value in re.findall(r'\b(href|src|srcset|poster|cite|action|data)="([^"]*)"', markup):
        if not re.match(r"(https?|mailto|tel):", html.unescape(value)):
            yield f"{attribute}={value}"


compare_articles(OUTPUT / "index.xml", articles)
for tag in {tag for keys in articles.values() for tag in listed(keys.get("tags"))}:
    compare_articles(OUTPUT / f"onderwerpen/{tag}/index.xml", [id for id in articles if tag in listed(articles[id].get("tags"))])
for author in names:
    compare_articles(OUTPUT / f"auteurs/{author}/index.xml", [id for id in articles if author in listed(articles[id].get("authors"))])
for id, keys in articles.items():
    path = OUTPUT / f"artikelen/{keys['slug']}/index.xml"
    if not path.exists():
        check(keys.get("comments") == "off" or (keys.get("comments") == "closed" and not comments[id]), f"{path}: missing")
        continue
    thread = sorted(comments[id], key=lambda comment: -moment(comments[id][comment]["date"]))
    feed, entries = compare(path, [f"{id}/{comment}" for comment in thread], of_comments=True)
    for comment, entry in zip(thread, entries.values()):
        keys = comments[id][comment]
        check(seconds(entry.published_parsed) == int(moment(keys["date"])), f"{path}: {comment}: date {entry.published}")
        check([author.name for author in entry.authors] == [keys["author"]], f"{path}: {comment}: author")
        check(entry.link.endswith(f"#reactie-{comment}"), f"{path}: {comment}: link {entry.link}")

feeds = sorted(OUTPUT.rglob("*.xml"))
result = subprocess.run(["xmllint", "--noout", *feeds], capture_output=True, text=True)
check(result.returncode == 0, result.stderr)
for path in feeds:
    for found in relative_urls(path):
        check(False, f"{path}: relative {found}")

for failure in failures[:40]:
    print("error:", failure)
print(f"{len(feeds)} XML files, {len(articles)} articles, {sum(map(len, comments.values()))} comments read back")
print(f"{0 if failures else 1} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
