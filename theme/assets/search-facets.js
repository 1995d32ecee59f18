// A facet of the search page: a group of checkboxes, made once; later only counts and visibility
// change. Values are alternatives to each other. They are put into the page as text.
"use strict";
Vraagbaak.Facet = (() => {
  const FEW = 6; // values before "show all"

  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const { make } = Vraagbaak;

  return class Facet {
    /**
     * @param element `<details data-facet>` with a `<fieldset>`
     * @param counts all values and how many questions have each
     * @param tools `t` for words, `written` for numbers, `changed` called after a choice
     */
    constructor(element, counts, { t, written, changed }) {
      Object.assign(this, { element, t, written });
      this.name = element.dataset.facet;
      this.title = element.querySelector("summary").textContent;
      this.all = false; // whether every value is shown
      const newestFirst = ([a], [b]) => b.localeCompare(a);
      const largestFirst = ([a, m], [b, n]) => n - m || a.localeCompare(b);
      const ordered = Object.entries(counts)
        .sort(this.name === "session" ? newestFirst : largestFirst);
      this.values = ordered.map(([value]) => this.entry(value, changed));
      this.needle = make("input", { type: "search", autocomplete: "off" });
      this.needle.setAttribute("aria-label", `${t("find_value")}: ${this.title}`);
      this.needle.addEventListener("input", () => this.show());
      this.toggle = make("button", { type: "button", className: "plain" });
      this.toggle.addEventListener("click", () => {
        this.all = !this.all;
        this.needle.value = "";
        this.show();
        if (this.all) this.needle.focus();
      });
      this.fieldset = element.querySelector("fieldset");
      this.fieldset.append(this.needle, ...this.values.map(({ label }) => label), this.toggle);
    }

    entry(value, changed) {
      const box = make("input", { type: "checkbox", value });
      const count = make("span", { className: "count" });
      box.addEventListener("change", changed);
      return { value, box, count, label: make("label", {}, box, make("span", {}, value), count) };
    }

    get chosen() {
      return this.values.filter(({ box }) => box.checked).map(({ value }) => value);
    }

    /** Chooses values; one that the archive does not have finds nothing, and is shown as such. */
    choose(values, changed) {
      for (const value of values) {
        if (this.values.some((each) => each.value === value)) continue;
        const entry = this.entry(value, changed);
        this.values.push(entry);
        this.fieldset.insertBefore(entry.label, this.toggle);
      }
      for (const { value, box } of this.values) box.checked = values.includes(value);
    }

    /** Shows how many questions each value would find. */
    update(counts) {
      this.counts = counts;
      this.show();
    }

    /** Shows values that would find something, the first few unless all are wanted. */
    show() {
      const needle = fold(this.needle.value);
      let shown = 0;
      let possible = 0;
      for (const { value, box, count, label } of this.values) {
        const number = this.counts[value] ?? 0;
        count.textContent = this.written(number);
        const wanted = box.checked || (number > 0 && fold(value).includes(needle));
        if (number > 0 || box.checked) possible += 1;
        label.hidden = !wanted || (!this.all && !box.checked && shown >= FEW);
        if (!label.hidden) shown += 1;
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
