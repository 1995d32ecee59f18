// A facet of the search page: a group of checkboxes, in their order from when they are known; later
// only counts and visibility change. Values are alternatives to each other. They are put into the
// page as text.
"use strict";
Vraagbaak.Facet = (() => {
  const FEW = 6; // values before "show all"

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const { make } = Vraagbaak;

  return class Facet {
    /**
     * @param element `<details data-facet>` with a `<fieldset>`
     * @param tools `t` for words, `written` for numbers, `changed` called after a choice
     */
    constructor(element, { t, written, changed }) {
      Object.assign(this, { element, t, written, changed });
      this.name = element.dataset.facet;
      this.title = element.querySelector("summary").textContent;
      this.all = false; // whether every value is shown
      this.known = false; // whether all values are there
      this.values = [];
      this.needle = make("input", { type: "search", autocomplete: "off" });
      this.needle.setAttribute("aria-label", `${t("find_value")}: ${this.title}`);
      this.needle.addEventListener("input", () => this.render());
      this.toggle = make("button", { type: "button", className: "plain" });
      this.toggle.addEventListener("click", () => {
        this.all = !this.all;
        this.needle.value = "";
        this.render();
        if (this.all) this.needle.focus();
      });
      this.fieldset = element.querySelector("fieldset");
      this.fieldset.append(this.needle, this.toggle);
    }

    entry(value) {
      const box = make("input", { type: "checkbox", value });
      const count = make("span", { className: "count" });
      box.addEventListener("change", this.changed);
      return { value, box, count, label: make("label", {}, box, make("span", {}, value), count) };
    }

    get chosen() {
      return this.values.filter(({ box }) => box.checked).map(({ value }) => value);
    }

    /** Chooses values; one that the archive does not have finds nothing, and is shown as such. */
    choose(values) {
      for (const value of values) this.values.push(...this.missing([value]));
      for (const { value, box } of this.values) box.checked = values.includes(value);
      this.toggle.before(...this.values.map(({ label }) => label));
    }

    /** Entries for those of some values that have none. */
    missing(values) {
      const there = new Set(this.values.map(({ value }) => value));
      return values.filter((value) => !there.has(value)).map((value) => this.entry(value));
    }

    /** Shows how many questions each value would find. `all`: the same, of the whole archive. */
    show(all, counts) {
      if (!this.known) this.know(all);
      this.counts = counts;
      this.render();
    }

    know(all) {
      this.known = true;
      this.values.push(...this.missing(Object.keys(all)));
      const often = ({ value }) => (Object.hasOwn(all, value) ? all[value] : 0);
      const newestFirst = (a, b) => b.value.localeCompare(a.value);
      const largestFirst = (a, b) => often(b) - often(a) || a.value.localeCompare(b.value);
      this.values.sort(this.name === "session" ? newestFirst : largestFirst);
      const focused = document.activeElement;
      this.toggle.before(...this.values.map(({ label }) => label));
      if (this.fieldset.contains(focused)) focused.focus({ preventScroll: true });
    }

    /**
     * Shows values that would find something, the first few unless all are wanted. Only their counts
     * are written: an archive has thousands of values.
     */
    render() {
      const needle = fold(this.needle.value);
      let shown = 0;
      let possible = 0;
      for (const { value, box, count, label } of this.values) {
        const number = Object.hasOwn(this.counts, value) ? this.counts[value] : 0;
        const wanted = box.checked || (number > 0 && fold(value).includes(needle));
        if (number > 0 || box.checked) possible += 1;
        label.hidden = !wanted || (!this.all && !box.checked && shown >= FEW);
        if (label.hidden) continue;
        count.textContent = this.written(number);
        shown += 1;
      }
      this.element.hidden = !possible;
      this.toggle.hidden = possible <= FEW;
      this.needle.hidden = possible <= FEW || !this.all;
      this.toggle.textContent = this.all
        ? this.t("fewer_values")
        : this.t("more_values", { count: possible });
    }
  };
})();
