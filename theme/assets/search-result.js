// What the search page shows of a question that was found. Every value is put into the page as
// text, never as HTML: the index holds what strangers wrote.
"use strict";
Object.assign((globalThis.Vraagbaak ??= {}), (() => {
  const { make, wordsOf, piecesOf, markedIn, hrefOf } = Vraagbaak;
  const MARKS = 12; // words that are marked on the page of a question

  /** The words of the page in its language: `written` for values, `t` for texts. */
  const speaking = (words, language) => {
    const plural = new Intl.PluralRules(language);
    const numbers = new Intl.NumberFormat(language);
    /** A value as text; the thousands of a number apart. */
    const written = (value) => (typeof value === "number" ? numbers.format(value) : value);
    /** The words for a key, with the plural form for `count`. */
    const t = (key, values = {}) => {
      let text = words[key];
      if (typeof text !== "string") text = text[plural.select(values.count)] ?? text.other;
      return text.replace(/\{(\w+)\}/g, (_, name) => written(values[name]));
    };
    return { t, written };
  };

  /** A title in which the words are marked. */
  const titleOf = (title, marks) =>
    title.split(/([\p{L}\p{N}]+)/u).filter(Boolean)
      .map((piece) => (marks.has(piece.toLowerCase()) ? make("mark", {}, piece) : piece));

  const placeOf = ({ url, title, kind, excerpt: text }, marks, root, t) => {
    const shown = piecesOf(text).map((piece) => (piece.marked ? make("mark", {}, piece.text) : piece.text));
    const label = make("span", { className: "where" }, kind === "context" ? t("context") : title);
    const excerpt = make("span", { className: "excerpt" }, ...shown);
    return make("li", { className: kind },
      make("a", { href: hrefOf(root, url, marks) }, label, " ", excerpt));
  };

  /** A question with its places. `functionWords`: those that are marked nowhere. */
  const resultOf = ({ url, meta, places, missing = [] }, typed, { root, t, functionWords }) => {
    // What was typed, if it counts, and in which forms it was found.
    const counts = (word) => word.length > 1 && !functionWords?.has(word);
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
      list.append(...places.map((place) => placeOf(place, inText, root, t)));
      item.append(list);
    }
    return item;
  };

  return { speaking, resultOf };
})());
