// Searching, without a page: what is asked goes in, what is found comes out. Nothing here knows
// of HTML, but for the <mark> in excerpts.
//
//   const engine = await Vraagbaak.openEngine({ root, language });
//   engine.filters()                 -> { facet: { value: count } }, of the whole archive
//   await engine.search(text, { filters: { facet: [value] }, from, to, sort: "date" }) -> {
//     total,                         number of questions found
//     results: [{ load() }],         best first; `load` promises {
//                                      url, meta: { title, number, date, asker, addressee, … },
//                                      places: [{ url, title, excerpt, kind }], in their order,
//                                      missing: [word] of what was typed }
//     counts,                        as `filters`, of what is found; inside a facet values are
//                                    alternatives: counted without the facet's own choice
//     corrections: [{ typed, near }],  words that were searched in place of what was typed
//     missing: [word],               words that the best result does not have
//     near: [word],                  words of the archive like those that nothing has
//   }
//   engine.period                    -> { from, to } of the archive, ISO dates, or null
//
// Addresses begin at the root of the site, without a slash. `kind` is context, part or answer. In
// an excerpt only <mark>, </mark>, &lt; and &gt; mean something. `from` and `to` are ISO dates.
//
// The files are those of builder/publishing/search, in the folder search-index. A classic script,
// so that it also works from a disk: where nothing can be fetched, a page replaces
// `Vraagbaak.readFile`. A version stands behind the address of every file but head.bin, as
// words/3.bin?0123abcd, so that no browser takes an old file for a new one.
"use strict";
globalThis.Vraagbaak = (() => {
  const PLACES = 3; // shown of one question
  const AROUND = 220; // letters of an excerpt
  const FEW = 10; // results: if there are fewer, questions that have not every word are added
  const SHORT = 6; // letters of a short word, and how words are filed: as in index.py
  const ENDS = 3;
  const TOPIC = 1; // impact of a word that only the topics have: as in index.py
  const PHRASES = 60; // questions in which a phrase in quotes is looked for

  // What a form is worth beside the word that was typed.
  const EXACT = 1;
  const TOGETHER = 1.5;
  const INFLECTED = 0.75;
  const INSIDE = 0.5;
  const APART = 0.3;
  const BEGINNING = 0.45;

  /** The bytes of a file of the index. */
  const readFile = async (root, path) => {
    const answer = await fetch(`${root}search-index/${path}`, path.includes("?") ? {} : { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  };

  const unpacked = async (data) => {
    if (data[0] !== 0x1f || data[1] !== 0x8b) return data; // Some server did it already.
    const stream = new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  const decoder = new TextDecoder();

  /** Takes apart what packing.py put together. */
  class Reader {
    constructor(data) {
      this.data = data;
      this.at = 0;
    }

    number() {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const byte = this.data[this.at++];
        value |= (byte & 127) << shift;
        if (byte < 128) return value;
      }
    }

    text() {
      const length = this.number();
      this.at += length;
      return decoder.decode(this.data.subarray(this.at - length, this.at));
    }

    after(previous) {
      const shared = this.number();
      // Shared letters are counted as Python does: by code points.
      const begin = shared ? (shared <= previous.length && !/[\ud800-\udfff]/.test(previous)
        ? previous.slice(0, shared) : [...previous].slice(0, shared).join("")) : "";
      return begin + this.text();
    }

    texts() {
      return Array.from({ length: this.number() }, () => this.text());
    }

    postings() {
      const count = this.number();
      const documents = new Uint32Array(count);
      const impacts = new Uint8Array(count);
      let document = 0;
      for (let i = 0; i < count; i++) documents[i] = document += this.number();
      for (let i = 0; i < count; i += 2) {
        const pair = this.data[this.at++];
        impacts[i] = pair & 15;
        if (i + 1 < count) impacts[i + 1] = pair >> 4;
      }
      return { documents, impacts };
    }
  }

  /** The last of some sorted texts that is not after this one. */
  const fileOf = (firsts, text) => {
    let low = 0;
    let high = firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (firsts[middle] <= text) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  };

  // --- words --------------------------------------------------------------------------------

  const ALSO = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d" };

  /** Text without case and accents, as `fold` in words.py. */
  const fold = (text) =>
    text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[ßæœøłđ]/g, (each) => ALSO[each]);

  const LETTER = "[\\p{L}\\p{N}\\p{M}]";
  const WORD = new RegExp(`${LETTER}+(?:[-\u2010\u2011'\u2019]${LETTER}+)*`, "uy");
  const DATE = /(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})([./-])(\d{1,2})\5((?:19|20)\d\d))(?![\p{L}\p{N}])/uy;
  const THOUSANDS = /\d{1,3}(?:[.\u00a0\u202f]\d{3})+(?![\p{L}\p{N}])/uy;
  const DECIMAL = /(\d+),(\d+)(?![\p{L}\p{N}])/uy;
  const SPOKEN = /(?:(\d{1,2})(?:er|e|\.)?\s+)?(\p{L}[\p{L}\p{M}]*)\.?\s+((?:19|20)\d\d)(?![\p{L}\p{N}])/uy;
  const NUMBERED = /(\p{L}+)[.°º]?\s*:?\s*(\d[\p{L}\p{N}]*(?:[-/.][\p{L}\p{N}]+)*)/uy;
  const OF_SESSION = /(\d+)\s*\/\s*((?:19|20)\d\d-(?:(?:19|20)\d\d|\d\d))(?![\p{L}\p{N}])/uy;
  const YEAR = /^(?:19|20)\d\d$/;
  const START = /[\p{L}\p{N}]/u;

  const plain = (word) => (YEAR.test(word) ? `@${word}` : /^\d+$/.test(word) ? word.replace(/^0+(?=.)/, "") : word);

  /** What a word is found by: itself, then its parts; as `apart` in words.py. */
  const apart = (word) => {
    if (/['\u2019]/.test(word)) {
      return word.split(/['\u2019]/).filter((piece) => piece.length > 1 && piece !== "qu").flatMap(apart);
    }
    const pieces = word.split(/[-\u2010\u2011]/);
    if (pieces.length === 1) return word.length > 1 || /^\d$/.test(word) ? [plain(word)] : [];
    const digits = pieces.every((piece) => /^\d+$/.test(piece));
    return [
      pieces.join(digits ? "-" : ""),
      ...pieces.filter((piece) => piece.length > 1 || /^\d$/.test(piece)).map(plain),
    ];
  };

  const dateWords = (year, month, day) => {
    const two = (text) => String(Number(text)).padStart(2, "0");
    const words = [`@${year}`];
    if (month >= 1 && month <= 12) {
      words.unshift(`@${year}-${two(month)}`);
      if (day >= 1 && day <= 31) words.unshift(`@${year}-${two(month)}-${two(day)}`);
    }
    return words;
  };

  const matched = (pattern, text, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };

  /**
   * Words, numbers and dates of a text, with where they are: as `counted` in words.py. `words` are
   * what a token is found by, the best first; `kind` is word, number or date.
   */
  const tokens = (text, months, visit) => {
    for (let at = 0; at < text.length; ) {
      if (!START.test(text[at]) && !(text.codePointAt(at) > 0xffff)) {
        at += 1;
        continue;
      }
      at = tokenAt(text, at, months, visit);
    }
  };

  const tokenAt = (text, at, months, visit) => {
    let found = matched(DATE, text, at);
    if (found) {
      const [all, y1, m1, d1, d2, , m2, y2] = found;
      visit({ start: at, end: at + all.length, words: dateWords(y1 ?? y2, m1 ?? m2, d1 ?? d2), kind: "date" });
      return at + all.length;
    }
    found = matched(SPOKEN, text, at);
    const month = found && months[fold(found[2])];
    if (month) {
      const [all, day, name, year] = found;
      const words = [...dateWords(year, month, day), fold(name)];
      visit({ start: at, end: at + all.length, words, kind: "date" });
      return at + all.length;
    }
    found = matched(THOUSANDS, text, at);
    if (found) {
      const digits = found[0].replace(/\D/g, "").replace(/^0+(?=.)/, "");
      visit({ start: at, end: at + found[0].length, words: [digits], kind: "number" });
      return at + found[0].length;
    }
    found = matched(DECIMAL, text, at) ?? matched(WORD, text, at);
    if (!found) return at + 1;
    const end = at + found[0].length;
    if (found[2]) {
      visit({ start: at, end, words: [`${found[1]},${found[2]}`], kind: "number" });
      return end;
    }
    const words = apart(fold(found[0]));
    if (words.length) {
      const kind = /^@/.test(words[0]) ? "date" : /^[\d-]+$/.test(words[0]) ? "number" : "word";
      visit({ start: at, end, words, kind });
    }
    return end;
  };

  // --- inflections --------------------------------------------------------------------------

  /** Keys of words by the rules of the index: as `key` and `roots` in inflection.py. */
  class Inflection {
    constructor({ languages, rules, participles, irregular }) {
      this.languages = languages;
      this.irregular = irregular;
      this.steps = {};
      for (const [language, steps] of Object.entries(rules)) {
        this.steps[language] = steps.map((step) =>
          step.map(([pattern, by, least]) => ({
            pattern: new RegExp(pattern),
            by: by.replace(/\\(\d)/g, "$$$1"),
            least,
          })));
      }
      this.participles = Object.entries(participles).map(([language, pattern]) => [language, new RegExp(pattern)]);
      this.known = new Map();
    }

    key(word, language) {
      const steps = this.steps[language];
      if (!steps || !/^[\p{L}]+$/u.test(word)) return word;
      for (const step of steps) {
        for (const { pattern, by, least } of step) {
          const found = pattern.exec(word);
          if (found && found.index >= least) {
            word = word.replace(pattern, by);
            break;
          }
        }
      }
      return word;
    }

    keys(word) {
      let keys = this.known.get(word);
      if (!keys) {
        keys = [...new Set(this.languages.map((language) => this.key(word, language)))];
        this.known.set(word, keys.length ? keys : [word]);
      }
      return this.known.get(word);
    }

    /** Keys of verbs that a word could be a form of, and of the word it is a form of by no rule. */
    roots(word) {
      const found = [];
      for (const language of this.languages) {
        const other = Object.hasOwn(this.irregular[language] ?? {}, word) && this.irregular[language][word];
        if (other) found.push(this.key(other, language));
      }
      for (const [language, pattern] of this.participles) {
        const stem = this.key(word, language);
        const past = pattern.exec(stem);
        if (past) {
          const base = (past[1] ?? "") + past[2];
          found.push(this.key(base.slice(0, -1), language), this.key(base, language));
        }
        if (language === "nl" && /[dt]$/.test(stem) && stem.length > 4) {
          found.push(this.key(stem.slice(0, -1), language));
        }
      }
      return [...new Set(found)];
    }
  }

  // --- the vocabulary -----------------------------------------------------------------------

  /** How many letters to add, leave out, change or swap; more than `most` counts as more. */
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most) return most + 1;
    let before = [];
    let last = Array.from({ length: other.length + 1 }, (_, i) => i);
    for (let i = 1; i <= one.length; i++) {
      const row = [i];
      for (let j = 1; j <= other.length; j++) {
        const same = one[i - 1] === other[j - 1];
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      if (Math.min(...row) > most) return most + 1;
      [before, last] = [last, row];
    }
    return last[other.length];
  };

  const LINKS = ["", "s", "e", "en", "n"];
  const code = (text) => [...text].map((each) => each.codePointAt(0).toString(16).padStart(4, "0")).join("");

  class Vocabulary {
    constructor(head, read) {
      this.head = head;
      this.read = read;
      this.blocks = new Map();
      this.files = new Map();
      this.sides = Object.fromEntries(
        ["a", "z"].map((side) => [side, head.near.filter((name) => name.startsWith(`${side}-`))]));
    }

    kept(store, name, make) {
      if (!store.has(name)) {
        const promise = make();
        promise.catch(() => store.delete(name));
        store.set(name, promise);
      }
      return store.get(name);
    }

    /** The groups of one file, by key, in order. */
    block(number) {
      return this.kept(this.blocks, number, async () => {
        const reader = new Reader(await this.read(`words/${number}.bin`));
        const groups = new Map();
        let key = "";
        for (let left = reader.number(); left; left--) {
          key = reader.after(key);
          const group = { key, instead: reader.texts(), parts: reader.texts(), forms: [], inside: null };
          let form = key;
          for (let more = reader.number(); more; more--) {
            form = reader.after(form);
            group.forms.push([form, reader.postings()]);
          }
          group.inside = reader.postings();
          groups.set(key, group);
        }
        return groups;
      });
    }

    isLoaded(key) {
      return this.blocks.has(fileOf(this.head.words, key));
    }

    async group(key) {
      if (!this.head.words.length) return undefined;
      return (await this.block(fileOf(this.head.words, key))).get(key);
    }

    /** Groups whose key begins like this; at most those of two files. */
    async beginning(text) {
      const words = this.head.words;
      if (!words.length) return [];
      const found = [];
      const first = fileOf(words, text);
      const goesOn = first + 1 < words.length && words[first + 1].startsWith(text);
      for (let number = first; number <= first + (goesOn ? 1 : 0); number++) {
        for (const [key, group] of await this.block(number)) if (key.startsWith(text)) found.push(group);
      }
      return found;
    }

    list(name) {
      return this.kept(this.files, name, async () => {
        const reader = new Reader(await this.read(`near/${name}.bin`));
        const words = new Map();
        let word = "";
        for (let left = reader.number(); left; left--) {
          word = reader.after(word);
          words.set(word, reader.number());
        }
        return words;
      });
    }

    /** Words like this one: whatever letter of it is wrong, one of the files has them. */
    async around(word) {
      const names = new Set();
      if (word.length <= SHORT + 1) names.add("short");
      if (word.length > SHORT - 1) {
        for (const [side, ends] of [["a", word.slice(0, ENDS)], ["z", word.slice(-ENDS)]]) {
          const files = this.sides[side];
          if (files.length) names.add(files[fileOf(files, `${side}-${code(ends)}`)]);
        }
      }
      const lists = await Promise.all([...names].map((name) => this.list(name)));
      return new Map(lists.flatMap((list) => [...list]));
    }

    /** The likeliest words for a typing error, best first, with their distance. */
    near(word, words, most) {
      const found = [];
      for (const [other, often] of words) {
        const far = distance(word, other, most);
        if (far > 0 && far <= most) {
          // The first letter is seldom wrong.
          found.push({ word: other, far, often: often - (other[0] === word[0] ? 0 : 3) });
        }
      }
      return found.sort((a, b) => a.far - b.far || b.often - a.often || (a.word < b.word ? -1 : 1));
    }

    /** A compound that the archive does not have, taken apart into words it has. */
    split(word, words) {
      let best = null;
      for (const [first, often] of words) {
        if (first.length < 3 || !word.startsWith(first)) continue;
        for (const link of LINKS) {
          const rest = word.slice(first.length + link.length);
          if (rest.length < 3 || !word.startsWith(link, first.length) || !words.has(rest)) continue;
          const worth = Math.min(often, words.get(rest)) + Math.min(first.length, rest.length);
          if (!best || worth > best.worth) best = { worth, parts: [first, rest] };
        }
      }
      return best?.parts ?? null;
    }
  }

  // --- what is asked ------------------------------------------------------------------------

  /** One thing that is asked for: what was typed, and every way in which a question can have it. */
  const newTerm = (typed, kind, words) => ({ typed, kind, words, ways: [], forms: new Set(), stems: new Set() });

  const parse = (text, head) => {
    const terms = [];
    const numberWords = new Set(head.numberWords);
    for (let at = 0; at < text.length; ) {
      if (!START.test(text[at]) && !(text.codePointAt(at) > 0xffff)) {
        at += 1;
        continue;
      }
      const ofSession = matched(OF_SESSION, text, at);
      if (ofSession) {
        terms.push(newTerm(ofSession[1], "number", [`#${plainNumber(ofSession[1])}`]));
        terms.push(newTerm(ofSession[2], "number", [ofSession[2]]));
        at += ofSession[0].length;
        continue;
      }
      const numbered = matched(NUMBERED, text, at);
      if (numbered && numberWords.has(fold(numbered[1]))) {
        const session = matched(OF_SESSION, text, at + numbered[0].length - numbered[2].length);
        const own = session ? session[1] : numbered[2];
        const number = fold(own);
        const words = /^\d+$/.test(number)
          ? [`#${plainNumber(number)}`, plainNumber(number)]
          : [`#${plainNumber(number)}`, ...apart(number)];
        terms.push(newTerm(own, "number", session ? words.slice(0, 1) : words));
        if (session) terms.push(newTerm(session[2], "number", [session[2]]));
        at = session ? at + numbered[0].length - numbered[2].length + session[0].length : at + numbered[0].length;
        continue;
      }
      at = tokenAt(text, at, head.months, ({ start, end, words, kind }) => {
        const typed = text.slice(start, end);
        if (kind === "word") terms.push(newTerm(typed, kind, words));
        else terms.push(newTerm(typed, kind, kind === "date" ? words.slice(0, 1) : [words[0], `#${words[0]}`]));
      });
    }
    return terms;
  };

  const plainNumber = (text) => fold(text).replace(/^0+(?=.)/, "");

  /** The phrases in quotes, each as its folded words. */
  const phrasesIn = (text, months) =>
    [...text.matchAll(/["“„«]([^"“”„«»]+)["”“»]/g)]
      .map(([, phrase]) => {
        const words = [];
        tokens(phrase, months, (token) => words.push(token.words[0]));
        return words;
      })
      .filter((words) => words.length > 1);

  // --- the engine ---------------------------------------------------------------------------

  const openEngine = async ({ root }) => {
    const head = JSON.parse(decoder.decode(await unpacked(await Vraagbaak.readFile(root, "head.bin"))));
    const read = async (path) => unpacked(await Vraagbaak.readFile(root, `${path}?${head.version}`));
    return new Engine(head, read);
  };

  const DAY = 86400000;
  const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);
  const dayOf = (iso) => (/^\d{4}-\d\d-\d\d$/.test(iso ?? "") ? Date.parse(iso) / DAY : NaN);

  class Engine {
    constructor(head, read) {
      this.head = head;
      this.read = read;
      this.inflection = new Inflection(head);
      this.vocabulary = new Vocabulary(head, read);
      this.functionWords = new Set(Object.values(head.function).flat());
      this.texts = new Map();
      this.first = new Int32Array(head.count);
      this.last = new Int32Array(head.count);
      let day = 0;
      head.dates.forEach((step, i) => {
        day += step;
        this.first[i] = day;
        this.last[i] = day + head.spans[i];
      });
      const dated = this.first.findIndex((each) => each !== 0);
      this.period = dated < 0 ? null : { from: isoOf(this.first[dated]), to: isoOf(Math.max(...lastFew(this.last))) };
      this.all = this.counted(this.everything(), []).counts;
      this.search = this.search.bind(this);
    }

    filters() {
      return this.all;
    }

    everything() {
      // Newest first, as the numbers of questions go with their dates.
      return Uint32Array.from({ length: this.head.count }, (_, i) => this.head.count - 1 - i);
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

    async search(text, { filters = {}, from, to, sort } = {}) {
      const chosen = Object.entries(filters).filter(([, values]) => values.length);
      const asked = String(text ?? "").slice(0, 1000);
      const terms = asked.trim() ? await this.understood(asked) : [];
      const ranked = terms.length ? this.ranked(terms) : { documents: asked.trim() ? [] : this.everything() };
      let documents = ranked.documents;
      const phrases = phrasesIn(asked, this.head.months);
      if (phrases.length) documents = await this.withPhrases(documents, phrases);
      const { kept, counts } = this.counted(documents, chosen, dayOf(from), dayOf(to));
      if (sort === "date") kept.sort((a, b) => b - a);
      const missing = (document) => terms
        .filter(({ light, has }) => !light && !has?.[document])
        .map(({ typed }) => typed);
      const results = kept.map((document) => ({
        load: async () => ({ ...(await this.shown(document, terms)), missing: missing(document) }),
      }));
      const lost = terms.filter(({ light, ways }) => !light && !ways.length);
      return {
        total: kept.length,
        results,
        counts,
        corrections: terms.flatMap(({ typed, near }) => (near ? [{ typed, near }] : [])),
        missing: kept.length ? missing(kept[0]) : lost.map(({ typed }) => typed),
        near: [...new Set(lost.flatMap(({ alike }) => alike ?? []))],
      };
    }

    // --- what is meant ----------------------------------------------------------------------

    async understood(text) {
      let terms = parse(text, this.head);
      const isLight = ({ kind, words }) => kind === "word" && this.functionWords.has(words[0]);
      // Function words say nothing, unless nothing else is said.
      if (!terms.every(isLight)) for (const term of terms) term.light = isLight(term);
      const seen = new Set();
      terms = terms.filter(({ words }) => !seen.has(words[0]) && seen.add(words[0])).slice(0, 24);
      const heavy = terms.filter(({ light }) => !light);
      const last = heavy.at(-1);
      const typing = last && text.trimEnd() === text && text.endsWith(last.typed);
      await Promise.all(heavy.map((term) =>
        term.kind === "word" ? this.wordWays(term, typing && term === last) : this.exactWays(term)));
      await this.together(heavy);
      await Promise.all(heavy.map((term) => (term.kind === "word" ? this.forgive(term) : null)));
      return terms;
    }

    /** Numbers and dates: that, and nothing like it. */
    async exactWays(term) {
      await Promise.all(term.words.map(async (word, i) => {
        const group = await this.vocabulary.group(word);
        for (const [form, postings] of group?.forms ?? []) {
          if (form === word) this.way(term, form, postings, i ? INFLECTED : EXACT);
        }
      }));
    }

    way(term, form, postings, weight) {
      if (!postings.documents.length) return;
      term.ways.push({ postings, weight });
      if (form) term.forms.add(form);
    }

    async wordWays(term, typing) {
      const [word, ...parts] = term.words;
      for (const key of this.inflection.keys(word)) await this.groupWays(term, key, word);
      const guessed = !term.ways.length;
      if (guessed) {
        for (const key of this.inflection.roots(word)) {
          await this.groupWays(term, key, word, INFLECTED);
          if (term.ways.length) break;
        }
      }
      if (parts.length > 1) await this.apartWays(term, parts);
      // As it is being typed a word is only a beginning.
      if (word.length >= (typing ? 3 : 4) && (typing || term.ways.length || word.length > 4)) {
        for (const { key, forms, inside } of await this.vocabulary.beginning(word)) {
          if (this.inflection.keys(word).includes(key)) continue;
          for (const [form, postings] of forms) this.way(term, form, postings, BEGINNING);
          if (!forms.length && typing) this.way(term, "", inside, BEGINNING / 2);
        }
        term.stems.add(word);
      }
      // A word that is there as a beginning only, or that hardly anybody uses, beside one that many
      // do, may be a slip.
      const whole = known(term, ({ weight }) => weight > BEGINNING);
      term.most = term.ways.length ? 2 + 4 * Math.max(whole, whole ? 0 : known(term, () => true) / 4) : 0;
      term.rare = (whole <= 2 || guessed) && !(typing && whole && !guessed);
    }

    /** The ways of one group, at most worth `most`. */
    async groupWays(term, key, word, most = EXACT) {
      const group = await this.vocabulary.group(key);
      if (!group) return;
      if (key.length > 3) term.stems.add(key);
      for (const [form, postings] of group.forms) {
        this.way(term, form, postings, Math.min(most, form === word ? EXACT : INFLECTED));
      }
      for (const other of group.instead) {
        const more = await this.vocabulary.group(other);
        for (const [form, postings] of more?.forms ?? []) {
          this.way(term, form, postings, Math.min(most, form === word ? EXACT : INFLECTED));
        }
        if (more) this.way(term, "", more.inside, Math.min(most, INFLECTED) * INSIDE);
      }
      this.way(term, "", group.inside, most * INSIDE);
      if (group.parts.length > 1) await this.apartWays(term, group.parts, true);
    }

    /** Questions that have all parts of a compound, each for itself. */
    async apartWays(term, parts, areKeys = false, worth = APART) {
      const lists = await Promise.all(parts.slice(0, 4).map(async (part) => {
        const keys = areKeys ? [part] : this.inflection.keys(part);
        const groups = (await Promise.all(keys.map((key) => this.vocabulary.group(key)))).filter(Boolean);
        const best = new Uint8Array(this.head.count);
        for (const group of groups) {
          for (const other of group.instead) {
            const more = await this.vocabulary.group(other);
            if (more) groups.push(more);
          }
          for (const [form, { documents, impacts: own }] of group.forms) {
            for (let i = 0; i < documents.length; i++) {
              if (own[i] > best[documents[i]]) best[documents[i]] = own[i];
            }
            term.forms.add(form);
          }
        }
        return best;
      }));
      const documents = [];
      const impacts = [];
      for (let document = 0; document < this.head.count; document++) {
        let least = 15;
        for (const best of lists) if (best[document] < least) least = best[document];
        if (!least) continue;
        documents.push(document);
        impacts.push(least);
      }
      this.way(term, "", { documents, impacts }, worth);
    }

    /** Words typed apart that the archive writes together. */
    async together(terms) {
      for (let i = 0; i + 1 < terms.length; i++) {
        const [one, other] = [terms[i], terms[i + 1]];
        if (one.kind !== "word" || other.kind !== "word") continue;
        for (const link of ["", "s", "en"]) {
          for (const key of this.inflection.keys(one.words[0] + link + other.words[0])) {
            const worth = terms.length < 4 || !one.ways.length || !other.ways.length;
            if (!(worth && !link) && !this.vocabulary.isLoaded(key)) continue;
            for (const [form, postings] of (await this.vocabulary.group(key))?.forms ?? []) {
              this.way(one, form, postings, TOGETHER);
              this.way(other, form, postings, TOGETHER);
            }
          }
        }
      }
    }

    /** For a word that nobody used: the nearest ones, or the words it is made of. */
    async forgive(term) {
      const [word] = term.words;
      const nothing = !term.ways.length;
      if ((!nothing && !term.rare) || word.length < 4) return;
      const words = await this.vocabulary.around(word);
      const most = word.length > 7 ? 2 : 1;
      const found = this.vocabulary.near(word, words, most)
        .filter((each) => !this.inflection.keys(word).some((key) => this.inflection.keys(each.word).includes(key)));
      const parts = nothing ? this.vocabulary.split(word, words) : null;
      const close = found.filter(({ far }) => far === found[0].far);
      if (parts && !(close[0]?.far === 1)) {
        await this.apartWays(term, parts);
        // If no question has both, one of them is better than nothing.
        if (!term.ways.length) for (const part of parts) await this.apartWays(term, [part], false, BEGINNING);
        for (const part of parts) term.stems.add(part);
        if (term.ways.length) return;
      }
      const enough = close.filter(({ often }) => often >= close[0].often - 4).slice(0, nothing ? 3 : 1);
      if (!nothing && !(close[0]?.far === 1 && 2 ** ((close[0].often - 1) / 1.2) > 4 * term.most)) return;
      for (const [i, { word: near }] of enough.entries()) {
        for (const key of this.inflection.keys(near)) {
          await this.groupWays(term, key, near, i || !nothing ? INFLECTED : EXACT);
        }
      }
      if (enough.length) term.near = enough[0].word;
      else term.alike = this.vocabulary.near(word, words, 3).slice(0, 3).map((each) => each.word);
    }

    // --- what is best -----------------------------------------------------------------------

    ranked(terms) {
      const count = this.head.count;
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
      if (!whole) return { documents: [] };
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
        least = Math.min(0.999, 0.55 * most / whole);
      }
      const documents = found.filter((i) => weight[i] / whole >= least);
      // Among equals the newer one.
      documents.sort((a, b) => Math.round(500 * (score[b] - score[a])) || b - a);
      return { documents };
    }

    async withPhrases(documents, phrases) {
      const first = documents.slice(0, PHRASES);
      const texts = await Promise.all(first.map((document) => this.text(document)));
      return first.filter((_, i) => {
        const { meta, places } = texts[i];
        const wholes = [meta.title, ...places.map((place) => place[3])].map((text) => {
          const words = [];
          tokens(text, this.head.months, (token) => words.push(token.words[0]));
          return ` ${words.join(" ")} `;
        });
        return phrases.every((words) => wholes.some((whole) => whole.includes(` ${words.join(" ")} `)));
      });
    }

    // --- what is shown ----------------------------------------------------------------------

    text(document) {
      if (!this.texts.has(document)) {
        const path = `text/${Math.floor(document / 1000)}/${document}.bin`;
        const promise = this.read(path).then((data) => JSON.parse(decoder.decode(data)));
        promise.catch(() => this.texts.delete(document));
        this.texts.set(document, promise);
      }
      return this.texts.get(document);
    }

    async shown(document, terms) {
      const { url, meta, places } = await this.text(document);
      const heavy = terms.filter(({ light, ways }) => !light && ways.length);
      if (!heavy.length) return { url, meta, places: [] };
      const cache = new Map();
      const seen = places.map(([kind, anchor, title, text], order) => {
        const hits = this.hits(text, heavy, cache);
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
    }

    /** Where a text has what was asked. */
    hits(text, terms, cache) {
      const found = [];
      tokens(text, this.head.months, ({ start, end, words, kind }) => {
        const name = words.join(" ");
        if (!cache.has(name)) cache.set(name, this.hit(words, kind, terms));
        const hit = cache.get(name);
        if (hit) found.push({ start, end, ...hit });
      });
      return found;
    }

    hit(words, kind, terms) {
      let best = null;
      for (const term of terms) {
        let worth = 0;
        if (words.some((word) => term.forms.has(word))) worth = words.includes(term.words[0]) ? EXACT : INFLECTED;
        else if (kind === "word" && words.some((word) => [...term.stems].some((stem) => word.includes(stem)))) worth = INSIDE;
        if (worth && (!best || worth * term.rarity > best.worth)) best = { term, worth: worth * term.rarity };
      }
      return best;
    }
  }

  const listed = (value) => (typeof value === "number" ? [value] : value);
  const lastFew = (days) => days.slice(-1000);
  const known = ({ ways }, which) =>
    ways.filter(which).reduce((total, { postings }) => total + postings.documents.length, 0);

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

  return { openEngine, readFile, testing: { fold, tokens, Inflection } };
})();
