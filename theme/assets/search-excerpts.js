// What is shown of a question that was found: the places with most of what was asked, marked.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const { tokens, EXACT, INFLECTED, INSIDE } = Vraagbaak.finding;

  const PLACES = 3; // shown of one question
  const AROUND = 220; // letters of an excerpt

  const escaped = (text) => text.replaceAll("<", "&lt;").replaceAll(">", "&gt;");

  /** The piece of a text with most of what was asked, with that marked. */
  const excerpt = (text, hits) => {
    let from = 0;
    if (hits.length && text.length > AROUND) {
      let most = -1;
      for (let i = 0; i < hits.length; i++) {
        const best = new Map();
        for (let j = i; j < hits.length && hits[j].end - hits[i].start < AROUND - 40; j++) {
          best.set(hits[j].term, Math.max(best.get(hits[j].term) ?? 0, hits[j].worth));
        }
        const worth = [...best.values()].reduce((total, each) => total + each, 0);
        if (worth > most + 1e-6) [most, from] = [worth, hits[i].start];
      }
      from = Math.max(0, from - 50);
      // Whole words, and if possible a whole sentence.
      const before = text.lastIndexOf(" ", from);
      if (from) from = before < 0 ? 0 : before + 1;
    }
    let to = Math.min(text.length, from + AROUND);
    if (to < text.length) to = Math.max(text.lastIndexOf(" ", to), from + AROUND / 2);
    let written = from ? "… " : "";
    let at = from;
    for (const { start, end } of hits) {
      if (start < at || end > to) continue;
      written += `${escaped(text.slice(at, start))}<mark>${escaped(text.slice(start, end))}</mark>`;
      at = end;
    }
    return `${written}${escaped(text.slice(at, to))}${to < text.length ? " …" : ""}`;
  };

  const hitOf = (words, kind, terms) => {
    let best = null;
    for (const term of terms) {
      let worth = 0;
      if (words.some((word) => term.forms.has(word))) worth = words.includes(term.words[0]) ? EXACT : INFLECTED;
      else if (kind === "word" && words.some((word) => [...term.stems].some((stem) => word.includes(stem)))) worth = INSIDE;
      if (worth && (!best || worth * term.rarity > best.worth)) best = { term, worth: worth * term.rarity };
    }
    return best;
  };

  /** Where a text has what was asked. */
  const hitsIn = (text, terms, months, cache) => {
    const found = [];
    tokens(text, months, ({ start, end, words, kind }) => {
      const name = words.join(" ");
      if (!cache.has(name)) cache.set(name, hitOf(words, kind, terms));
      const hit = cache.get(name);
      if (hit) found.push({ start, end, ...hit });
    });
    return found;
  };

  /** What is shown of a question with these texts, which was found by these terms. */
  const shown = ({ url, meta, places }, terms, months) => {
    const heavy = terms.filter(({ light, ways }) => !light && ways.length);
    if (!heavy.length) return { url, meta, places: [] };
    const cache = new Map();
    const seen = places.map(([kind, anchor, title, text], order) => {
      const hits = hitsIn(text, heavy, months, cache);
      const best = new Map();
      for (const { term, worth } of hits) best.set(term, Math.max(best.get(term) ?? 0, worth));
      let worth = 0.01 * Math.min(hits.length, 20);
      for (const each of best.values()) worth += each;
      return { kind, anchor, title, text, order, hits, worth: worth * (kind === "context" ? 0.9 : 1) };
    });
    const having = seen.filter(({ hits }) => hits.length);
    const chosen = (having.length ? having : seen.slice(0, 1))
      .sort((a, b) => b.worth - a.worth || a.order - b.order)
      .slice(0, PLACES)
      .sort((a, b) => a.order - b.order);
    return {
      url,
      meta,
      places: chosen.map(({ kind, anchor, title, text, hits }) => ({
        url: anchor ? `${url}#${anchor}` : url,
        title,
        kind,
        excerpt: excerpt(text, hits),
      })),
    };
  };

  return { shown };
})());
