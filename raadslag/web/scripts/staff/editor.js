/* A text area that holds HTML becomes an editor at which a Word user is at home; the text area follows the text. */
import { Editor } from "@tiptap/core";
import { DOMParser, DOMSerializer } from "@tiptap/pm/model";
import { autosaved } from "./box.js";
import { editors } from "./editors.js";
import { element } from "./elements.js";
import { linkForm } from "./link-form.js";
import { cleanPasted } from "./pasted.js";
import { extensions } from "./schema.js";
import { htmlOf } from "./serialise.js";
import { say } from "./texts.js";
import { toolbar } from "./toolbar.js";

let count = 0;

export function setUpEditors() {
  for (const source of document.querySelectorAll("textarea[data-editor]")) setUp(source);
}

function setUp(source) {
  const label = source.dataset.label || source.labels[0]?.textContent.trim() || "";
  const levels = (source.dataset.levels || "4 5").split(/[\s,]+/).map(Number);
  const frame = element("div", { class: `ed${source.readOnly ? " ed--still" : ""}` });
  const message = element("p", { class: "ed-message", role: "status" });
  const help = element("p", { class: "visually-hidden", id: `ed-help-${(count += 1)}` }, say("editor_help"));
  let editor = null;
  const current = () => editor;
  const link = linkForm(current);
  const bars = toolbar({ label, levels, openLink: link.open, editor: current });
  source.after(frame);
  const page = element("div", { class: "ed-page" });
  frame.append(...(source.readOnly ? [page] : [...bars.elements, link.element, page, message, help]));
  editor = new Editor({
    element: page,
    content: source.value,
    editable: !source.readOnly,
    injectCSS: false,
    enableInputRules: ["bulletList", "orderedList"], // signs in a text are signs, not markup
    enablePasteRules: ["link"],
    extensions: extensions({ levels, placeholder: source.dataset.placeholder }),
    editorProps: {
      attributes: {
        class: "ed-text prose", role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "true",
        ...(source.lang && { lang: source.lang }), ...(source.readOnly && { "aria-readonly": "true", tabindex: "0" }),
        "aria-describedby": [source.getAttribute("aria-describedby"), !source.readOnly && help.id].filter(Boolean).join(" "),
      },
      ...pasting(current, message),
      ...keys({ editor: current, openLink: link.open, focusBar: bars.focus, levels }),
    },
    onTransaction: () => editor && bars.refresh(),
  });
  bars.refresh();
  source.hidden = true;
  source.required = false;
  for (const each of source.labels) each.addEventListener("click", () => editor.commands.focus());
  const box = boxOf(source, editor);
  box.follow();
  editors.set(source, box);
  if (source.readOnly || !source.dataset.saveUrl) return editor.on("update", () => box.follow());
  const saver = autosaved(box, { near: frame });
  editor.on("update", () => {
    const before = source.value;
    box.follow();
    if (source.value === before) return; // an empty line at the end is no text
    saver.changed();
    source.dispatchEvent(new CustomEvent("raadslag:changed", { bubbles: true }));
  });
  editor.on("blur", () => saver.flush());
  return undefined;
}

function boxOf(source, editor) {
  const { schema } = editor;
  let [doc, html] = [null, ""];
  const parsed = (value) => DOMParser.fromSchema(schema).parse(new window.DOMParser().parseFromString(`<body>${value}</body>`, "text/html").body);
  const read = () => {
    if (editor.state.doc !== doc) [doc, html] = [editor.state.doc, htmlOf(editor.state.doc.toJSON())];
    return html;
  };
  const follow = () => (source.value = read());
  const box = {
    source, read, follow, field: "html",
    write: (value) => {
      editor.commands.setContent(value, { emitUpdate: false });
      follow();
    },
    same: (a, b) => a === b || htmlOf(parsed(a).toJSON()) === htmlOf(parsed(b).toJSON()),
    joined: (first, second) => first + second,
    rendered: (value) => DOMSerializer.fromSchema(schema).serializeFragment(parsed(value).content),
    isBusy: () => editor.isFocused,
    focus: () => editor.commands.focus(),
    /** A phrase: the text of an empty box, else a new paragraph. */
    put: (text) => {
      const paragraph = { type: "paragraph", content: [{ type: "text", text }] };
      if (read() === "") editor.chain().setContent({ type: "doc", content: [paragraph] }, { emitUpdate: true }).focus("end").run();
      else editor.chain().insertContentAt(editor.state.doc.content.size, paragraph).focus("end").run();
    },
  };
  return box;
}

/* What comes from another program is cleaned; files are not taken, and that is said. */
function pasting(editor, message) {
  const tell = ({ pictures, struck }) => {
    message.textContent = [pictures && say(pictures === 1 ? "pasted_picture" : "pasted_pictures", { count: pictures }), struck && say("pasted_struck")].filter(Boolean).join(" ");
  };
  const pictures = (data) => [...(data?.files || [])].filter((file) => file.type.startsWith("image/")).length;
  return {
    transformPastedHTML: (html) => {
      if (html.includes("data-pm-slice")) return tell({}), html; // our own text: the schema holds it within the subset
      const cleaned = cleanPasted(html);
      tell(cleaned);
      return cleaned.html;
    },
    handlePaste: (view, event) => {
      const data = event.clipboardData;
      const html = data?.getData("text/html") || "";
      if (data?.files.length && !html && !data.getData("text/plain")) {
        tell({ pictures: pictures(data) || data.files.length });
        return true;
      }
      if (!html) tell({}); // else the cleaning has told
      return editor().isActive("table") && !html.includes("<table") && pasteLines(editor(), html, data?.getData("text/plain") || "");
    },
    handleDrop: (view, event) => {
      if (!event.dataTransfer?.files.length) return false;
      event.preventDefault();
      tell({ pictures: event.dataTransfer.files.length });
      return true;
    },
  };
}

/* Into a cell goes text, one line for a paragraph. */
function pasteLines(editor, html, text) {
  const lines = text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
  if (!lines.length) return false;
  const [first, ...more] = lines;
  const commands = editor.chain().focus().insertContent({ type: "text", text: first });
  for (const line of more) commands.splitBlock().insertContent({ type: "text", text: line });
  return commands.run();
}

/* Keys as in Word. A key that writes a character with AltGr (@ on a Danish keyboard) is never a shortcut. */
function keys({ editor, openLink, focusBar, levels }) {
  let leave = false; // after Escape, Tab leaves the box
  const shortcut = (event) => {
    const control = (event.ctrlKey || event.metaKey) && !event.getModifierState("AltGraph");
    const level = control && event.altKey && { Digit1: levels[0], Digit2: levels[1] }[event.code];
    const key = event.key.toLowerCase();
    if (level) return () => editor().commands.toggleHeading({ level });
    if (control && !event.altKey && !event.shiftKey && key === "k") return openLink;
    if (control && event.shiftKey && key === "l") return () => editor().commands.toggleBulletList();
    return event.altKey && event.key === "F10" ? focusBar : null;
  };
  return {
    handleDOMEvents: {
      keydown: (view, event) => {
        const leaves = leave && event.key === "Tab"; // then nobody hears the key, and the browser moves the focus on
        if (event.key !== "Shift") leave = event.key === "Escape";
        return leaves;
      },
    },
    handleKeyDown: (view, event) => {
      const work = shortcut(event);
      work?.();
      return Boolean(work);
    },
  };
}
