/* What other programs mean by their markup: styles, list markers, deleted text, Word's own elements. */

const BULLETS = /^[·•▪◦‣●○■□§üØo–—\-*\uf0a7\uf0b7\uf0d8\uf0fc]$/;
const ROMAN = /^[ivxl]+$/i;
const SAFELINK = /^https:\/\/[^/]+\.safelinks\.protection\.outlook\.com\/.*[?&]url=([^&]+)/i;
const SYMBOLS = { "à": "→", "ß": "←", "Þ": "⇒", "J": "☺", "ü": "✓", "Ã": "×" }; // Wingdings, as Word puts it in HTML
const DROPPED = new Set([
  "script", "style", "title", "meta", "link", "head", "xml", "template", "noscript", "button", "input", "select",
  "textarea", "iframe", "colgroup", "col", "audio", "canvas",
]);
const STRUCK = new Set(["del", "s", "strike"]);
const PICTURES = new Set(["img", "picture", "svg", "object", "embed", "video", "v:shape", "v:imagedata"]);
const COMMENTS = /mso-comment-reference|mso-special-character:\s*comment|mso-element:\s*comment|msocommentreference|msocomtxt|msocomanchor/i;

/** The style attribute as a map; the names in small letters. */
export function styleOf(node) {
  const found = new Map();
  for (const rule of (node.attribs?.style || "").split(";")) {
    const colon = rule.indexOf(":");
    if (colon > 0) found.set(rule.slice(0, colon).trim().toLowerCase(), rule.slice(colon + 1).trim().toLowerCase());
  }
  return found;
}

/** Deleted by a tracked change, or struck through. */
export function isStruck(node) {
  return STRUCK.has(node.name) || /\bmsoDel\b/i.test(node.attribs?.class || "") || /line-through/.test(node.attribs?.style || "");
}

/** Hidden, or belonging to the program rather than to the text. */
export function isDropped(node) {
  if (node.type !== "tag" && node.type !== "script" && node.type !== "style") return node.type !== "text" && node.type !== "root";
  if (DROPPED.has(node.name)) return true;
  const said = `${node.attribs.style || ""} ${node.attribs.class || ""}`;
  if (COMMENTS.test(said)) return true;
  const style = styleOf(node);
  return style.get("display") === "none" || style.get("mso-hide") === "all" || style.get("mso-list") === "ignore";
}

/** A picture that the text loses; the dot by which a mail is traced is none. */
export function isPicture(node) {
  return PICTURES.has(node.name) && !["0", "1"].includes(node.attribs.width) && !(node.attribs.alt || "").match(/^\p{Extended_Pictographic}/u);
}

/** How a stretch is set inside ``node``, when it is set as ``outside`` around it. */
export function settingIn(node, outside) {
  const style = styleOf(node);
  const weight = style.get("font-weight");
  const slant = style.get("font-style");
  const inside = { ...outside };
  if (node.name === "b" || node.name === "strong") inside.bold = true;
  if (node.name === "i" || node.name === "em" || node.name === "cite") inside.italic = true;
  if (weight) inside.bold = weight === "bold" || weight === "bolder" || Number(weight) >= 600;
  if (slant) inside.italic = slant === "italic" || slant === "oblique";
  if (node.name === "a") inside.href = addressOf(node.attribs.href || "") || outside.href;
  if (/wingdings/.test(`${style.get("mso-symbol-font-family") || ""}${style.get("font-family") || ""}`)) inside.symbols = true;
  return inside;
}

/** An address that may stand in the text, else "": bookmarks, files and scripts are none. */
export function addressOf(href) {
  const hidden = SAFELINK.exec(href);
  const address = (hidden ? decoded(hidden[1]) : href).trim();
  return /^(https?:\/\/|mailto:)\S+$/i.test(address) ? address : "";
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return "";
  }
}

/** Text as it should read: no hard spaces, no invisible signs, Wingdings' arrows as arrows. */
export function readable(text, symbols) {
  const plain = text.replace(/[\u200b\u200c\u2060\ufeff\u00ad]/g, "").replace(/[\s\u00a0\u2007\u202f]+/g, " ").replace(/\uf0e0/g, "→");
  return symbols ? plain.replace(/[àßÞJüÃ]/g, (sign) => SYMBOLS[sign]) : plain;
}

/** All text of a node, what is dropped left out unless ``all``. */
export function textOf(node, all = false) {
  if (node.type === "text") return node.data;
  if (!all && (isDropped(node) || isStruck(node))) return "";
  return (node.children || []).map((child) => textOf(child, all)).join("");
}

/**
 * Word's list paragraph: the level from 0 and the printed marker, or nothing.
 * Word writes a list as paragraphs that say ``mso-list: l0 level2 lfo1``; saved as "filtered" they only begin with the marker.
 */
export function wordListItem(node) {
  const list = /\blevel(\d+)\b/.exec(styleOf(node).get("mso-list") || "");
  if (list) return { level: Number(list[1]) - 1, ...markerOf(readable(ignoredText(node), false).trim()) };
  if (!/^MsoList(Paragraph|Bullet|Number)/.test(node.attribs.class || "")) return null;
  const [marker, span] = leadingMarker(node);
  if (!span) return null;
  const indent = /^([\d.]+)pt$/.exec(styleOf(node).get("margin-left") || "");
  span.children = [];
  return { level: indent ? Math.max(0, Math.round(Number(indent[1]) / 36) - 1) : 0, ...markerOf(marker) };
}

function ignoredText(node) {
  if (styleOf(node).get("mso-list") === "ignore") return textOf(node, true);
  return (node.children || []).map(ignoredText).join("");
}

/* "·" or "2." before a stretch of nothing but hard spaces in a small font: how Word draws the distance to the text. */
function leadingMarker(node) {
  const first = node.children.find((child) => child.type === "tag" || (child.type === "text" && child.data.trim()));
  const found = first?.type === "tag" && /^\s*(\S{1,8}?)[\s\u00a0]{2,}$/.exec(textOf(first, true));
  return found && markerOf(found[1]).known ? [found[1], first] : ["", null];
}

/** What a printed marker says: numbered or not, the kind of numbers, the number itself. */
export function markerOf(marker) {
  const parts = /^\(?(?:\d+\.)*(\d+|[a-zæøå]{1,6})[.):]*\)?$/i.exec(marker);
  if (!marker || BULLETS.test(marker) || !parts) return { ordered: false, marker, known: BULLETS.test(marker) };
  const said = parts[1];
  if (/^\d+$/.test(said)) return { ordered: true, marker, kind: "1", number: Number(said), known: true };
  const roman = ROMAN.test(said) && (said.length > 1 || /^i$/i.test(said));
  const kind = roman ? "i" : "a";
  const number = roman ? romanNumber(said.toLowerCase()) : said.toLowerCase().charCodeAt(0) - 96;
  return { ordered: roman || said.length === 1, marker, kind: said === said.toLowerCase() ? kind : kind.toUpperCase(), number, known: true };
}

function romanNumber(text) {
  const values = [...text].map((letter) => ({ i: 1, v: 5, x: 10, l: 50 })[letter]);
  return values.reduce((sum, value, place) => sum + (values[place + 1] > value ? -value : value), 0);
}
