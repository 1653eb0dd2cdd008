#!/usr/bin/env python3
"""Makes a portal of N articles, always the same bytes for the same N: for zorgsite, for Hugo, or for both.

    Benchmarks/portal.py --articles 10000 --zorgsite /dev/shm/portal --hugo /dev/shm/portal-hugo
"""

import argparse
import json
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from datetime import datetime, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random

from dutch import CARE_WORDS, Dutch

SEED = 20
TAGS = 60
AUTHORS = 20
FIRST_DAY = datetime(2008, 1, 1, 8, 0)
DAYS = 18 * 365
"""How many of 100 threads have 0, 1, 2 ... 8 comments: 2.7 on average."""
THREAD_SIZES = [21.0, 16.5, 15.0, 13.0, 11.5, 9.0, 6.5, 4.5, 3.0]

REPOSITORY = Path(__file__).resolve().parent.parent
HERE = Path(__file__).resolve().parent

TITLE = "Zorgportaal voor de meting"
BASE_URL = "https://zorg.voorbeeld.nl/"
DESCRIPTION = "Kennis over zorg, met bronnen en met ruimte voor reacties."
ORGANISATION = "Voorbeeldportaal"
REPLY = "redactie@voorbeeld.nl"
PAGES = [("over-ons", "Over ons"), ("huisregels", "Huisregels voor reacties"), ("privacy", "Privacy"), ("contact", "Contact")]


class Vocabulary:
    """What all articles share: tags, by falling frequency as Zipf saw it, and authors."""

    def __init__(self):
        random = Random(SEED)
        text = Dutch(random)
        names = sorted(set(word for word in CARE_WORDS if len(word) > 3))
        random.shuffle(names)
        self.tags = [(plain(name), name.capitalize(), text.sentence(6, 14).replace("*", "").replace("`", "")) for name in names[:TAGS]]
        self.tag_weights = list(accumulate(1 / (rank + 1) ** 0.9 for rank in range(TAGS)))
        self.authors = []
        while len(self.authors) < AUTHORS:
            name = text.name()
            if plain(name) not in [identity for identity, *_ in self.authors]:
                self.authors.append((plain(name), name, random.choice(["Huisarts", "Verpleegkundige", "Redactie", "Onderzoeker"])))

    def some_tags(self, random):
        count = random.choices([1, 2, 3, 4, 5], weights=[15, 30, 30, 15, 10])[0]
        chosen = random.choices(range(TAGS), cum_weights=self.tag_weights, k=count)
        return [self.tags[index][0] for index in dict.fromkeys(chosen)]

    def some_authors(self, random):
        count = 1 if random.random() < 0.75 else 2
        return [self.authors[index][0] for index in random.sample(range(AUTHORS), count)]


def plain(text):
    """A word as it stands in addresses."""
    for accent, letter in ("ëe", "ée", "êe", "ïi", "öo"):
        text = text.replace(accent, letter)
    return text.lower().replace(" ", "-")


def slug(number):
    """An article's id, from its number alone, so that articles can link to each other."""
    random = Random(SEED * 1_000_003 + number)
    return "-".join(plain(word) for word in random.sample(CARE_WORDS, 3)) + f"-{number}"


