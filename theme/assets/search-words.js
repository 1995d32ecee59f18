// Words, numbers and dates in a text, as builder/publishing/search/words.py sees them: a test
// compares the two.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
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

  return { fold, apart, matched, tokens, tokenAt, START };
})());
