// Draws what the desk answers for a view: dots with numbers, areas as shaded shapes with their number written.
import { Marker } from "../../vendor/maplibre-gl.mjs";
import { label, meet } from "./base.js";

const KNOWN = new Set(["unit", "country"]);
const NAMED_FROM = 4.5;
const SIGNED = 5;
/** Where the name of an area may stand, in pixels from its middle: the first that is free. */
const SHIFTS = [0, -26, 26, -52, 52].flatMap((y) => [0, -60, 60].map((x) => [x, y]));
const SIGNS = "/static/signs.svg";

/** Shade by how many incidents there are: doubling the number darkens one step, and nothing hides what is below. */
function shade(incidents, form) {
  const most = form === "country" ? 0.1 : 0.28;
  return Math.min(most, 0.05 + 0.03 * Math.log2(1 + incidents));
}

/** What a mark says in words, for its title. */
function told(mark) {
  const name = mark.more ? `${mark.name} and ${mark.more} more` : mark.name;
  const parts = [`${name}: ${mark.incidents} incident${mark.incidents === 1 ? "" : "s"}`];
  if (mark.words) parts.push(mark.words);
  if (mark.near) parts.push(`${mark.near} near, not in`);
  if (mark.killed !== null) parts.push(`${mark.killed} killed`);
  if (mark.disputed) parts.push(`${mark.disputed} disputed`);
  if (mark.unverified) parts.push(`${mark.unverified} unverified`);
  return parts.join(", ");
}

function sign(id) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "sign");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${SIGNS}#${id}`);
  svg.append(use);
  return svg;
}

function element(mark, classes) {
  const made = document.createElement("a");
  made.className = `mark ${classes}`;
  made.href = "#beside";
  made.dataset.at = mark.at;
  made.tabIndex = -1;
  made.title = mark.title ?? told(mark);
  made.setAttribute("aria-label", made.title);
  const number = document.createElement("span");
  number.textContent = written(mark);
  made.append(number);
  const id = signOf(mark);
  if (id) made.append(sign(id));
  return made;
}

/** The sign beside a number: where voices disagree on one incident in five, or nothing is verified. */
function signOf({ incidents, disputed, unverified }) {
  if (disputed && disputed * SIGNED >= incidents) return "disputed";
  return unverified && unverified === incidents ? "unverified" : null;
}

/** What is written in a mark: its number, a letter of a holder, and the name of an area. */
function written(mark) {
  const number = mark.letter ?? (mark.incidents > 1 || mark.form ? String(mark.incidents) : "");
  return mark.form && mark.form !== "near" ? `${mark.name} ${number}` : number;
}

/** About half as wide as a mark is drawn, in pixels. */
function half(mark) {
  return Math.max(10, 6 + 3.6 * written(mark).length + (signOf(mark) ? 7 : 0));
}

function size(incidents) {
  return incidents >= 1000 ? 4 : incidents >= 100 ? 3 : incidents > 1 ? 2 : 1;
}

export class Marks {
  #map;
  #shown = new Map();
  #names = [];

  constructor(map) {
    this.#map = map;
  }

  /** Draw an answer in place of the last; gives the boxes in pixels that are taken. A mark that stays as it was is
   *  kept, only moved: one that is drawn anew between press and release of a click would never hear of it. */
  draw({ dots, areas }, chosen) {
    const before = this.#shown;
    this.#shown = new Map();
    this.#names.forEach((marker) => marker.remove());
    this.#names = [];
    this.#map.getSource("areas").setData({ type: "FeatureCollection", features: areas.map(feature) });
    const taken = [];
    for (const dot of dots) {
      const how = dot.near === dot.incidents ? "near" : "exact";
      const more = `${dot.tone ?? ""} ${dot.besieged ? "besieged" : ""} ${dot.at === chosen ? "chosen" : ""}`;
      this.#place(dot, `dot ${how} size-${dot.letter ? 2 : size(dot.incidents)} ${more}`, taken, [[0, 0]], before);
    }
    for (const area of areas) {
      const shifts = area.form === "near" ? [[0, 0]] : SHIFTS;
      this.#place(area, `area ${area.form} ${area.tone ?? ""} ${area.at === chosen ? "chosen" : ""}`, taken, shifts, before);
    }
    before.forEach((marker) => marker.remove());
    this.#name(dots, taken);
    return taken;
  }

  /** One mark, where it finds room; taken out of those before where it stood there already. */
  #place(mark, classes, taken, shifts, before) {
    const { x, y } = this.#map.project([mark.lon, mark.lat]);
    const wide = half(mark);
    const boxAt = ([dx, dy]) => [x + dx - wide, y + dy - 11, x + dx + wide, y + dy + 11];
    const offset = shifts.find((shift) => !taken.some((other) => meet(other, boxAt(shift)))) ?? shifts[0];
    taken.push(boxAt(offset));
    const made = element(mark, classes);
    const key = made.outerHTML;
    const kept = before.get(key);
    before.delete(key);
    const marker = (kept ?? new Marker({ element: made })).setOffset(offset).setLngLat([mark.lon, mark.lat]);
    this.#shown.set(key, kept ?? marker.addTo(this.#map));
  }

  /** Names of towns, the one with most incidents first, where they cover nothing. */
  #name(dots, taken) {
    if (this.#map.getZoom() < NAMED_FROM) {
      return;
    }
    for (const dot of dots) {
      const { name, more, lon, lat } = dot;
      const side = half(dot) + 3;
      const { x, y } = this.#map.project([lon, lat]);
      const words = more ? `${name} +${more}` : name;
      const wide = words.length * 7.2 + 4;
      const places = [
        { box: [x + side, y - 9, x + side + wide, y + 9], anchor: "left", offset: [side, 0] },
        { box: [x - side - wide, y - 9, x - side, y + 9], anchor: "right", offset: [-side, 0] },
        { box: [x - wide / 2, y + 12, x + wide / 2, y + 30], anchor: "top", offset: [0, 12] },
      ];
      const free = places.find(({ box }) => !taken.some((other) => meet(other, box)));
      if (free) {
        taken.push(free.box);
        this.#names.push(label("town-name", words, [lon, lat], free).addTo(this.#map));
      }
    }
  }
}

function feature(area) {
  const { form, incidents, shape, colour } = area;
  const known = KNOWN.has(form);
  return { type: "Feature", geometry: shape, properties: { known, shade: area.shade ?? shade(incidents, form), ...(colour && { colour }) } };
}
