// What a footnote says, or what a cited question asks, beside the link to it: while the pointer or
// the focus is on the link, or the pointer on what is shown. Escape puts it away. It is loaded at
// the first such link; without it the links are plain links.
"use strict";
(() => {
  const links = "main :is(.fn, .cited)";
  const box = Object.assign(document.createElement("div"), { id: "preview", className: "preview", role: "tooltip", popover: "manual" });
  document.body.append(box);
  const pages = new Map(); // pages that were fetched, by address
  let shown = null; // the link beside which the box is
  let waiting;

  /** The page at an address: this one, or one that is fetched; `null` if it cannot be had. */
  const pageAt = (address) => {
    if (address === location.href.split("#")[0]) return document;
    if (!pages.has(address)) {
      pages.set(address, fetch(address)
        .then((answer) => (answer.ok ? answer.text() : Promise.reject()))
        .then((text) => new DOMParser().parseFromString(text, "text/html"))
        .catch(() => null));
    }
    return pages.get(address);
  };

  /** Whether a footnote is in the margin, where it is seen already. */
  const beside = (place) => place.matches("li") && getComputedStyle(place).position === "absolute";

  /** A copy of an element's content that can stand twice in a page. */
  const copied = (element) => {
    const copy = document.importNode(element, true);
    for (const each of copy.querySelectorAll(".back, .label, .links, :scope > .n")) each.remove();
    for (const each of [copy, ...copy.querySelectorAll("[id]")]) each.removeAttribute("id");
    for (const each of copy.querySelectorAll("a")) each.replaceWith(...each.childNodes);
    return copy.childNodes;
  };

  /** What there is to show of the place to which a link leads. */
  const contentOf = async (link) => {
    const [address, hash] = link.href.split("#");
    const page = await pageAt(address);
    if (!page) return [];
    const place = hash && page.getElementById(decodeURIComponent(hash));
    const text = place?.querySelector(":scope > .body") ?? (place?.matches("p, li") ? place : null);
    if (page === document) return text && !beside(place) ? [...copied(text)] : [];
    const head = document.createElement("p");
    const title = document.createElement("strong");
    title.textContent = page.querySelector("h1")?.textContent.trim() ?? "";
    const status = page.querySelector(".verdict .status")?.textContent.trim() ?? "";
    head.append(title, status && ` – ${status}`);
    const first = text ?? page.querySelector("main .context p, main .cell.part .body");
    return [head, ...(first ? copied(first) : [])];
  };

  const hide = () => {
    clearTimeout(waiting);
    if (!shown) return;
    shown.removeAttribute("aria-describedby");
    shown = null;
    box.hidePopover();
  };

  const show = async (link) => {
    clearTimeout(waiting);
    if (link === shown) return;
    hide();
    shown = link;
    const content = await contentOf(link);
    if (shown !== link || !content.length) {
      if (shown === link) shown = null;
      return;
    }
    box.replaceChildren(...content);
    box.showPopover();
    link.setAttribute("aria-describedby", "preview");
    const at = link.getBoundingClientRect();
    const below = at.bottom + box.offsetHeight + 8 < innerHeight;
    box.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - box.offsetHeight - 4)}px`;
    box.style.left = `${Math.max(8, Math.min(at.left, innerWidth - box.offsetWidth - 8))}px`;
  };

  /** Away a little later: the pointer may be on its way to what is shown. */
  const leave = () => {
    clearTimeout(waiting);
    waiting = setTimeout(hide, 250);
  };

  const enter = ({ target }) => {
    const link = target.closest?.(links);
    if (link) show(link);
  };
  addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    if (box.contains(event.target)) clearTimeout(waiting);
    else if (event.target.closest?.(links)) enter(event);
    else if (shown && shown !== document.activeElement) leave();
  });
  addEventListener("focusin", (event) => (event.target.closest?.(links) ? enter(event) : hide()));
  addEventListener("focusout", leave);
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  addEventListener("scroll", () => shown && shown !== document.activeElement && hide(), { passive: true });

  const now = document.querySelector(`${links}:is(:hover, :focus)`);
  if (now) show(now);
})();
