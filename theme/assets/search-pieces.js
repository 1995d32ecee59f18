// What the search page and the quick search make of a result: text, links, marked words. Values are
// put into the page as text.
"use strict";
Object.assign((globalThis.Vraagbaak ??= {}), (() => {
  const PAUSE = 10; // milliseconds after a letter: a key that is held down is one change
  const REST = 300; // the same until somebody has finished typing
  const AT_ONCE = 2; // results that are fetched while somebody types: what a screen shows first

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

  /**
   * Calls `search(brief)` at once after each letter that is typed, and when typing rests again, for
   * all of it. What is not typed but put there is searched as a whole. `changed` is called before.
   */
  const whenTyped = (input, changed, search) => {
    let soon;
    let rest;
    const stop = () => {
      clearTimeout(soon);
      clearTimeout(rest);
    };
    input.addEventListener("input", ({ inputType, data }) => {
      stop();
      changed();
      const typing = /^(insert(Composition)?Text|delete)/.test(inputType ?? "") && (data ?? "").length < 2;
      soon = setTimeout(search, PAUSE, typing);
      if (typing) rest = setTimeout(search, REST, false);
    });
    return stop;
  };

  /** The results to show now: those there is room for, and while somebody types only some that
      have to be fetched. */
  const shownNow = (results, brief, atOnce) => {
    if (!brief) return results.slice(0, atOnce(results));
    const many = results.findIndex(({ isThere }, i) => !isThere && i >= AT_ONCE);
    return many < 0 ? results : results.slice(0, many);
  };

  /** Replaces what is in a list. Who is on a link there stays on it. */
  const renew = (list, items) => {
    const focused = list.contains(document.activeElement) ? document.activeElement.href : null;
    const former = [...list.children];
    list.append(...items);
    if (focused !== null) {
      const links = items.flatMap((item) => [...item.querySelectorAll("a")]);
      (links.find(({ href }) => href === focused) ?? links[0])?.focus({ preventScroll: true });
    }
    for (const item of former) item.remove();
  };

  return { make, wordsOf, piecesOf, markedIn, hrefOf, whenTyped, shownNow, renew };
})());
