// Searching, without a page: what is asked goes in, what is found comes out. Nothing here knows
// of HTML, but for the <mark> in excerpts.
//
//   const engine = await Vraagbaak.openEngine({ root, language });
//   await engine.filters()           -> { facet: { value: count } }, of the whole archive
//   await engine.search(text, { filters: { facet: [value] }, from, to, sort: "date", brief }) -> {
//     total,                         number of questions found
//     atOnce(results),               how many of some results, one at least, can be loaded before the
//                                    search has fetched all that it should (search-room.js)
//     room,                          what is left of that: an option of a search that goes on from it
//     unread,                        number of questions that have the words of a phrase, but were not
//                                    read to see whether they stand together; a second search reads on
//     results: [{ load(), isThere }],  best first; `isThere` if nothing has to be fetched for it;
//                                    `load` promises {
//                                      url, meta: { title, number, date, asker, addressee, … },
//                                      places: [{ url, title, excerpt, kind }], in their order,
//                                      missing: [word] of what was typed }
//     counted(),                     promises what `filters` does, of what is found; inside a facet
//                                    values are alternatives: counted without its own choice.
//                                    Until it is called, nothing is fetched to count by
//     corrections: [{ typed, near }],  words that were searched in place of what was typed
//     missing: [word],               words that the best result does not have
//     near: [word],                  words of the archive like those that nothing has
//   }
//   engine.period                    -> { from, to } of the archive, ISO dates, or null
//
// Addresses begin at the root of the site, without a slash. `kind` is context, part or answer. In
// an excerpt only <mark>, </mark>, &lt; and &gt; mean something. `from` and `to` are ISO dates.
// `brief` says that somebody is still typing: what costs more than it is worth by then is left out.
//
// The files are those of builder/publishing/search, in the folder search-index. A classic script,
// so that it also works from a disk: where nothing can be fetched, a page replaces
// `Vraagbaak.readFile`. Every file but head.bin has another address when it changes, so that no
// browser takes an old file for a new one.
"use strict";
Object.assign((globalThis.Vraagbaak ??= {}), (() => {
  const { VERSION, unpacked, unlike, decoder, tokens, phrasesIn } = Vraagbaak.finding;
  const { Inflection, Vocabulary, Room, Words, Meaning, Counting, dayOf, ranked, shown } = Vraagbaak.finding;

  const HUNDRED = 100; // questions whose texts have one version: as in naming.py

  const openEngine = async ({ root }) => {
    const head = JSON.parse(decoder.decode(await unpacked(await Vraagbaak.readFile(root, "head.bin"))));
    return new Engine(head, (path) => Vraagbaak.readFile(root, path));
  };

  class Engine {
    constructor(head, read) {
      this.head = head;
      this.read = read;
      this.vocabulary = new Vocabulary(head, async (path) => unpacked(await read(path)));
      this.meaning = new Meaning(head, new Inflection(head));
      this.functionWords = this.meaning.functionWords;
      this.counting = new Counting(head, async (path) => unpacked(await read(path)));
      this.period = head.period && { from: head.period[0], to: head.period[1] };
      this.texts = new Map(); // document to the promise of its texts
      this.there = new Set(); // documents whose texts are there
      this.search = this.search.bind(this);
    }

    filters() {
      return this.counting.all();
    }

    async search(text, { filters = {}, from, to, sort, brief, room = new Room(this.head) } = {}) {
      const chosen = Object.entries(filters).filter(([, values]) => values.length);
      const asked = String(text ?? "").slice(0, 1000);
      const terms = asked.trim() ? await this.meaning.understood(asked, new Words(this.vocabulary, room), brief) : [];
      const { originals } = this.counting;
      let documents = asked.trim() ? ranked(terms, originals) : this.counting.everything();
      // Who is still typing sees what has the words.
      const phrases = brief ? [] : phrasesIn(asked, this.head.months);
      let unread = 0;
      if (phrases.length) {
        const read = documents.slice(0, this.atOnce(documents, room));
        unread = documents.length - read.length;
        documents = await this.withPhrases(read, phrases, room);
      }
      documents = this.counting.once(documents);
      const everything = documents;
      const narrow = () => this.counting.narrowed(everything, chosen, dayOf(from), dayOf(to));
      const narrowed = chosen.length || from || to ? await narrow() : null;
      const kept = [...(narrowed?.kept ?? everything)];
      if (sort === "date") kept.sort((a, b) => b - a);
      const missing = (document) => terms
        .filter(({ light, has }) => !light && !has?.[document])
        .map(({ typed }) => typed);
      const results = kept.map((document) => ({
        document,
        isThere: this.there.has(document),
        load: async () => ({
          ...shown(await this.text(document, room), terms, this.head.months),
          missing: missing(document),
        }),
      }));
      const lost = terms.filter(({ light, ways }) => !light && !ways.length);
      return {
        total: kept.length,
        results,
        atOnce: (some) => this.atOnce(some.map(({ document }) => document), room),
        unread,
        room,
        counted: async () => (narrowed ?? await narrow()).counts,
        corrections: terms.flatMap(({ typed, near }) => (near ? [{ typed, near }] : [])),
        missing: kept.length ? missing(kept[0]) : lost.map(({ typed }) => typed),
        near: [...new Set(lost.flatMap(({ alike }) => alike ?? []))],
      };
    }

    /** The texts of a question, for a search that has so much room. */
    text(document, room) {
      if (!this.texts.has(document)) {
        room.left -= room.cost("text", document);
        const at = Math.floor(document / HUNDRED) * VERSION;
        const version = this.head.versions.text.slice(at, at + VERSION);
        const path = `text/${Math.floor(document / 1000)}/${document}.bin`;
        const promise = this.read(`${path}?${version}`).then(async (data) => {
          const sample = ["", ...this.head.samples][data[0]];
          const texts = JSON.parse(decoder.decode(await unlike(data.subarray(1), sample)));
          this.there.add(document);
          return texts;
        });
        promise.catch(() => this.texts.delete(document));
        this.texts.set(document, promise);
      }
      return this.texts.get(document);
    }

    /** How many of some documents can be read with what room there is, one at least. */
    atOnce(documents, room) {
      return room.textsOf(documents, (document) => this.there.has(document));
    }

    /** Those of some documents that have the phrases word by word. */
    async withPhrases(documents, phrases, room) {
      const texts = await Promise.all(documents.map((document) => this.text(document, room)));
      return documents.filter((_, i) => {
        const { meta, places } = texts[i];
        texts[i].wholes ??= [meta.title, ...places.map((place) => place[3])].map((text) => {
          const words = [];
          tokens(text, this.head.months, (token) => words.push(token.words[0]));
          return ` ${words.join(" ")} `;
        });
        return phrases.every((words) => texts[i].wholes.some((whole) => whole.includes(` ${words.join(" ")} `)));
      });
    }
  }

  return { openEngine, testing: Vraagbaak.finding };
})());
