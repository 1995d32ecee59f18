// The quick search at the top of every page: what is found, while somebody types. Loaded with the
// engine at the first letter (site.js). Enter leads to the search page, as without this script.
"use strict";
(async () => {
  const { make, markedIn, hrefOf, whenTyped, shownNow, renew } = Vraagbaak;
  const root = new URL("..", document.currentScript.src).href;
  const MOST = 6; // questions shown

  const form = document.querySelector(".quick");
  const input = form.querySelector("input");
  const { all, none } = form.dataset;
  const said = make("p", { role: "status" });
  const list = make("ul", {});
  const panel = make("div", { className: "quick-found", hidden: true }, said, list);
  form.append(panel);

  let engine;
  let turn = 0;
  let stop = () => {};

  const itemOf = ({ url, meta, places }) => {
    // Straight to the sub-question or the part of the answer, if the words stand there.
    const place = places.find(({ kind }) => kind !== "context");
    const where = place?.title ?? "";
    const facts = [where, meta.date].filter(Boolean).join(" · ");
    const address = hrefOf(root, place?.url ?? url, markedIn(places));
    const detail = make("span", { className: "detail" }, facts);
    return make("li", {}, make("a", { href: address }, meta.title, " ", detail));
  };

  const search = async (brief) => {
    const text = input.value.trim();
    const mine = ++turn;
    if (!text || !form.contains(document.activeElement)) {
      panel.hidden = true;
      return;
    }
    const { total, results, atOnce } = await engine.search(text, { brief });
    const some = shownNow(results.slice(0, MOST), brief, atOnce);
    const loaded = await Promise.all(some.map((each) => each.load()));
    if (mine !== turn) return;
    const more = new URL(form.action);
    more.search = new URLSearchParams({ q: text });
    const rest = make("a", { href: more.href }, `${all} (${total.toLocaleString(document.documentElement.lang)})`);
    renew(list, [...loaded.map(itemOf), ...(total ? [make("li", {}, rest)] : [])]);
    said.textContent = total ? rest.textContent : none;
    said.className = total ? "unseen" : "";
    panel.hidden = false;
  };

  const show = (brief) => search(brief).catch(() => { panel.hidden = true; });

  form.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const links = [...list.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    let next;
    if (event.key === "ArrowDown" && !panel.hidden) next = links[at + 1];
    else if (event.key === "ArrowUp" && at >= 0) next = links[at - 1] ?? input;
    else if (event.key === "Escape" && !panel.hidden) {
      stop();
      turn += 1; // What is still being searched shows nothing.
      panel.hidden = true;
      next = input;
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
  form.addEventListener("focusout", ({ relatedTarget }) => {
    if (!form.contains(relatedTarget)) panel.hidden = true;
  });
  panel.addEventListener("mousedown", (event) => event.preventDefault()); // Keeps the focus.

  try {
    engine = await Vraagbaak.openEngine({ root, language: document.documentElement.lang });
  } catch {
    return; // Then Enter still leads to the search page, which says what is wrong.
  }
  stop = whenTyped(input, () => { turn += 1; }, show);
  show(false);
})();
