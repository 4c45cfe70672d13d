/* The editor's toolbar: one stop for the keyboard, arrows within it, every button says whether it is on. */
import { element, sign } from "./elements.js";
import { say } from "./texts.js";

const DRAWN = {
  link: "M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3a4 4 0 0 0 5.700 5.700l1-1",
  bullets: "M9 6h11M9 12h11M9 18h11M4.500 6h.01M4.500 12h.01M4.500 18h.01",
  numbers: "M10 6h10M10 12h10M10 18h10M4 4.500l1.500-.5v4M4 12.200c0-1.600 2.500-1.600 2.500 0 0 .8-2.500 2-2.500 2.600h2.600M4 17.200h2l-1.200 1.400c2 0 2 2.400 0 2.400-.6 0-.8-.2-1-.4",
  indent: "M4 5h16M11 10h9M11 14h9M4 19h16M4 9.500l3.500 2.500L4 14.500",
  outdent: "M4 5h16M11 10h9M11 14h9M4 19h16M7.500 9.500L4 12l3.500 2.500",
  table: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14M15 5v14",
  undo: "M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4",
  redo: "M16 5l4 4-4 4M20 9H10a5 5 0 0 0 0 10h4",
};

const chain = (editor) => editor.chain().focus();

/* name: what it does, when it is on, its keys, and the face it shows where it is no drawing. */
const tools = ({ levels, openLink }) => [
  { name: "bold", keys: "Control+B", face: "letter", run: (editor) => chain(editor).toggleBold().run(), isOn: (editor) => editor.isActive("bold"), can: (editor) => editor.can().toggleBold() },
  { name: "italic", keys: "Control+I", face: "letter", run: (editor) => chain(editor).toggleItalic().run(), isOn: (editor) => editor.isActive("italic"), can: (editor) => editor.can().toggleItalic() },
  { name: "link", keys: "Control+K", run: openLink, isOn: (editor) => editor.isActive("link"), can: (editor) => editor.can().setLink({ href: "https://a.example" }) },
  null,
  ...levels.map((level, place) => ({
    name: place ? "subheading" : "heading", keys: `Control+Alt+${place + 1}`, face: "word",
    run: (editor) => chain(editor).toggleHeading({ level }).run(), isOn: (editor) => editor.isActive("heading", { level }), can: (editor) => editor.can().toggleHeading({ level }),
  })),
  null,
  { name: "bullets", keys: "Control+Shift+8", run: (editor) => chain(editor).toggleBulletList().run(), isOn: (editor) => innerList(editor) === "bulletList", can: notInTable },
  { name: "numbers", keys: "Control+Shift+7", run: (editor) => chain(editor).toggleOrderedList().run(), isOn: (editor) => innerList(editor) === "orderedList", can: notInTable },
  { name: "indent", keys: "Tab", run: (editor) => chain(editor).sinkListItem("listItem").run(), can: (editor) => editor.can().sinkListItem("listItem") },
  { name: "outdent", keys: "Shift+Tab", run: (editor) => chain(editor).liftListItem("listItem").run(), can: (editor) => editor.can().liftListItem("listItem") },
  null,
  { name: "table", run: insertTable, can: notInTable },
  null,
  { name: "undo", keys: "Control+Z", run: (editor) => chain(editor).undo().run(), can: (editor) => editor.can().undo() },
  { name: "redo", keys: "Control+Y", run: (editor) => chain(editor).redo().run(), can: (editor) => editor.can().redo() },
];

const TABLE_TOOLS = [
  ["row_add", "addRowAfter"], ["row_remove", "deleteRow"], ["column_add", "addColumnAfter"], ["column_remove", "deleteColumn"],
  ["header_row", "toggleHeaderRow"], ["table_remove", "deleteTable"],
].map(([name, command]) => ({
  name, face: "word", run: (editor) => chain(editor)[command]().run(), can: (editor) => editor.can()[command](),
  ...(name === "header_row" && { isOn: headIsOn }),
}));

/* After the paragraph or list one stands in: nothing is torn apart by it. */
function insertTable(editor) {
  const { $from } = editor.state.selection;
  const after = $from.depth && $from.parent.content.size ? $from.after(1) : null;
  const commands = chain(editor);
  if (after !== null) commands.insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1);
  commands.insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run();
}

const notInTable = (editor) => !editor.isActive("table");

function innerList(editor) {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name.endsWith("List")) return $from.node(depth).type.name;
  return "";
}

function headIsOn(editor) {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const node = $from.node(depth);
    if (node.type.name === "table") return node.firstChild.firstChild.type.name === "tableHeader";
  }
  return false;
}

/** The two bars, the second only where there is a table; ``refresh()`` makes them say how it stands. */
export function toolbar({ label, levels, openLink, editor }) {
  const bars = [bar(say("toolbar", { label }), tools({ levels, openLink }), editor), bar(say("table_tools"), TABLE_TOOLS, editor)];
  bars[1].element.classList.add("ed-bar--table");
  const refresh = () => {
    bars[1].element.hidden = !editor().isActive("table");
    for (const each of bars) if (!each.element.hidden) each.refresh();
  };
  return { elements: bars.map((each) => each.element), refresh, focus: () => bars[0].focus() };
}

function bar(label, wanted, editor) {
  const made = wanted.map((tool) => tool && { tool, button: toolButton(tool, editor) });
  const all = made.filter(Boolean);
  const holder = element("div", { class: "ed-bar", role: "toolbar", "aria-label": label });
  let group = element("div", { class: "ed-bar__group" });
  holder.append(group);
  for (const each of made) {
    if (each) group.append(each.button);
    else holder.append((group = element("div", { class: "ed-bar__group" })));
  }
  const stopAt = (button) => all.forEach((each) => (each.button.tabIndex = each.button === button ? 0 : -1));
  stopAt(all[0].button);
  holder.addEventListener("focusin", (event) => stopAt(event.target));
  holder.addEventListener("mousedown", (event) => event.preventDefault()); // the selection stays in the text
  holder.addEventListener("keydown", (event) => walk(event, all.map((each) => each.button), editor));
  const refresh = () => {
    for (const { tool, button } of all) {
      const isOff = String(!tool.can(editor()));
      if (button.getAttribute("aria-disabled") !== isOff) button.setAttribute("aria-disabled", isOff);
      if (tool.isOn) button.setAttribute("aria-pressed", String(tool.isOn(editor())));
    }
  };
  return { element: holder, refresh, focus: () => all.find((each) => each.button.tabIndex === 0).button.focus() };
}

function toolButton(tool, editor) {
  const label = say(tool.name);
  const keys = tool.keys?.replace("Control", "Ctrl");
  const button = element("button", {
    type: "button", class: `ed-tool ed-tool--${tool.face || "sign"} ed-tool--${tool.name}`, tabindex: "-1",
    "aria-label": tool.face === "word" ? null : label, "aria-keyshortcuts": tool.keys, title: keys ? `${label} (${keys})` : label,
    "aria-pressed": tool.isOn ? "false" : null,
  });
  button.append(tool.face === "word" ? label : tool.face === "letter" ? say(`${tool.name}_letter`) : sign(DRAWN[tool.name]));
  button.addEventListener("click", () => {
    if (button.getAttribute("aria-disabled") !== "true") tool.run(editor());
  });
  return button;
}

function walk(event, buttons, editor) {
  const at = buttons.indexOf(document.activeElement);
  const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (event.key === "Escape") editor().view.focus();
  else if (next !== undefined) buttons[(next + buttons.length) % buttons.length].focus();
  else return;
  event.preventDefault();
}
