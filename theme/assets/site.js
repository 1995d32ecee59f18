// On every page, after everything else: the key to the search box, words marked, a look at what a
// link leads to, and the worker.
// What is rarely needed is a script of its own, which is loaded when it is.
"use strict";
(() => {
  const own = document.currentScript;
  /** Loads a script; several run in the order in which they were asked for. */
  const load = (src) =>
    document.head.append(Object.assign(document.createElement("script"), { src, async: false }));

  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
    const box = document.getElementById("q") ?? document.getElementById("find");
    if (!box?.checkVisibility?.()) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  const quick = document.querySelector(".quick");
  quick?.addEventListener("input", () => {
    for (const address of quick.dataset.scripts?.trim().split(" ") ?? []) load(address);
  }, { once: true });

  if (new URLSearchParams(location.search).has("mark")) load(own.dataset.marks);

  // Of a menu that is too wide, the part in which one is.
  const here = document.querySelector(".top nav [aria-current]");
  const row = here?.closest("ul");
  if (row) row.scrollLeft += here.getBoundingClientRect().right - row.getBoundingClientRect().right + 60;

  // How something is cited, with a button to take it along; without scripts it is text to select.
  const cited = document.querySelector("[data-copy]");
  for (const text of navigator.clipboard ? (cited?.querySelectorAll(".cite") ?? []) : []) {
    const button = Object.assign(document.createElement("button"), {
      className: "copy", type: "button", textContent: cited.dataset.copy,
    });
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text.textContent);
      button.textContent = cited.dataset.copied;
      setTimeout(() => { button.textContent = cited.dataset.copy; }, 4000);
    });
    text.after(button);
  }

  const look = ({ target, pointerType }) => {
    if (pointerType === "touch" || !target.closest?.("main :is(.fn, .cited)")) return;
    for (const kind of ["pointerover", "focusin"]) removeEventListener(kind, look);
    load(own.dataset.preview);
  };
  for (const kind of ["pointerover", "focusin"]) addEventListener(kind, look);

  if (own.dataset.worker && "serviceWorker" in navigator) {
    const begin = async () => {
      const first = !navigator.serviceWorker.controller;
      await navigator.serviceWorker.register(own.dataset.worker, { updateViaCache: "none" });
      const { active } = await navigator.serviceWorker.ready;
      const loaded = first
        ? [location.href, ...performance.getEntriesByType("resource").map(({ name }) => name)]
        : [];
      const tell = (worker) =>
        worker?.postMessage({ loaded, sparing: navigator.connection?.saveData });
      tell(active);
      // A new version of the site, while this page is open.
      navigator.serviceWorker.addEventListener("controllerchange", () =>
        tell(navigator.serviceWorker.controller));
    };
    // Not before the page is there. Where it is refused, the site works without.
    const settle = () => setTimeout(() => begin().catch(() => {}), 500);
    if (document.readyState === "complete") settle();
    else addEventListener("load", settle);
  }
})();
