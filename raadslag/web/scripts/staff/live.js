/* A part of the page that follows what others write: asked for every few seconds, changed only where it changed. */
import { element } from "./elements.js";
import { ask } from "./sending.js";
import { clockTime, moment, say } from "./texts.js";

const EVERY = 3; // s
const LOST_AFTER = 2; // failures

export function setUpLive() {
  for (const view of document.querySelectorAll("[data-live][data-live-url]")) new Live(view);
}

class Live {
  #failures = 0;
  #timer = null;
  #ended = false;

  constructor(view) {
    this.view = view;
    this.version = view.dataset.liveVersion || "";
    this.seen = new Date();
    remember(view);
    this.lost = element("p", { class: "live-lost", role: "status" });
    this.news = element("p", { class: "visually-hidden", role: "status" });
    view.before(this.lost);
    view.after(this.news);
    document.addEventListener("visibilitychange", () => (document.hidden ? this.#stop() : this.#poll()));
    window.addEventListener("online", () => this.#poll());
    this.#again();
  }

  #stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
  }

  #again() {
    this.#stop();
    const seconds = Number(this.view.dataset.liveEvery) || EVERY;
    if (!document.hidden && !this.#ended) this.#timer = setTimeout(() => this.#poll(), seconds * 1000 * Math.min(1 + this.#failures, 5));
  }

  async #poll() {
    if (this.#ended || this.asking) return;
    this.#stop();
    this.asking = true;
    const url = new URL(this.view.dataset.liveUrl, location.href);
    url.searchParams.set("after", this.version);
    const answer = await ask(url).catch(() => null);
    this.asking = false;
    this.#take(answer);
    this.#again();
  }

  #take(answer) {
    if (answer?.redirected || answer?.status === 401 || answer?.status === 403) return this.#say("live_logged_out");
    if (answer?.status === 404 || answer?.status === 410) {
      this.#ended = true;
      this.lost.textContent = answer.body?.message || say("live_ended");
      return undefined;
    }
    if (!answer || (answer.status !== 204 && answer.status !== 304 && !answer.body)) {
      this.#failures += 1;
      return this.#failures >= LOST_AFTER ? this.#say("live_lost") : undefined;
    }
    if (this.lost.textContent) this.news.textContent = say("live_back");
    this.#failures = 0;
    this.seen = new Date();
    this.lost.textContent = "";
    this.view.classList.remove("is-lost");
    if (answer.body?.html !== undefined) this.#show(answer.body);
    return undefined;
  }

  #say(key) {
    this.view.classList.add("is-lost");
    const text = say(key, { when: moment(this.seen) });
    if (this.lost.textContent !== text) this.lost.textContent = text;
  }

  #show({ version, html, changes }) {
    this.version = String(version);
    this.view.dataset.liveVersion = this.version;
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const mark = this.#readingMark();
    const focused = this.view.contains(document.activeElement) ? document.activeElement.id : "";
    replaceChanged(this.view, fresh.content);
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true });
    mark?.();
    this.news.textContent = changes?.length ? changes.join(" ") : `${say("live_changed")} ${clockTime(new Date(), { seconds: true })}`;
    this.view.dispatchEvent(new CustomEvent("raadslag:live", { bubbles: true }));
  }

  /* Holds what one is reading at the height where it stood, whatever grows above it. */
  #readingMark() {
    const mark = [...this.view.querySelectorAll("[id]")].find((each) => each.getBoundingClientRect().bottom > 0);
    if (!mark || this.view.getBoundingClientRect().top > 0) return null;
    const { id } = mark;
    const { top } = mark.getBoundingClientRect();
    return () => {
      const now = document.getElementById(id)?.getBoundingClientRect().top;
      if (now !== undefined) window.scrollBy({ top: now - top, behavior: "instant" });
    };
  }
}

/* What the server wrote for a child: what one has since unfolded or marked in it is no change. */
const written = new WeakMap();

function remember(view) {
  for (const child of view.children) written.set(child, child.outerHTML);
}

/* Children with the same ids in the same order are changed one by one, so that the rest keeps focus, selection and open folds. */
function replaceChanged(view, fresh) {
  const ids = (parent) => [...parent.children].map((child) => child.id);
  const alike = ids(view).every(Boolean) && ids(view).join() === ids(fresh).join();
  if (!alike) {
    view.replaceChildren(fresh);
    return remember(view);
  }
  [...fresh.children].forEach((child, place) => {
    const source = child.outerHTML;
    if (written.get(view.children[place]) === source) return;
    view.children[place].replaceWith(child);
    written.set(child, source);
  });
  return undefined;
}
