// Facets and dates of all questions: which ones a choice leaves, and how many each value would.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const DAY = 86400000;
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const dayOf = (iso) => (/^\d{4}-\d\d-\d\d$/.test(iso ?? "") ? Date.parse(iso) / DAY : NaN);
  const listed = (value) => (typeof value === "number" ? [value] : value);
  const lastFew = (days) => days.slice(-1000);

  class Counting {
    constructor(head) {
      this.head = head;
      this.first = new Int32Array(head.count);
      this.last = new Int32Array(head.count);
      // A translation is one question with its original: the last one before it that is none.
      this.originals = Uint32Array.from({ length: head.count }, (_, i) => i);
      let translation = 0;
      for (const step of head.translations) {
        translation += step;
        this.originals[translation] = this.originals[translation - 1];
      }
      let day = 0;
      head.dates.forEach((step, i) => {
        day += step;
        this.first[i] = day;
        this.last[i] = day + head.spans[i];
      });
      const dated = this.first.findIndex((each) => each !== 0);
      this.period = dated < 0 ? null : { from: isoOf(this.first[dated]), to: isoOf(Math.max(...lastFew(this.last))) };
    }

    everything() {
      // Newest first, as the numbers of questions go with their dates.
      return this.originals.filter((original, i) => original === i).reverse();
    }

    /** Each question once, of some documents: the first one of it and its translations. */
    once(documents) {
      const seen = new Set();
      return documents.filter((each) => !seen.has(this.originals[each]) && seen.add(this.originals[each]));
    }

    /** The documents that pass all filters, and for each facet how often its values are found. */
    counted(documents, filters, from = NaN, to = NaN) {
      const facets = Object.entries(this.head.facets);
      const chosen = facets.map(([name, { values }]) => {
        const own = filters.find(([facet]) => facet === name);
        return own ? new Set(own[1].map((value) => values.indexOf(value))) : null;
      });
      const unknown = filters.some(([name]) => !Object.hasOwn(this.head.facets, name));
      const totals = facets.map(([, { values }]) => new Uint32Array(values.length));
      const kept = [];
      for (const document of documents) {
        if (unknown) break;
        if (!Number.isNaN(from) && !(this.first[document] && this.last[document] >= from)) continue;
        if (!Number.isNaN(to) && !(this.first[document] && this.first[document] <= to)) continue;
        let failed = -1; // the only facet that it does not pass, or -2 if there are more
        for (let i = 0; i < facets.length && failed !== -2; i++) {
          if (chosen[i] && !listed(facets[i][1].of[document]).some((value) => chosen[i].has(value))) {
            failed = failed === -1 ? i : -2;
          }
        }
        if (failed === -2) continue;
        if (failed === -1) kept.push(document);
        for (let i = 0; i < facets.length; i++) {
          if (failed !== -1 && failed !== i) continue;
          for (const value of listed(facets[i][1].of[document])) totals[i][value] += 1;
        }
      }
      const counts = {};
      facets.forEach(([name, { values }], i) => {
        counts[name] = {};
        values.forEach((value, j) => {
          if (totals[i][j]) Object.defineProperty(counts[name], value, { value: totals[i][j], enumerable: true });
        });
      });
      return { kept, counts };
    }
  }

  return { Counting, dayOf };
})());
