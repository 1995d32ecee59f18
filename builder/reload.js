// Only in the preview: shows a page anew when it changed, and what is wrong when it could not.
"use strict";
(() => {
  const place = `scroll ${location.pathname}`;
  const kept = sessionStorage.getItem(place);
  if (kept !== null) {
    sessionStorage.removeItem(place);
    history.scrollRestoration = "manual";
    const back = () => scrollTo({ top: Number(kept), behavior: "instant" });
    back();
    addEventListener("load", back);
  }

  const overlay = document.createElement("div");
  overlay.id = "vraagbaak-problems";
  overlay.setAttribute("role", "alert");
  overlay.style.cssText =
    "position:fixed;inset:0;z-index:1000;overflow:auto;padding:5vh 5vw;background:#000c;" +
    "color:#fff;font:16px/1.5 ui-monospace,monospace";

  function shown(problem) {
    const box = document.createElement("section");
    box.style.cssText =
      "max-width:60rem;margin:0 auto 1rem;padding:1rem;background:#2b1414;" +
      "border-left:4px solid #ff6b6b;overflow-wrap:anywhere";
    const line = (name, text, style) => {
      if (!text) return;
      const element = document.createElement(name);
      element.textContent = text;
      element.style.cssText = `margin:0 0 .5rem;color:inherit;${style}`;
      box.append(element);
    };
    line("p", problem.path && `${problem.path}:${problem.line}:${problem.column}`, "opacity:.8");
    line("p", problem.message, "font-weight:bold");
    line("pre", problem.source, "white-space:pre-wrap;background:#0006;padding:.5rem");
    line("p", problem.hint, "");
    return box;
  }

  // What the server says of each page it sends: a digest, which changes with the page.
  const before = document.currentScript.dataset.page;
  const page = async () => {
    const text = await (await fetch(location.href, { cache: "no-store" })).text();
    return /"\/_reload\.js" data-page="([0-9a-f]+)"/.exec(text)?.[1];
  };
  let latest = 0;
  new EventSource("/_reload").onmessage = async (event) => {
    const news = JSON.parse(event.data);
    latest = news.number;
    if (news.problems.length) {
      overlay.replaceChildren(...news.problems.slice(0, 20).map(shown));
      document.body.append(overlay);
      return;
    }
    overlay.remove();
    const now = await page();
    if (news.number !== latest) return; // Newer news has come meanwhile, and sees to it.
    if (now !== before) {
      sessionStorage.setItem(place, String(scrollY));
      location.reload();
    }
  };
})();
