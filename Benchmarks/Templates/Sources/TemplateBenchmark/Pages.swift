/// The same two pages in three languages.
enum Pages {
  static let head = """
    <!doctype html>
    <html lang="nl"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/assets/site.css">
    <link rel="alternate" type="application/rss+xml" href="/index.xml">

    """
  static let navigation = """
    <header><a href="#inhoud" class="skip">Naar de inhoud</a>
    <nav aria-label="Hoofdmenu"><ul><li><a href="/">Start</a></li><li><a href="/artikelen/">Artikelen</a></li>
    <li><a href="/onderwerpen/">Onderwerpen</a></li><li><a href="/auteurs/">Auteurs</a></li></ul></nav></header>
    <main id="inhoud">

    """
  static let footer = """
    </main><footer><p>Zorg 2.0</p><p><a href="/privacy/">Privacy</a> <a href="/feeds/">Feeds</a></p></footer></body></html>

    """

  // MARK: Ours

  static let zorgsite: [String: String] = [
    "base.html": head + "<title>{% block title %}{% endblock %}</title></head><body>\n" + navigation
      + "{% block main %}{% endblock %}\n" + footer,
    "article.html": """
    {% extends "base.html" %}
    {% block title %}{{ article.title }}{% endblock %}
    {% macro thread(comments) %}<ol>{% for comment in comments %}<li><p><b>{{ comment.author }}</b> <time>{{ comment.date }}</time></p>{{ comment.content }}{% if comment.replies %}{{ thread(comment.replies) }}{% endif %}</li>
    {% endfor %}</ol>{% endmacro %}
    {% block main %}<article><h1>{{ article.title }}</h1>
    <p class="meta"><time>{{ article.date }}</time> <a href="{{ article.author.url }}">{{ article.author.name }}</a></p>
    <p class="summary">{{ article.summary }}</p>
    {{ article.content }}
    <ul class="tags">{% for tag in article.tags %}<li><a href="{{ tag.url }}">{{ tag.title }}</a></li>
    {% endfor %}</ul>
    <section id="reacties">{{ thread(article.comments) }}</section></article>{% endblock %}
    """,
    "list.html": """
    {% extends "base.html" %}
    {% block title %}Artikelen{% endblock %}
    {% block main %}<h1>Artikelen</h1>
    <ul>{% for article in articles %}<li><h2><a href="{{ article.url }}">{{ article.title }}</a></h2>
    <p><time>{{ article.date }}</time> {{ article.author.name }}</p><p>{{ article.summary }}</p>
    <ul>{% for tag in article.tags %}<li>{{ tag.title }}</li>{% endfor %}</ul></li>
    {% endfor %}</ul>{% endblock %}
    """,
  ]

  // MARK: Mustache

  static let mustache: [String: String] = [
    "article": head + "<title>{{title}}</title></head><body>\n" + navigation + """
      <article><h1>{{title}}</h1>
      <p class="meta"><time>{{date}}</time> <a href="{{author.url}}">{{author.name}}</a></p>
      <p class="summary">{{summary}}</p>
      {{{content}}}
      <ul class="tags">{{#tags}}<li><a href="{{url}}">{{title}}</a></li>
      {{/tags}}</ul>
      <section id="reacties"><ol>{{#comments}}<li><p><b>{{author}}</b> <time>{{date}}</time></p>{{{content}}}{{#replies}}<ol><li><p><b>{{author}}</b> <time>{{date}}</time></p>{{{content}}}</li>
      </ol>{{/replies}}</li>
      {{/comments}}</ol></section></article>

      """ + footer,
    "list": head + "<title>Artikelen</title></head><body>\n" + navigation + """
      <h1>Artikelen</h1>
      <ul>{{#articles}}<li><h2><a href="{{url}}">{{title}}</a></h2>
      <p><time>{{date}}</time> {{author.name}}</p><p>{{summary}}</p>
      <ul>{{#tags}}<li>{{title}}</li>{{/tags}}</ul></li>
      {{/articles}}</ul>

      """ + footer,
  ]

  // MARK: Stencil (it escapes nothing by itself)

  static let stencil: [String: String] = [
    "article": head + "<title>{{ article.title }}</title></head><body>\n" + navigation + """
      <article><h1>{{ article.title }}</h1>
      <p class="meta"><time>{{ article.date }}</time> <a href="{{ article.author.url }}">{{ article.author.name }}</a></p>
      <p class="summary">{{ article.summary }}</p>
      {{ article.content }}
      <ul class="tags">{% for tag in article.tags %}<li><a href="{{ tag.url }}">{{ tag.title }}</a></li>
      {% endfor %}</ul>
      <section id="reacties"><ol>{% for comment in article.comments %}<li><p><b>{{ comment.author }}</b> <time>{{ comment.date }}</time></p>{{ comment.content }}{% for reply in comment.replies %}<ol><li><p><b>{{ reply.author }}</b> <time>{{ reply.date }}</time></p>{{ reply.content }}</li>
      </ol>{% endfor %}</li>
      {% endfor %}</ol></section></article>

      """ + footer,
    "list": head + "<title>Artikelen</title></head><body>\n" + navigation + """
      <h1>Artikelen</h1>
      <ul>{% for article in articles %}<li><h2><a href="{{ article.url }}">{{ article.title }}</a></h2>
      <p><time>{{ article.date }}</time> {{ article.author.name }}</p><p>{{ article.summary }}</p>
      <ul>{% for tag in article.tags %}<li>{{ tag.title }}</li>{% endfor %}</ul></li>
      {% endfor %}</ul>

      """ + footer,
  ]
}
