// Pagefind behind the same door as our own engine: what goes in and what comes out is said in
// search-engine.js. It corrects nothing, knows no missing words and, having no order of dates but
// for sorting, no period.
"use strict";
globalThis.Vraagbaak = (() => {
  const PLACES = 3; // shown of one question

  const relative = (url) => url.replace(/^\/+/, "");

  /** The places with most hits, in the order of the text. */
  const placesOf = (found) =>
    found
      .map((place, order) => ({ place, order, hits: place.weighted_locations.length }))
      .sort((a, b) => b.hits - a.hits || a.order - b.order)
      .slice(0, PLACES)
      .sort((a, b) => a.order - b.order)
      .map(({ place }) => {
        // The text of a place begins with its heading, which is the link already.
        const heading = `${place.title}. `;
        const own = place.excerpt.startsWith(heading);
        return {
          url: relative(place.url),
          title: place.title,
          excerpt: own ? place.excerpt.slice(heading.length) : place.excerpt,
          kind: place.anchor ? "part" : "context",
        };
      });

  const resultOf = (each, asked) => ({
    async load() {
      const { url, meta, sub_results: places } = await each.data();
      return { url: relative(url), meta, places: asked ? placesOf(places) : [] };
    },
  });

  const openEngine = async ({ root }) => {
    const pagefind = await import(`${root}pagefind/pagefind.js`);
    // Pagefind's addresses begin at the root of the site, wherever that is.
    await pagefind.options({ baseUrl: "/" });
    const all = await pagefind.filters();

    const search = async (text, { filters = {}, sort } = {}) => {
      // Without words there is no "best match": everything, newest first.
      const order = sort === "date" || !text ? { date: "desc" } : {};
      const chosen = Object.entries(filters).filter(([, values]) => values.length);
      const ask = (some) =>
        pagefind.search(text || null, {
          sort: order,
          filters: Object.fromEntries(some.map(([facet, values]) => [facet, { any: values }])),
        });
      // What another value of a facet would find is counted without the facet's own choice.
      const [main, ...others] = await Promise.all([
        ask(chosen),
        ...chosen.map((own) => ask(chosen.filter((other) => other !== own))),
      ]);
      const counts = { ...main.filters };
      chosen.forEach(([facet], i) => {
        counts[facet] = others[i].filters[facet] ?? {};
      });
      const results = main.results.map((each) => resultOf(each, text));
      const counted = async () => counts;
      const atOnce = (some) => some.length;
      return { total: results.length, results, atOnce, counted, corrections: [], missing: [], near: [] };
    };

    return { filters: async () => all, search };
  };

  return { openEngine };
})();
