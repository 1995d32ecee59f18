// Facets and dates of all questions: which ones a choice leaves, and how many each value would.
// They come in pieces, of which only those are fetched that have questions to be counted
// (builder/publishing/search/columns.py).
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const { Reader, VERSION, decoder } = Vraagbaak.finding;

  const AHEAD = 3; // pieces, the newest, that are fetched with the first: later searches need them
  const DAY = 86400000;
  const YEARS = 719163; // days from the beginning of the year 1 to that of 1970, counted from one
  const dayOf = (iso) => (/^\d{4}-\d\d-\d\d$/.test(iso ?? "") ? Date.parse(iso) / DAY + YEARS : NaN);

  /** So many rows of numbers: those of row i stand from `starts[i]` to `starts[i + 1]`. */
  const rowsOf = (reader, count) => {
    const starts = new Uint32Array(count + 1);
    for (let i = 0; i < count; i++) starts[i + 1] = starts[i] + reader.number();
    return { starts, numbers: Uint32Array.from({ length: starts[count] }, () => reader.number()) };
  };

  class Counting {
    constructor(head, read) {
      Object.assign(this, { ...head.facets, count: head.count, read });
      this.files = new Map();
      // A translation is one question with its original: the last one before it that is none.
      this.originals = Uint32Array.from({ length: head.count }, (_, i) => i);
      let translation = 0;
      for (const step of head.translations) {
        translation += step;
        this.originals[translation] = this.originals[translation - 1];
      }
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

    /** A file of facets, taken apart once. */
    file(name, number, take) {
      if (!this.files.has(name)) {
        const version = this.versions.slice(number * VERSION, (number + 1) * VERSION);
        const promise = this.read(`facets/${name}.bin?${version}`).then(take);
        promise.catch(() => this.files.delete(name));
        this.files.set(name, promise);
      }
      return this.files.get(name);
    }

    /** The values of all facets, each with how many questions have it. */
    values() {
      return this.file("all", 0, (data) => JSON.parse(decoder.decode(data)));
    }

    part(number) {
      return this.file(String(number), number + 1, (data) => {
        const reader = new Reader(data);
        const size = Math.min(this.piece, this.count - number * this.piece);
        const columns = this.names.map(() => rowsOf(reader, size));
        let day = 0;
        const first = Int32Array.from({ length: size }, () => {
          const step = reader.number();
          return (day += step & 1 ? -(step + 1) / 2 : step / 2);
        });
        return { columns, first, last: first.map((each) => each + reader.number()) };
      });
    }

    /** How many questions have each value, of the whole archive. */
    async all() {
      const values = await this.values();
      return this.named(values, this.names.map((name) => values[name].map(([, often]) => often)));
    }

    /** Numbers with the values they are of; values are what strangers wrote. */
    named(values, totals) {
      return Object.fromEntries(this.names.map((name, i) => {
        const counts = {};
        values[name].forEach(([value], j) => {
          if (totals[i][j]) Object.defineProperty(counts, value, { value: totals[i][j], enumerable: true });
        });
        return [name, counts];
      }));
    }

    /** The documents that pass all filters, and for each facet how often its values are found. */
    async narrowed(documents, filters, from = NaN, to = NaN) {
      const values = await this.values();
      const chosen = this.names.map((name) => {
        const own = filters.find(([facet]) => facet === name);
        return own ? new Set(own[1].map((value) => values[name].findIndex(([each]) => each === value))) : null;
      });
      const totals = this.names.map((name) => new Uint32Array(values[name].length));
      if (filters.some(([name]) => !this.names.includes(name))) documents = [];
      const parts = await this.parts(documents, from, to);
      const kept = [];
      for (const document of documents) {
        const part = parts.get(Math.floor(document / this.piece));
        if (!part) continue;
        const at = document % this.piece;
        const [first, last] = [part.first[at], part.last[at]];
        if ((from || to) && !first) continue;
        if (last < from || first > to) continue;
        let failed = -1; // the only facet that it does not pass, or -2 if there are more
        for (let i = 0; i < chosen.length && failed !== -2; i++) {
          if (!chosen[i]) continue;
          const { starts, numbers } = part.columns[i];
          let passes = false;
          for (let j = starts[at]; j < starts[at + 1]; j++) passes ||= chosen[i].has(numbers[j]);
          if (!passes) failed = failed === -1 ? i : -2;
        }
        if (failed === -2) continue;
        if (failed === -1) kept.push(document);
        for (let i = 0; i < chosen.length; i++) {
          if (failed !== -1 && failed !== i) continue;
          const { starts, numbers } = part.columns[i];
          for (let j = starts[at]; j < starts[at + 1]; j++) totals[i][numbers[j]] += 1;
        }
      }
      return { kept, counts: this.named(values, totals) };
    }

    /** The pieces that have any of these documents, but for those of another period. */
    async parts(documents, from, to) {
      const wanted = new Set();
      for (const document of documents) wanted.add(Math.floor(document / this.piece));
      for (const number of wanted) {
        const [first, last] = this.periods[number];
        if (last < from || first > to) wanted.delete(number);
      }
      if (wanted.size) {
        for (let i = 1; i <= Math.min(AHEAD, this.periods.length); i++) {
          this.part(this.periods.length - i).catch(() => {});
        }
      }
      return new Map(await Promise.all([...wanted].map(async (number) => [number, await this.part(number)])));
    }
  }

  return { Counting, dayOf };
})());
