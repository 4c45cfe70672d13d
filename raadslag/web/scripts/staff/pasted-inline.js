/* Running text: stretches with bold, italic and links gathered piece by piece and written as HTML. */

export const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
const quoted = (text) => escaped(text).replace(/"/g, "&quot;");

/** One run of text being gathered. A break is the text "\n". */
export class Run {
  pieces = [];

  add(text, setting) {
    const last = this.pieces.at(-1);
    const afterSpace = !last || /[ \n]$/.test(last.text);
    const kept = afterSpace ? text.replace(/^ +/, "") : text;
    if (!kept) return;
    const { bold = false, italic = false, href = "" } = setting;
    const bare = kept === " ";
    if (last && last.text !== "\n" && (bare || (last.bold === bold && last.italic === italic && last.href === href))) last.text += kept;
    else this.pieces.push({ text: kept, bold, italic, href });
  }

  addBreak() {
    const last = this.pieces.at(-1);
    if (last && last.text !== "\n") last.text = last.text.replace(/ +$/, "");
    this.pieces.push({ text: "\n", bold: false, italic: false, href: "" });
  }

  get isEmpty() {
    return this.pieces.every((piece) => !piece.text.trim());
  }

  get isBold() {
    return !this.isEmpty && this.pieces.every((piece) => piece.bold || !piece.text.trim());
  }

  /** Two breaks after each other part paragraphs. Gives the runs between them, none of them empty. */
  paragraphs() {
    const runs = [new Run()];
    let breaks = 0;
    for (const piece of this.pieces) {
      if (piece.text === "\n") {
        breaks += 1;
        continue;
      }
      if (!piece.text.trim() && breaks) continue;
      if (breaks > 1) runs.push(new Run());
      else if (breaks && !runs.at(-1).isEmpty) runs.at(-1).addBreak();
      breaks = 0;
      runs.at(-1).add(piece.text, piece);
    }
    return runs.filter((run) => !run.isEmpty);
  }

  /** The text of ``other`` after a break. */
  append(other) {
    if (!this.isEmpty) this.addBreak();
    this.pieces.push(...other.pieces);
  }

  get text() {
    return this.pieces.map((piece) => piece.text).join("").trim();
  }

  html({ marks = true } = {}) {
    const pieces = trimmed(this.pieces);
    return pieces.map((piece) => (piece.text === "\n" ? "<br>" : marks ? marked(piece) : escaped(piece.text))).join("");
  }
}

function trimmed(pieces) {
  const kept = pieces.map((piece) => ({ ...piece }));
  while (kept.length && !kept[0].text.trim()) kept.shift();
  while (kept.length && !kept.at(-1).text.trim()) kept.pop();
  if (kept.length) {
    kept[0].text = kept[0].text.replace(/^ +/, "");
    kept.at(-1).text = kept.at(-1).text.replace(/ +$/, "");
  }
  return kept;
}

function marked({ text, bold, italic, href }) {
  const [, before, core, after] = /^( *)([\s\S]*?)( *)$/.exec(text);
  if (!core) return text;
  let html = escaped(core);
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  if (href) html = `<a href="${quoted(href)}">${html}</a>`;
  return before + html + after;
}
