/* Elements made by hand: a tag, its attributes and its children. */

export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child != null));
  return made;
}

export const button = (label, classes, onclick, attributes = {}) =>
  element("button", { type: "button", class: classes, onclick, ...attributes }, label);

const NS = "http://www.w3.org/2000/svg";

/** A sign of our own, drawn in a square of 24; the text beside it says the same. */
export function sign(path) {
  const svg = document.createElementNS(NS, "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false", class: "ed-sign" })) svg.setAttribute(name, value);
  const line = document.createElementNS(NS, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}
