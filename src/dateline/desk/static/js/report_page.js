// The page of one report: cards keep beside the words that are read, keys go from claim to claim, voices are shown.
import { isTyping } from "./desk.js";
import { cardOf, light, link, signOf } from "./report.js";

const root = document.querySelector("[data-linked]");
const column = root.querySelector(".beside");
const claims = [...root.querySelectorAll(".claim")].map((card) => card.dataset.claim);
const linked = link(root);
let lit = null;

/** True where the cards stand beside the text and not below it. */
function isBeside() {
  return getComputedStyle(column).position === "sticky";
}

/** Bring a card into the column without moving the page. */
function reveal(card) {
  const top = card.offsetTop - 12;
  const isAbove = top < column.scrollTop;
  const isBelow = card.offsetTop + card.offsetHeight > column.scrollTop + column.clientHeight;
  if (isAbove || isBelow) {
    column.scrollTop = top;
  }
}

function isInView(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 0 && box.top < innerHeight;
}

function bringWords(claim) {
  const sign = signOf(root, claim);
  if (sign && !isInView(sign)) {
    sign.scrollIntoView({ block: "center" });
  }
}

root.addEventListener("claim:lit", ({ detail: { claim, from, kept } }) => {
  lit = claim;
  for (const card of root.querySelectorAll(".peek")) {
    card.classList.remove("peek");
  }
  const card = claim && cardOf(root, claim);
  if (!card) {
    return;
  }
  if (isBeside()) {
    if (from !== "card") {
      reveal(card);
    }
  } else if (kept && from === "text") {
    card.classList.add("peek");
  }
});

// A click on a sign keeps its claim where the page stands; only without a script does it jump.
root.addEventListener("click", (event) => {
  const anchor = event.target.closest("a.sign-of, .claim h3 a");
  if (!anchor) {
    return;
  }
  event.preventDefault();
  const { claim } = anchor.closest("[data-claim]").dataset;
  linked.keep(claim, anchor.matches(".sign-of") ? "text" : "card");
  if (anchor.matches(".claim a")) {
    signOf(root, claim)?.scrollIntoView({ block: "center" });
    signOf(root, claim)?.focus({ preventScroll: true });
  }
});

root.addEventListener("click", (event) => {
  if (!event.target.closest("[data-claim], [data-claims], .key") && getSelection().isCollapsed) {
    linked.keep(null);
  }
});

// While the text is read on, the column keeps beside it the card of the first claim in sight, or of the one that is shown.
let waiting = false;
addEventListener("scroll", () => {
  if (waiting || !isBeside() || column.matches(":hover, :focus-within")) {
    return;
  }
  waiting = true;
  requestAnimationFrame(() => {
    waiting = false;
    const inSight = claims.filter((claim) => signOf(root, claim) && isInView(signOf(root, claim)));
    if (inSight.includes(lit)) {
      reveal(cardOf(root, lit));
    } else if (inSight.length > 0) {
      column.scrollTop = cardOf(root, inSight[0]).offsetTop - 12;
    } else if (scrollY === 0) {
      column.scrollTop = 0;
    }
  });
}, { passive: true });

function choose(claim) {
  linked.keep(claim);
  bringWords(claim);
  cardOf(root, claim).focus({ preventScroll: isBeside() });
}

function letGo() {
  linked.keep(null);
  showVoice(null);
  document.activeElement?.blur();
}

function follow(key) {
  const claim = linked.kept();
  if (claim) {
    cardOf(root, claim).querySelector(`a[data-key="${key}"]`)?.click();
  }
}

function step(by) {
  if (claims.length > 0) {
    const at = claims.indexOf(linked.kept());
    const next = at === -1 ? (by > 0 ? 0 : claims.length - 1) : Math.min(Math.max(at + by, 0), claims.length - 1);
    choose(claims[next]);
  }
}

const KEYS = { j: () => step(1), k: () => step(-1), i: () => follow("i"), q: () => follow("q"), Escape: letGo };
addEventListener("keydown", (event) => {
  if (!isTyping(event) && Object.hasOwn(KEYS, event.key)) {
    KEYS[event.key]();
  }
});

/** Show all that one voice says; null lets go. */
function showVoice(letter) {
  for (const button of root.querySelectorAll("[data-voice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.voice === letter));
  }
  light(root, claims.filter((claim) => letter && cardOf(root, claim).dataset.voiceLetter === letter));
}

for (const button of root.querySelectorAll("[data-voice]")) {
  button.addEventListener("click", () => {
    const isShown = button.getAttribute("aria-pressed") === "true";
    linked.keep(null);
    showVoice(isShown ? null : button.dataset.voice);
  });
}

/** The claim that the address names: ?claim=… or #c-…. */
function named() {
  const hash = location.hash.startsWith("#c-") ? location.hash.slice(3) : null;
  return claims.find((claim) => claim === (hash ?? root.dataset.chosen)) ?? null;
}

function showNamed() {
  const claim = named();
  if (claim) {
    choose(claim);
  }
}

addEventListener("hashchange", showNamed);
showNamed();
