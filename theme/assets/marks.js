// Marks the words that somebody searched for (?mark=…&mark=…) on the page that was found.
"use strict";
(() => {
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const wanted = new Set(
    new URLSearchParams(location.search).getAll("mark").slice(0, 30).map(fold).filter(Boolean));
  const word = /[\p{L}\p{M}\p{N}]+/gu;

  /** Marks the words in one piece of text. */
  const mark = (node) => {
    const text = node.data;
    const pieces = [];
    let end = 0;
    for (const { 0: found, index } of text.matchAll(word)) {
      if (!wanted.has(fold(found))) continue;
      const marked = document.createElement("mark");
      marked.textContent = found;
      pieces.push(text.slice(end, index), marked);
      end = index + found.length;
    }
    if (pieces.length) node.replaceWith(...pieces, text.slice(end));
  };

  for (const element of document.querySelectorAll("main :is(h1, h2, .prose, .body)")) {
    if (element.parentElement.closest(".prose, .body")) continue;
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach(mark);
  }
  // Long marks above may have moved the place that was asked for.
  if (location.hash) document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
})();
