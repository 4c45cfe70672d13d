/* Pasted tables made even: merged cells opened, rows of one length, a first row that heads the others found. */
import { styleOf } from "./pasted-source.js";

const MOST = 200; // no real table is wider or has a cell higher

/** Rows of cells ``{run, header}``; ``runOf`` gives a cell's text. Rows without any text are left out. */
export function rowsOf(table, runOf) {
  const rows = [];
  const hanging = []; // how many rows more a cell above reaches down, by column
  for (const { row, heads } of rowNodes(table)) {
    const cells = [];
    const skip = () => {
      while (hanging[cells.length] > 0) {
        hanging[cells.length] -= 1;
        cells.push(null);
      }
    };
    for (const cell of row.children.filter((child) => child.name === "td" || child.name === "th")) {
      skip();
      const [across, down] = ["colspan", "rowspan"].map((name) => Math.min(Number(cell.attribs[name]) || 1, MOST));
      const filled = { run: runOf(cell), header: cell.name === "th" || heads };
      for (let place = 0; place < across; place += 1) {
        hanging[cells.length] = down - 1;
        cells.push(place ? null : filled);
      }
    }
    skip();
    if (cells.some((cell) => cell && !cell.run.isEmpty)) rows.push(cells);
  }
  const width = Math.max(0, ...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...Array(width - row.length).fill(null)]);
}

function rowNodes(node, heads = false) {
  return (node.children || []).flatMap((child) => {
    if (child.name === "tr") return [{ row: child, heads: heads || styleOf(child).get("mso-yfti-irow") === "-1" }];
    return ["thead", "tbody", "tfoot"].includes(child.name) ? rowNodes(child, child.name === "thead") : [];
  });
}

/** The first row heads the table: it says so, or it alone is bold throughout. */
export function hasHeader(rows) {
  const [first, ...rest] = rows.map((row) => row.filter((cell) => cell && !cell.run.isEmpty));
  if (!rest.length) return false;
  if (first.every((cell) => cell.header) || rows[0].filter(Boolean).every((cell) => cell.header)) return true;
  return first.every((cell) => cell.run.isBold) && !rest.every((row) => row.every((cell) => cell.run.isBold));
}

/** Rows as HTML of the safe subset; markup inside a cell is left out, since the document's model has none. */
export function tableHtml(rows) {
  const line = (row, tag) => `<tr>${row.map((cell) => `<${tag}>${cell ? cell.run.html({ marks: false }) : ""}</${tag}>`).join("")}</tr>`;
  const heads = hasHeader(rows);
  const head = heads ? `<thead>${line(rows[0], "th")}</thead>` : "";
  const body = rows.slice(heads ? 1 : 0).map((row) => line(row, "td")).join("");
  return `<table>${head}${body ? `<tbody>${body}</tbody>` : ""}</table>`;
}
