/* A list put in order by mouse, touch or keyboard; each new order is sent, and taken back where the server says no. */
import { button, element, sign } from "./elements.js";
import { showPlan } from "./plan.js";
import { ask, csrfToken } from "./sending.js";
import { say } from "./texts.js";

const GRIP = "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01";
const STEPS = { ArrowUp: -1, ArrowDown: 1 };
let count = 0;

export function setUpSorting() {
  for (const list of document.querySelectorAll("[data-sortable][data-order-url]")) new Sorting(list);
}

class Sorting {
  #lifted = null; // {item, order}: what is held, and the order before
  #sending = false;
  #waiting = false;

  constructor(list) {
    this.list = list;
    this.live = element("p", { class: "sort-status", role: "status" });
    this.help = element("p", { class: "visually-hidden", id: `sort-help-${(count += 1)}` }, say("move_help"));
    (list.closest("table") ?? list).after(this.help, this.live);
    this.confirmed = this.order();
    for (const item of this.movable()) this.#giveGrip(item);
    list.addEventListener("click", (event) => this.#pressed(event));
    this.#refresh();
  }

  items = () => [...this.list.children].filter((item) => item.dataset.id);
  movable = () => this.items().filter((item) => !("fixed" in item.dataset));
  order = () => this.items().map((item) => item.dataset.id);
  #name = (item) => item.dataset.name || item.textContent.trim().slice(0, 60);

  #giveGrip(item) {
    const grip = button(sign(GRIP), "sort-grip", null, { "aria-label": say("move", { name: this.#name(item) }), "aria-describedby": this.help.id, "aria-pressed": "false" });
    const place = item.querySelector("[data-handle]");
    if (place) place.append(grip);
    else item.prepend(grip);
    grip.addEventListener("keydown", (event) => this.#key(event, item));
    grip.addEventListener("blur", () => this.#lifted?.item === item && !this.#moving && this.#drop());
    grip.addEventListener("pointerdown", (event) => this.#drag(event, item, grip));
  }

  #moving = false; // the browser takes the focus away while an element is moved

  /* One place up or down; it is the other one that is moved in the page, so that this one keeps focus and pointer. */
  #step(item, by) {
    const items = this.items();
    const other = items[items.indexOf(item) + by];
    if (!other || "fixed" in other.dataset) return false;
    this.list.insertBefore(other, by < 0 ? item.nextSibling : item);
    this.#refresh();
    return true;
  }

  #restore(order) {
    const focused = document.activeElement;
    this.#moving = true;
    for (const id of order) this.list.append(this.items().find((item) => item.dataset.id === id));
    if (this.list.contains(focused)) focused.focus();
    this.#moving = false;
    this.#refresh();
  }

  #tell(key, item) {
    this.live.textContent = say(key, { name: this.#name(item), place: this.items().indexOf(item) + 1, count: this.items().length });
  }

  #key(event, item) {
    const by = STEPS[event.key];
    const held = this.#lifted?.item === item;
    if (event.key === " " || (event.key === "Enter" && held)) {
      if (held) this.#drop();
      else this.#lift(item);
    } else if (event.key === "Escape" && held) {
      this.#cancel();
    } else if (by && (held || event.altKey)) {
      if (this.#step(item, by)) this.#tell("moved", item);
      if (!held) this.#send();
    } else {
      return;
    }
    event.preventDefault();
  }

  #lift(item) {
    this.#lifted = { item, order: this.order() };
    item.classList.add("is-lifted");
    item.querySelector(".sort-grip").setAttribute("aria-pressed", "true");
    this.#tell("lifted", item);
  }

  #letGo() {
    const { item } = this.#lifted;
    item.classList.remove("is-lifted");
    item.querySelector(".sort-grip").setAttribute("aria-pressed", "false");
    this.#lifted = null;
    return item;
  }

  #drop() {
    this.#tell("dropped", this.#letGo());
    this.#send();
  }

  #cancel() {
    const { order } = this.#lifted;
    const item = this.#letGo();
    this.#restore(order);
    this.#tell("dropped_back", item);
  }

  #drag(event, item, grip) {
    if (event.button !== 0) return;
    grip.setPointerCapture(event.pointerId);
    let started = false;
    const move = (moved) => {
      if (!started && Math.abs(moved.clientY - event.clientY) < 4) return;
      if (!started) this.#lift(item);
      started = true;
      for (let by = this.#wayTo(item, moved.clientY); by && this.#step(item, by); by = this.#wayTo(item, moved.clientY));
      scrollAtEdge(moved.clientY);
    };
    const end = (ended) => {
      grip.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) grip.removeEventListener(name, end);
      document.removeEventListener("keydown", escape, true);
      if (!started || !this.#lifted) return;
      if (ended.type === "pointerup") this.#drop();
      else this.#cancel();
    };
    const escape = (pressed) => {
      if (pressed.key !== "Escape" || !started) return;
      this.#cancel();
      end(pressed);
    };
    grip.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) grip.addEventListener(name, end);
    document.addEventListener("keydown", escape, true);
  }

  /* -1 or 1 where the pointer is past the middle of a neighbour, else 0. */
  #wayTo(item, y) {
    const items = this.items();
    const at = items.indexOf(item);
    const middle = (each) => each.getBoundingClientRect().top + each.getBoundingClientRect().height / 2;
    if (items[at - 1] && y < middle(items[at - 1])) return -1;
    return items[at + 1] && y > middle(items[at + 1]) ? 1 : 0;
  }

