// The search page: query, facets and results on Pagefind's JavaScript API.
//
// The address holds the whole state (?q=…&topic=…&topic=…&sort=date), so that a search can be
// linked to and Back works. Every value goes into the page as text, never as HTML.

const PAGE = 25; // results shown at a time
const FEW = 8; // values of a facet shown at first
const PARTS = 3; // places shown of one question

const root = document.getElementById("search");
const words = JSON.parse(document.getElementById("words").textContent);
const language = document.documentElement.lang;
const form = root.querySelector("form");
const query = document.getElementById("query");
const sort = document.getElementById("sort");
const found = document.getElementById("found");
const list = root.querySelector("ol.questions");
const more = document.getElementById("more");
const chosen = root.querySelector(".chosen");
const facets = [...root.querySelectorAll("[data-facet]")];
const names = facets.map((facet) => facet.dataset.facet);
const opened = new Set(); // facets of which all values are shown

let pagefind;
let run = 0; // number of the latest search; older ones are dropped
let results = [];

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function say(key, values = {}) {
  let text = words[key];
  if (typeof text !== "string") {
    text = text[new Intl.PluralRules(language).select(values.count)] ?? text.other;
  }
  const shown = { ...values };
  if ("count" in values) shown.count = values.count.toLocaleString(language);
  return text.replace(/\{(\w+)\}/g, (_, name) => shown[name] ?? "");
}

// --- state ---------------------------------------------------------------------------------

function fromAddress() {
  const parameters = new URLSearchParams(location.search);
  return {
    q: parameters.get("q") ?? "",
    sort: parameters.get("sort") === "date" ? "date" : "",
    chosen: Object.fromEntries(names.map((name) => [name, parameters.getAll(name)])),
  };
}

function toAddress(state) {
  const parameters = new URLSearchParams();
  if (state.q.trim()) parameters.set("q", state.q.trim());
  for (const name of names) for (const value of state.chosen[name]) parameters.append(name, value);
  if (state.sort) parameters.set("sort", state.sort);
  const text = parameters.toString();
  return text ? `?${text}` : location.pathname;
}

let state = fromAddress();

// A change of the filters is a step that Back undoes; so is a query as a whole, but not each
// letter of it.
let typing = false;

