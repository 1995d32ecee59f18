// The search page: what is asked goes to the engine, and what it finds into the page. Results come
// first; what could narrow them is counted, and fetched, after that.
"use strict";
(async () => {
  const { whenTyped, shownNow, renew, speaking, resultOf } = Vraagbaak;
  const { readAddress, writeAddress, remember, pagesOf, chipsOf, notesOf, offersOf } = Vraagbaak;
  const root = new URL("..", document.currentScript.src).href;
  const PAGE = 10; // questions on a page

  const byId = (id) => document.getElementById(id);
  const language = document.documentElement.lang;
  const words = speaking(JSON.parse(byId("words").textContent), language);
  const { t } = words;
  const [form, input, from, to, sort] = ["ask", "q", "from", "to", "sort"].map(byId);
  const [results, pager, said, help, narrow] = ["results", "pager", "said", "help", "filters"].map(byId);
  const rest = byId("rest");
  const further = rest.querySelector("button");

  let engine;
  let facets = [];
  let turn = 0; // of the latest search; answers to older ones are thrown away
  let stop; // forgets what was typed and still waits
  let counted; // counts what was found last, once
  let showRest; // shows the results that are still to be fetched, once
  let unwritten; // what is being typed, and not yet in the address

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

  /** Shows in the page what the address asks, and returns that. */
  const takeAddress = () => {
    const what = readAddress(facets.map(({ name }) => name));
    [input.value, from.value, to.value, sort.value] = [what.text, what.from, what.to, what.sort];
    for (const facet of facets) facet.choose(what.filters[facet.name]);
    return { ...asked(), page: what.page };
  };

  const showChips = (what) => {
    const undoing = (undo) => () => {
      undo();
      input.focus();
      search(asked(), "push");
    };
    const choices = facets.flatMap(({ values }) => values.filter(({ box }) => box.checked)
      .map(({ value, box }) => [value, undoing(() => { box.checked = false; })]));
    if (what.from) choices.push([t("since", { day: what.from }), undoing(() => { from.value = ""; })]);
    if (what.to) choices.push([t("until", { day: what.to }), undoing(() => { to.value = ""; })]);
    byId("chosen").textContent = choices.length || "";
    byId("chips").replaceChildren(...chipsOf(what, choices, words));
  };

  /** Shows what could narrow the results, and how many each would leave; if somebody can see it. */
  const showCounts = async () => {
    if (!counted || !narrow.open) return;
    const [count, mine] = [counted, turn];
    counted = null;
    narrow.ariaBusy = "true";
    try {
      const [all, counts] = await Promise.all([engine.filters(), count()]);
      if (mine !== turn) return; // Another search has begun, and counts what it finds.
      for (const facet of facets) facet.show(all[facet.name] ?? {}, counts[facet.name] ?? {});
    } catch (error) {
      console.warn(error); // The results stand, and can be narrowed by their period.
    }
    narrow.ariaBusy = "false";
  };

  /**
   * Puts into the address what was typed last. Not at each letter: with an address a browser keeps
   * what every box of the page says, and there are thousands to choose facets by.
   */
  const settle = () => {
    if (unwritten) writeAddress(unwritten, "replace");
    unwritten = null;
  };

  /**
   * Searches. `how`: `push` or `replace` the address, or `keep` it. `brief`: somebody is typing, and
   * this will be searched again.
   */
  const search = async (what, how, brief = false) => {
    const mine = ++turn;
    if (!brief) stop?.();
    if (brief) unwritten = what;
    else if (how === "keep") unwritten = null;
    else {
      settle();
      writeAddress(what, how);
    }
    const y = how === "keep" ? history.state?.y : null;
    showChips(what);
    try {
      const found = await engine.search(what.text, { ...what, brief });
      if (mine !== turn) return;
      const last = Math.max(1, Math.ceil(found.total / PAGE));
      const page = Math.min(what.page, last);
      const here = found.results.slice((page - 1) * PAGE, page * PAGE);
      // Who comes back finds the page as long as it was.
      const back = y !== null && y !== undefined;
      const some = back ? here : shownNow(here, brief, found.atOnce);
      const loaded = await Promise.all(some.map((each) => each.load()));
      if (mine !== turn) return;
      results.start = (page - 1) * PAGE + 1;
      const about = { root, t, functionWords: engine.functionWords };
      const itemsOf = (several) => several.map((each) => resultOf(each, what.text, about));
      renew(results, itemsOf(loaded));
      const count = found.total
        ? t("found", { count: found.total })
        : t(what.text ? "none_for" : "none", { text: what.text });
      byId("count").textContent = last > 1 ? `${count}, ${t("on_page", { page, last })}` : count;
      pager.hidden = last < 2;
      pager.querySelector("ul").replaceChildren(...(last < 2 ? [] : pagesOf({ ...what, page }, last, words)));
      said.replaceChildren(...notesOf(found, words));
      said.hidden = !said.hasChildNodes();
      help.hidden = true;
      byId("sorting").hidden = found.total < 2 || !what.text;
      offerRest(brief ? [] : here.slice(some.length), found.unread, itemsOf, what);
      if (back) scrollTo(0, y);
      if (brief) return;
      counted = found.counted;
      showCounts();
      if (!found.total) await showHelp(what, found, mine);
    } catch (error) {
      if (mine === turn) fail(error);
    }
  };

  /**
   * Offers what there was no room for: results of this page, which also come when somebody scrolls to
   * their place; or, for a phrase, questions that have its words and were not read yet.
   */
  const offerRest = (some, unread, itemsOf, what) => {
    const mine = turn;
    const show = async () => {
      showRest = null;
      try {
        const loaded = await Promise.all(some.map((each) => each.load()));
        if (mine !== turn) return;
        const items = itemsOf(loaded);
        results.append(...items);
        if (document.activeElement === further) items[0].querySelector("a").focus({ preventScroll: true });
        rest.hidden = true;
      } catch (error) {
        console.warn(error); // It can be asked for again.
        if (mine === turn) showRest = show;
      }
    };
    showRest = some.length ? show : null;
    further.onclick = () => (some.length ? showRest?.() : search(what, "replace"));
    further.textContent = some.length ? t("rest", { count: some.length }) : t("unread", { count: unread ?? 0 });
    rest.hidden = !some.length && !unread;
  };

  const showHelp = async (what, found, mine) => {
    const offers = await offersOf(what, found, engine, words);
    if (mine !== turn) return;
    byId("offers").replaceChildren(...offers);
    byId("offers").hidden = !offers.length;
    help.hidden = false;
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
    const links = [...results.querySelectorAll("a"), ...(rest.hidden ? [] : [further])];
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
    facets = [...document.querySelectorAll("[data-facet]")].map((element) =>
      new Vraagbaak.Facet(element, { ...words, changed: choose }));
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
  const unfold = () => { narrow.open = wide.matches; };
  wide.addEventListener("change", unfold);
  narrow.addEventListener("toggle", showCounts);
  unfold();

  // What was searched before is overtaken.
  stop = whenTyped(input, () => { turn += 1; }, (brief) => search(asked(), "replace", brief));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(asked(), "push");
  });
  for (const field of [from, to, sort]) field.addEventListener("change", choose);
  narrow.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    input.focus();
  });
  document.addEventListener("keydown", walk);
  document.addEventListener("scroll", () => {
    if (showRest && further.getBoundingClientRect().top < innerHeight) showRest();
  }, { passive: true });
  // Links to other searches are followed without leaving the page.
  byId("finder").addEventListener("click", async (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    settle();
    remember();
    const plain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
    if (!plain || !link.getAttribute("href").startsWith("?")) return;
    event.preventDefault();
    const query = link.getAttribute("href");
    history.pushState(null, "", location.pathname + (query === "?" ? "" : query));
    const turned = pager.contains(link);
    await search(takeAddress(), "keep");
    if (turned) byId("finder").scrollIntoView();
    (turned ? byId("count") : input).focus({ preventScroll: turned });
  });
  addEventListener("pagehide", () => {
    settle();
    remember();
  });
  addEventListener("popstate", () => search(takeAddress(), "keep"));
  history.scrollRestoration = "manual";

  const first = takeAddress();
  // What was typed while the script was loading is not lost.
  const late = input.value === "" && (typed || document.activeElement === input) && typed;
  if (late) input.value = typed;
  await search(late ? asked() : first, "keep");
})();