  #pressed(event) {
    const pressed = event.target.closest("[data-move]");
    const item = pressed?.closest("[data-id]");
    if (!item || item.parentElement !== this.list) return;
    event.preventDefault();
    if (!this.#step(item, pressed.dataset.move === "up" ? -1 : 1)) return;
    this.#tell("moved", item);
    if (pressed.disabled) item.querySelector(".sort-grip")?.focus();
    this.#send();
  }

  #refresh() {
    const items = this.items();
    items.forEach((item, place) => {
      const cannot = (by) => !items[place + by] || "fixed" in items[place + by].dataset || "fixed" in item.dataset;
      for (const each of item.querySelectorAll("[data-move]")) each.disabled = cannot(each.dataset.move === "up" ? -1 : 1);
    });
  }

  /* One order at a time; the newest waits for the one that is under way. */
  async #send() {
    if (this.#sending) return void (this.#waiting = true);
    this.#sending = true;
    do {
      this.#waiting = false;
      await this.#sendOnce(this.order());
    } while (this.#waiting);
    this.#sending = false;
  }

  async #sendOnce(order) {
    if (order.join() === this.confirmed.join()) return;
    const body = new URLSearchParams(order.map((id) => ["order", id]));
    const headers = { "X-CSRFToken": csrfToken(this.list) };
    const answer = await ask(this.list.dataset.orderUrl, { method: "POST", body, headers }).catch(() => null);
    if (answer && answer.status >= 200 && answer.status < 300) {
      this.confirmed = order;
      showPlan(answer.body || {});
      this.live.textContent += ` ${say("order_saved")}`;
      this.live.classList.remove("is-trouble");
      this.list.dispatchEvent(new CustomEvent("raadslag:saved", { bubbles: true, detail: answer.body }));
      return;
    }
    this.#waiting = false;
    this.#restore(this.confirmed);
    this.live.classList.add("is-trouble");
    this.live.textContent = say("order_failed", { message: reason(answer) });
  }
}

function reason(answer) {
  if (!answer) return say("no_connection");
  if (answer.redirected) return say("order_logged_out");
  return answer.body?.message || say("refused_plain");
}

function scrollAtEdge(y) {
  const edge = 60; // px
  if (y < edge) window.scrollBy(0, -12);
  else if (y > window.innerHeight - edge) window.scrollBy(0, 12);
}
