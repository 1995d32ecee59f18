// Which questions are best: those that have most of what was asked, weighed by how rare it is.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const FEW = 10; // results: if there are fewer, questions that have not every word are added
  const TOPIC = 1; // impact of a word that only the topics have: as in index.py

  /** The documents that answer some terms, best first. Notes with each term which have it. */
  const ranked = (terms, originals) => {
    const count = originals.length;
    const score = new Float32Array(count);
    const weight = new Float32Array(count);
    let whole = 0;
    for (const term of terms) {
      if (!term.ways.length) continue;
      const best = new Float32Array(count);
      for (const { postings: { documents, impacts }, weight: worth } of term.ways) {
        for (let i = 0; i < documents.length; i++) {
          const own = worth * (impacts[i] > TOPIC ? (impacts[i] + 12) / 27 : 0.25);
          if (own > best[documents[i]]) best[documents[i]] = own;
        }
      }
      let having = 0;
      for (let i = 0; i < count; i++) if (best[i]) having += 1;
      term.rarity = Math.log(1 + (count - having + 0.5) / (having + 0.5)) + 0.1;
      term.has = best;
      whole += term.rarity;
      for (let i = 0; i < count; i++) {
        if (!best[i]) continue;
        score[i] += term.rarity * best[i];
        weight[i] += term.rarity;
      }
    }
    if (!whole) return [];
    // Who gives a number or a date wants nothing without it.
    const exact = terms.filter(({ kind, has }) => kind !== "word" && has);
    const hasAll = (i) => exact.every(({ has }) => has[i]);
    const strict = exact.length > 0 && score.some((_, i) => hasAll(i));
    const found = [];
    let full = 0;
    for (let i = 0; i < count; i++) {
      if (!weight[i] || (strict && !hasAll(i))) continue;
      const share = weight[i] / whole;
      if (share > 0.999) full += 1;
      score[i] *= 0.2 + 0.8 * share ** 3;
      found.push(i);
    }
    // Who has every word in some questions is shown those; otherwise what has most of them.
    let least = 0.999;
    if (full < FEW) {
      let most = 0;
      for (const i of found) if (weight[i] > most) most = weight[i];
      least = Math.min(0.999, 0.48 * most / whole);
    }
    const documents = found.filter((i) => weight[i] / whole >= least);
    // Among equals the newer one, and the original before its translations.
    documents.sort((a, b) =>
      Math.round(500 * (score[b] - score[a])) || originals[b] - originals[a] || a - b);
    return documents;
  };

  return { ranked };
})());
