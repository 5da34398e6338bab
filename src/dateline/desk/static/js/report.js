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

/** Show the words of one claim (null: of none), and by name the words that gave its values. */
export function light(root, claim, only = null) {
  for (const run of root.querySelectorAll(".lit, [data-shown]")) {
    run.classList.remove("lit", "valued");
    delete run.dataset.shown;
  }
  for (const card of root.querySelectorAll(".claim.lit-card")) {
    card.classList.remove("lit-card");
  }
  if (claim === null) {
    return;
  }
  cardOf(root, claim)?.classList.add("lit-card");
  for (const sign of root.querySelectorAll(`.sign-of[data-claim="${CSS.escape(claim)}"]`)) {
    sign.classList.add("lit");
  }
  const labels = labelsOf(root, claim);
  let last = [];
  for (const run of root.querySelectorAll(RUN)) {
    const values = split(run.dataset.values).filter((value) => labels.has(value) && (only === null || value === only));
    run.classList.toggle("lit", split(run.dataset.claims).includes(claim) || values.length > 0);
    run.classList.toggle("valued", values.length > 0);
    const fresh = values.filter((value) => !last.includes(value)).map((value) => labels.get(value));
    if (fresh.length > 0) {
      run.dataset.shown = [...new Set(fresh)].join(", ");
    }
    last = values;
  }
}

/**
 * Link words and cards both ways: pointing at or tabbing to either shows the other; a click keeps it shown.
 * @param {HTMLElement} root holds the text and the cards
 */
export function link(root) {
  let kept = null;
  const rest = () => light(root, kept);
  const keep = (claim) => {
    kept = claim;
    rest();
  };
  for (const type of ["pointerover", "focusin"]) {
    root.addEventListener(type, (event) => {
      const claim = claimAt(event.target, kept);
      if (claim) {
        light(root, claim, event.target.closest(".claim [data-value]")?.dataset.value ?? null);
      } else if (type === "pointerover") {
        rest();
      }
    });
  }
  root.addEventListener("pointerleave", rest);
  root.addEventListener("click", (event) => {
    const claim = claimAt(event.target, kept);
    if (claim && event.target.closest(RUN) && getSelection().isCollapsed) {
      keep(claim);
      cardOf(root, claim)?.scrollIntoView({ block: "nearest" });
    } else if (claim && !event.target.closest("a, button, summary, input, select, textarea")) {
      keep(claim);
    }
  });
  return keep;
}

/** The card of a claim. */
export function cardOf(root, claim) {
  return root.querySelector(`.claim[data-claim="${CSS.escape(claim)}"]`);
}

/** The claim that an element belongs to: its card's, its sign's, or of the claims on its words the next after `kept`. */
function claimAt(element, kept) {
  const owner = element.closest("[data-claim]");
  if (owner) {
    return owner.dataset.claim;
  }
  const claims = split(element.closest("[data-claims]")?.dataset.claims);
  return claims.includes(kept) ? kept : (claims[0] ?? null);
}

/** What each value of a claim is called, by the value's id, as its card says. */
function labelsOf(root, claim) {
  const cells = cardOf(root, claim)?.querySelectorAll("[data-value]") ?? [];
  return new Map([...cells].map((cell) => [cell.dataset.value, cell.dataset.label]));
}

function split(words) {
  return words ? words.split(" ") : [];
}
