/* What is pasted from Word, LibreOffice, Outlook, Google Docs or a page, as our safe subset of HTML and nothing else. */
import { parseDocument } from "htmlparser2";
import { Run } from "./pasted-inline.js";
import { listHtml } from "./pasted-lists.js";
import { isDropped, isPicture, isStruck, markerOf, readable, settingIn, textOf, wordListItem } from "./pasted-source.js";
import { rowsOf, tableHtml } from "./pasted-tables.js";

const BLOCKS = new Set([
  "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
  "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol", "p", "pre",
  "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
]);
const TITLES = { MsoTitle: 1, MsoSubtitle: 2 };
const TYPED_BULLET = /^[•·▪◦‣●\uf0b7\uf0a7]\s*/;

/** The clean HTML of what was pasted, and what it lost: pictures, and text that was struck through. */
export function cleanPasted(html) {
  const gatherer = new Gatherer();
  gatherer.walk(parseDocument(html), { setting: {}, depth: -1 });
  gatherer.endRun();
  return { html: written(gatherer.blocks), pictures: gatherer.pictures, struck: gatherer.struck };
}

/* Goes through the tree and gathers flat blocks: paragraphs, headings, list items with a level, tables. */
class Gatherer {
  blocks = [];
  pictures = 0;
  struck = 0;
  run = new Run();
  /** What the run that is being gathered becomes: null for a paragraph. */
  kind = null;

  walk(node, place) {
    for (const child of node.children || []) this.take(child, place);
  }

  take(node, place) {
    if (node.type === "text") this.takeText(node.data, place);
    else if (isDropped(node)) return;
    else if (isStruck(node)) this.struck += textOf(node, true).trim() ? 1 : 0;
    else if (isPicture(node)) this.pictures += 1;
    else if (node.name === "br") this.run.addBreak();
    else if (node.name === "table") this.takeTable(node, place);
    else if (BLOCKS.has(node.name)) this.takeBlock(node, place);
    else if (node.name === "img") this.run.add(node.attribs.alt || "", place.setting);
    else this.walk(node, { ...place, setting: settingIn(node, place.setting) });
  }

  takeText(text, place) {
    const lines = place.verbatim ? text.split("\n") : [text];
    lines.forEach((line, index) => {
      if (index) this.run.addBreak();
      this.run.add(readable(line, place.setting.symbols), place.setting);
    });
  }

  takeBlock(node, place) {
    const within = { ...place, setting: settingIn(node, place.setting), verbatim: place.verbatim || node.name === "pre" };
    if (node.name === "li") return this.takeItem(node, within);
    if (node.name === "ul" || node.name === "ol") return this.takeList(node, within);
    const item = wordListItem(node);
    if (place.item && !item && !/^h\d$/.test(node.name)) return this.takeLine(node, within);
    this.endRun();
    this.kind = kindOf(node, item);
    this.walk(node, within);
    this.endRun();
  }

  /* A paragraph within a list item is a line of it. */
  takeLine(node, place) {
    if (!this.run.isEmpty) this.run.addBreak();
    this.walk(node, place);
  }

  takeList(node, place) {
    this.endRun();
    this.walk(node, {
      ...place,
      item: false,
      depth: place.depth + 1,
      list: { ordered: node.name === "ol", kind: node.attribs.type, next: Number(node.attribs.start) || 1 },
    });
    this.endRun();
  }

  takeItem(node, place) {
    this.endRun();
    const list = place.list || { ordered: false, next: 1 };
    const said = Number(node.attribs["data-aria-level"] || node.attribs["aria-level"]);
    const number = Number(node.attribs.value) || list.next;
    this.kind = { type: "item", level: said ? said - 1 : Math.max(0, place.depth), ordered: list.ordered, kind: list.ordered ? list.kind || "1" : undefined, number };
    const before = this.blocks.length;
    this.walk(node, { ...place, item: true });
    this.endRun();
    if (this.blocks.length > before) list.next = number + 1;
  }

  /* A table that only lays something out is taken apart: one cell, or a table within a table. */
  takeTable(node, place) {
    this.endRun();
    const lost = [this.pictures, this.struck];
    const rows = holdsTable(node) ? [] : rowsOf(node, (cell) => this.runOfCell(cell));
    if (rows.length && rows[0].length > 1) {
      this.blocks.push({ type: "table", rows });
    } else {
      [this.pictures, this.struck] = lost;
      this.walk(node, { ...place, item: false });
    }
    this.endRun();
  }

  runOfCell(cell) {
    const inner = new Gatherer();
    inner.walk(cell, { setting: settingIn(cell, {}), depth: -1 });
    inner.endRun();
    this.pictures += inner.pictures;
    this.struck += inner.struck;
    const whole = new Run();
    for (const block of inner.blocks) {
      const run = new Run();
      if (block.type === "item") run.add(block.ordered ? `${block.marker || `${block.number}.`} ` : "– ", {});
      run.pieces.push(...block.run.pieces);
      whole.append(run);
    }
    return whole;
  }

  endRun() {
    const kind = this.kind;
    const runs = this.run.paragraphs();
    this.run = new Run();
    this.kind = null;
    if (!runs.length) return;
    if (kind?.type === "item") {
      const [first, ...more] = runs;
      more.forEach((run) => first.append(run));
      this.blocks.push({ ...kind, run: first });
    } else if (kind?.type === "heading") {
      this.blocks.push(...runs.map((run) => ({ ...kind, run })));
    } else {
      this.blocks.push(...runs.map(paragraphOf));
    }
  }
}

function kindOf(node, item) {
  const title = TITLES[node.attribs?.class];
  const heading = /^h([1-6])$/.exec(node.name || "");
  if (heading || title) return { type: "heading", level: heading ? Number(heading[1]) : title, marker: item?.ordered ? item.marker : "" };
  return item && { type: "item", ...item };
}

/* A bullet that somebody typed is a bullet. */
function paragraphOf(run) {
  const first = run.pieces[0];
  if (!TYPED_BULLET.test(first.text)) return { type: "p", run };
  first.text = first.text.replace(TYPED_BULLET, "");
  if (run.isEmpty) return { type: "p", run };
  return { type: "item", level: 0, ...markerOf("•"), run };
}

const holdsTable = (node) => (node.children || []).some((child) => child.name === "table" || holdsTable(child));

/* The blocks as HTML; the highest heading becomes h4, everything below it h5. */
function written(blocks) {
  const levels = blocks.filter((block) => block.type === "heading").map((block) => block.level);
  const own = levels.every((level) => level === 4 || level === 5);
  const highest = Math.min(...levels);
  const out = [];
  for (let place = 0; place < blocks.length; place += 1) {
    const block = blocks[place];
    if (block.type === "item") {
      const from = place;
      while (blocks[place + 1]?.type === "item") place += 1;
      out.push(listHtml(blocks.slice(from, place + 1)));
    } else if (block.type === "table") {
      out.push(tableHtml(block.rows));
    } else if (block.type === "heading") {
      const tag = own ? `h${block.level}` : block.level === highest ? "h4" : "h5";
      const number = block.marker ? `${block.marker} ` : "";
      out.push(`<${tag}>${number}${block.run.html({ marks: false })}</${tag}>`);
    } else if (!block.run.isEmpty) {
      out.push(`<p>${block.run.html()}</p>`);
    }
  }
  return out.join("");
}
