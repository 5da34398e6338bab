// The time brush: drag over the columns, or move its two ends with the keys. It writes the two dates of the form.

export class Brush {
  #figure;
  #svg;
  #form;
  #changed;
  #bars;
  #from = 0;

  /** ``changed`` is called after a person has chosen other days. */
  constructor(figure, form, changed) {
    this.#figure = figure;
    this.#svg = figure.querySelector("svg");
    this.#form = form;
    this.#changed = changed;
    this.#bars = [...figure.querySelectorAll("[data-from]")].map((bar) => ({
      from: bar.dataset.from,
      to: bar.dataset.to,
      left: Number.parseFloat(bar.getAttribute("x")),
      width: Number.parseFloat(bar.getAttribute("width")),
    }));
    if (this.#bars.length) {
      this.#listen();
      this.#show();
    }
  }

  /** The numbers of the first and the last column that are chosen. */
  get #range() {
    const most = this.#bars.length - 1;
    const at = (day, none) => {
      const found = day ? this.#bars.findIndex((bar) => bar.to >= day) : none;
      return found === -1 ? most : found;
    };
    const { from, to } = this.#fields();
    return [at(from.value, 0), at(to.value, most)];
  }

  #fields() {
    return { from: this.#form.elements.from, to: this.#form.elements.to };
  }

  #listen() {
    this.#svg.addEventListener("pointerdown", (event) => {
      if (event.button !== 0 || event.target.closest("[role=slider]")) return;
      this.#svg.setPointerCapture(event.pointerId);
      this.#from = this.#bar(event);
      this.#choose(this.#from, this.#from);
      event.preventDefault();
    });
    this.#svg.addEventListener("pointermove", (event) => {
      if (this.#svg.hasPointerCapture(event.pointerId)) this.#choose(this.#from, this.#bar(event));
    });
    this.#svg.addEventListener("pointerup", (event) => {
      if (!this.#svg.hasPointerCapture(event.pointerId)) return;
      this.#svg.releasePointerCapture(event.pointerId);
      this.#changed();
    });
    for (const handle of this.#figure.querySelectorAll("[role=slider]")) {
      handle.addEventListener("keydown", (event) => this.#key(event, handle.dataset.end));
    }
  }

  #key(event, end) {
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageUp: 10, PageDown: -10, Home: -1e6, End: 1e6 };
    if (event.key === "Escape") {
      const { from, to } = this.#fields();
      from.value = to.value = "";
      this.#show();
    } else if (event.key in steps) {
      const [first, last] = this.#range;
      const most = this.#bars.length - 1;
      const moved = (end === "from" ? first : last) + steps[event.key];
      if (end === "from") this.#choose(Math.max(0, Math.min(last, moved)), last);
      else this.#choose(first, Math.max(first, Math.min(most, moved)));
    } else {
      return;
    }
    event.preventDefault();
    this.#changed();
  }

  #bar(event) {
    const { left, width } = this.#svg.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * 100;
    const at = this.#bars.findIndex((bar) => x < bar.left + bar.width);
    return at === -1 ? this.#bars.length - 1 : at;
  }

  #choose(one, other) {
    const [first, last] = one <= other ? [one, other] : [other, one];
    const { from, to } = this.#fields();
    from.value = this.#bars[first].from;
    to.value = this.#bars[last].to;
    this.#show();
  }

  #show() {
    const [first, last] = this.#range;
    const left = this.#bars[first].left;
    const right = this.#bars[last].left + this.#bars[last].width;
    const chosen = this.#svg.querySelector(".chosen-days");
    chosen.setAttribute("x", `${left}%`);
    chosen.setAttribute("width", `${right - left}%`);
    for (const handle of this.#figure.querySelectorAll("[role=slider]")) {
      const isFrom = handle.dataset.end === "from";
      handle.setAttribute("x", `${isFrom ? left : right}%`);
      handle.setAttribute("aria-valuenow", isFrom ? first : last);
      handle.setAttribute("aria-valuetext", isFrom ? this.#bars[first].from : this.#bars[last].to);
    }
  }
}
