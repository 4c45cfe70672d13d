/* Texts side by side and the buttons that say which of them holds: after a conflict, and for what was left unsaved. */
import { button, element } from "./elements.js";

let count = 0;

/** ``columns``: ``{title, body}``; ``buttons``: ``{label, primary, choose}``. The panel goes when one is chosen; then ``after``. */
export function choicePanel({ title, help, columns, buttons, after }) {
  const id = `choice-${(count += 1)}`;
  const panel = element("section", { class: "choice", "aria-labelledby": id });
  const done = (choose) => () => {
    panel.remove();
    choose();
    after();
  };
  panel.append(
    element("p", { class: "choice__title", id, role: "alert" }, title),
    ...(help ? [element("p", { class: "choice__help" }, help)] : []),
    element("div", { class: "choice__columns" }, ...columns.map(({ title: head, body }) =>
      element("div", { class: "choice__column" }, element("p", { class: "choice__head" }, head), body))),
    element("div", { class: "choice__buttons" }, ...buttons.map(({ label, primary, choose }) =>
      button(label, `button ${primary ? "button-primary" : "button-secondary"}`, done(choose)))),
  );
  return panel;
}
