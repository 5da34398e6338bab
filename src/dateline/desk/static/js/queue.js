// The queue by keyboard: keys judge, choose a field, move from word to word, and put the selected words in.
import { isTyping } from "./desk.js";
import { light, selectedWords } from "./report.js";
import { WordCursor } from "./words.js";

const ARROWS = new Set(["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]);

/** What the words that are selected are for: the panel of a form, or null. */
let panel = null;
let cursor = null;
let selected = null;

const work = () => document.getElementById("work");
const sheet = () => document.getElementById("sheet");
/** Say something to whoever does not see it. */
const say = (words) => {
  byId("heard").textContent = words;
};
const byId = (id) => document.getElementById(id);

/** Begin with a claim: its words lit and in view, nothing chosen. */
function begin() {
  panel = cursor = selected = null;
  const root = work();
  if (!root?.dataset.claimNow) {
    return;
  }
  light(root, [root.dataset.claimNow]);
  const first = root.querySelector(`.said[data-claims~="${CSS.escape(root.dataset.claimNow)}"]`);
  first?.scrollIntoView({ block: "center" });
  scrollTo({ top: 0 });
}

/** Tell what was done, and which claim is there now. */
function tell() {
  const { said, left, claimNow } = work().dataset;
  const kind = byId("claim-now")?.textContent.trim();
  const next = claimNow && kind ? `${kind}, ${left} left.` : "";
  if (said) {
    say(`${said[0].toUpperCase()}${said.slice(1)}. ${next}`.trim());
  }
}

/** Open a panel and let the arrow keys choose its words. */
function open(id, from) {
  for (const other of document.querySelectorAll("details.panel[open]")) {
    other.open = other.id === id;
  }
  const details = byId(id);
  details.open = true;
  panel = details.querySelector("[data-panel]");
  cursor = null;
  if (panel && sheet()) {
    cursor = new WordCursor(sheet());
    if (!selected) {
      cursor.go(from ?? Number(work().dataset.first ?? 0));
    }
    sheet().focus({ preventScroll: true });
    fill();
  }
  details.scrollIntoView({ block: "nearest" });
}

/** Choose a field by its key: its words come next, but for a kind or a status, which are chosen from a list. */
function choose(key) {
  const option = byId("read").querySelector(`option[data-key="${CSS.escape(key)}"]`);
  for (const button of document.querySelectorAll(".field")) {
    button.setAttribute("aria-pressed", String(button.dataset.key === key));
  }
  const before = selected;
  open("correcting");
  byId("read").elements.field.value = option.value;
  byId("offers")?.remove();
  if (option.value === "kind" || option.value === "status" || before) {
    byId("read").requestSubmit();
  } else {
    hint(`${option.textContent}: choose the words, then Enter`);
  }
}

function hint(words) {
  panel.querySelector(".hint").textContent = words;
  say(words);
}

/** Write the selected words, and where they stand, into the form that waits for them. */
function fill() {
  const found = sheet() ? selectedWords(sheet()) : null;
  if (found) {
    selected = found;
  }
  for (const form of document.querySelectorAll("[data-panel]")) {
    const { start, end } = form.elements;
    start.disabled = end.disabled = !selected;
    form.querySelector("[data-selected]").hidden = !selected;
    if (selected) {
      start.value = selected.start;
      end.value = selected.end;
      form.querySelector("[data-selected-words]").textContent = selected.words;
    }
  }
}

/** Leave whatever is open; what was selected is forgotten. */
function leave() {
  for (const details of document.querySelectorAll("details.panel[open]")) {
    details.open = false;
  }
  for (const button of document.querySelectorAll('.field[aria-pressed="true"]')) {
    button.setAttribute("aria-pressed", "false");
  }
  getSelection().removeAllRanges();
  panel = cursor = selected = null;
  fill();
  say("");
  work()?.focus({ preventScroll: true });
}

function reject() {
  open("rejecting");
  byId("reject").querySelector("input[type=radio]").focus();
}

const KEYS = {
  a: () => byId("accept")?.requestSubmit(),
  r: () => byId("rejecting") && reject(),
  u: () => byId("unsure")?.requestSubmit(),
  n: () => byId("after")?.click(),
  p: () => byId("before")?.click(),
  m: () => byId("missing") && open("missing"),
  t: () => byId("correcting")?.open && byId("read").elements.typed.focus(),
  z: () => byId("undo")?.requestSubmit(),
  "?": () => byId("keys").showModal(),
};

/** Enter: the words are chosen. */
function enter() {
  if (panel.id === "read") {
    panel.requestSubmit();
  } else {
    panel.elements.kind.focus();
  }
}

document.addEventListener("keydown", (event) => {
  if (!work() || byId("keys")?.open || event.defaultPrevented) {
    return;
  }
  if (event.key === "Escape") {
    leave();
    return;
  }
  const choosing = event.target.type === "radio" && event.key === "t"; // A list of values, and none of them fits.
  if (isTyping(event) && !choosing) {
    return;
  }
  const field = byId("read")?.querySelector(`option[data-key="${CSS.escape(event.key)}"]`);
  const onButton = event.target.closest?.("button, a, summary");
  if (cursor && ARROWS.has(event.key)) {
    cursor.move(event.key, event.shiftKey);
    fill();
    say(selected?.words ?? "");
  } else if (panel && event.key === "Enter" && !onButton) {
    enter();
  } else if (field) {
    choose(event.key);
  } else if (KEYS[event.key]) {
    KEYS[event.key]();
  } else {
    return;
  }
  event.preventDefault();
});

document.addEventListener("pointerover", (event) => {
  const field = event.target.closest?.(".field");
  const value = field?.querySelector("[data-value]")?.dataset.value;
  if (work()?.dataset.claimNow && (value || event.target.closest?.(".claim"))) {
    light(work(), [work().dataset.claimNow], value ?? null);
  }
});

document.addEventListener("click", (event) => {
  const field = event.target.closest(".field");
  if (field) {
    choose(field.dataset.key);
  } else if (event.target.closest("[data-keys]")) {
    byId("keys").showModal();
  }
});

// A finger or a mouse selects: the words wait in whatever form is open.
document.addEventListener("selectionchange", () => {
  if (sheet() && selectedWords(sheet())) {
    fill();
  }
});

// A click into the text takes what was selected back; where words are being chosen, it chooses the one it hits.
document.addEventListener("click", (event) => {
  const { isCollapsed, anchorNode, anchorOffset } = getSelection();
  if (!sheet()?.contains(event.target) || !isCollapsed) {
    return;
  }
  selected = null;
  if (cursor?.near(anchorNode, anchorOffset)) {
    event.preventDefault();
  }
  fill();
});

// The arrow keys go on from what a finger or a mouse selected.
document.addEventListener("pointerup", () => {
  const found = cursor && selectedWords(sheet());
  if (found) {
    cursor.take(found);
  }
});

document.addEventListener("toggle", (event) => {
  if (event.target.matches?.("details.panel[open]") && event.target.querySelector("[data-panel]")) {
    panel = event.target.querySelector("[data-panel]");
    fill();
  }
}, true);

let kept = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id === "work") {
    kept = { claim: work().dataset.claimNow, top: sheet()?.scrollTop ?? 0 };
  }
});

document.addEventListener("htmx:afterSettle", (event) => {
  const { target } = event.detail;
  if (byId("offers")) {
    byId("offers").scrollIntoView({ block: "nearest" });
    panel = cursor = null;
    (byId("offers").querySelector("input:checked") ?? byId("offers").querySelector("input[type=radio]")).focus();
    return;
  }
  if (target.id !== "work" && !byId("work")?.contains(target)) {
    return;
  }
  begin();
  if (kept && kept.claim === work().dataset.claimNow && sheet()) {
    sheet().scrollTop = kept.top;
  }
  work().focus({ preventScroll: true });
  tell();
});

for (const refused of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(refused, () => {
    byId("refused").hidden = false;
  });
}

begin();
fill();
tell();
