/* The small form where a link's address is written; it stands within another form, so it is none itself. */
import { button, element } from "./elements.js";
import { say } from "./texts.js";

let count = 0;

/** "www.x.dk" and "a@b.dk" become whole addresses; "" where it is none. */
export function wholeAddress(written) {
  const text = written.trim();
  if (/^[^\s@:/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  if (/^(https?:\/\/[^\s/]+|mailto:[^\s]+@[^\s]+)\S*$/i.test(text)) return text;
  return /^[^\s/:@]+\.[a-zæøå]{2,}([/?#]\S*)?$/i.test(text) ? `https://${text}` : "";
}

export function linkForm(editor) {
  const id = `link-${(count += 1)}`;
  const field = element("input", { class: "form-input", id, type: "text", inputmode: "url", autocomplete: "off", spellcheck: "false" });
  const fault = element("p", { class: "form-error-message ed-link__fault", id: `${id}-fault`, role: "alert", hidden: true }, say("link_bad"));
  const remove = button(say("link_remove"), "button button-tertiary", () => close(editor().chain().focus().extendMarkRange("link").unsetLink()));
  const form = element("div", { class: "ed-link", hidden: true },
    element("label", { class: "form-label", for: id }, say("link_address")), field, fault,
    element("div", { class: "ed-link__buttons" },
      button(say("link_set"), "button button-primary", set), remove, button(say("cancel"), "button button-tertiary", () => close(editor().chain().focus()))));
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target === field) set();
    else if (event.key === "Escape") close(editor().chain().focus());
    else return;
    event.preventDefault();
  });

  function close(commands) {
    form.hidden = true;
    commands.run();
  }

  function set() {
    const href = wholeAddress(field.value);
    fault.hidden = Boolean(href);
    if (!href) {
      field.setAttribute("aria-invalid", "true");
      field.setAttribute("aria-describedby", fault.id);
      return field.focus();
    }
    const isEmpty = editor().state.selection.empty && !editor().isActive("link");
    const text = { type: "text", text: field.value.trim(), marks: [{ type: "link", attrs: { href } }] };
    const commands = editor().chain().focus();
    return close(isEmpty ? commands.insertContent([text]).unsetMark("link") : commands.extendMarkRange("link").setLink({ href }));
  }

  function open() {
    if (!editor().can().setLink({ href: "https://a.example" })) return; // a heading and a cell hold none
    field.value = editor().getAttributes("link").href || "";
    field.removeAttribute("aria-invalid");
    fault.hidden = true;
    remove.hidden = !field.value;
    form.hidden = false;
    field.focus();
    field.select();
  }
  return { element: form, open };
}
