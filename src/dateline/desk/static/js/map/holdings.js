// Who is said to hold what, on the map; each mark leads to the row of its place in the table.
import { say } from "../desk.js";
import { CountryNames, colour, openMap } from "./base.js";
import { Marks } from "./marks.js";

const WAIT = 120;
const frame = document.getElementById("map");
const canvas = frame.querySelector(".canvas");

/** The places with the colours of their holders, as light or dark has them now. */
function coloured({ dots, areas }) {
  const probe = document.createElement("i");
  canvas.append(probe);
  const made = areas.map((area) => ({
    ...area,
    shade: 0.18,
    ...(area.tone && { colour: colour(`--${area.tone}`, probe) }),
  }));
  probe.remove();
  return { dots, areas: made };
}

async function show(map) {
  const marks = new Marks(map);
  const names = new CountryNames(map);
  const [answer] = await Promise.all([fetch(frame.dataset.marks), names.load()]);
  const places = await answer.json();
  if (!places.dots) {
    say(places.detail ?? "The map could not be drawn.");
    return;
  }
  const draw = () => names.draw(marks.draw(coloured(places)));
  let timer = 0;
  map.on("moveend", () => {
    clearTimeout(timer);
    timer = setTimeout(draw, WAIT);
  });
  document.addEventListener("desk:theme", draw);
  draw();
  frame.dataset.ready = "true";
}

/** Lead to the row of a place. */
function choose(id) {
  const row = document.getElementById(id);
  document.querySelector("tr.chosen")?.classList.remove("chosen");
  row?.classList.add("chosen");
  row?.scrollIntoView({ block: "center" });
  row?.querySelector("a, summary")?.focus({ preventScroll: true });
}

const map = openMap(canvas, { center: [0, 20], zoom: 1, box: frame.dataset.box.split(",").map(Number), tiles: frame.dataset.tiles || null, credit: frame.dataset.credit });
if (map) {
  map.on("load", () => show(map));
  frame.addEventListener("click", (event) => {
    const mark = event.target.closest("a[data-at]");
    if (!mark) return;
    event.preventDefault();
    choose(mark.dataset.at);
  });
} else {
  canvas.textContent = "This browser cannot draw the map; the table has all of it.";
}
