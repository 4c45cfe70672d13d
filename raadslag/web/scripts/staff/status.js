/* The line under a box that says whether the text is saved, and the buttons that belong to trouble. */
import { button, element } from "./elements.js";
import { clockTime, say } from "./texts.js";

const TROUBLE = new Set(["offline", "broken", "logged-out", "refused", "conflict"]);
const SINCE = { offline: "offline", broken: "server_broken", "logged-out": "logged_out" };

export class Status {
  #text = element("p", { class: "save-status__text", role: "status" });
  #buttons = element("span", { class: "save-status__buttons" });
  #kept = true;

  constructor(near, { id, onSaveNow, words = {} }) {
    this.words = words;
    this.element = element("div", { class: "save-status", "data-state": "none" }, this.#text, this.#buttons);
    this.#buttons.append(button(say("save_now"), "text-button save-status__now", onSaveNow));
    this.#buttons.append(element("a", { class: "save-status__login", href: loginAddress(), target: "_blank", rel: "noopener" }, say("log_in")));
    const place = id && document.querySelector(`[data-save-status-for="${CSS.escape(id)}"]`);
    if (place) place.append(this.element);
    else near.after(this.element);
  }

  show(state) {
    this.element.dataset.state = state.kind;
    this.element.classList.toggle("is-trouble", TROUBLE.has(state.kind));
    const text = this.#sentence(state) + (TROUBLE.has(state.kind) && !this.#kept ? ` ${say("not_local")}` : "");
    if (this.#text.textContent !== text) this.#text.textContent = text;
  }

  /** Whether the device keeps the text. */
  set kept(kept) {
    this.#kept = kept;
  }

  #sentence(state) {
    const own = this.words[state.kind];
    if (own) return say(own);
    if (state.kind === "saved") return say("saved", { when: state.at || clockTime(new Date(), { seconds: true }) });
    if (state.kind === "saving") return say("saving");
    if (state.kind === "unsaved") return say("unsaved");
    if (state.kind === "refused") return say("refused", { message: state.message || say("refused_plain") });
    if (state.kind === "conflict") return ""; // the panel with both texts says it
    return say(SINCE[state.kind], { when: clockTime(state.since || new Date(), { seconds: true }) });
  }
}

/** Where one logs in, in the page's own language. */
function loginAddress() {
  return document.documentElement.lang === "en" ? "/en/log-ind/" : "/log-ind/";
}
