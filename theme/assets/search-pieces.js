// What the search page and the quick search make of a result: text, links, marked words. Values are
// put into the page as text.
"use strict";
Object.assign((globalThis.Vraagbaak ??= {}), (() => {
  /** An element with properties and children; strings become text. */
  const make = (tag, properties, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };

  const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

  /** An excerpt in pieces: text, and whether it is marked. Only <, > (as entities) and <mark>
      mean something in it. */
  const piecesOf = (excerpt) =>
    excerpt.split(/(<mark>.*?<\/mark>)/s).filter(Boolean).map((piece) => ({
      text: piece.replace(/<\/?mark>/g, "").replaceAll("&lt;", "<").replaceAll("&gt;", ">"),
      marked: piece.startsWith("<mark>"),
    }));

  /** The words that are marked in the excerpts of some places. */
  const markedIn = (places) =>
    places.flatMap(({ excerpt }) =>
      piecesOf(excerpt).flatMap(({ text, marked }) => (marked ? wordsOf(text) : [])));

  /** The address of a page or a place, where the words are marked. */
  const hrefOf = (root, url, marks) => {
    const [path, anchor] = url.split("#");
    const page = Vraagbaak.onDisk ? path.replace(/(^|\/)$/, "$1index.html") : path;
    const query = new URLSearchParams([...new Set(marks)].map((word) => ["mark", word]));
    return root + page + (query.size ? `?${query}` : "") + (anchor ? `#${anchor}` : "");
  };

  return { make, wordsOf, piecesOf, markedIn, hrefOf };
})());
