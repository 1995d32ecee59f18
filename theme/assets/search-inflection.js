// Keys of words by the rules of the index: as `key` and `roots` in inflection.py.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
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

  return { Inflection };
})());
