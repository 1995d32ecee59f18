// The search page. What is asked stands in the address (?q=…&topic=…&from=…&sort=date&page=2), so
// that a search can be sent to somebody, and Back works. Every value is put into the page as text,
// never as HTML: the index holds what strangers wrote.
"use strict";
(async () => {
  const { make, wordsOf, piecesOf, markedIn, hrefOf, whenTyped, shownNow, renew } = Vraagbaak;
  const root = new URL("..", document.currentScript.src).href;
  const PAGE = 10; // questions on a page
  const MARKS = 12; // words that are marked on the page of a question
  const SHORTER = 5; // shorter queries that are tried when nothing was found

  const byId = (id) => document.getElementById(id);
  const words = JSON.parse(byId("words").textContent);
  const language = document.documentElement.lang;
  const plural = new Intl.PluralRules(language);
  const [form, input, from, to, sort] = ["ask", "q", "from", "to", "sort"].map(byId);
  const [results, pager, said, help] = ["results", "pager", "said", "help"].map(byId);

  /** A value as text; the thousands of a number apart. */
  const written = (value) => (typeof value === "number" ? value.toLocaleString(language) : value);

  /** The words for a key, with the plural form for `count`. */
  const t = (key, values = {}) => {
    let text = words[key];
    if (typeof text !== "string") text = text[plural.select(values.count)] ?? text.other;
    return text.replace(/\{(\w+)\}/g, (_, name) => written(values[name]));
  };

  // --- what is asked: in the address, and in the page -----------------------------------------

  /** A date of the address as a day: a year or a month begins, or ends, with one. */
  const dayOf = (text, last) => {
    const found = /^(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(0[1-9]|[12]\d|3[01]))?$/.exec(text ?? "");
    if (!found) return "";
    const [, year, month, day] = found;
    if (day) return text;
    if (!last) return `${year}-${month ?? "01"}-01`;
    const end = new Date(Date.UTC(Number(year), month ? Number(month) : 12, 0));
    return `${year}-${month ?? "12"}-${end.getUTCDate()}`;
  };

  /** A question to the engine: text, filters, period, order, page. */
  const asked = () => ({
    text: input.value.trim(),
    filters: Object.fromEntries(
      facets.map(({ name, chosen }) => [name, chosen]).filter(([, chosen]) => chosen.length)),
    from: from.value,
    to: to.value,
    sort: sort.value,
    page: 1,
  });

  /** The part of an address that says what is asked. */
  const queryOf = ({ text, filters = {}, from: first, to: last, sort: order, page }) => {
    const query = new URLSearchParams();
    if (text) query.set("q", text);
    for (const [facet, values] of Object.entries(filters)) {
      for (const value of values) query.append(facet, value);
    }
    if (first) query.set("from", first);
    if (last) query.set("to", last);
    if (order) query.set("sort", order);
    if (page > 1) query.set("page", page);
    return `?${query}`;
  };

  /** Shows in the page what the address asks, and returns that. */
  const readAddress = () => {
    const query = new URLSearchParams(location.search);
    input.value = query.get("q") ?? "";
    from.value = dayOf(query.get("from"), false);
    to.value = dayOf(query.get("to"), true);
    sort.value = query.get("sort") === "date" ? "date" : "";
    for (const facet of facets) facet.choose(query.getAll(facet.name), choose);
    const page = Number(query.get("page"));
    return { ...asked(), page: Number.isSafeInteger(page) && page > 1 ? page : 1 };
  };

  /** Writes what is asked into the address: as a new entry of the history, or into this one. */
  const writeAddress = (what, how) => {
    const query = queryOf(what);
    const address = location.pathname + (query === "?" ? "" : query);
    if (address === location.pathname + location.search) return;
    if (how === "push") {
      remember();
      history.pushState(null, "", address);
    } else history.replaceState(null, "", address);
  };

  /** Remembers with the entry of the history how far somebody had read. */
  const remember = () => history.replaceState({ y: scrollY }, "");

  // --- a result -------------------------------------------------------------------------------

  /** A title in which the words are marked. */
  const titleOf = (title, marks) =>
    title.split(/([\p{L}\p{N}]+)/u).filter(Boolean)
      .map((piece) => (marks.has(piece.toLowerCase()) ? make("mark", {}, piece) : piece));

  const placeOf = ({ url, title, kind, excerpt: text }, marks) => {
    const shown = piecesOf(text).map((piece) => (piece.marked ? make("mark", {}, piece.text) : piece.text));
    const label = make("span", { className: "where" }, kind === "context" ? t("context") : title);
    const excerpt = make("span", { className: "excerpt" }, ...shown);
    return make("li", { className: kind },
      make("a", { href: hrefOf(root, url, marks) }, label, " ", excerpt));
  };

  const resultOf = ({ url, meta, places, missing = [] }, typed) => {
    // What was typed, if it counts, and in which forms it was found.
    const counts = (word) => word.length > 1 && !engine.functionWords?.has(word);
    const marks = new Set(wordsOf(typed).filter(counts));
    for (const word of markedIn(places)) marks.add(word);
    const inText = places.length ? [...marks].slice(0, MARKS) : [];
    const line = make("p", { className: "meta" });
    const number = meta.number && t("number", { number: meta.number });
    const people = [meta.asker, meta.addressee].filter(Boolean).join(` ${t("to")} `);
    for (const fact of [meta.date, number, people]) {
      if (fact) line.append(make("span", {}, fact), " ");
    }
    if (meta.status) {
      const state = /^[a-z]+$/.test(meta.state ?? "") ? ` s-${meta.state}` : "";
      line.append(make("span", { className: `status${state}` }, meta.status));
    }
    if (missing.length) line.append(" ", make("span", {}, t("lacks", { words: missing.join(", ") })));
    const item = make("li", {},
      make("h2", {}, make("a", { href: hrefOf(root, url, inText), className: "title" }, ...titleOf(meta.title, marks))),
      line);
    if (places.length) {
      const list = make("ul", { className: "places" });
      list.append(...places.map((place) => placeOf(place, inText)));
      item.append(list);
    }
    return item;
  };

  // --- around the results ---------------------------------------------------------------------

  /** A link to another search. */
  const linkTo = (what, text, properties = {}) => make("a", { href: queryOf(what), ...properties }, text);

  const showPager = (what, total) => {
    const last = Math.ceil(total / PAGE);
    pager.hidden = last < 2;
    if (last < 2) return;
    const near = [1, what.page - 1, what.page, what.page + 1, last];
    const numbers = [...new Set(near)].filter((n) => n >= 1 && n <= last).sort((a, b) => a - b);
    const items = [];
    const add = (page, text, properties) =>
      items.push(make("li", {}, linkTo({ ...what, page }, text, properties)));
    if (what.page > 1) add(what.page - 1, `← ${t("pager_previous")}`, { rel: "prev" });
    numbers.forEach((page, i) => {
      if (i && page > numbers[i - 1] + 1) {
        items.push(make("li", { ariaHidden: "true" }, "…"));
      }
      const label = t("pager_page", { page });
      add(page, written(page), { ariaLabel: label, ariaCurrent: page === what.page ? "page" : null });
    });
    if (what.page < last) add(what.page + 1, `${t("pager_next")} →`, { rel: "next" });
    pager.querySelector("ul").replaceChildren(...items);
  };

  /** What is chosen, each with a way to undo it. */
  const showChips = (what) => {
    const chip = (text, undo) => {
      const button = make("button", { type: "button" }, text, " ×");
      button.setAttribute("aria-label", t("remove", { value: text }));
      button.addEventListener("click", () => {
        undo();
        input.focus();
        search(asked(), "push");
      });
      return make("li", {}, button);
    };
    const chips = facets.flatMap((facet) =>
      facet.values.filter(({ box }) => box.checked)
        .map(({ value, box }) => chip(value, () => { box.checked = false; })));
    if (what.from) chips.push(chip(t("since", { day: what.from }), () => { from.value = ""; }));
    if (what.to) chips.push(chip(t("until", { day: what.to }), () => { to.value = ""; }));
    byId("chosen").textContent = chips.length || "";
    if (chips.length > 1) {
      chips.push(make("li", {}, linkTo({ text: what.text, sort: what.sort }, t("clear"))));
    }
    byId("chips").replaceChildren(...chips);
  };

  /** Says what was searched in place of what was typed, and what the results do not have. */
  const showSaid = (what, { corrections, missing, total }) => {
    const lines = corrections.map(({ typed, near }) =>
      make("p", {}, t("corrected", { typed, near })));
    if (total && missing.length) {
      lines.push(make("p", {}, t("missing", { words: missing.map((word) => `“${word}”`).join(", ") })));
    }
    said.replaceChildren(...lines);
    said.hidden = !lines.length;
  };

  /** Helps when nothing was found: near words, fewer words, no filters. */
  const showHelp = async (what, { near }, mine) => {
    const { text } = what;
    const items = near.map((word) => make("li", {}, t("near"), " ", linkTo({ text: word }, word)));
    const count = async (query) => (await engine.search(query.text, query)).total;
    const offer = async (query, label) => {
      const total = await count(query);
      if (total) items.push(make("li", {}, linkTo(query, label), " ", t("found", { count: total })));
    };
    const filtered = Object.keys(what.filters).length || what.from || what.to;
    if (filtered) await offer({ text, filters: {}, sort: what.sort }, t("without_filters"));
    const typed = text.replace(/["“”]/g, " ").split(/\s+/).filter(Boolean);
    if (typed.length > 1) {
      const less = typed.map((_, i) => typed.toSpliced(i, 1).join(" ")).slice(0, SHORTER);
      for (const shorter of new Set(less)) {
        await offer({ ...what, text: shorter, page: 1 }, t("quoted", { text: shorter }));
      }
    }
    if (mine !== turn) return;
    byId("offers").replaceChildren(...items);
    byId("offers").hidden = !items.length;
    help.hidden = false;
  };

  // --- searching ------------------------------------------------------------------------------

  let engine;
  let facets = [];
  let turn = 0; // of the latest search; answers to older ones are thrown away
  let stop; // forgets what was typed and still waits

  /**
   * Searches. `how`: `push` or `replace` the address, or `keep` it. `brief`: somebody is typing, and
   * this will be searched again.
   */
  const search = async (what, how, brief = false) => {
    const mine = ++turn;
    if (!brief) stop?.();
    if (how !== "keep") writeAddress(what, how);
    const y = how === "keep" ? history.state?.y : null;
    showChips(what);
    try {
      const found = await engine.search(what.text, { ...what, brief });
      if (mine !== turn) return;
      const last = Math.max(1, Math.ceil(found.total / PAGE));
      const page = Math.min(what.page, last);
      const some = shownNow(found.results.slice((page - 1) * PAGE, page * PAGE), brief);
      const loaded = await Promise.all(some.map((each) => each.load()));
      if (mine !== turn) return;
      for (const facet of facets) facet.update(found.counts[facet.name] ?? {});
      results.start = (page - 1) * PAGE + 1;
      renew(results, loaded.map((each) => resultOf(each, what.text)));
      const count = found.total
        ? t("found", { count: found.total })
        : t(what.text ? "none_for" : "none", { text: what.text });
      byId("count").textContent = last > 1 ? `${count}, ${t("on_page", { page, last })}` : count;
      showPager({ ...what, page }, found.total);
      showSaid(what, found);
      help.hidden = true;
      byId("sorting").hidden = found.total < 2 || !what.text;
      if (y !== null && y !== undefined) scrollTo(0, y);
      if (!found.total && !brief) await showHelp(what, found, mine);
    } catch (error) {
      if (mine === turn) fail(error);
    }
  };

  const fail = (error) => {
    console.warn(error);
    byId("count").textContent = "";
    for (const id of ["browse", "broken"]) byId(id).hidden = false;
    for (const id of ["ask", "finder"]) byId(id).hidden = true;
  };

  const choose = () => search(asked(), "push");

  // --- keys -----------------------------------------------------------------------------------

  /** Arrows walk from the box through titles and places; Escape leads back to the box. */
  const walk = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...results.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    const inside = at >= 0;
    if (document.activeElement !== input && !inside) return;
    let next;
    if (event.key === "ArrowDown") next = links[at + 1];
    else if (event.key === "ArrowUp" && inside) next = links[at - 1] ?? input;
    else if (event.key === "Escape" && inside) next = input;
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (next === input) input.select();
  };

  // --- beginning ------------------------------------------------------------------------------

  byId("browse").hidden = true;
  form.hidden = false;
  const typed = input.value;
  try {
    engine = await Vraagbaak.openEngine({ root, language });
    const counts = engine.filters();
    facets = [...document.querySelectorAll("[data-facet]")].map((element) =>
      new Vraagbaak.Facet(
        element, counts[element.dataset.facet] ?? {}, { t, written, changed: choose }));
  } catch (error) {
    fail(error);
    return;
  }
  for (const field of [from, to]) {
    field.min = engine.period?.from ?? "";
    field.max = engine.period?.to ?? "";
  }
  byId("finder").hidden = false;
  const wide = matchMedia("(min-width: 60rem)");
  const unfold = () => { byId("filters").open = wide.matches; };
  wide.addEventListener("change", unfold);
  unfold();

  // What was searched before is overtaken.
  stop = whenTyped(input, () => { turn += 1; }, (brief) => search(asked(), "replace", brief));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(asked(), "push");
  });
  for (const field of [from, to, sort]) field.addEventListener("change", choose);
  byId("filters").addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    input.focus();
  });
  document.addEventListener("keydown", walk);
  // Links to other searches are followed without leaving the page.
  byId("finder").addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    remember();
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    if (!plain || !link.getAttribute("href").startsWith("?")) return;
    event.preventDefault();
    const query = link.getAttribute("href");
    history.pushState(null, "", location.pathname + (query === "?" ? "" : query));
    const turned = pager.contains(link);
    await search(readAddress(), "keep");
    if (turned) byId("finder").scrollIntoView();
    (turned ? byId("count") : input).focus({ preventScroll: turned });
  });
  addEventListener("pagehide", remember);
  addEventListener("popstate", () => search(readAddress(), "keep"));
  history.scrollRestoration = "manual";

  const first = readAddress();
  // What was typed while the script was loading is not lost.
  const late = input.value === "" && (typed || document.activeElement === input) && typed;
  if (late) input.value = typed;
  await search(late ? asked() : first, "keep");
})();
