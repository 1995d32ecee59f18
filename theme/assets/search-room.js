// How much one search may fetch. A reader pays for every file, so each search has room for so many
// bytes, by what the head says of the sizes of files, and does without what has no room: the words
// that tell least, what they could mean besides, and the texts of results nobody has come to yet.
// What a search finds follows from its words alone, never from what was fetched before.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const MOST = 27500; // bytes of one search, so that it stays below 30,000 whatever is rounded
  const WORDS = 14000; // the same for words, so that there is room for texts
  const STEP = 512; // bytes by which the head tells sizes: as in naming.py
  const HEADERS = 220; // bytes that come with each file
  const SIZES = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  class Room {
    constructor({ sizes }) {
      Object.assign(this, { sizes, words: WORDS, left: MOST });
      this.given = new Map(); // name of a file of words to what is in it, or null if it had no room
    }

    cost(kind, number) {
      return (SIZES.indexOf(this.sizes[kind][number]) + 0.6) * STEP + HEADERS;
    }

    /** Takes what a file of words costs; `isThere` if nothing is fetched for it. Not if there is no
        room, but for what a search cannot do without. */
    take(cost, { isThere, must }) {
      if (cost > this.words && !must) return false;
      this.words -= cost;
      if (!isThere) this.left -= cost;
      return true;
    }

    /** How many of some questions, one at least, have their texts where there is room for them. */
    textsOf(documents, isThere) {
      let left = this.left;
      const full = documents.findIndex((document, i) => {
        if (isThere(document)) return false;
        left -= this.cost("text", document);
        return left < 0 && i > 0;
      });
      return full < 0 ? documents.length : full;
    }
  }

  const WAIT = Symbol("to be fetched first");

  /**
   * The words that one search uses. Whoever asks for a file that is not there yet is interrupted and
   * begins again when it is: so all that is asked for at one time is fetched at one time, and what
   * there is room for is decided in one order, whichever answer comes first.
   */
  class Words {
    constructor(vocabulary, room) {
      Object.assign(this, { vocabulary, room, given: room.given });
      this.wanted = new Map(); // name to whether the search cannot do without
    }

    /** Does all jobs, each from its beginning until it needs to wait for nothing more. */
    async done(jobs) {
      for (let waiting = jobs; waiting.length; ) {
        waiting = waiting.filter((job) => {
          try {
            job();
            return false;
          } catch (error) {
            if (error !== WAIT) throw error;
            return true;
          }
        });
        await this.fetch();
      }
    }

    async fetch() {
      const wanted = [...this.wanted];
      this.wanted.clear();
      await Promise.all(wanted.map(async ([name, must]) => {
        const { kind, number } = this.vocabulary.placeOf(name);
        const isThere = this.vocabulary.isThere(name);
        const fits = this.room.take(this.room.cost(kind, number), { isThere, must });
        this.given.set(name, null);
        if (fits) this.given.set(name, await this.vocabulary.file(name));
      }));
    }

    /** Asks for files; goes on when it is known of each whether there is room for it. */
    ask(names, must = false) {
      const unknown = names.filter((name) => !this.given.has(name));
      for (const name of unknown) this.wanted.set(name, must || this.wanted.get(name));
      if (unknown.length) throw WAIT;
    }

    files(names) {
      this.ask(names);
      return names.map((name) => this.given.get(name)).filter(Boolean);
    }

    /** Asks for the files of some keys. */
    askFor(keys, must) {
      this.ask([...new Set(keys.flatMap((key) => this.vocabulary.fileOf(key) ?? []))], must);
    }

    /** Whether the group of a key costs nothing more. */
    has(key) {
      return Boolean(this.given.get(this.vocabulary.fileOf(key)));
    }

    /** Whether there was no room for the group of a key. */
    lacks(key) {
      return this.given.get(this.vocabulary.fileOf(key)) === null;
    }

    group(key) {
      const name = this.vocabulary.fileOf(key);
      return name === undefined ? undefined : this.files([name])[0]?.get(key);
    }

    groups(keys) {
      this.askFor(keys);
      return keys.map((key) => this.group(key)).filter(Boolean);
    }

    /** Groups whose key begins like this; at most those of two files, or of what is there. */
    beginning(text, onlyThere) {
      const names = this.vocabulary.filesOf(text).filter((name) => !onlyThere || this.given.get(name));
      return this.files(names).flatMap((file) =>
        [...file].filter(([key]) => key.startsWith(text)).map(([, group]) => group));
    }

    /** Words like this one, with how many questions have them. */
    around(word, brief, sides) {
      return this.files(this.vocabulary.listsOf(word, brief, sides));
    }
  }

  return { Room, Words };
})());
