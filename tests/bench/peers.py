"""The same archive for other generators: Hugo and Eleventy, each with Pagefind.

Same content, same pages: a page for each question, lists of 50 for the archive, each session,
person and topic, a feed for each of those, and a sitemap. They do not divide questions into parts,
have no data files and no links back; their pages are as plain as a theme can be.
"""

import json
from pathlib import Path

from tests.bench.synthetic import Invented, Inventor, slug

PAGE = 50
"""Questions on one page of a list, as in our lists."""

_HEAD = """<!doctype html><html lang="nl"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>{title}</title>
<meta name="description" content="{title}"><link rel="stylesheet" href="/style.css">
<link rel="alternate" type="application/rss+xml" href="/index.xml"></head><body>
<header><a href="/">Proefarchief</a><nav><ul><li><a href="/vragen/">Vragen</a></li>
<li><a href="/personen/">Personen</a></li><li><a href="/themas/">Thema’s</a></li></ul></nav>
</header><main>"""
_FOOT = "</main><footer><p>Proefarchief</p></footer></body></html>\n"


def _body(inventor: Inventor, one: Invented) -> str:
    links = [f"/vragen/{'/'.join(inventor.place(other))}/" for other in one.cited]
    return one.body.format(*links)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


# --- Hugo ---------------------------------------------------------------------------------------

_HUGO_LIST = """{{ $pages := .Paginate .RegularPages }}<h1>{{ .Title }}</h1><ul>
{{ range $pages.Pages }}<li><time>{{ .Date.Format "2006-01-02" }}</time>
<a href="{{ .RelPermalink }}">{{ .Title }}</a> nr. {{ .Params.number }}
{{ range .GetTerms "personen" }}<span>{{ .LinkTitle }}</span>{{ end }}</li>{{ end }}</ul>
{{ if gt $pages.TotalPages 1 }}<nav>{{ range $pages.Pagers }}
<a href="{{ .URL }}">{{ .PageNumber }}</a>{{ end }}</nav>{{ end }}"""

HUGO_QUESTION = """<article data-pagefind-body><h1>{{ .Title }}</h1>
<p>nr. {{ .Params.number }}</p>
<dl><dt>Gevraagd</dt><dd>{{ .Date.Format "2 January 2006" }}</dd>
{{ with .Params.answered }}<dt>Beantwoord</dt><dd>{{ . }}</dd>{{ end }}
<dt>Zitting</dt><dd data-pagefind-filter="session">{{ .Params.session }}</dd>
{{ range .GetTerms "personen" }}<dt>Persoon</dt><dd data-pagefind-filter="person">
<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></dd>{{ end }}
{{ range .GetTerms "themas" }}<dt>Thema</dt><dd data-pagefind-filter="topic">
<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></dd>{{ end }}</dl>
{{ .Content }}</article>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</nav>"""


def write_hugo(folder: Path, size: int) -> None:
    """The archive as a site of Hugo."""
    inventor = Inventor(size)
    _write(
        folder / "hugo.toml",
        'baseURL = "https://example.org/"\nlanguageCode = "nl"\ntitle = "Proefarchief"\n'
        f"[pagination]\npagerSize = {PAGE}\n"
        '[taxonomies]\npersoon = "personen"\nthema = "themas"\n'
        "[services.rss]\nlimit = 50\n",
    )
    frame = _HEAD.format(title="{{ .Title }}")
    layouts = folder / "layouts/_default"
    _write(layouts / "baseof.html", f'{frame}{{{{ block "main" . }}}}{{{{ end }}}}{_FOOT}')
    _write(layouts / "single.html", f'{{{{ define "main" }}}}{HUGO_QUESTION}{{{{ end }}}}')
    _write(layouts / "list.html", f'{{{{ define "main" }}}}{_HUGO_LIST}{{{{ end }}}}')
    _write(
        layouts / "terms.html",
        '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Pages }}<li>'
        '<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ len .Pages }}</li>{{ end }}</ul>'
        "{{ end }}",
    )
    for kind, names in (("personen", inventor.people), ("themas", inventor.topics)):
        for name in names:
            _write(folder / f"content/{kind}/{slug(name)}/_index.md", f"---\ntitle: {name}\n---\n")
    for number in range(size):
        one = inventor.question(number)
        front = {
            "title": one.title,
            "number": one.number,
            "session": one.session,
            "date": str(one.asked),
            "answered": str(one.answered) if one.answered else "",
            "personen": [slug(inventor.people[n]) for n in (one.asker, one.minister)],
            "themas": [slug(inventor.topics[n]) for n in one.topics],
        }
        if one.slug.endswith("0") or number == 0:
            section = folder / f"content/vragen/{one.session}/_index.md"
            if not section.is_file():
                _write(section, f"---\ntitle: Zitting {one.session}\n---\n")
        path = folder / f"content/vragen/{one.session}/{one.slug}.md"
        _write(path, f"{json.dumps(front)}\n\n{_body(inventor, one)}")


# --- Eleventy -----------------------------------------------------------------------------------

