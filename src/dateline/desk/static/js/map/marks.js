// Draws what the desk answers for a view: dots with numbers, areas as shaded shapes with their number written.
import { Marker } from "../../vendor/maplibre-gl.mjs";
import { label, meet } from "./base.js";

const KNOWN = new Set(["unit", "country"]);
const NAMED_FROM = 4.5;
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
  const written = mark.letter ?? (mark.incidents > 1 || mark.form ? String(mark.incidents) : "");
  number.textContent = mark.form && mark.form !== "near" ? `${mark.name} ${written}` : written;
  made.append(number);
  if (mark.disputed) made.append(sign("disputed"));
  else if (mark.unverified && mark.unverified === mark.incidents) made.append(sign("unverified"));
  return made;
}

function size(incidents) {
  return incidents >= 1000 ? 4 : incidents >= 100 ? 3 : incidents > 1 ? 2 : 1;
}

export class Marks {
  #map;
  #shown = [];

  constructor(map) {
    this.#map = map;
  }

  /** Draw an answer in place of the last; gives the boxes in pixels that are taken. */
  draw({ dots, areas }, chosen) {
    this.#shown.forEach((marker) => marker.remove());
    this.#shown = [];
    this.#map.getSource("areas").setData({ type: "FeatureCollection", features: areas.map(feature) });
    const taken = [];
    for (const area of areas) {
      this.#place(area, `area ${area.form} ${area.tone ?? ""} ${area.at === chosen ? "chosen" : ""}`, taken, area.form === "near" ? 14 : 4 * area.name.length + 14);
    }
    for (const dot of dots) {
      const how = dot.near === dot.incidents ? "near" : "exact";
      const tone = dot.tone ?? "";
      this.#place(dot, `dot ${how} size-${dot.letter ? 2 : size(dot.incidents)} ${tone} ${dot.besieged ? "besieged" : ""} ${dot.at === chosen ? "chosen" : ""}`, taken, 14);
    }
    this.#name(dots, taken);
    return taken;
  }

  /** One mark, ``half`` pixels to each side. */
  #place(mark, classes, taken, half) {
    const { x, y } = this.#map.project([mark.lon, mark.lat]);
    taken.push([x - half, y - 14, x + half, y + 14]);
    const marker = new Marker({ element: element(mark, classes) }).setLngLat([mark.lon, mark.lat]);
    this.#shown.push(marker.addTo(this.#map));
  }

  /** Names of towns, the one with most incidents first, where they cover nothing. */
  #name(dots, taken) {
    if (this.#map.getZoom() < NAMED_FROM) {
      return;
    }
    for (const { name, more, lon, lat } of dots) {
      const { x, y } = this.#map.project([lon, lat]);
      const words = more ? `${name} +${more}` : name;
      const wide = words.length * 7.2 + 4;
      const sides = [
        { box: [x + 14, y - 9, x + 14 + wide, y + 9], anchor: "left", offset: [15, 0] },
        { box: [x - 14 - wide, y - 9, x - 14, y + 9], anchor: "right", offset: [-15, 0] },
        { box: [x - wide / 2, y + 14, x + wide / 2, y + 32], anchor: "top", offset: [0, 14] },
      ];
      const side = sides.find(({ box }) => !taken.some((other) => meet(other, box)));
      if (side) {
        taken.push(side.box);
        this.#shown.push(label("town-name", words, [lon, lat], side).addTo(this.#map));
      }
    }
  }
}

function feature(area) {
  const { form, incidents, shape, colour } = area;
  const known = KNOWN.has(form);
  return { type: "Feature", geometry: shape, properties: { known, shade: area.shade ?? shade(incidents, form), ...(colour && { colour }) } };
}
