// What is asked on the search page stands in its address (?q=…&topic=…&from=…&sort=date&page=2), so
// that a search can be sent to somebody, and Back works.
"use strict";
Object.assign((globalThis.Vraagbaak ??= {}), (() => {
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

  /** The part of an address that says what is asked: text, filters, period, order, page. */
  const queryOf = ({ text, filters = {}, from, to, sort, page }) => {
    const query = new URLSearchParams();
    if (text) query.set("q", text);
    for (const [facet, values] of Object.entries(filters)) {
      for (const value of values) query.append(facet, value);
    }
    if (from) query.set("from", from);
    if (to) query.set("to", to);
    if (sort) query.set("sort", sort);
    if (page > 1) query.set("page", page);
    return `?${query}`;
  };

  /** What this address asks; of the filters those with these names. */
  const readAddress = (names) => {
    const query = new URLSearchParams(location.search);
    const page = Number(query.get("page"));
    return {
      text: query.get("q") ?? "",
      filters: Object.fromEntries(names.map((name) => [name, query.getAll(name)])),
      from: dayOf(query.get("from"), false),
      to: dayOf(query.get("to"), true),
      sort: query.get("sort") === "date" ? "date" : "",
      page: Number.isSafeInteger(page) && page > 1 ? page : 1,
    };
  };

  /** Remembers with the entry of the history how far somebody had read. */
  const remember = () => history.replaceState({ y: scrollY }, "");

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

  return { queryOf, readAddress, remember, writeAddress };
})());
