// Deciding between coders: their words shown in the text, and words selected there put in as a third value.
import { link, selectedWords } from "./report.js";

const root = document.querySelector("[data-linked]");
const sheet = document.getElementById("sheet");
link(root);

/** The question that selected words are for: the one being filled in, else the first whose third value is chosen. */
function waiting() {
  const own = '.question:has(input[value="own"]:checked)';
  return document.activeElement?.closest(own) ?? root.querySelector(`${own}:not(.settled)`);
}

/** Write selected words and where they stand into a question; without any, forget where they stood. */
function fill(question, found) {
  const { start, end, own } = question.elements;
  if (!start || own.tagName === "SELECT") {
    return;
  }
  start.disabled = end.disabled = !found;
  if (found) {
    start.value = found.start;
    end.value = found.end;
    own.value = found.words.replace(/\s+/g, " ");
  }
}

document.addEventListener("selectionchange", () => {
  const found = selectedWords(sheet);
  const question = found && waiting();
  if (question) {
    fill(question, found);
  }
});

// A third value that is typed or chosen is the one that is meant.
root.addEventListener("input", (event) => {
  if (event.target.name === "own") {
    event.target.form.querySelector('input[value="own"]').checked = true;
  }
});

// A question that the address names is shown with its words.
const named = location.hash.startsWith("#q-") ? document.getElementById(location.hash.slice(1)) : null;
named?.closest(".claim")?.scrollIntoView({ block: "nearest" });
named?.querySelector("input[type=radio]")?.focus();
