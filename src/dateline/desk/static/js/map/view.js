// The map view: what is chosen stands in the address, so that any view can be linked; the map, the list beside it
// and the time line show it. The list and the form are made on the server and work without this.
import { say } from "../desk.js";
import { CountryNames, openMap } from "./base.js";
import { Marks } from "./marks.js";
import { Brush } from "./timeline.js";

const WAIT = 120;
const VIEW = ["lat", "lon", "zoom"];
const frame = document.getElementById("map");
const beside = document.getElementById("beside");
const form = document.getElementById("filter");

/** The address of this view, with the days that the form holds now. */
function chosen() {
  const asked = new URLSearchParams(location.search);
  for (const name of ["from", "to"]) {
    const field = form?.elements[name];
    if (field?.value) asked.set(name, field.value);
    else if (field) asked.delete(name);
  }
  return asked;
}

/** Put what is chosen into the address, and into the form for when it is sent. */
function keep(asked) {
  history.replaceState(null, "", `${location.pathname}?${asked}`);
  for (const name of VIEW) {
    if (form?.elements[name]) form.elements[name].value = asked.get(name) ?? "";
  }
}

async function fetched(address, asked) {
  const answer = await fetch(`${address}?${asked}`);
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer;
}

let lists = 0;

/** Show the list for what is chosen now; an answer that a later question has overtaken is dropped. */
async function list(asked, focus = false) {
  const number = ++lists;
  const html = await (await fetched(frame.dataset.beside, asked)).text();
  if (number !== lists) return;
  const read = new DOMParser().parseFromString(html, "text/html");
  beside.replaceChildren(...read.body.childNodes);
  if (focus) beside.querySelector("h2")?.focus();
}

class View {
  #map;
  #marks;
  #names;
  #timer = 0;
  #asking = null;

  constructor(map) {
    this.#map = map;
    this.#marks = new Marks(map);
    this.#names = new CountryNames(map);
    map.on("load", async () => {
      await this.#names.load();
      await this.draw();
      frame.dataset.ready = "true";
      map.on("moveend", () => this.#moved());
    });
    map.on("webglcontextlost", plain);
  }

  #moved() {
    const asked = chosen();
    const { lat, lng } = this.#map.getCenter();
    asked.set("lat", lat.toFixed(3));
    asked.set("lon", lng.toFixed(3));
    asked.set("zoom", this.#map.getZoom().toFixed(2));
    keep(asked);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.draw(), WAIT);
  }

  async draw() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const bounds = this.#map.getBounds();
    const asked = chosen();
    VIEW.forEach((name) => asked.delete(name));
    asked.set("box", [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map((edge) => edge.toFixed(4)).join());
    asked.set("zoom", this.#map.getZoom().toFixed(2));
    let answer;
    try {
      answer = await (await fetch(`${frame.dataset.marks}?${asked}`, { signal: this.#asking.signal })).json();
    } catch (error) {
      if (error.name === "AbortError") return;
      throw error;
    }
    if (!answer.dots) {
      say(answer.detail ?? "The map could not be drawn.");
      return;
    }
    this.#names.draw(this.#marks.draw(answer, asked.get("at")));
    frame.dataset.drawn = String(answer.dots.length + answer.areas.length);
  }
}

/** The map as a picture of the server, where the browser cannot draw one. */
function plain() {
  const picture = frame.querySelector("noscript")?.textContent ?? "";
  const read = new DOMParser().parseFromString(picture, "text/html");
  frame.replaceChildren(...read.body.childNodes);
}

function open() {
  const { box, lat, lon, zoom, tiles, credit } = frame.dataset;
  const edges = box ? box.split(",").map(Number) : null;
  const map = openMap(frame.querySelector(".canvas"), {
    center: [Number(lon ?? 0), Number(lat ?? 20)],
    zoom: Number(zoom ?? 1),
    box: lat ? null : edges,
    tiles: tiles || null,
    credit,
  });
  if (!map) {
    plain();
    return null;
  }
  return new View(map);
}

const view = open();

/** Choose a place: its incidents stand in the list. */
async function choose(at) {
  const asked = chosen();
  if (at) asked.set("at", at);
  else asked.delete("at");
  keep(asked);
  await Promise.all([list(asked, true), view?.draw()]);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-at]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link.dataset.at);
});

const figure = document.getElementById("timeline");
if (figure && form) {
  new Brush(figure, form, () => {
    const asked = chosen();
    keep(asked);
    list(asked);
    view?.draw();
    const { from, to } = form.elements;
    say(from.value ? `From ${from.value} to ${to.value}` : "All days");
  });
}
