// The service worker: reads to those who have no network.
//
// The builder puts it at the root of the site, and before it `SITE`: the version of the site (it
// follows from the content, so that each change is noticed), the addresses kept from the
// beginning, the page shown instead of one that was not kept, the folder of the search index, and
// whether that is small enough to be kept without being asked for.
//
// With a network nobody is ever shown an old page: pages come from the network first. Only what
// has its version in its address comes from what was kept.
"use strict";

const ROOT = new URL(self.registration.scope);
// Other archives may stand on the same host: only caches with our own path are ours.
const OURS = `vraagbaak ${ROOT.pathname} `;
const BEGIN = `${OURS}${SITE.version}`;
const KEPT = `${OURS}kept`;
const PATIENCE = 5000; // milliseconds to wait for a page that was kept
const MOST = 1000; // pages and files that are kept, unless somebody asked for everything

/** The address under which a page or file is kept: without what is asked of it. */
const plain = (url) => {
  const { origin, pathname } = new URL(url);
  return origin + pathname.replace(/\/index\.html$/, "/");
};

const isAsset = (url) => url.startsWith(`${ROOT.href}assets/`);
const isIndex = (url) => url.startsWith(ROOT.href + SITE.index);

/** Whether an address never changes its content: its version is in it, or it is its name. What
    Pagefind puts behind an address is the time. */
const isFixed = (url) =>
  isAsset(url)
  || (isIndex(url) && SITE.index === "search-index/"
    && (url.includes("?") || /\/words\/[0-9a-f]{8}\.bin$/.test(url)));

const keyOf = (url) => (isFixed(url) ? url : plain(url));

const kept = async (key, options) => {
  for (const name of [BEGIN, KEPT]) {
    const found = await (await caches.open(name)).match(key, options);
    if (found) return found;
  }
  return undefined;
};

const keep = async (url, answer) => {
  // A page that was reached by a detour cannot be handed out as the answer at its own address.
  if (!answer.ok || answer.redirected || answer.type !== "basic") return;
  try {
    await (await caches.open(KEPT)).put(keyOf(url), answer);
  } catch {
    // No room left: then it is not kept.
  }
};

const fetchAndKeep = async (url) => {
  if (await kept(keyOf(url))) return;
  await keep(url, await fetch(url));
};

// --- beginning and changing ---------------------------------------------------------------------

self.addEventListener("install", (event) => {
  const requests = SITE.begin.map((url) => new Request(new URL(url, ROOT), { cache: "no-cache" }));
  event.waitUntil(
    caches.open(BEGIN).then((cache) => cache.addAll(requests)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const change = async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(OURS) && name !== BEGIN && name !== KEPT) await caches.delete(name);
    }
    const cache = await caches.open(KEPT);
    if (!(await cache.match(new URL("data/kept.json", ROOT)))) {
      const keys = await cache.keys(); // the oldest first
      for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) await cache.delete(key);
    }
    await self.registration.navigationPreload?.enable();
    await self.clients.claim();
  };
  event.waitUntil(change());
});

/** A page tells, when it has nothing else to do, what it loaded before there was a worker. */
self.addEventListener("message", (event) => {
  const settle = async () => {
    for (const url of event.data.loaded ?? []) {
      // Data are not kept: they are for programs, and lists should be new.
      if (url.startsWith(ROOT.href) && !url.startsWith(`${ROOT.href}data/`)) await fetchAndKeep(url);
    }
    if (SITE.small && !event.data.sparing) await keepIndex();
  };
  event.waitUntil(settle().catch(() => {}));
});

/** Keeps the whole search index, so that everything can be searched without a network. Once for
    each version of the site: it is noted beside what is kept from the beginning. */
const keepIndex = async () => {
  const list = new URL(`${SITE.index}files.json`, ROOT).href;
  const noted = await caches.open(BEGIN);
  if (await noted.match(list)) return;
  const answer = await fetch(list, { cache: "no-cache" });
  if (!answer.ok) return;
  const urls = (await answer.clone().json()).map(([path]) => ROOT.href + SITE.index + path);
  // The head, which leads to the others, comes last: so it never leads to what is not there.
  for (const url of urls.filter(isFixed)) await fetchAndKeep(url);
  for (const url of urls.filter((each) => !isFixed(each))) {
    await keep(url, await fetch(url, { cache: "no-cache" }));
  }
  const cache = await caches.open(KEPT);
  const wanted = new Set(urls);
  for (const { url } of await cache.keys()) {
    if (isIndex(url) && !wanted.has(url)) await cache.delete(url);
  }
  await noted.put(list, answer);
};

// --- answering ----------------------------------------------------------------------------------

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT.href)) return;
  if (request.headers.has("range")) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (isFixed(request.url)) event.respondWith(fixed(event));
  else event.respondWith(newest(event));
});

const later = (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); });

/** A page: from the network, else as it was kept, else the page that says what there is. */
const page = async (event) => {
  const { url } = event.request;
  const copy = await kept(keyOf(url)) ?? await kept(`${keyOf(url)}/`);
  const network = (async () => {
    const answer = await event.preloadResponse ?? await fetch(event.request);
    event.waitUntil(keep(url, answer.clone()));
    return answer;
  })();
  event.waitUntil(network.catch(() => {}));
  try {
    const answer = await (copy ? Promise.race([network, later(PATIENCE)]) : network);
    return answer && (answer.status < 500 || !copy) ? answer : copy;
  } catch {
    if (copy) return copy;
    const instead = new URL(SITE.offline, ROOT);
    instead.search = new URLSearchParams({ for: url.slice(ROOT.href.length) });
    return plain(url) === plain(instead) ? Response.error() : Response.redirect(instead, 302);
  }
};

/** What never changes: as it was kept, else from the network; of an asset, else another edition. */
const fixed = async (event) => {
  const { url } = event.request;
  const copy = await kept(keyOf(url));
  if (copy) return copy;
  try {
    const answer = await fetch(event.request);
    event.waitUntil(keep(url, answer.clone()));
    return answer;
  } catch (error) {
    const other = isAsset(url) && await kept(url, { ignoreSearch: true });
    if (other) return other;
    throw error;
  }
};

/** Everything else: from the network, else as it was kept. Only the index is kept unasked. */
const newest = async (event) => {
  const { url } = event.request;
  try {
    const answer = await fetch(event.request);
    if (isIndex(url) || await kept(keyOf(url))) event.waitUntil(keep(url, answer.clone()));
    return answer;
  } catch (error) {
    const copy = await kept(keyOf(url));
    if (copy) return copy;
    throw error;
  }
};
