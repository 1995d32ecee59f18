// What each word of a query can mean: its ways, which are lists of questions with what a question
// is worth that has it in this way.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const { parse, unrelated, nearest, split, endingWith, LONGER } = Vraagbaak.finding;

  const MOST = 24; // words of a query
  const FEW = 4; // the same, above which those that everybody uses do not count
  const RARE = 3; // questions that have a form, if hardly anybody uses it
  const ENOUGH = 40; // questions that have a compound, so that its parts need not be looked for

  // What a form is worth beside the word that was typed.
  const EXACT = 1;
  const TOGETHER = 1.5;
  const INFLECTED = 0.75;
  const INSIDE = 0.5;
  const APART = 0.3;
  const BEGINNING = 0.45;

  const known = ({ ways }, which) =>
    ways.filter(which).reduce((total, { postings }) => total + postings.documents.length, 0);

  class Meaning {
    constructor(head, inflection) {
      Object.assign(this, { head, inflection });
      this.functionWords = new Set(Object.values(head.function).flat());
      this.common = new Map(head.common.map((word, rank) => [word, rank])); // the commonest last
    }

    /**
     * The terms of a query with their ways, by words for which there is room. `brief` while somebody
     * is still typing: then only what is cheap, which is corrected when nothing else comes of it.
     */
    async understood(text, words, brief = false) {
      let terms = parse(text, this.head);
      const isLight = ({ kind, words: [word] }) => kind === "word" && this.functionWords.has(word);
      // Function words say nothing, unless nothing else is said.
      if (!terms.every(isLight)) for (const term of terms) term.light = isLight(term);
      const seen = new Set();
      terms = terms.filter(({ words: [word] }) => !seen.has(word) && seen.add(word)).slice(0, MOST);
      let heavy = terms.filter(({ light }) => !light);
      // Of many words those say little that everybody uses.
      const among = heavy.length > FEW;
      const usual = heavy.filter(({ words: [word] }) => this.common.has(word))
        .sort((a, b) => this.common.get(b.words[0]) - this.common.get(a.words[0]));
      for (const term of usual.slice(0, Math.max(0, heavy.length - FEW))) term.light = true;
      heavy = heavy.filter(({ light }) => !light);
      await this.own(heavy, words);
      heavy = heavy.filter(({ light }) => !light);
      const last = heavy.at(-1);
      const typing = last && text.trimEnd() === text && text.endsWith(last.typed);
      await this.settled(words, heavy, (term) =>
        term.kind === "word"
          ? this.wordWays(term, words, { typing: typing && term === last, brief, among }) : this.exactWays(term, words));
      await this.together(heavy, words, brief);
      const doubtful = heavy.filter(({ kind, ways }) => kind === "word" && !(brief && ways.length));
      await this.settled(words, doubtful, (term) => this.forgive(term, words, brief));
      return terms;
    }

    /**
     * The groups of what was typed: without those a term says nothing. If there is no room for all of
     * them, numbers and dates come first, and then long words, which are rarer.
     */
    async own(heavy, words) {
      const length = ({ kind, words: [word] }) => (kind === "word" ? word.length : Infinity);
      const keysOf = ({ kind, words: own }) => (kind === "word" ? this.inflection.keys(own[0]) : own);
      const first = [...heavy].sort((a, b) => length(b) - length(a) || 0);
      await words.done(first.map((term, i) => () => words.askFor(keysOf(term), i < FEW)));
      for (const term of heavy) term.light = keysOf(term).every((key) => words.lacks(key));
    }

    /** Does for each term what brings it ways; from its beginning if something was to be fetched. */
    settled(words, terms, work) {
      return words.done(terms.map((term) => {
        const before = { ...term, ways: [...term.ways], forms: [...term.forms], stems: [...term.stems] };
        return () => {
          const { ways, forms, stems } = before;
          Object.assign(term, before, { ways: [...ways], forms: new Set(forms), stems: new Set(stems) });
          work(term);
        };
      }));
    }

    /** Numbers and dates: that, and nothing like it. */
    exactWays(term, words) {
      term.words.forEach((word, i) => {
        for (const [form, postings] of words.group(word)?.forms ?? []) {
          if (form === word) this.way(term, form, postings, i ? INFLECTED : EXACT);
        }
      });
    }

    way(term, form, postings, weight) {
      if (!postings.documents.length) return;
      term.ways.push({ postings, weight });
      if (form) term.forms.add(form);
    }

    wordWays(term, words, { typing, brief, among }) {
      const [word, ...parts] = term.words;
      const unfinished = typing && brief;
      for (const key of this.inflection.keys(word)) {
        this.groupWays(term, words, key, word, { whole: unfinished, enough: among ? ENOUGH : Infinity });
      }
      const guessed = !term.ways.length;
      // A form that hardly anybody uses is looked for as a form of a verb as well, if the archive has
      // that very verb, and not in so many questions that nothing else would be seen.
      const few = known(term, () => true) < RARE;
      if (few && !unfinished) {
        const tried = new Set();
        for (const [key, verb] of this.inflection.roots(word)) {
          if (tried.has(key)) continue;
          const group = words.group(key);
          const has = group && (!verb || group.forms.some(([form]) => form === verb));
          if (!has || this.common.has(verb)) continue;
          tried.add(key);
          this.groupWays(term, words, key, word, { most: INFLECTED });
          if (guessed && term.ways.length) break;
        }
        // The archive may have nothing of a verb but its past.
        const pasts = known(term, () => true) < RARE ? this.inflection.pasts(word) : [];
        words.askFor(pasts);
        for (const key of pasts) this.groupWays(term, words, key, word, { most: INFLECTED });
      }
      if (parts.length > 1 && !unfinished) this.apartWays(term, words, parts);
      // As it is being typed a word is only a beginning.
      const sure = among && !typing && term.ways.length;
      if (word.length >= (typing ? 3 : 4) && (typing || term.ways.length || word.length > 4)) {
        for (const { key, forms, inside } of words.beginning(word, sure)) {
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
      const slip = !sure && parts.length < 2;
      term.rare = slip && (whole <= 2 || guessed) && !(typing && whole && !guessed);
    }

    /** The ways of one group, at most worth `most`; not those of the parts it is made of
        if `whole`, or if so many questions have it that it is `enough`. */
    groupWays(term, words, key, word, { most = EXACT, whole = false, enough = Infinity } = {}) {
      const group = words.group(key);
      if (!group) return;
      if (key.length > 3) term.stems.add(key);
      for (const [form, postings] of group.forms) {
        if (!unrelated(form, word)) this.way(term, form, postings, Math.min(most, form === word ? EXACT : INFLECTED));
      }
      for (const { forms, inside } of words.groups(group.instead)) {
        for (const [form, postings] of forms) {
          this.way(term, form, postings, Math.min(most, form === word ? EXACT : INFLECTED));
        }
        this.way(term, "", inside, Math.min(most, INFLECTED) * INSIDE);
      }
      this.way(term, "", group.inside, most * INSIDE);
      if (group.parts.length > 1 && !whole && known(term, () => true) < enough) this.apartWays(term, words, group.parts, true);
    }

    /** Questions that have all parts of a compound, each for itself. */
    apartWays(term, words, parts, areKeys = false, worth = APART) {
      const keys = parts.slice(0, 4).map((part) => (areKeys ? [part] : this.inflection.keys(part)));
      const groups = words.groups(keys.flat());
      words.askFor(groups.flatMap(({ instead }) => instead));
      const lists = keys.map((own) => {
        const best = new Uint8Array(this.head.count);
        const found = words.groups(own);
        for (const { forms } of [...found, ...words.groups(found.flatMap(({ instead }) => instead))]) {
          for (const [form, { documents, impacts: own }] of forms) {
            for (let i = 0; i < documents.length; i++) {
              if (own[i] > best[documents[i]]) best[documents[i]] = own[i];
            }
            term.forms.add(form);
          }
        }
        return best;
      });
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
    async together(terms, words, brief) {
      const pairs = [];
      for (let i = 0; i + 1 < terms.length; i++) {
        const [one, other] = [terms[i], terms[i + 1]];
        if (one.kind !== "word" || other.kind !== "word") continue;
        const worth = (terms.length < 4 || !one.ways.length || !other.ways.length) && !brief;
        const keys = ["", "s", "en"].map((link) => this.inflection.keys(one.words[0] + link + other.words[0]));
        pairs.push({ both: [one, other], keys: keys.flat(), wanted: worth ? keys[0] : [] });
      }
      await words.done(pairs.map(({ wanted }) => () => words.askFor(wanted)));
      for (const { both, keys } of pairs) {
        for (const key of keys.filter((each) => words.has(each))) {
          const add = (forms, weight) => {
            for (const [form, postings] of forms) for (const term of both) this.way(term, form, postings, weight);
          };
          add(words.group(key)?.forms ?? [], TOGETHER);
          // What goes on after it: tuchtrechtelijk, for tucht recht.
          for (const { key: longer, forms } of words.beginning(key, true)) {
            if (longer !== key) add(forms, INFLECTED);
          }
        }
      }
    }

    /** For a word that nobody used: the nearest ones, or the words it is made of. */
    forgive(term, words, brief) {
      const [word] = term.words;
      const nothing = !term.ways.length;
      if ((!nothing && !term.rare) || word.length < 4) return;
      const most = word.length > 7 ? 2 : 1;
      const other = (each) => !this.inflection.keys(word).some((key) => this.inflection.keys(each.word).includes(key));
      let lists = words.around(word, brief);
      let found = nearest(word, lists, most).filter(other);
      // A slip in the first letters: nobody should wait for that until typing rests.
      if (brief && !found.length) {
        lists = words.around(word, false);
        found = nearest(word, lists, most).filter(other);
      }
      const close = found.filter(({ far }) => far === found[0].far);
      const longer = nothing && !brief && close[0]?.far !== 1 ? words.around(word, false, LONGER) : [];
      // Compounds that end with it, though nobody used it alone.
      const ending = endingWith(word, longer).flatMap((each) => this.inflection.keys(each));
      if (ending.length) {
        for (const { forms } of words.groups([...new Set(ending)])) {
          for (const [form, postings] of forms) if (form.includes(word)) this.way(term, form, postings, INSIDE);
        }
        term.stems.add(word);
        if (term.ways.length) return;
      }
      const parts = split(word, longer);
      if (parts) {
        this.apartWays(term, words, parts);
        // If no question has both, one of them is better than nothing.
        if (!term.ways.length) for (const part of parts) this.apartWays(term, words, [part], false, BEGINNING);
        for (const part of parts) term.stems.add(part);
        if (term.ways.length) return;
      }
      const enough = close.filter(({ often }) => often >= close[0].often - 4).slice(0, nothing ? 3 : 1);
      if (!nothing && !(close[0]?.far === 1 && 2 ** ((close[0].often - 1) / 1.2) > 4 * term.most)) return;
      words.askFor(enough.flatMap(({ word: near }) => this.inflection.keys(near)));
      for (const [i, { word: near }] of enough.entries()) {
        for (const key of this.inflection.keys(near)) {
          this.groupWays(term, words, key, near, { most: i || !nothing ? INFLECTED : EXACT });
        }
      }
      if (enough.length) term.near = enough[0].word;
      else term.alike = nearest(word, lists, 3).slice(0, 3).map((each) => each.word);
    }
  }

  return { Meaning, EXACT, INFLECTED, INSIDE };
})());
