// What every page does: switch light and dark, say in words what changed, and offer the keys of a view.

const root = document.documentElement;

function isDark() {
  return (root.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

for (const button of document.querySelectorAll("[data-theme-switch]")) {
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Storage is switched off: the choice holds for this page.
    }
    document.dispatchEvent(new CustomEvent("desk:theme", { detail: root.dataset.theme }));
  });
}

/** Say something to whoever reads the page with their ears, and to everybody for a moment. */
export function say(words) {
  const said = document.getElementById("said");
  said.textContent = words;
}

/** The header that guards a request which changes something. */
export function guard() {
  return JSON.parse(document.body.getAttribute("hx-headers"));
}

/** True where a key belongs to a field that is being typed in, or is held with another. */
export function isTyping(event) {
  const at = event.target;
  const typed = at instanceof HTMLElement && (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName));
  return typed || event.ctrlKey || event.metaKey || event.altKey;
}
