// A cursor that goes from word to word of a report: the browser's own selection, moved by keys.
import { codePoints } from "./report.js";

const WORD = /[\p{L}\p{N}]+(?:[’'.,:\-][\p{L}\p{N}]+)*/gu;

/**
 * One word: where it stands on the page and in report.text (code points).
 * @typedef {{start: number, end: number, from: [Text, number], to: [Text, number]}} Word
 */

/** The words of a report in order, without those that are folded away. */
export function wordsOf(root) {
  const pieces = [];
  let text = "";
  for (const run of root.querySelectorAll("[data-start]")) {
    const node = run.firstChild;
    if (!(node instanceof Text) || run.closest("details:not([open])")) {
      continue;
    }
    const last = pieces.at(-1);
    if (last && last.point + codePoints(last.node.data) !== Number(run.dataset.start)) {
      text += "\n"; // Words do not reach over what is folded away.
    }
    pieces.push({ node, at: text.length, point: Number(run.dataset.start) });
    text += node.data;
  }
  return [...text.matchAll(WORD)].map((match) => wordAt(pieces, match.index, match.index + match[0].length));
}

/** @returns {Word} */
function wordAt(pieces, start, end) {
  const first = pieceAt(pieces, start);
  const last = pieceAt(pieces, end - 1);
  return {
    start: first.point + codePoints(first.node.data.slice(0, start - first.at)),
    end: last.point + codePoints(last.node.data.slice(0, end - last.at)),
    from: [first.node, start - first.at],
    to: [last.node, end - last.at],
  };
}

/** The piece that holds a place of the text: the last that begins at or before it. */
function pieceAt(pieces, at) {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (pieces[middle].at <= at) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return pieces[low];
}

/** Moves through the words of a report; ``anchor`` is where a selection began, ``head`` the word that moves. */
export class WordCursor {
  /** @param {Element} root holds the report's text */
  constructor(root) {
    this.words = wordsOf(root);
    this.anchor = 0;
    this.head = 0;
  }

  /** Go to the word at or after a place of the text. */
  go(point) {
    const at = this.words.findIndex((word) => word.end > point);
    this.anchor = this.head = at < 0 ? this.words.length - 1 : at;
    this.show();
  }

  /** Go to the word that holds a place on the page; false where none does. */
  near(node, offset) {
    const at = this.words.findIndex(
      (word) => word.from[0] === node && word.from[1] <= offset && (word.to[0] !== node || offset <= word.to[1]),
    );
    if (at < 0) {
      return false;
    }
    this.anchor = this.head = at;
    this.show();
    return true;
  }

  /** Stand on words that were selected otherwise, by their places in the text, without selecting anything anew. */
  take({ start, end }) {
    const first = this.words.findIndex((word) => word.end > start);
    const last = this.words.findLastIndex((word) => word.start < end);
    if (first >= 0 && last >= first) {
      [this.anchor, this.head] = [first, last];
    }
  }

  /** Move by a key: left and right by a word, up and down by a line; ``extends`` keeps where the selection began. */
  move(key, extend) {
    const next = { ArrowLeft: this.head - 1, ArrowRight: this.head + 1 }[key] ?? this.line(key === "ArrowUp" ? -1 : 1);
    this.head = Math.min(Math.max(next, 0), this.words.length - 1);
    if (!extend) {
      this.anchor = this.head;
    }
    this.show();
  }

  /** The word in the line above or below that stands nearest to this one. */
  line(step) {
    const here = this.box(this.head);
    let best = this.head;
    let line = null;
    for (let at = this.head + step; at >= 0 && at < this.words.length; at += step) {
      const box = this.box(at);
      if (Math.abs(box.top - here.top) < here.height / 2) {
        continue;
      }
      line ??= box;
      if (Math.abs(box.top - line.top) > here.height / 2) {
        break;
      }
      if (best === this.head || Math.abs(box.left - here.left) < Math.abs(this.box(best).left - here.left)) {
        best = at;
      }
    }
    return best;
  }

  box(at) {
    const { from, to } = this.words[at];
    const range = document.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range.getClientRects()[0] ?? range.getBoundingClientRect();
  }

  /** Select the words from anchor to head, and bring the head into view. */
  show() {
    if (this.words.length === 0) {
      return;
    }
    const [first, last] = [Math.min(this.anchor, this.head), Math.max(this.anchor, this.head)];
    getSelection().setBaseAndExtent(...this.words[first].from, ...this.words[last].to);
    this.words[this.head].from[0].parentElement.scrollIntoView({ block: "nearest" });
    keepInView(this.box(this.head), this.words[this.head].from[0].parentElement.closest(".sheet"));
  }
}

/** A run may be longer than the sheet is high: scroll to the word itself. */
function keepInView(box, sheet) {
  if (!sheet) {
    return;
  }
  const frame = sheet.getBoundingClientRect();
  if (box.top < frame.top) {
    sheet.scrollTop -= frame.top - box.top + box.height;
  } else if (box.bottom > frame.bottom) {
    sheet.scrollTop += box.bottom - frame.bottom + box.height;
  }
}
