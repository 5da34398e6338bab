// A report's words and its claims: which words gave which value, and which words a person has selected.
// Offsets are code points of report.text, as Python counts; JavaScript counts UTF-16 units, and each is turned here.

const RUN = "[data-start]";

/** How many code points a string has. */
export function codePoints(words) {
  return [...words].length;
}

/**
 * The words of the report that are selected now, without white space around them.
 * @param {ParentNode} root where the report stands
 * @returns {{start: number, end: number, words: string} | null} offsets into report.text; null where no word is selected
 */
export function selectedWords(root = document) {
  const selection = getSelection();
  if (!selection || selection.rangeCount === 0 || selection.isCollapsed) {
    return null;
  }
  const range = selection.getRangeAt(0);
  const parts = [...root.querySelectorAll(RUN)].flatMap((run) => partOf(run, range));
  const words = parts.map((part) => part.words).join("");
  if (words.trim() === "") {
    return null;
  }
  const start = parts[0].start + codePoints(words) - codePoints(words.trimStart());
  return { start, end: start + codePoints(words.trim()), words: words.trim() };
}

/** The words of a run that lie in a range, and where they start; none where it does not reach the run. */
function partOf(run, range) {
  if (!range.intersectsNode(run)) {
    return [];
  }
  const inside = document.createRange();
  inside.selectNodeContents(run);
  const before = inside.cloneRange();
  if (inside.compareBoundaryPoints(Range.START_TO_START, range) < 0) {
    inside.setStart(range.startContainer, range.startOffset);
  }
  if (inside.compareBoundaryPoints(Range.END_TO_END, range) > 0) {
    inside.setEnd(range.endContainer, range.endOffset);
  }
  before.setEnd(inside.startContainer, inside.startOffset);
  const words = inside.toString();
  return words === "" ? [] : [{ start: Number(run.dataset.start) + codePoints(before.toString()), words }];
}

/**
 * Show the words of claims, and with one claim by name the words that gave its values.
 * @param {ParentNode} root holds the text and the cards
 * @param {string[]} claims their ids; none shows nothing
 * @param {string | null} only the id of the one value to name
 */
export function light(root, claims, only = null) {
  const labels = claims.length === 1 ? labelsOf(root, claims[0]) : new Map();
  for (const one of root.querySelectorAll(".claim, .sign-of")) {
    one.classList.toggle("lit", claims.includes(one.dataset.claim));
  }
  let last = [];
  for (const run of root.querySelectorAll(RUN)) {
    const values = split(run.dataset.values).filter((value) => labels.has(value) && (only ?? value) === value);
    const said = split(run.dataset.claims).some((claim) => claims.includes(claim));
    run.classList.toggle("lit", said || values.length > 0);
    run.classList.toggle("valued", values.length > 0);
    const fresh = values.filter((value) => !last.includes(value)).map((value) => labels.get(value));
    if (fresh.length > 0) {
      run.dataset.shown = [...new Set(fresh)].join(", ");
    } else {
      delete run.dataset.shown;
    }
    last = values;
  }
}

/**
 * Link words and cards both ways: pointing at or tabbing to either shows the other, a click keeps it shown.
 *
 * Whatever is shown is told by a `claim:lit` event on `root`, whose detail says which claim, whether it is kept, and
 * `from` what ("text" or "card"; null for a call of `keep`).
 * @param {HTMLElement} root holds the text and the cards
 * @returns {{keep: (claim: string | null) => void, kept: () => string | null}}
 */
export function link(root) {
  let kept = null;
  let now = "";

  const show = (claim, only, from) => {
    const next = `${claim} ${only} ${kept}`;
    if (next !== now) {
      now = next;
      light(root, claim ? [claim] : [], only);
      root.dispatchEvent(new CustomEvent("claim:lit", { detail: { claim, from, kept: claim !== null && claim === kept } }));
    }
  };
  const keep = (claim, from = null) => {
    kept = claim;
    show(claim, null, from);
  };
  const point = (event) => {
    const claim = claimAt(event.target, kept);
    const cell = event.target.closest(".claim [data-value]");
    show(claim ?? kept, claim ? (cell?.dataset.value ?? null) : null, sideOf(event.target));
  };

  root.addEventListener("pointerover", (event) => event.pointerType === "mouse" && point(event));
  root.addEventListener("pointerleave", () => show(kept, null, null));
  root.addEventListener("focusin", (event) => claimAt(event.target, kept) && point(event));
  root.addEventListener("click", (event) => {
    const claim = claimAt(event.target, null);
    const busy = event.target.closest(".claim :is(a, button, summary, input, select, textarea)");
    if (claim && !busy && getSelection().isCollapsed) {
      keep(event.target.closest(RUN) ? nextAt(event.target, kept) : claim, sideOf(event.target));
    }
  });
  return { keep, kept: () => kept };
}

/** The card of a claim. */
export function cardOf(root, claim) {
  return root.querySelector(`.claim[data-claim="${CSS.escape(claim)}"]`);
}

/** The sign before a claim's words. */
export function signOf(root, claim) {
  return root.querySelector(`.sign-of[data-claim="${CSS.escape(claim)}"]`);
}

/** The claim that an element belongs to: its card's or its sign's; of several on its words the kept one, else the first. */
function claimAt(element, kept) {
  const owner = element.closest("[data-claim]");
  if (owner) {
    return owner.dataset.claim;
  }
  const claims = split(element.closest("[data-claims]")?.dataset.claims);
  return claims.includes(kept) ? kept : (claims[0] ?? null);
}

/** Of several claims on the same words the one after the kept one, so that clicking on goes round. */
function nextAt(element, kept) {
  const claims = split(element.closest("[data-claims]").dataset.claims);
  return claims[(claims.indexOf(kept) + 1) % claims.length];
}

function sideOf(element) {
  return element.closest(".claim") ? "card" : "text";
}

/** What each value of a claim is called, by the value's id, as its card says. */
function labelsOf(root, claim) {
  const cells = cardOf(root, claim)?.querySelectorAll("[data-value]") ?? [];
  return new Map([...cells].map((cell) => [cell.dataset.value, cell.dataset.label]));
}

function split(words) {
  return words ? words.split(" ") : [];
}
