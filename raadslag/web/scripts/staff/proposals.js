/* Proposals answered with one key each: the next has the focus at once, the last can be undone. Forms do it without the script. */
import { outcomeOf } from "./answers.js";
import { afterwards, deedOf, neighbour } from "./proposal-keys.js";
import { ask, csrfToken } from "./sending.js";
import { say } from "./texts.js";

const FIELDS = "input:not([type=hidden]), textarea, select";

export function setUpProposals() {
  const root = document.querySelector("[data-proposals]");
  if (root) new Proposals(root);
}

class Proposals {
  #undone = null; // where the last answered one stood: {item, before}
  #busy = false;

  constructor(root) {
    this.root = root;
    this.list = root.querySelector("[data-proposal-list]");
    this.status = root.querySelector("[data-proposal-status]");
    root.addEventListener("keydown", (event) => this.#key(event));
    root.addEventListener("submit", (event) => this.#submit(event));
    root.addEventListener("click", (event) => this.#click(event));
    this.#focus(document.getElementById(location.hash.slice(1))?.dataset.proposal || this.#ids()[0]);
  }

  #ids = () => [...this.list.children].map((item) => item.dataset.proposal);
  #item = (id) => [...this.list.children].find((item) => item.dataset.proposal === id);

  #focus(id) {
    const card = id && this.#item(id)?.querySelector("[data-proposal-card]");
    const field = card?.querySelector("[aria-invalid=true]");
    (field || card)?.focus();
    return Boolean(card);
  }

  #key(event) {
    const { target } = event;
    const item = target.closest("[data-proposal]");
    const place = target.matches("[data-proposal-card]") ? "card" : target.matches(FIELDS) ? "field" : "control";
    const deed = deedOf({ ...pick(event), place });
    if (!deed || (!item && deed !== "undo")) return;
    event.preventDefault();
    this.#do(deed, item);
  }

  #do(deed, item) {
    const press = (selector) => item.querySelector(selector)?.click();
    if (deed === "agree" || deed === "drop") press(`button[name=do][value=${deed}]`);
    if (deed === "edit") press("[data-proposal-edit]");
    if (deed === "back") item.querySelector("[data-proposal-back]") ? press("[data-proposal-back]") : this.#focus(item.dataset.proposal);
    if (deed === "next" || deed === "previous") this.#focus(neighbour(this.#ids(), item.dataset.proposal, deed === "next" ? 1 : -1));
    if (deed === "undo") this.root.querySelector("[data-proposal-undo] button")?.click();
  }

  #click(event) {
    const link = event.target.closest("[data-proposal-edit], [data-proposal-back]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const item = link.closest("[data-proposal]");
    this.#send(item, link.dataset.proposalEdit || link.dataset.proposalBack, {}, Boolean(link.dataset.proposalEdit));
  }

  #submit(event) {
    const form = event.target;
    if (form.matches("[data-proposal-undo]")) {
      event.preventDefault();
      this.#undo(form);
    } else if (form.matches("[data-proposal-form]")) {
      event.preventDefault();
      this.#send(form.closest("[data-proposal]"), form.action, posted(form, event.submitter));
    }
  }

  async #answerOf(near, url, options) {
    if (this.#busy) return null;
    this.#busy = true;
    near.querySelector("[data-proposal-card]")?.setAttribute("aria-busy", "true");
    const answer = await ask(url, options).catch(() => null);
    this.#busy = false;
    near.querySelector("[data-proposal-card]")?.removeAttribute("aria-busy");
    if (!answer) this.#tell(say("proposal_offline"), { isTrouble: true });
    else if (outcomeOf(answer).kind === "logged-out") this.#tell(say("proposal_logged_out"), { isTrouble: true });
    else if (!answer.body) this.#tell(say("proposal_failed"), { isTrouble: true });
    else return answer;
    return null;
  }

  async #send(item, url, options, toFields = false) {
    const answer = await this.#answerOf(item, url, options);
    if (!answer) return;
    const { html, bar, left, message } = answer.body;
    if (bar === undefined) this.#replace(item, html, toFields);
    else this.#gone(item, bar);
    if (left !== undefined) this.root.querySelector("[data-proposal-count]").textContent = left;
    if (message) this.#tell(message, { isTrouble: answer.status !== 200 });
    if (bar !== undefined && !this.list.children.length && left) location.reload();
  }

  /* The card as it is now; one that no longer waits goes. */
  #replace(item, html, toFields) {
    const fresh = parsed(html);
    if (!fresh) return this.#leave(item);
    item.replaceWith(fresh);
    const field = toFields && fresh.querySelector(FIELDS);
    if (field) field.focus();
    else this.#focus(fresh.dataset.proposal);
    return undefined;
  }

  #gone(item, bar) {
    this.#undone = { item, before: item.nextElementSibling };
    this.root.querySelector("[data-proposal-answer]").innerHTML = bar;
    this.#leave(item);
  }

  #leave(item) {
    const next = afterwards(this.#ids(), item.dataset.proposal);
    item.remove();
    if (this.#focus(next)) return;
    const none = this.root.querySelector("[data-proposals-none]");
    none.hidden = false;
    none.focus();
  }

  async #undo(form) {
    const place = this.#undone?.before;
    const answer = await this.#answerOf(form, form.action, posted(form));
    if (!answer) return;
    if (answer.status !== 200) {
      this.#tell(answer.body.message, { isTrouble: true });
      return;
    }
    const fresh = parsed(answer.body.html);
    this.list.insertBefore(fresh, place?.isConnected ? place : null);
    this.root.querySelector("[data-proposal-answer]").replaceChildren();
    this.root.querySelector("[data-proposal-count]").textContent = answer.body.left;
    this.root.querySelector("[data-proposals-none]").hidden = true;
    this.#undone = null;
    this.#tell(say("proposal_undone"));
    this.#focus(fresh.dataset.proposal);
  }

  /* Read aloud; seen too where something went wrong. */
  #tell(text, { isTrouble = false } = {}) {
    this.status.classList.toggle("visually-hidden", !isTrouble);
    this.status.textContent = text;
  }
}

const pick = ({ key, ctrlKey, altKey, metaKey, repeat }) => ({ key, ctrlKey, altKey, metaKey, repeat });

function posted(form, submitter) {
  const body = new URLSearchParams(new FormData(form));
  if (submitter?.name) body.set(submitter.name, submitter.value);
  return { method: "POST", body, headers: { "X-CSRFToken": csrfToken(form) } };
}

function parsed(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.querySelector("[data-proposal]");
}
