// What stands around the results of a search: pages, what is chosen, what was corrected, and what
// helps who found nothing.
"use strict";
Object.assign((globalThis.Vraagbaak ??= {}), (() => {
  const { make, queryOf } = Vraagbaak;
  const SHORTER = 5; // shorter queries that are tried when nothing was found

  /** A link to another search. */
  const linkTo = (what, text, properties = {}) => make("a", { href: queryOf(what), ...properties }, text);

  /** The pages before and after this one, out of so many. */
  const pagesOf = (what, last, { t, written }) => {
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
    return items;
  };

  /** What is chosen, each with a way to undo it: `choices` are texts, each with what undoes it. */
  const chipsOf = (what, choices, { t }) => {
    const chips = choices.map(([text, undo]) => {
      const button = make("button", { type: "button" }, text, " ×");
      button.setAttribute("aria-label", t("remove", { value: text }));
      button.addEventListener("click", undo);
      return make("li", {}, button);
    });
    if (chips.length > 1) {
      chips.push(make("li", {}, linkTo({ text: what.text, sort: what.sort }, t("clear"))));
    }
    return chips;
  };

  /** What was searched in place of what was typed, and what the results do not have. */
  const notesOf = ({ corrections, missing, total }, { t }) => {
    const lines = corrections.map(({ typed, near }) =>
      make("p", {}, t("corrected", { typed, near })));
    if (total && missing.length) {
      lines.push(make("p", {}, t("missing", { words: missing.map((word) => `“${word}”`).join(", ") })));
    }
    return lines;
  };

  /** What helps when nothing was found: near words, no filters, fewer words. */
  const offersOf = async (what, { near, room }, engine, { t }) => {
    const { text } = what;
    const items = near.map((word) => make("li", {}, t("near"), " ", linkTo({ text: word }, word)));
    const offer = async (query, label) => {
      const { total } = await engine.search(query.text, { ...query, room });
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
    return items;
  };

  return { pagesOf, chipsOf, notesOf, offersOf };
})());
