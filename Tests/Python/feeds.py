"""Reads every feed of a built portal with feedparser and compares it with the content, by an own reading of the files.

Usage: feeds.py SITE [OUTPUT [NOW]]   (SITE holds zorgsite.yaml and content/; OUTPUT is SITE/output by default)
"""

import calendar
import datetime
import html
import json
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
NOW = (datetime.datetime.fromisoformat(sys.argv[3]).replace(tzinfo=ZONE) if len(sys.argv) > 3
       else datetime.datetime.now(datetime.timezone.utc))
FEEDS = CONFIGURATION.get("feeds", {})
ITEMS = int(FEEDS.get("items", 20))
ARCHIVES = FEEDS.get("archives", "site")
FORMATS = {"site": ["rss", "atom", "json"], "list": ["rss"], "thread": ["rss"]}
for kind, key in {"site": "formats", "list": "listFormats", "thread": "threadFormats"}.items():
    if key in FEEDS:
        FORMATS[kind] = [FEEDS[key]] if isinstance(FEEDS[key], str) else FEEDS[key]
FILES = {"rss": "index.xml", "atom": "atom.xml", "json": "feed.json"}
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


def was_published(keys):
    start = max(moment(keys["date"]), moment(keys.get("publishDate", keys["date"])))
    return keys.get("draft") != "true" and start <= NOW.timestamp()


def is_expired(keys):
    return "expiryDate" in keys and moment(keys["expiryDate"]) <= NOW.timestamp()


names = {path.stem: front_matter(path)["name"] for path in (SITE / "content/authors").glob("*.md")}
titles = {path.stem: front_matter(path)["title"] for path in (SITE / "content/tags").glob("*.md")}
articles, published = {}, []
for path in (SITE / "content/articles").rglob("*.md"):
    keys = front_matter(path)
    slug = keys.get("slug", path.parent.name if path.name == "index.md" else path.stem)
    if was_published(keys):
        published.append((-moment(keys["date"]), str(path), keys.get("id", slug)))
        if not is_expired(keys):
            articles[keys.get("id", slug)] = dict(keys, slug=slug, path=str(path))
published = [id for _, _, id in sorted(published)]
comments = {id: {} for id in articles}
for path in (SITE / "content/comments").rglob("*.md"):
    keys = front_matter(path)
    if path.parent.name in articles and keys.get("status") == "approved":
        comments[path.parent.name][path.stem] = keys


def identity(specific):
    return f"tag:{HOST},2026:{specific}"


def seconds(parsed):
    return calendar.timegm(parsed)


def person(author):
    return author.get("name") if isinstance(author, dict) else author


def read_xml(path):
    """A feed as plain values; `form` is rss or atom."""
    feed = feedparser.parse(path)
    check(not feed.bozo, f"{path}: {feed.get('bozo_exception')}")
    items = []
    for entry in feed.entries:
        replies = [link for link in entry.links if link.rel == "replies" and link.type == "text/html"]
        count = entry.get("slash_comments") or next((link.get("thr:count", link.get("count")) for link in replies), None)
        items.append({
            "id": entry.id, "title": entry.get("title", ""), "link": entry.link, "published": seconds(entry.published_parsed),
            "updated": seconds(entry.updated_parsed) if entry.get("updated_parsed") else None,
            "authors": [author.name for author in entry.get("authors", [])],
            "tags": sorted(tag.label or tag.term for tag in entry.get("tags", [])),
            "comments": None if count is None else int(count), "content": entry.content[0].value if "content" in entry else "",
            "media": [media["url"] for media in entry.get("media_content", [])],
            "enclosures": [enclosure.href for enclosure in entry.get("enclosures", [])],
        })
    links = {relation: [link.href for link in feed.feed.links if link.rel == relation]
             for relation in ["self", "prev-archive", "current"]}
    return {"items": items, "self": links["self"], "previous": links["prev-archive"], "title": feed.feed.title}


