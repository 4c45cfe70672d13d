/* The forum's own phrases: one press puts the words in the box and sets the outcome. */
import { editors } from "./editors.js";

export function setUpPhrases() {
  document.addEventListener("click", (event) => {
    const pressed = event.target.closest?.("[data-phrase]");
    if (pressed) use(pressed);
  });
}

function use(pressed) {
  const named = (attribute) => document.getElementById(pressed.closest(`[${attribute}]`)?.getAttribute(attribute) || "");
  const target = named("data-for");
  const outcome = named("data-outcome-for");
  if (outcome && pressed.dataset.outcome) setOutcome(outcome, pressed.dataset.outcome);
  if (!target) return;
  const editor = editors.get(target);
  if (editor) return void editor.put(pressed.dataset.phrase);
  target.value = [target.value.trimEnd(), pressed.dataset.phrase].filter(Boolean).join("\n\n");
  target.dispatchEvent(new Event("input", { bubbles: true }));
  target.focus();
}

function setOutcome(place, outcome) {
  if (place.matches("select")) place.value = outcome;
  else for (const choice of place.querySelectorAll("input[type=radio]")) choice.checked = choice.value === outcome;
  place.dispatchEvent(new Event("change", { bubbles: true }));
}
