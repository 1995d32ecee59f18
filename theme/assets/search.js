// The search page. What finds is in search-engine.js.
//
// What is asked stands in the address (?q=…&topic=…&topic=…&sort=date), so that a search can be
// sent to somebody, and Back works. Every value is put into the page as text, never as HTML: the
// index holds what strangers wrote.
"use strict";
(async () => {
  const root = new URL("..", document.currentScript.src).href;
  const PAGE = 25; // results at a time
  const FEW = 8; // values of a facet before "show all"

  const byId = (id) => document.getElementById(id);
  const words = JSON.parse(byId("words").textContent);
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const [form, input, sort, results, more] = ["ask", "q", "sort", "results", "more"].map(byId);

  /** A value as text; the thousands of a number apart. */
  const written = (value) => (typeof value === "number" ? value.toLocaleString(language) : value);

  /** The words for a key, with the plural form for `count`. */
  const t = (key, values = {}) => {
    let text = words[key];
    if (typeof text !== "string") text = text[plural.select(values.count)] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => written(values[name]));
  };

  /** An element with properties and children; strings become text. */
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  // --- facets -------------------------------------------------------------------------------

  /** A facet: a group of checkboxes, made once; later only counts and visibility change. */
  class Facet {
    constructor(element, counts) {
      this.name = element.dataset.facet;
      this.title = element.querySelector("summary").textContent;
      this.element = element;
      this.all = false; // whether every value is shown
      const ordered = Object.entries(counts).sort(
        this.name === "session"
          ? ([a], [b]) => b.localeCompare(a)
          : ([a, m], [b, n]) => n - m || a.localeCompare(b),
      );
      this.values = ordered.map(([value]) => {
        const box = make("input", { type: "checkbox", value });
        const count = make("span", { className: "count" });
        box.addEventListener("change", () => search("push"));
        return { value, box, count, label: make("label", {}, box, make("span", {}, value), count) };
      });
      this.needle = make("input", { type: "search", autocomplete: "off" });
      this.needle.setAttribute("aria-label", `${t("find_value")}: ${this.title}`);
      this.needle.addEventListener("input", () => this.show());
      this.toggle = make("button", { type: "button", className: "plain" });
      this.toggle.addEventListener("click", () => {
        this.all = !this.all;
        this.needle.value = "";
        this.show();
        if (this.all) this.needle.focus();
      });
      element
        .querySelector("fieldset")
        .append(this.needle, ...this.values.map(({ label }) => label), this.toggle);
    }

    get chosen() {
      return this.values.filter(({ box }) => box.checked).map(({ value }) => value);
    }

    set chosen(values) {
      for (const { value, box } of this.values) box.checked = values.includes(value);
    }

    update(counts) {
      this.counts = counts;
      this.show();
    }

    /** Shows values that would find something, the first few unless all are wanted. */
    show() {
      const needle = fold(this.needle.value);
      let shown = 0;
      let possible = 0;
      for (const { value, box, count, label } of this.values) {
        const number = this.counts[value] ?? 0;
        count.textContent = written(number);
        const wanted = box.checked || (number > 0 && fold(value).includes(needle));
        if (number > 0 || box.checked) possible += 1;
        label.hidden = !wanted || (!this.all && !box.checked && shown >= FEW);
        if (!label.hidden) shown += 1;
      }
      this.element.hidden = !possible;
      this.toggle.hidden = possible <= FEW;
      this.needle.hidden = possible <= FEW || !this.all;
      this.toggle.textContent = this.all ? t("fewer_values") : t("more_values", { count: possible });
    }
  }

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  // --- address ------------------------------------------------------------------------------

  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    input.value = query.get("q") ?? "";
    sort.value = query.get("sort") === "date" ? "date" : "";
    for (const facet of facets) facet.chosen = query.getAll(facet.name);
  };

  /** Writes what is asked into the address: a new entry of the history, or this one. */
  const writeAddress = (how) => {
    const query = new URLSearchParams();
    if (input.value.trim()) query.set("q", input.value.trim());
    for (const facet of facets) for (const value of facet.chosen) query.append(facet.name, value);
    if (sort.value) query.set("sort", sort.value);
    const address = location.pathname + (query.size ? `?${query}` : "");
    const same = address === location.pathname + location.search;
    if (how === "push" && !same) remember();
    history[how === "push" && !same ? "pushState" : "replaceState"](null, "", address);
  };

  /** Remembers with the entry of the history how far somebody had read. */
  const remember = () => history.replaceState({ shown: results.children.length, y: scrollY }, "");

  // --- results ------------------------------------------------------------------------------

  /** An excerpt: text in which words are marked, with < and > (only these) as entities. */
  const excerpt = (html) =>
    make("p", { className: "excerpt" },
      ...html.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
        const text = piece.replace(/<\/?mark>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
        return piece.startsWith("<mark>") ? make("mark", {}, text) : text;
      }));

  // On a disk nobody finds the page of a folder.
  const href = (url) =>
    root + (Vraagbaak.onDisk ? url.replace(/(^|\/)(?=#|$)/, "$1index.html") : url);

  const result = ({ url, meta, places }) => {
    const item = make("li", {}, make("a", { href: href(url), className: "title" }, meta.title));
    const number = meta.number && t("number", { number: meta.number });
    const people = [meta.asker, meta.addressee].filter(Boolean).join(` ${t("to")} `);
    const facts = [number, meta.date, people];
    const line = make("p", { className: "meta" });
    for (const fact of facts) if (fact) line.append(make("span", {}, fact), " ");
    if (meta.status) line.append(make("span", { className: `status s-${meta.state}` }, meta.status));
    item.append(line);
    if (!places.length) return item;
    const list = make("ul", { className: "places" });
    for (const place of places) {
      const entry = make("li", {});
      if (place.kind !== "context") entry.append(make("a", { href: href(place.url) }, place.title));
      entry.append(excerpt(place.excerpt));
      list.append(entry);
    }
    item.append(list);
    return item;
  };

  // --- searching ----------------------------------------------------------------------------

  let found = []; // all results of the last search, not yet loaded
  let turn = 0; // of the latest search; answers to older ones are thrown away

  /** Shows the next results; returns the first new one. */
  const showMore = async (upTo, mine = turn) => {
    const from = results.children.length;
    const loaded = await Promise.all(found.slice(from, upTo).map((each) => each.load()));
    if (mine !== turn) return null;
    results.append(...loaded.map((data) => result(data)));
    more.hidden = results.children.length >= found.length;
    return results.children[from];
  };

  const chosen = () => Object.fromEntries(facets.map((facet) => [facet.name, facet.chosen]));

  const showChips = () => {
    const chips = facets.flatMap((facet) =>
      facet.values.filter(({ box }) => box.checked).map(({ value, box }) => {
        const chip = make("button", { type: "button" }, value, " ×");
        chip.setAttribute("aria-label", t("remove", { value }));
        chip.addEventListener("click", () => {
          box.checked = false;
          search("push");
          byId("q").focus();
        });
        return make("li", {}, chip);
      }));
    byId("chosen").textContent = chips.length || "";
    if (chips.length > 1) {
      const clear = make("button", { type: "button", className: "plain" }, t("clear"));
      clear.addEventListener("click", () => {
        for (const facet of facets) facet.chosen = [];
        search("push");
        byId("q").focus();
      });
      chips.push(make("li", {}, clear));
    }
    byId("chips").replaceChildren(...chips);
  };

  /** Searches for what the page says. `how`: `push` or `replace` the address, or `keep` it. */
  const search = async (how) => {
    const mine = ++turn;
    if (how !== "keep") writeAddress(how);
    const state = how === "keep" ? history.state : null;
    const text = input.value.trim();
    showChips();
    if (!results.children.length) byId("count").textContent = t("loading");
    try {
      const answer = await engine.search(text, { filters: chosen(), sort: sort.value });
      if (mine !== turn) return;
      for (const facet of facets) facet.update(answer.counts[facet.name] ?? {});
      found = answer.results;
      results.replaceChildren();
      byId("count").textContent = answer.total
        ? t("found", { count: answer.total })
        : t("none");
      await showMore(Math.max(PAGE, state?.shown ?? 0), mine);
      if (mine === turn && state?.y) scrollTo(0, state.y);
    } catch (error) {
      fail(error);
    }
  };

  const fail = (error) => {
    console.error(error);
    byId("count").textContent = "";
    for (const id of ["browse", "broken"]) byId(id).hidden = false;
    for (const id of ["ask", "finder"]) byId(id).hidden = true;
  };

  // --- beginning ----------------------------------------------------------------------------

  byId("browse").hidden = true;
  form.hidden = false;
  let engine;
  let facets = [];
  try {
    engine = await Vraagbaak.openEngine({ root, language });
    const counts = engine.filters();
    facets = [...document.querySelectorAll("[data-facet]")].map(
      (element) => new Facet(element, counts[element.dataset.facet] ?? {}));
  } catch (error) {
    fail(error);
    return;
  }
  byId("finder").hidden = false;
  const wide = matchMedia("(min-width: 60rem)");
  const unfold = () => { byId("filters").open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search("replace"), 250);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    search("push");
  });
  sort.addEventListener("change", () => search("push"));
  more.addEventListener("click", async () => {
    const first = await showMore(results.children.length + PAGE);
    first?.querySelector("a").focus();
    remember();
  });
  addEventListener("pagehide", remember);
  results.addEventListener("click", remember);
  addEventListener("popstate", () => {
    clearTimeout(waiting);
    readAddress();
    search("keep");
  });
  history.scrollRestoration = "manual";

  // What was typed while the script was loading is not lost.
  const typed = input.value;
  readAddress();
  if (typed && !location.search) input.value = typed;
  await search("keep");
})();
