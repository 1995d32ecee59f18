// Keys of words by the rules of the index: as `key` and `roots` in inflection.py.
"use strict";
Object.assign(((globalThis.Vraagbaak ??= {}).finding ??= {}), (() => {
  /** Keys of words by the rules of the index: as `key` and `roots` in inflection.py. */
  const ALONE = "="; // what the key of a function word begins with
  const OPEN = /(aa|ee|oo|uu)([bcdfghjklmnpqrstvwxz])$/;
  const HARD = { f: "v", s: "z" };

  /** How a verb with this stem can be written. */
  const infinitives = (stem, language) => {
    if (language !== "nl") return [`${stem}en`];
    const last = stem.at(-1);
    const soft = [stem, stem.slice(0, -1) + (HARD[last] ?? last)];
    const all = [...soft, ...soft.map((each) => each.replace(OPEN, (_, vowel, end) => vowel[0] + end))];
    return [...all, stem + last].map((each) => `${each}en`);
  };

  /**
   * The past and the third person of a Dutch verb: weigert, weigerde, geweigerd, vastgesteld. `apart`:
   * what can stand apart in front of a verb.
   */
  const pasts = (verb, apart) => {
    if (!verb.endsWith("en") || verb.length < 5) return [];
    const front = apart.find((each) => verb.startsWith(each) && verb.length > each.length + 4) ?? "";
    const stem = verb.slice(front.length, -2);
    // What an ending did to the spelling: stellen, wonen, beloven, reizen.
    const whole = stem.replace(/(.)\1$/, "$1").replace(/(^|[^aeiou])([aeou])([bcdfghjklmnpqrstvwxz])$/, "$1$2$2$3");
    const stems = new Set([stem.replace(/(.)\1$/, "$1"), whole].map((each) => each.replace(/v$/, "f").replace(/z$/, "s")));
    return [...stems].flatMap((each) =>
      (WITHOUT_GE.test(each) ? ["t", "d"] : ["t", "d", "ge"]).flatMap((end) =>
        (end === "ge" ? [`${front}ge${each}d`, `${front}ge${each}t`] : [front + each + end])));
  };
  const WITHOUT_GE = /^(?:be|er|ge|her|ont|ver)/;

  class Inflection {
    constructor({ languages, rules, participles, irregular, function: small = {} }) {
      this.languages = languages;
      this.alone = Object.fromEntries(Object.entries(small).map(([language, words]) => [language, new Set(words)]));
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
      this.apart = (participles.nl ?? "").match(/[a-z|]+/)?.[0].split("|") ?? [];
      this.participles = Object.entries(participles).map(([language, pattern]) => [language, new RegExp(pattern)]);
      this.known = new Map();
    }

    key(word, language) {
      const steps = this.steps[language];
      if (!steps || !/^[\p{L}]+$/u.test(word)) return word;
      if (this.alone[language]?.has(word)) return ALONE + word;
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

    /**
     * What a word could be a form of: keys, each with the words of which the archive must have one,
     * or none if it is a form by no rule. Function words are nothing's forms, nor have they any.
     */
    roots(word) {
      const found = [];
      for (const language of this.languages) {
        const other = Object.hasOwn(this.irregular[language] ?? {}, word) && this.irregular[language][word];
        if (other) found.push([this.key(other, language), null]);
      }
      for (const [language, pattern] of this.participles) {
        const key = this.key(word, language);
        const past = pattern.exec(key);
        const stems = [];
        if (past) {
          const base = (past[1] ?? "") + past[2];
          stems.push(base.slice(0, -1), base);
        }
        if (language === "nl" && /[dt]$/.test(key) && key.length > 4) stems.push(key.slice(0, -1));
        for (const stem of stems) {
          for (const verb of infinitives(stem, language)) found.push([this.key(verb, language), verb]);
        }
      }
      return found.filter(([key]) => !key.startsWith(ALONE) && !this.keys(word).includes(key));
    }

    /** Keys of the past and the third person of a Dutch verb, of which the archive may have no more. */
    pasts(word) {
      if (!this.languages.includes("nl")) return [];
      const strong = Object.entries(this.irregular.nl ?? {}).filter(([, verb]) => verb === word);
      const keys = [...strong.map(([form]) => form), ...pasts(word, this.apart)].map((each) => this.key(each, "nl"));
      return [...new Set(keys)].filter((key) => !key.startsWith(ALONE) && !this.keys(word).includes(key));
    }
  }

  const LONG = /^([^aeiouy]*)(aa|ee|oo|uu)([bcdfghjklmnpqrstvwxz])$/;
  const longer = (one, other) => {
    const found = LONG.exec(one);
    return Boolean(found) && other === found[1] + found[2][0] + found[3];
  };

  /** Whether two words have one key and yet are never forms of one word: taal and tal, zaak and zak. */
  const unrelated = (one, other) => longer(one, other) || longer(other, one);

  return { Inflection, unrelated };
})());