class Article:
    """One article with its thread; `body` takes how links to other articles are written."""

    def __init__(self, number, all_articles, vocabulary):
        self.random = Random(f"{SEED}/{number}")
        self.text = Dutch(self.random)
        self.number = number
        self.all = all_articles
        self.slug = slug(number)
        self.title = self.text.title()
        minutes = (number * 7919 % all_articles) * DAYS * 1440 // all_articles + self.random.randrange(1440)
        self.date = FIRST_DAY + timedelta(minutes=minutes)
        self.updated = self.date + timedelta(days=self.random.randint(2, 90)) if self.random.random() < 0.2 else None
        self.tags = vocabulary.some_tags(self.random)
        self.authors = vocabulary.some_authors(self.random)
        self.summary = self.unmarked() if self.random.random() < 0.5 else None
        self.blocks = self.make_blocks()
        self.comments = self.make_comments()

    def unmarked(self):
        return self.text.sentence(10, 22).replace("*", "").replace("`", "")

    def make_blocks(self):
        """About 5 kB of Markdown, as texts and as numbers of articles that are linked."""
        blocks, size, section = [], 0, 0
        target = self.random.randint(3000, 5500)
        blocks.append([self.text.paragraph()])
        while size < target:
            kind = self.random.random()
            if section == 0 or kind < 0.16:
                section += 1
                block = [("## " if section < 2 or kind < 0.11 else "### ") + self.text.title()]
            elif kind < 0.27:
                mark = self.random.choice(["-", "-", "1."])
                block = ["\n".join(f"{mark} {self.text.sentence(4, 12)}" for _ in range(self.random.randint(3, 7)))]
            elif kind < 0.29:
                block = [self.table()]
            elif kind < 0.33:
                block = ["> " + self.text.sentence()]
            elif kind < 0.50:
                other = (self.number + self.random.randint(1, self.all - 1)) % self.all if self.all > 1 else 0
                block = [self.text.sentence() + f" Lees ook [{self.text.title().lower()}](", other, "). " + self.text.paragraph(2, 4)]
            elif kind < 0.55:
                block = [self.text.sentence() + f" Zie {self.text.url()} voor meer. " + self.text.sentence()]
            elif kind < 0.58:
                block = [self.text.sentence() + f" Dat staat op [{self.random.choice(CARE_WORDS)}]({self.text.url()}). " + self.text.sentence()]
            else:
                block = [self.text.paragraph()]
            blocks.append(block)
            size += sum(len(part) if isinstance(part, str) else 40 for part in block)
        if self.random.random() < 0.05:
            blocks.append([self.text.sentence(), "[^1]\n\n[^1]: " + self.text.sentence() + " " + self.text.url()])
        return blocks

    def table(self):
        words = lambda: " | ".join(self.random.choices(CARE_WORDS, k=3))
        rows = [f"| {words()} |" for _ in range(self.random.randint(3, 6))]
        return "\n".join([f"| {words()} |", "|---|---|--:|"] + rows)

    def body(self, link):
        return "\n\n".join("".join(part if isinstance(part, str) else link(part) for part in block) for block in self.blocks) + "\n"

    def make_comments(self):
        """Dicts in the order in which they were written; nearly half of the later ones answer an earlier one."""
        comments = []
        date = self.date
        for number in range(self.random.choices(range(9), weights=THREAD_SIZES)[0]):
            date += timedelta(minutes=self.random.randint(7, 9000))
            chance = self.random.random()
            status = "approved" if chance < 0.95 else "pending" if chance < 0.99 else "removed"
            open_ones = [comment["id"] for comment in comments if comment["status"] == "approved"]
            body = self.text.paragraph(1, 5)
            if self.random.random() < 0.3:
                body += "\n\n" + self.text.sentence() + (" " + self.text.url() if self.random.random() < 0.4 else "")
            comments.append({
                "id": f"{date:%Y-%m-%dt%H%M%S}-{self.random.randrange(65536):04x}",
                "author": self.text.name(),
                "date": f"{date:%Y-%m-%dT%H:%M:%S}+01:00",
                "replyTo": self.random.choice(open_ones) if open_ones and self.random.random() < 0.45 else None,
                "status": status,
                "body": body,
            })
        return comments

    def front_matter(self, tags, authors, updated):
        lines = [f'title: "{self.title}"', f"date: {self.date:%Y-%m-%dT%H:%M:%S}+01:00"]
        if self.updated:
            lines.append(f"{updated}: {self.updated:%Y-%m-%dT%H:%M:%S}+01:00")
        lines += [f"{authors}: [{', '.join(self.authors)}]", f"{tags}: [{', '.join(self.tags)}]"]
        if self.summary:
            lines.append(f'summary: "{self.summary}"')
        return lines