def read_json(path):
    feed = json.loads(path.read_text())
    check(feed["version"] == "https://jsonfeed.org/version/1.1", f"{path}: version")
    items = []
    for entry in feed["items"]:
        stamp = lambda text: int(datetime.datetime.fromisoformat(text).timestamp())
        items.append({
            "id": entry["id"], "title": entry.get("title", ""), "link": entry["url"], "published": stamp(entry["date_published"]),
            "updated": stamp(entry["date_modified"]) if "date_modified" in entry else None,
            "authors": [author["name"] for author in entry.get("authors", [])], "tags": sorted(entry.get("tags", [])),
            "comments": entry.get("_comments", {}).get("total"), "content": entry.get("content_html", ""),
            "media": [entry["image"]] if "image" in entry else [],
            "enclosures": [attachment["url"] for attachment in entry.get("attachments", [])],
        })
    return {"items": items, "self": [feed["feed_url"]], "previous": [feed["next_url"]] if "next_url" in feed else [],
            "title": feed["title"]}


def read(path):
    return read_json(path) if path.suffix == ".json" else read_xml(path)


def compare(path, expected, of_comments=False):
    """`expected` are ids of articles or of comments, newest first."""
    feed = read(path)
    name = str(path.relative_to(OUTPUT))
    check(feed["self"] == [BASE + name], f"{name}: self link {feed['self']}")
    kind = "comments" if of_comments else "articles"
    ids = [item["id"] for item in feed["items"]]
    check(ids == [identity(f"{kind}/{id}") for id in expected], f"{name}: ids {ids}")
    check(len(set(ids)) == len(ids), f"{name}: an id stands twice")
    return feed, dict(zip(expected, feed["items"]))


def compare_article(item, id, where, is_archive):
    keys = articles[id]
    check(html.unescape(item["title"]) == html.unescape(keys["title"]), f"{where}: title {item['title']}")
    check(item["link"] == f"{BASE}artikelen/{keys['slug']}/", f"{where}: link {item['link']}")
    check(item["published"] == int(moment(keys["date"])), f"{where}: date {item['published']}")
    if "updated" in keys:
        check(item["updated"] == int(moment(keys["updated"])), f"{where}: updated {item['updated']}")
    authors = [names[author] for author in listed(keys.get("authors"))]
    if authors:
        check(item["authors"] == authors, f"{where}: authors {item['authors']}")
    tags = sorted(titles.get(tag, tag) for tag in listed(keys.get("tags")) + listed(keys.get("categories")))
    check(item["tags"] == tags, f"{where}: tags {item['tags']}")
    if keys.get("comments") != "off" and not is_archive:
        check(item["comments"] == len(comments[id]), f"{where}: {item['comments']} comments")
    check(item["enclosures"] == [], f"{where}: enclosures {item['enclosures']}")
    check(bool(item["media"]) == ("image" in keys), f"{where}: pictures {item['media']}")
    check(len(item["content"]) > 1000, f"{where}: no full content")


def newest(ids):
    return sorted(ids, key=lambda id: (-moment(articles[id]["date"]), articles[id]["path"]))


def compare_articles(folder, ids, formats, past=None):
    """`past` is what the archives have places for, where that is more than the articles that readers can see."""
    ids = newest(ids)
    for form in formats:
        path = folder / FILES[form]
        _, items = compare(path, ids[:ITEMS])
        for id, item in items.items():
            compare_article(item, id, f"{path}: {id}", is_archive=False)
        if ARCHIVES == "all" or past and ARCHIVES == "site":
            follow_archives(folder, form, ids, past or ids, "articles")


def compare_comment(item, article, comment, where):
    keys = comments[article][comment]
    check(item["published"] == int(moment(keys["date"])), f"{where}: date {item['published']}")
    check(item["authors"] == [keys["author"]], f"{where}: author {item['authors']}")
    check(item["link"].endswith(f"#reactie-{comment}"), f"{where}: link {item['link']}")


def follow_archives(folder, form, ids, past, kind):
    """All items can be reached from the current feed. The archives are `past` in chunks, cut from the oldest item on;
    what has expired keeps its place. Both lists are newest first."""
    past = past[past.index(ids[0]):][::-1] if ids else []
    chunks = [past[start:start + ITEMS] for start in range(0, len(past) - 1, ITEMS) if start + ITEMS < len(past)]
    seen, path = [], folder / FILES[form]
    for number in range(len(chunks), -1, -1):
        feed = read(path)
        found = [item["id"] for item in feed["items"]]
        seen += [id for id in found if id not in seen]
        following = [BASE + str(path.with_stem(f"{(folder / FILES[form]).stem}-{number}").relative_to(OUTPUT))] if number else []
        check(feed["previous"] == following, f"{path}: goes on at {feed['previous']}, not {following}")
        if number < len(chunks):
            expected = [identity(f"{kind}/{id}") for id in chunks[number][::-1] if id in set(ids)]
            check(found == expected, f"{path}: {found}, not {expected}")
            for item in feed["items"] if kind == "articles" else []:
                id = item["id"].split(":articles/")[1]
                compare_article(item, id, f"{path}: {id}", is_archive=True)
        if not following:
            break
        path = OUTPUT / following[0][len(BASE):]
    check(sorted(seen) == sorted(identity(f"{kind}/{id}") for id in ids), f"{folder}: {form}: archives hold {len(seen)}")


