// The page about reading without a network: what is kept, and a button that keeps all of it.
"use strict";
(() => {
  const root = new URL("..", document.currentScript.src).href;
  const { kept: noted, list, index } = document.currentScript.dataset;
  const TOGETHER = 6; // files fetched at a time
  const NOTE = 100; // files after which it is noted what there is, so that it can be resumed
  const SHOWN = 200; // pages in the list

  const byId = (id) => document.getElementById(id);
  const words = JSON.parse(byId("words").textContent);
  const language = document.documentElement.lang;
  const t = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const written = (number) => number.toLocaleString(language);

  /** A size in bytes in words: 4 kB, 1,2 MB. */
  const sizeOf = (bytes) => {
    const [unit, number] = bytes < 1e6 ? ["kilobyte", bytes / 1e3] : ["megabyte", bytes / 1e6];
    const digits = number < 10 ? 1 : 0;
    return new Intl.NumberFormat(language, { style: "unit", unit, maximumFractionDigits: digits })
      .format(number);
  };

  const isFixed = (address) => address.includes("?"); // Its version is in it.

  // The worker's own cache: what it finds there it shows.
  const cacheName = `vraagbaak ${new URL(root).pathname} kept`;

  // --- what there is ------------------------------------------------------------------------

  const get = async (address) => {
    const answer = await fetch(root + address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  };

  /** Address and digest of every file that was kept by the button; empty if none was. */
  const noteOf = async (cache) => (await cache.match(root + noted))?.json() ?? {};
  const writeNote = (cache, note) => cache.put(root + noted, new Response(JSON.stringify(note)));

  /** Everything there is: address, digest, size. */
  const everything = async () => {
    const { files } = await get(list);
    const parts = await get(index).catch(() => []); // An archive without questions has no index.
    // Where the version is in the address, that says it all; the rest of the index goes with it.
    const folder = index.slice(0, index.lastIndexOf("/") + 1);
    const version = parts.find(([path]) => isFixed(path))?.[0] ?? "";
    return [
      ...files,
      ...parts.map(([path, size]) => [folder + path, isFixed(path) ? path : version, size]),
    ];
  };

  const showShelf = async (cache) => {
    const pages = (await cache.keys()).map(({ url }) => url).filter((url) => url.endsWith("/"));
    byId("number").textContent = written(pages.length);
    const name = document.title.split(" – ").at(-1);
    const items = pages.reverse().slice(0, SHOWN).map(async (url) => {
      const html = await (await cache.match(url)).text();
      const { title } = new DOMParser().parseFromString(html, "text/html");
      const link = document.createElement("a");
      link.href = url;
      link.textContent = title.replace(` – ${name}`, "") || url;
      const item = document.createElement("li");
      item.append(link);
      return item;
    });
    byId("kept").replaceChildren(...(await Promise.all(items)));
    byId("shelf").hidden = !pages.length;
    byId("remove").hidden = !pages.length;
  };

  /** Says what there is, and what the button would fetch. Returns that. */
  const show = async (cache) => {
    await showShelf(cache);
    byId("busy").hidden = true;
    let all;
    try {
      all = await everything();
    } catch {
      const whole = Object.keys(await noteOf(cache)).length;
      byId("said").textContent = t(whole ? "no_news" : "no_network");
      byId("keep").hidden = true;
      return null;
    }
    const note = await noteOf(cache);
    const missing = all.filter(([address, digest]) => note[address] !== digest);
    const bytes = missing.reduce((sum, [, , size]) => sum + size, 0);
    const begun = Object.keys(note).length > 0;
    byId("keep").hidden = !missing.length;
    byId("keep").textContent = t(begun ? "update" : "keep", { size: sizeOf(bytes) });
    byId("said").textContent = !missing.length
      ? t("whole_kept")
      : t(begun ? "newer" : "size", { size: sizeOf(bytes), count: written(missing.length) });
    return { all, missing };
  };

  // --- keeping ------------------------------------------------------------------------------

  const keepAll = async (cache, { all, missing }) => {
    const note = await noteOf(cache);
    let done = 0;
    byId("keep").hidden = true;
    byId("busy").hidden = false;
    byId("said").textContent = t("busy");
    await navigator.storage?.persist?.();
    const queue = missing.slice();
    const work = async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [address, digest] = next;
        const answer = await fetch(root + address, { cache: isFixed(address) ? "default" : "no-cache" });
        if (!answer.ok) throw new Error(`${answer.status} ${address}`);
        await cache.put(root + address, answer);
        note[address] = digest;
        done += 1;
        byId("bar").value = done / missing.length;
        byId("done").textContent = t("done", { done: written(done), total: written(missing.length) });
        if (done % NOTE === 0) await writeNote(cache, note);
      }
    };
    try {
      await Promise.all(Array.from({ length: TOGETHER }, work));
      const known = new Set(all.map(([address]) => address));
      for (const address of Object.keys(note)) {
        if (known.has(address)) continue;
        await cache.delete(root + address);
        delete note[address];
      }
    } catch (error) {
      queue.length = 0;
      await writeNote(cache, note).catch(() => {});
      await show(cache);
      byId("said").textContent = t(error.name === "QuotaExceededError" ? "full" : "failed");
      return;
    }
    await writeNote(cache, note);
    await show(cache);
  };

  const begin = async () => {
    const asked = new URLSearchParams(location.search).get("for");
    if (asked !== null) {
      const link = document.createElement("a");
      link.href = root + asked.replace(/^[/\\]+/, "");
      link.textContent = t("again");
      byId("missing").append(t("missing"), " ", link);
      byId("missing").hidden = false;
    }
    byId("whole").hidden = false;
    if (!("serviceWorker" in navigator && "caches" in window)) {
      byId("said").textContent = t("refused");
      return;
    }
    const cache = await caches.open(cacheName);
    let found = await show(cache);
    byId("keep").addEventListener("click", async () => {
      if (found) await keepAll(cache, found);
      found = await show(cache);
    });
    byId("remove").addEventListener("click", async () => {
      await caches.delete(cacheName);
      location.assign(location.pathname);
    });
    addEventListener("online", async () => { found = await show(cache); });
  };

  begin().catch(() => { byId("said").textContent = t("refused"); });
})();
