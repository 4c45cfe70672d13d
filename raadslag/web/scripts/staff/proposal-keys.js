/* Which key answers a proposal, and where the focus goes afterwards. */

const LETTERS = { g: "agree", a: "drop", r: "edit", j: "next", k: "previous", z: "undo" };
const KEYS = { ArrowDown: "next", ArrowUp: "previous" };

/** What a key asks for; null where it is left to the browser. ``place``: ``card``, ``control`` (a button or a link) or ``field``. */
export function deedOf({ key, place, ctrlKey, altKey, metaKey, repeat }) {
  if (ctrlKey || altKey || metaKey) return null;
  if (place === "field") return key === "Escape" ? "back" : null;
  const deed = KEYS[key] || LETTERS[key.toLowerCase()] || (key === "Escape" ? "back" : null);
  if (key === "Enter" && place === "card" && !repeat) return "agree";
  return repeat && deed !== "next" && deed !== "previous" ? null : deed;
}

/** The one ``step`` away in ``ids``; the same at either end. */
export function neighbour(ids, id, step) {
  const at = ids.indexOf(id);
  return ids[Math.min(ids.length - 1, Math.max(0, at + step))] ?? null;
}

/** Where the focus goes when ``id`` has been answered: to the one after it, else before it; null where none is left. */
export function afterwards(ids, id) {
  const at = ids.indexOf(id);
  return ids[at + 1] ?? ids[at - 1] ?? null;
}
