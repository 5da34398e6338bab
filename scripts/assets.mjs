// Copies what the desk's pages load from the npm packages into src/dateline/desk/static/vendor, so that a page
// loads nothing from the network. Run by scripts/build_assets.sh after `npm ci`.
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature } from "topojson-client";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const packages = join(root, "node_modules");
const out = join(root, "src/dateline/desk/static/vendor");

const FILES = {
  "htmx.org/dist/htmx.min.js": "htmx.js",
  "maplibre-gl/dist/maplibre-gl.mjs": "maplibre-gl.mjs",
  "maplibre-gl/dist/maplibre-gl-worker.mjs": "maplibre-gl-worker.mjs",
  "maplibre-gl/dist/maplibre-gl.css": "maplibre-gl.css",
};
const FONTS = ["source-serif-4", "source-sans-3"];
const SCRIPTS = ["latin", "latin-ext", "cyrillic", "greek", "vietnamese"];
const STYLES = ["normal", "italic"];

function copyFonts() {
  for (const font of FONTS) {
    for (const script of SCRIPTS) {
      for (const style of STYLES) {
        const file = `${font}-${script}-wght-${style}.woff2`;
        cpSync(join(packages, "@fontsource-variable", font, "files", file), join(out, "fonts", file));
      }
    }
  }
}

const DIGITS = 1000; // steps to a degree, some 100 m: finer than Natural Earth's lines at 1:50 million

/** Twice the area of a ring in square degrees, and its centre of mass. */
function centre(ring) {
  let area = 0;
  let x = 0;
  let y = 0;
  for (let i = 1; i < ring.length; i++) {
    const turn = ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
    area += turn;
    x += (ring[i - 1][0] + ring[i][0]) * turn;
    y += (ring[i - 1][1] + ring[i][1]) * turn;
  }
  return { size: Math.abs(area), at: [x / (3 * area), y / (3 * area)] };
}

const rounded = (value) => (Array.isArray(value) ? value.map(rounded) : Math.round(value * DIGITS) / DIGITS);

/** A ring without the jump at 180 degrees: past it longitudes go on counting, and around a pole it is closed there. */
function unrolled(ring) {
  let turns = 0;
  const made = ring.map(([lon, lat], i) => {
    if (i > 0) turns += ring[i - 1][0] - lon > 180 ? 360 : lon - ring[i - 1][0] > 180 ? -360 : 0;
    return [lon + turns, lat];
  });
  if (Math.abs(made.at(-1)[0] - made[0][0]) > 180) {
    const pole = made[0][1] > 0 ? 90 : -90;
    made.push([made.at(-1)[0], pole], [made[0][0], pole], made[0]);
  }
  return made;
}

// Natural Earth's countries at 1:50 million, as the offline base map draws them: the name of each stands in the
// middle of its largest part, and `size` says how much room there is for it.
function writeCountries() {
  const topology = JSON.parse(readFileSync(join(packages, "world-atlas/countries-50m.json"), "utf8"));
  const countries = feature(topology, topology.objects.countries);
  for (const one of countries.features) {
    const whole = one.geometry.type === "Polygon" ? [one.geometry.coordinates] : one.geometry.coordinates;
    const parts = whole.map((part) => part.map(unrolled));
    const middles = parts.map((part) => centre(part[0])).sort((a, b) => b.size - a.size);
    one.geometry = { type: "MultiPolygon", coordinates: rounded(parts) };
    one.properties = { name: one.properties.name, at: rounded(middles[0].at), size: rounded(middles[0].size) };
  }
  writeFileSync(join(out, "countries.json"), JSON.stringify(countries));
}

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "fonts"), { recursive: true });
for (const [from, to] of Object.entries(FILES)) {
  cpSync(join(packages, from), join(out, to));
}
copyFonts();
writeCountries();
