// What is asked, before anything is known of the archive: words, numbers, dates, phrases.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  const { fold, apart, matched, tokens, tokenAt, START } = Vraagbaak.finding;

  const NUMBERED = /(\p{L}+)[.°º]?\s*:?\s*(\d[\p{L}\p{N}]*(?:[-/.][\p{L}\p{N}]+)*)/uy;
  const OF_SESSION = /(\d+)\s*\/\s*((?:19|20)\d\d-(?:(?:19|20)\d\d|\d\d))(?![\p{L}\p{N}])/uy;

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

  return { parse, phrasesIn };
})());