class ZorgsitePortal:
    """Writes the portal as zorgsite reads it."""

    def __init__(self, folder, thread_feeds):
        self.folder = Path(folder)
        self.thread_feeds = thread_feeds

    def write_frame(self, vocabulary):
        for name in ("articles", "authors", "tags", "pages", "comments"):
            (self.folder / "content" / name).mkdir(parents=True)
        shutil.copytree(REPOSITORY / "themes", self.folder / "themes")
        (self.folder / "zorgsite.yaml").write_text(self.configuration())
        for key, title, description in vocabulary.tags:
            (self.folder / f"content/tags/{key}.md").write_text(f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n{description}\n')
        for key, name, role in vocabulary.authors:
            (self.folder / f"content/authors/{key}.md").write_text(
                f'---\nname: "{name}"\nrole: "{role}"\norganisation: "{ORGANISATION}"\n---\n{profile(name)}\n')
        for key, title in PAGES:
            (self.folder / f"content/pages/{key}.md").write_text(f'---\ntitle: "{title}"\n---\n{page_text(key)}\n')

    def configuration(self):
        menu = [("Artikelen", "/archief/"), ("Onderwerpen", "/onderwerpen/"), ("Auteurs", "/auteurs/"), ("Over ons", "pages/over-ons.md")]
        footer = [(title, f"pages/{key}.md") for key, title in PAGES]
        items = lambda entries: "".join(f'  - {{ title: "{title}", url: "{url}" }}\n' for title, url in entries)
        return (
            f'title: "{TITLE}"\ndescription: "{DESCRIPTION}"\nbaseURL: "{BASE_URL}"\norganisation: "{ORGANISATION}"\n'
            f"language: nl\ntimeZone: Europe/Amsterdam\ntheme: zorg\nmenu:\n{items(menu)}footerMenu:\n{items(footer)}"
            f'contact: "pages/contact.md"\ncomments:\n  reply: "{REPLY}"\n  houseRules: "pages/huisregels.md"\n'
            # The feeds that the other generators' portals have too, and no redirect pages.
            f"feeds:\n  threads: {str(self.thread_feeds).lower()}\n  formats: rss\n  archives: none\n  comments: false\n"
            "  sections: false\n  wordpress: none\n")

    def write(self, article):
        lines = article.front_matter("tags", "authors", "updated")
        body = article.body(lambda number: slug(number) + ".md")
        (self.folder / f"content/articles/{article.slug}.md").write_text("---\n" + "\n".join(lines) + "\n---\n" + body)
        if not article.comments:
            return
        thread = self.folder / f"content/comments/{article.slug}"
        thread.mkdir()
        for comment in article.comments:
            keys = ("author", "date", "replyTo", "status")
            head = "".join(f"{key}: {comment[key]}\n" for key in keys if comment[key])
            (thread / f"{comment['id']}.md").write_text(f"---\n{head}---\n{comment['body']}\n")


class HugoPortal:
    """Writes the portal as the layouts in `Benchmarks/hugo` read it.

    Taxonomies have Dutch keys because Hugo takes addresses from them; years are a taxonomy too, which is how Hugo
    paginates them. Links to other articles are addresses already: `relref` costs Hugo a lookup a link.
    """

    def __init__(self, folder, comments):
        self.folder = Path(folder)
        self.comments = comments

    def write_frame(self, vocabulary):
        shutil.copytree(HERE / "hugo", self.folder)
        shutil.copytree(REPOSITORY / "themes/zorg/assets", self.folder / "static/assets")
        content = self.folder / "content"
        for name in ("artikelen", "onderwerpen", "auteurs"):
            (content / name).mkdir(parents=True, exist_ok=True)
        (self.folder / "data/threads").mkdir(parents=True, exist_ok=True)
        for key, title, description in vocabulary.tags:
            (content / f"onderwerpen/{key}").mkdir()
            (content / f"onderwerpen/{key}/_index.md").write_text(f'---\ntitle: "{title}"\ndescription: "{description}"\n---\n{description}\n')
        for key, name, role in vocabulary.authors:
            (content / f"auteurs/{key}").mkdir()
            (content / f"auteurs/{key}/_index.md").write_text(
                f'---\ntitle: "{name}"\nrole: "{role}"\norganisation: "{ORGANISATION}"\ndescription: "{profile(name)}"\n---\n{profile(name)}\n')
        for key, title in PAGES:
            (content / f"{key}.md").write_text(f'---\ntitle: "{title}"\ntype: page\n---\n{page_text(key)}\n')

    def write(self, article):
        lines = article.front_matter("onderwerpen", "auteurs", "lastmod")
        lines.append(f'jaren: ["{article.date.year}"]')
        thread = self.thread(article)
        text = lambda: "---\n" + "\n".join(lines) + "\n---\n" + article.body(lambda number: f"/artikelen/{slug(number)}/")
        content = self.folder / "content/artikelen"
        lines.append(f"commentcount: {len(thread)}")
        if self.comments == "resources" and thread:
            bundle = content / article.slug
            bundle.mkdir()
            (bundle / "index.md").write_text(text())
            for number, comment in enumerate(thread):
                head = "".join(f"{key}: {json.dumps(comment[key])}\n" for key in comment if key not in ("body", "date"))
                (bundle / f"c{number}.md").write_text(f"---\n{head}date: {comment['date']}\n---\n{comment['body']}\n")
            return
        if self.comments == "front-matter" and thread:
            lines.append("thread: " + json.dumps(thread, ensure_ascii=False))
        elif self.comments == "data" and thread:
            (self.folder / f"data/threads/{article.slug}.json").write_text(json.dumps(thread, ensure_ascii=False))
        (content / f"{article.slug}.md").write_text(text())

    @staticmethod
    def thread(article):
        """Published comments with what a template would else have to look up: number, parent's author, has replies."""
        shown = [comment for comment in article.comments if comment["status"] == "approved" or any(
            other["replyTo"] == comment["id"] and other["status"] == "approved" for other in article.comments)]
        known = {comment["id"]: comment for comment in shown}
        return [
            {"id": comment["id"], "number": number, "author": comment["author"], "date": comment["date"],
             "parent": comment["replyTo"] if comment["replyTo"] in known else "",
             "parentAuthor": known[comment["replyTo"]]["author"] if comment["replyTo"] in known else "",
             "replies": sum(other["replyTo"] == comment["id"] for other in shown), "body": comment["body"]}
            for number, comment in enumerate(shown, 1)]


def profile(name):
    return f"{name} schrijft al jaren over zorg en communicatie. Dit profiel is verzonnen voor een meting."


def page_text(key):
    text = Dutch(Random(f"{SEED}/{key}"))
    return "\n\n".join(f"## {text.title()}\n\n{text.paragraph()}" for _ in range(4))


def write_range(first, last, count, portals):
    vocabulary = Vocabulary()
    comments = 0
    for number in range(first, last):
        article = Article(number, count, vocabulary)
        comments += len(article.comments)
        for portal in portals:
            portal.write(article)
    return comments


def make(count, portals):
    """Writes the portals in parallel; returns how many comments there are."""
    for portal in portals:
        if portal.folder.exists():
            shutil.rmtree(portal.folder)
        portal.write_frame(Vocabulary())
    step = max(1, min(1000, count // 4))
    starts = range(0, count, step)
    with ProcessPoolExecutor() as pool:
        return sum(pool.map(
            write_range, starts, (min(start + step, count) for start in starts), [count] * len(starts), [portals] * len(starts)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--zorgsite", metavar="FOLDER", help="write a site for zorgsite here; what stands there is removed")
    parser.add_argument("--hugo", metavar="FOLDER", help="write a site for Hugo here; what stands there is removed")
    parser.add_argument("--thread-feeds", action="store_true", help="a feed for each thread (zorgsite only)")
    parser.add_argument("--hugo-comments", choices=["data", "front-matter", "resources"], default="front-matter")
    options = parser.parse_args()
    portals = []
    if options.zorgsite:
        portals.append(ZorgsitePortal(options.zorgsite, options.thread_feeds))
    if options.hugo:
        portals.append(HugoPortal(options.hugo, options.hugo_comments))
    if not portals:
        parser.error("name a folder with --zorgsite or --hugo")
    comments = make(options.articles, portals)
    print(f"{options.articles} articles, {comments} comments", file=sys.stderr)


if __name__ == "__main__":
    main()
