/* Plain fields that save themselves: text, choice, tick, radio buttons, and a member's private note. */
import { autosaved } from "./box.js";
import { element } from "./elements.js";

const AT_ONCE = "select, fieldset, input[type=checkbox], input[type=radio], input[type=date], input[type=time]";

function readField(source) {
  if (source.matches("fieldset")) return source.querySelector("input:checked")?.value ?? "";
  if (source.type === "checkbox") return source.checked;
  return source.value;
}

function writeField(source, value) {
  if (source.matches("fieldset")) {
    for (const choice of source.querySelectorAll("input[type=radio]")) choice.checked = choice.value === String(value);
  } else if (source.type === "checkbox") {
    source.checked = value === true || value === "true";
  } else {
    source.value = value;
  }
}

/* What a person calls the value: the option's own words. */
function shownValue(source, value) {
  if (source.matches("select")) return [...source.options].find((option) => option.value === String(value))?.text ?? String(value);
  if (source.matches("fieldset")) return [...source.querySelectorAll("input")].find((choice) => choice.value === String(value))?.labels?.[0]?.textContent.trim() ?? String(value);
  return typeof value === "boolean" ? (value ? "✓" : "–") : value;
}

export function autosavedField(source, options) {
  const { tagName, type } = source;
  const box = {
    source,
    field: "value",
    read: () => readField(source),
    write: (value) => writeField(source, value),
    same: (a, b) => String(a).replace(/\r\n/g, "\n") === String(b).replace(/\r\n/g, "\n"),
    joined: tagName === "TEXTAREA" ? (first, second) => [first, second].filter(Boolean).join("\n\n") : undefined,
    rendered: (value) => element("p", { class: "choice__plain" }, shownValue(source, value)),
    focus: () => (source.matches("fieldset") ? source.querySelector("input:checked") : source)?.focus(),
    isBusy: () => source.contains(document.activeElement),
  };
  const near = type === "checkbox" ? source.labels?.[0] || source : source;
  const saver = autosaved(box, { ...options, near });
  source.addEventListener("input", () => saver.changed());
  source.addEventListener("change", () => {
    saver.changed();
    saver.flush();
  });
  if (!source.matches(AT_ONCE)) source.addEventListener("blur", () => saver.flush());
  return saver;
}

export function setUpFields() {
  for (const source of document.querySelectorAll("[data-autosave][data-save-url]")) autosavedField(source);
  for (const source of document.querySelectorAll("textarea[data-note][data-save-url]")) {
    if (source.dataset.label && !source.labels.length) source.setAttribute("aria-label", source.dataset.label);
    autosavedField(source, { restore: "silently", words: { offline: "note_waiting" } });
  }
}
