/* The editor's document as HTML of the safe subset: nothing that the reader of it would take away again. */
import { escaped } from "./pasted-inline.js";

const attribute = (name, value) => (value == null || value === "" ? "" : ` ${name}="${escaped(String(value)).replace(/"/g, "&quot;")}"`);

/** ``doc`` as ``toJSON()`` gives it. A text without any words is "". */
export function htmlOf(doc) {
  const blocks = (doc.content || []).map(blockHtml).join("");
  return blocks.replace(/<[^>]*>/g, "").trim() || blocks.includes("<td") || blocks.includes("<th") ? blocks : "";
}

function blockHtml(node) {
  const inside = node.content || [];
  switch (node.type) {
    case "paragraph": return inlineHtml(inside) && `<p>${inlineHtml(inside)}</p>`;
    case "heading": return inlineHtml(inside) && `<h${node.attrs.level}>${inlineHtml(inside)}</h${node.attrs.level}>`;
    case "bulletList": return `<ul>${inside.map(itemHtml).join("")}</ul>`;
    case "orderedList": return listHtml(node, inside);
    case "table": return tableHtml(inside);
    default: throw new Error(`${node.type} has no form in HTML yet: give it one`);
  }
}

function listHtml({ attrs = {} }, items) {
  const type = attribute("type", attrs.type === "1" ? null : attrs.type);
  const start = attribute("start", attrs.start > 1 ? attrs.start : null);
  return `<ol${type}${start}>${items.map(itemHtml).join("")}</ol>`;
}

function itemHtml({ attrs = {}, content = [] }) {
  const own = attribute("value", attrs.value) + attribute("data-marker", attrs.marker);
  const inside = content.map((node, place) => {
    if (node.type !== "paragraph") return blockHtml(node);
    const text = inlineHtml(node.content || []);
    return text && content[place - 1]?.type === "paragraph" ? `<br>${text}` : text; // a further paragraph is a line of its item
  });
  return `<li${own}>${inside.join("")}</li>`;
}

function tableHtml(rows) {
  const heads = rows[0]?.content?.every((cell) => cell.type === "tableHeader") ?? false;
  const line = (row, tag) => `<tr>${(row.content || []).map((cell) => `<${tag}>${cellHtml(cell)}</${tag}>`).join("")}</tr>`;
  const body = rows.slice(heads ? 1 : 0).map((row) => line(row, "td")).join("");
  return `<table>${heads ? `<thead>${line(rows[0], "th")}</thead>` : ""}${body && `<tbody>${body}</tbody>`}</table>`;
}

const cellHtml = ({ content = [] }) => content.map((line) => inlineHtml(line.content || [])).join("<br>").replace(/(<br>)+$/, "");

function inlineHtml(nodes) {
  return nodes.map(runHtml).join("").replace(/<\/(strong|em)><\1>/g, "").replace(/^(?:\s|<br>)+|(?:\s|<br>)+$/g, "");
}

/* Links stand outermost, so that one link with a bold word is two links only where the address differs. */
function runHtml({ type, text, marks = [] }) {
  if (type === "hardBreak") return "<br>";
  const has = (name) => marks.find((mark) => mark.type === name);
  let html = escaped(text);
  if (has("italic")) html = `<em>${html}</em>`;
  if (has("bold")) html = `<strong>${html}</strong>`;
  return has("link") ? `<a${attribute("href", has("link").attrs.href)}>${html}</a>` : html;
}