def relative_urls(path):
    text = path.read_text()
    markup = "".join(re.findall(r"<!\[CDATA\[(.*?)\]\]>", text, re.S)) or html.unescape(text)
    for attribute, value in re.findall(r'\b(href|src|srcset|poster|cite|action|data)="([^"]*)"', markup):
        if not re.match(r"(https?|mailto|tel):", html.unescape(value)):
            yield f"{attribute}={value}"


compare_articles(OUTPUT, articles, FORMATS["site"], published)
all_comments = {f"{id}/{comment}": keys for id in comments for comment, keys in comments[id].items()}
# Comments of one second are in the order of their articles, newest first, and in it of their files, latest first.
order = {id: number for number, id in enumerate(newest(articles))}
newest_comments = sorted(all_comments, key=lambda id: (moment(all_comments[id]["date"]), order[id.split("/")[0]], id), reverse=True)
for form in FORMATS["site"]:
    if ARCHIVES != "none":
        follow_archives(OUTPUT / "reacties", form, newest_comments, newest_comments, "comments")
    feed = read(OUTPUT / "reacties" / FILES[form])
    check(len(feed["items"]) == min(ITEMS, len(all_comments)), f"reacties: {form}: {len(feed['items'])} items")
    for item in feed["items"]:
        article, comment = item["id"].split(":comments/")[1].split("/")
        compare_comment(item, article, comment, f"reacties: {form}: {comment}")
for tag in {tag for keys in articles.values() for tag in listed(keys.get("tags"))}:
    compare_articles(
        OUTPUT / f"onderwerpen/{tag}", [id for id in articles if tag in listed(articles[id].get("tags"))], FORMATS["list"])
for author in names:
    compare_articles(
        OUTPUT / f"auteurs/{author}", [id for id in articles if author in listed(articles[id].get("authors"))], FORMATS["list"])
for id, keys in articles.items():
    thread = sorted(comments[id], key=lambda comment: -moment(comments[id][comment]["date"]))
    for form in FORMATS["thread"]:
        path = OUTPUT / f"artikelen/{keys['slug']}" / FILES[form]
        if not path.exists():
            check(keys.get("comments") == "off" or (keys.get("comments") == "closed" and not thread), f"{path}: missing")
            continue
        _, items = compare(path, [f"{id}/{comment}" for comment in thread], of_comments=True)
        for comment, item in zip(thread, items.values()):
            compare_comment(item, id, comment, f"{path}: {comment}")

opml = OUTPUT / "feeds/feeds.opml"
listed_feeds = re.findall(r'xmlUrl="([^"]*)"', opml.read_text())
for url in listed_feeds:
    check((OUTPUT / html.unescape(url)[len(BASE):]).exists(), f"{opml}: {url} does not exist")
check(len(set(listed_feeds)) == len(listed_feeds) > 1, f"{opml}: {len(listed_feeds)} feeds")

feeds = sorted(OUTPUT.rglob("*.xml"))
result = subprocess.run(["xmllint", "--noout", *feeds], capture_output=True, text=True)
check(result.returncode == 0, result.stderr)
schema = pathlib.Path(__file__).with_name("atom.rng")
atom = [path for path in feeds if path.name.startswith("atom")]
result = subprocess.run(["xmllint", "--noout", "--relaxng", schema, *atom], capture_output=True, text=True)
check(result.returncode == 0, "\n".join(line for line in result.stderr.splitlines() if not line.endswith(" validates")))
for path in feeds:
    for found in relative_urls(path):
        check(False, f"{path}: relative {found}")

for failure in failures[:40]:
    print("error:", failure)
print(f"{len(feeds)} XML files and {len(list(OUTPUT.rglob('feed*.json')))} JSON feeds, {len(articles)} articles, {sum(map(len, comments.values()))} comments read back")
print(f"{0 if failures else 1} passed, {len(failures)} failed")
sys.exit(1 if failures else 0)
