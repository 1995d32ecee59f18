// The words of the archive: the groups of a key, the words like another one, a compound taken apart.
// What of it a search fetches is for search-room.js to say.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const { Reader, fileOf, VERSION } = Vraagbaak.finding;

  const NAME = 8; // digits of the name of a file of groups: as in naming.py
  // How words are filed, by beginnings and by ends: as SIDES in near.py.
  const SIDES = [["b", "y", 1], ["a", "z", 3], ["c", "x", 4]];
  /** The sides that have words like one of so many letters. */
  const sidesFor = (length) => SIDES.filter((_, i) => [length < 7, length > 5 && length < 9, length > 6][i]);

  // Rows of the table of `distance`, used again and again: for one typing error thousands of words
  // are compared, while somebody waits.
  const ROWS = [0, 1, 2].map(() => new Uint16Array(4096));

  /** How many letters to add, leave out, change or swap; more than `most` counts as more. */
  const distance = (one, other, most) => {
    if (Math.abs(one.length - other.length) > most || other.length >= ROWS[0].length) return most + 1;
    let [older, last, row] = ROWS;
    for (let j = 0; j <= other.length; j++) last[j] = j;
    for (let i = 1; i <= one.length; i++) {
      // Farther from the diagonal nothing is near enough.
      const from = Math.max(1, i - most);
      const to = Math.min(other.length, i + most);
      row[from - 1] = from === 1 ? i : most + 1;
      let least = row[from - 1];
      const letter = one.charCodeAt(i - 1);
      for (let j = from; j <= to; j++) {
        const opposite = other.charCodeAt(j - 1);
        let far = last[j - 1] + (letter === opposite ? 0 : 1);
        if (row[j - 1] + 1 < far) far = row[j - 1] + 1;
        if (j < i + most && last[j] + 1 < far) far = last[j] + 1;
        const swapped = i > 1 && j > 1 && letter === other.charCodeAt(j - 2) && one.charCodeAt(i - 2) === opposite;
        if (swapped && older[j - 2] + 1 < far) far = older[j - 2] + 1;
        row[j] = far;
        if (far < least) least = far;
      }
      if (least > most) return most + 1;
      [older, last, row] = [last, row, older];
    }
    return last[other.length];
  };

  const COMPOUNDS = 8; // that end with a word, if nobody used it alone
  const LINKS = ["", "s", "e", "en", "n"];
  const code = (text) => [...text].map((each) => each.codePointAt(0).toString(16).padStart(4, "0")).join("");

  /** The words of the archive, file by file: each is fetched and taken apart once. */
  class Vocabulary {
    constructor(head, read) {
      this.head = head;
      this.read = read;
      this.kept = new Map(); // name of a file to the promise of what is in it
      this.sides = Object.fromEntries(
        SIDES.flat().map((side) => [side, head.near.filter((name) => name.startsWith(`${side}-`))]));
    }

    // A file of groups is named by its number, one of words like others by its name.

    placeOf(name) {
      return typeof name === "number"
        ? { kind: "words", number: name } : { kind: "near", number: this.head.near.indexOf(name) };
    }

    isThere(name) {
      return this.kept.has(name);
    }

    file(name) {
      if (!this.kept.has(name)) {
        const promise = typeof name === "number" ? this.block(name) : this.list(name);
        promise.catch(() => this.kept.delete(name));
        this.kept.set(name, promise);
      }
      return this.kept.get(name);
    }

    /** The file with the group of a key. */
    fileOf(key) {
      return this.head.words.length ? fileOf(this.head.words, key) : undefined;
    }

    /** The first files with the groups whose keys begin like this, two at most. */
    filesOf(text) {
      const words = this.head.words;
      if (!words.length) return [];
      const first = fileOf(words, text);
      return words[first + 1]?.startsWith(text) ? [first, first + 1] : [first];
    }

    /**
     * The files of words like this one: whatever letter of it is wrong, one of them has them.
     * `brief`: only those that begin alike, as the end is still being typed.
     */
    listsOf(word, brief, sides = sidesFor(word.length)) {
      const back = [...word].reverse().join("");
      const names = new Set();
      for (const [begin, end, letters] of sides) {
        for (const [side, text] of brief ? [[begin, word]] : [[begin, word], [end, back]]) {
          const files = this.sides[side];
          if (files.length) names.add(files[fileOf(files, `${side}-${code(text.slice(0, letters))}`)]);
        }
      }
      return [...names];
    }

    /** The groups of a file, by key, in order. */
    async block(number) {
      const name = this.head.named.slice(number * NAME, (number + 1) * NAME);
      const reader = new Reader(await this.read(`words/${name}.bin`));
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
    }

    /** The words of a file, each with how many questions have it. */
    async list(name) {
      const at = this.head.near.indexOf(name) * VERSION;
      const version = this.head.versions.near.slice(at, at + VERSION);
      const reader = new Reader(await this.read(`near/${name}.bin?${version}`));
      const words = new Map();
      let word = "";
      for (let left = reader.number(); left; left--) {
        word = reader.after(word);
        words.set(/^[xyz]/.test(name) ? [...word].reverse().join("") : word, reader.number());
      }
      return words;
    }
  }

  /** The likeliest words for a typing error among some, best first, with their distance. */
  const nearest = (word, lists, most) => {
    const found = new Map();
    for (const list of lists) {
      for (const [other, often] of list) {
        if (found.has(other)) continue;
        const far = distance(word, other, most);
        // The first letter is seldom wrong.
        if (far > 0 && far <= most) found.set(other, { word: other, far, often: often - (other[0] === word[0] ? 0 : 3) });
      }
    }
    return [...found.values()].sort((a, b) => a.far - b.far || b.often - a.often || (a.word < b.word ? -1 : 1));
  };

  /** A compound that the archive does not have, taken apart into words it has. */
  const split = (word, lists) => {
    const often = (each) => lists.find((list) => list.has(each))?.get(each);
    let best = null;
    for (const list of lists) {
      for (const [first, frequency] of list) {
        if (first.length < 3 || !word.startsWith(first)) continue;
        for (const link of LINKS) {
          const rest = word.slice(first.length + link.length);
          if (rest.length < 3 || !word.startsWith(link, first.length)) continue;
          const other = often(rest);
          if (other === undefined) continue;
          const worth = Math.min(frequency, other) + Math.min(first.length, rest.length);
          if (!best || worth > best.worth) best = { worth, parts: [first, rest] };
        }
      }
    }
    return best?.parts ?? null;
  };

  /** The commonest compounds that end with a word, of words that are filed by their ends. */
  const endingWith = (word, lists) => {
    const found = new Map();
    for (const list of lists) {
      for (const [other, often] of list) {
        if (other.length > word.length + 2 && other.endsWith(word)) found.set(other, often);
      }
    }
    return [...found].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, COMPOUNDS).map(([other]) => other);
  };

  return { Vocabulary, nearest, split, endingWith, LONGER: SIDES.slice(1) };
})());
