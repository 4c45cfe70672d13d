/* List items that stand one after the other written as nested lists. */

const tagOf = (item) => (item.ordered ? "ol" : "ul");

/** Items ``{level, ordered, kind, number, run}`` as nested lists; a level that is skipped is closed up. */
export function listHtml(items) {
  const out = [];
  const open = []; // one entry for each list that is open: {level, tag, next}
  const close = () => out.push(`</li></${open.pop().tag}>`);
  for (const item of lettersMended(items)) {
    while (open.length && open.at(-1).level > item.level && (open.length === 1 || open.at(-2).level >= item.level)) close();
    const top = open.at(-1);
    if (top && top.level >= item.level) {
      if (top.tag === tagOf(item)) out.push("</li>");
      else close();
    }
    if (!open.length || open.at(-1).level < item.level) opened(out, open, item);
    entered(out, open.at(-1), item);
  }
  while (open.length) close();
  return out.join("");
}

function opened(out, open, item) {
  const type = item.kind && item.kind !== "1" ? ` type="${item.kind}"` : "";
  const start = item.ordered && item.number > 1 ? ` start="${item.number}"` : "";
  out.push(item.ordered ? `<ol${type}${start}>` : "<ul>");
  open.push({ level: item.level, tag: tagOf(item), next: item.number || 1 });
}

function entered(out, list, item) {
  const jumps = item.ordered && item.number && item.number !== list.next;
  out.push(jumps ? `<li value="${item.number}">` : "<li>", item.run.html());
  list.next = (jumps ? item.number : list.next) + 1;
}

/* "i" after "h" is a letter; as the first it is the Roman one. */
function lettersMended(items) {
  const last = new Map();
  return items.map((item) => {
    const before = last.get(item.level);
    const letter = before?.kind?.toLowerCase() === "a" && item.kind?.toLowerCase() === "i" && item.marker;
    const code = letter ? item.marker.replace(/[^a-z]/gi, "").toLowerCase() : "";
    const mended = code.length === 1 && code.charCodeAt(0) - 96 === before.number + 1 ? { ...item, kind: before.kind, number: before.number + 1 } : item;
    last.set(item.level, mended);
    return mended;
  });
}