function change(part, { letter = false } = {}) {
  state = { ...state, ...part };
  const address = toAddress(state);
  if (address !== location.search || (address === location.pathname && location.search)) {
    if (letter && typing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
  }
  typing = letter;
  search();
}

function toggle(name, value) {
  const own = state.chosen[name];
  const next = own.includes(value) ? own.filter((other) => other !== value) : [...own, value];
  change({ chosen: { ...state.chosen, [name]: next } });
}

// --- searching -----------------------------------------------------------------------------

function filters(without) {
  const wanted = {};
  for (const name of names) {
    if (name !== without && state.chosen[name].length) wanted[name] = { any: state.chosen[name] };
  }
  return wanted;
}

async function search() {
  const own = ++run;
  const text = state.q.trim() || null;
  const options = { filters: filters() };
  if (state.sort === "date" || !text) options.sort = { date: "desc" };
  const answer = await pagefind.search(text, options);
  // The counts of a facet in which something is chosen are those without that choice: they say
  // what choosing another value as well would add.
  const counts = { ...answer.filters };
  for (const name of names) {
    if (!state.chosen[name].length) continue;
    const others = await pagefind.search(text, { filters: filters(name) });
    counts[name] = others.filters[name];
  }
  if (own !== run) return;
  results = answer.results;
  const shown = Math.max(PAGE, history.state?.shown ?? 0);
  const loaded = await Promise.all(results.slice(0, shown).map((result) => result.data()));
  if (own !== run) return;
  found.textContent = results.length ? say("found", { count: results.length }) : say("none");
  list.replaceChildren(...loaded.map(item));
  more.hidden = results.length <= loaded.length;
  for (const facet of facets) showFacet(facet, counts[facet.dataset.facet] ?? {});
  showChosen();
}

more.addEventListener("click", async () => {
  const own = run;
  const start = list.children.length;
  const next = await Promise.all(results.slice(start, start + PAGE).map((r) => r.data()));
  if (own !== run) return;
  list.append(...next.map(item));
  more.hidden = results.length <= list.children.length;
  history.replaceState({ shown: list.children.length }, "");
  list.children[start]?.querySelector("a").focus();
});

// --- showing -------------------------------------------------------------------------------

function item(data) {
  const { meta } = data;
  const people = [meta.asker, meta.addressee].filter(Boolean).join(` ${words.to} `);
  const facts = [meta.number, meta.date, people].filter(Boolean);
  const made = element(
    "li",
    {},
    element("a", { href: data.url }, meta.title),
    " ",
    element("span", { class: `badge ${meta.state}` }, meta.status),
    element("p", { class: "meta" }, ...facts.map((fact) => element("span", {}, fact))),
  );
  const places = data.sub_results.filter((place) => place.anchor).slice(0, PARTS);
  if (!state.q.trim()) return made;
  if (!places.length) {
    made.append(element("p", { class: "excerpt" }, ...marked(data.excerpt)));
  }
  for (const place of places) {
    const link = element("a", { href: place.url }, place.title);
    made.append(element("p", { class: "excerpt" }, link, ...marked(place.excerpt)));
  }
  return made;
}

// An excerpt is escaped text with <mark> around the words that were found.
function marked(excerpt) {
  return excerpt.split(/<\/?mark>/).map((piece, number) => {
    const text = new DOMParser().parseFromString(piece, "text/html").documentElement.textContent;
    return number % 2 ? element("mark", {}, text) : text;
  });
}

function showFacet(facet, counts) {
  const name = facet.dataset.facet;
  const own = new Set(state.chosen[name]);
  const values = Object.entries(counts).filter(([value, count]) => count || own.has(value));
  for (const value of own) if (!(value in counts)) values.push([value, 0]);
  const inOrder = name === "session" ? (a, b) => b[0].localeCompare(a[0], language) : byCount;
  values.sort(inOrder);
  const box = facet.querySelector(".values");
  const needle = box.querySelector("input[type=search]")?.value ?? "";
  const focused = box.contains(document.activeElement) ? document.activeElement.value : null;
  facet.hidden = !values.length;
  if (own.size) facet.open = true;
  const all = opened.has(name);
  const rows = values
    .filter(([value], number) => all || number < FEW || own.has(value))
    .map(([value, count]) => row(name, value, count, own.has(value)));
  box.replaceChildren(...rows);
  if (values.length > FEW && !all) {
    const label = say("more_values", { count: values.length });
    const button = element("button", { type: "button", class: "quiet" }, label);
    button.addEventListener("click", () => {
      opened.add(name);
      showFacet(facet, counts);
      box.querySelector("input").focus();
    });
    box.append(button);
  } else if (values.length > FEW) {
    const input = element("input", { type: "search", "aria-label": words.find_value });
    input.placeholder = words.find_value;
    input.value = needle;
    const narrow = () => {
      for (const label of rows) {
        label.hidden = !label.textContent.toLowerCase().includes(input.value.toLowerCase());
      }
    };
    input.addEventListener("input", narrow);
    narrow();
    box.prepend(input);
  }
  // The box is made anew; whoever was in it stays at the same value.
  if (focused !== null) {
    [...box.querySelectorAll("input")].find((input) => input.value === focused)?.focus();
  }
}

function byCount(a, b) {
  return b[1] - a[1] || a[0].localeCompare(b[0], language);
}

function row(name, value, count, checked) {
  const box = element("input", { type: "checkbox", name, value });
  box.checked = checked;
  box.addEventListener("change", () => toggle(name, value));
  const number = element("span", { class: "count" }, count.toLocaleString(language));
  return element("label", {}, box, element("span", {}, value), " ", number);
}

function showChosen() {
  const buttons = names.flatMap((name) =>
    state.chosen[name].map((value) => {
      const button = element("button", { type: "button" }, `${value} ×`);
      button.setAttribute("aria-label", say("remove", { value }));
      button.addEventListener("click", () => toggle(name, value));
      return element("li", {}, button);
    }),
  );
  if (buttons.length > 1) {
    const clear = element("button", { type: "button", class: "quiet" }, words.clear);
    clear.addEventListener("click", () => {
      change({ chosen: Object.fromEntries(names.map((name) => [name, []])) });
    });
    buttons.push(element("li", {}, clear));
  }
  chosen.replaceChildren(...buttons);
  chosen.hidden = !buttons.length;
}

// --- the beginning -------------------------------------------------------------------------

function show() {
  query.value = state.q;
  sort.value = state.sort;
  return search();
}

let waiting;
query.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => change({ q: query.value }, { letter: true }), 200);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(waiting);
  if (query.value !== state.q) change({ q: query.value });
  typing = false;
});
sort.addEventListener("change", () => change({ sort: sort.value }));
addEventListener("popstate", () => {
  state = fromAddress();
  typing = false;
  show();
});

async function begin() {
  root.hidden = false;
  found.textContent = words.loading;
  if (matchMedia("(max-width: 61.99rem)").matches) root.querySelector(".facets").open = false;
  query.value = state.q;
  sort.value = state.sort;
  if (!state.q) query.focus();
  try {
    pagefind = await import(new URL(root.dataset.pagefind, document.baseURI));
    await pagefind.options({ excerptLength: 24 });
    await pagefind.init();
    await search();
  } catch (error) {
    root.hidden = true;
    document.querySelector(".failed").hidden = false;
    console.error(error);
  }
}

begin();