_ELEVENTY = """\
export default function (eleventy) {
  eleventy.addCollection("pages50", (all) => {
    const lists = new Map();
    const put = (url, title, item) => {
      if (!lists.has(url)) lists.set(url, {url, title, items: []});
      lists.get(url).items.push(item);
    };
    const questions = all.getFilteredByGlob("content/vragen/**/*.md").reverse();
    for (const item of questions) {
      put("/vragen/", "Vragen", item);
      put(`/vragen/${item.data.session}/`, item.data.session, item);
      for (const name of item.data.personen) put(`/personen/${name}/`, name, item);
      for (const name of item.data.themas) put(`/themas/${name}/`, name, item);
    }
    const pages = [];
    for (const {url, title, items} of lists.values()) {
      const last = Math.ceil(items.length / 50);
      for (let page = 1; page <= last; page++) {
        const path = page === 1 ? url : `${url}page/${page}/`;
        const some = items.slice((page - 1) * 50, page * 50);
        pages.push({path, title, items: some, numbers: [...Array(last).keys()].map((n) =>
          [n + 1, n ? `${url}page/${n + 1}/` : url])});
      }
    }
    return pages;
  });
  eleventy.addCollection("lists", (all) => {
    const lists = new Map();
    for (const item of all.getFilteredByGlob("content/vragen/**/*.md").reverse()) {
      const names = [...item.data.personen.map((n) => `personen/${n}`),
        ...item.data.themas.map((n) => `themas/${n}`), "vragen"];
      for (const name of names) {
        if (!lists.has(name)) lists.set(name, []);
        if (lists.get(name).length < 50) lists.get(name).push(item);
      }
    }
    return [...lists].map(([name, items]) => ({name, items}));
  });
  return {dir: {input: "content", includes: "../layouts", output: "public"},
    markdownTemplateEngine: false};
}
"""

ELEVENTY_QUESTION = """<article data-pagefind-body><h1>{{ title }}</h1><p>nr. {{ number }}</p>
<dl><dt>Gevraagd</dt><dd>{{ asked }}</dd>
{% if answered %}<dt>Beantwoord</dt><dd>{{ answered }}</dd>{% endif %}
<dt>Zitting</dt><dd data-pagefind-filter="session">{{ session }}</dd>
{% for name in personen %}<dt>Persoon</dt><dd data-pagefind-filter="person">
<a href="/personen/{{ name }}/">{{ people[name].name }}</a></dd>{% endfor %}
{% for name in themas %}<dt>Thema</dt><dd data-pagefind-filter="topic">
<a href="/themas/{{ name }}/">{{ name }}</a></dd>{% endfor %}</dl>
{{ content | safe }}</article>"""


def write_eleventy(folder: Path, size: int) -> None:
    """The archive as a site of Eleventy."""
    inventor = Inventor(size)
    _write(folder / "package.json", json.dumps({"private": True, "type": "module"}))
    _write(folder / "eleventy.config.js", _ELEVENTY)
    head = _HEAD.format(title="{{ title }}")
    _write(folder / "layouts/question.njk", f"{head}{ELEVENTY_QUESTION}{_FOOT}")
    _write(
        folder / "content/lists.njk",
        "---\npagination: {data: collections.pages50, size: 1, alias: list}\n"
        'permalink: "{{ list.path }}"\n---\n'
        f"{_HEAD.format(title='{{ list.title }}')}<h1>{{{{ list.title }}}}</h1><ul>"
        "{% for item in list.items %}<li><time>{{ item.data.asked }}</time>"
        '<a href="{{ item.url }}">{{ item.data.title }}</a> nr. {{ item.data.number }}</li>'
        '{% endfor %}</ul><nav>{% for n in list.numbers %}<a href="{{ n[1] }}">{{ n[0] }}</a>'
        f"{{% endfor %}}</nav>{_FOOT}",
    )
    _write(
        folder / "content/feeds.njk",
        "---\npagination: {data: collections.lists, size: 1, alias: list}\n"
        'permalink: "/{{ list.name }}/index.xml"\n---\n'
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>'
        "<title>{{ list.name }}</title>{% for item in list.items %}<item>"
        "<title>{{ item.data.title }}</title><link>https://example.org{{ item.url }}</link>"
        "<description>{{ item.content }}</description></item>{% endfor %}</channel></rss>\n",
    )
    _write(
        folder / "content/sitemap.njk",
        "---\npermalink: /sitemap.xml\n---\n<urlset>{% for page in collections.all %}"
        "<url><loc>https://example.org{{ page.url }}</loc></url>{% endfor %}</urlset>\n",
    )
    people = {slug(name): {"name": name} for name in inventor.people}
    _write(folder / "content/_data/people.json", json.dumps(people))
    for number in range(size):
        one = inventor.question(number)
        front = {
            "layout": "question.njk",
            "title": one.title,
            "number": one.number,
            "session": one.session,
            "asked": str(one.asked),
            "date": str(one.asked),
            "answered": str(one.answered) if one.answered else "",
            "personen": [slug(inventor.people[n]) for n in (one.asker, one.minister)],
            "themas": [slug(inventor.topics[n]) for n in one.topics],
        }
        path = folder / f"content/vragen/{one.session}/{one.slug}.md"
        _write(path, f"---json\n{json.dumps(front)}\n---\n{_body(inventor, one)}")
