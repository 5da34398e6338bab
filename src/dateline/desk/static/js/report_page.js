// The page of one report: its words and its claims linked, and the claim that the address names shown.
import { link } from "./report.js";

for (const root of document.querySelectorAll("[data-linked]")) {
  link(root);
}
