// The map under every mark: Natural Earth's countries with quiet lines and names, and tiles where a source is set.
import { AttributionControl, Map as Earth, Marker, NavigationControl, ScaleControl } from "../../vendor/maplibre-gl.mjs";

const COUNTRIES = "/static/vendor/countries.json";
const EMPTY = { type: "FeatureCollection", features: [] };
const CREDIT = "Natural Earth; borders say nothing about anybody’s status";
const NAMES_FROM = 2.2;
const NAMES = 40;

/** A colour of the page's style sheet as the map can take it, whether light or dark. */
export function colour(name, probe) {
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}

/** What each layer is painted with; asked again when light and dark change. */
function paints(probe) {
  const land = colour("--map-land", probe);
  const area = colour("--map-area", probe);
  return {
    sea: { "background-color": colour("--map-sea", probe) },
    land: { "fill-color": land },
    borders: { "line-color": colour("--map-border", probe), "line-width": 0.8 },
    "area-fill": { "fill-color": ["coalesce", ["get", "colour"], area], "fill-opacity": ["get", "shade"] },
    "area-known": { "line-color": ["coalesce", ["get", "colour"], area], "line-width": 1.2 },
    "area-guessed": {
      "line-color": ["coalesce", ["get", "colour"], area],
      "line-width": 1.2,
      "line-dasharray": [2, 2],
    },
  };
}

function layers(probe, tiles) {
  const paint = paints(probe);
  const layer = (id, type, source, more = {}) => ({ id, type, ...(source && { source }), paint: paint[id], ...more });
  return [
    layer("sea", "background"),
    layer("land", "fill", "countries"),
    ...(tiles ? [{ id: "tiles", type: "raster", source: "tiles" }] : []),
    layer("area-fill", "fill", "areas"),
    layer("borders", "line", "countries"),
    layer("area-known", "line", "areas", { filter: ["get", "known"] }),
    layer("area-guessed", "line", "areas", { filter: ["!", ["get", "known"]] }),
  ];
}

/** A map in an element, or null where the browser cannot draw one. */
export function openMap(element, { center, zoom, box, tiles, credit }) {
  const probe = document.createElement("i");
  element.append(probe);
  const sources = {
    countries: { type: "geojson", data: COUNTRIES, attribution: CREDIT },
    areas: { type: "geojson", data: EMPTY },
    ...(tiles && { tiles: { type: "raster", tiles: [tiles], tileSize: 256, attribution: credit } }),
  };
  let map;
  try {
    map = new Earth({
      container: element,
      style: { version: 8, sources, layers: layers(probe, tiles) },
      ...(box ? { bounds: box, fitBoundsOptions: { padding: 48, maxZoom: 8 } } : { center, zoom }),
      attributionControl: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      fadeDuration: 0,
      maxZoom: 13,
      minZoom: 0.5,
    });
  } catch {
    probe.remove();
    return null;
  }
  map.touchZoomRotate.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), "top-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  map.addControl(new AttributionControl({ compact: false }), "bottom-right");
  const repaint = () => {
    for (const [id, values] of Object.entries(paints(probe))) {
      for (const [name, value] of Object.entries(values)) {
        map.setPaintProperty(id, name, value);
      }
    }
  };
  document.addEventListener("desk:theme", repaint);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", repaint);
  return map;
}

/** Keeps the names of the countries in view on the map, where no mark stands. */
export class CountryNames {
  #map;
  #names = [];
  #shown = [];

  constructor(map) {
    this.#map = map;
  }

  async load() {
    const countries = await (await fetch(COUNTRIES)).json();
    this.#names = countries.features
      .map((one) => one.properties)
      .filter((one) => one.at)
      .sort((a, b) => b.size - a.size);
  }

  /** Show the names that find room beside what already stands at ``taken`` (boxes in pixels). */
  draw(taken) {
    this.#shown.forEach((marker) => marker.remove());
    this.#shown = [];
    if (this.#map.getZoom() < NAMES_FROM) {
      return;
    }
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    for (const { name, at, size } of this.#names) {
      const { x, y } = this.#map.project(at);
      const room = Math.sqrt(size) * 2 ** this.#map.getZoom() * 1.4;
      const half = name.length * 3.6;
      const box = [x - half, y - 9, x + half, y + 9];
      if (room > half && box[0] > 0 && box[2] < width && y > 9 && y < height - 24 && !taken.some((o) => meet(o, box))) {
        taken.push(box);
        this.#shown.push(label("country-name", name, at).addTo(this.#map));
        if (this.#shown.length === NAMES) {
          return;
        }
      }
    }
  }
}

/** Words on the map that nobody can click. */
export function label(kind, words, at, { anchor = "center", offset = [0, 0] } = {}) {
  const element = document.createElement("span");
  element.className = kind;
  element.textContent = words;
  element.setAttribute("aria-hidden", "true");
  return new Marker({ element, anchor, offset }).setLngLat(at);
}

/** Whether two boxes in pixels share a part. */
export function meet(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}
