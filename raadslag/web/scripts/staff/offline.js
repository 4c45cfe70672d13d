/* A meeting's package kept on the device so that it can be read without a connection; gone at log-out and for the next user. */
import { button, element } from "./elements.js";
import { moment, say, user } from "./texts.js";

const PREFIX = "raadslag-package-"; // known to the worker and to raadslag.js too
const WORKER = "/tjenestearbejder.js";
const isAble = () => "serviceWorker" in navigator && "caches" in window;

export function setUpOffline() {
  if (isAble() && user) forgetOthers();
  for (const place of document.querySelectorAll("[data-offline][data-offline-urls]")) new Package(place);
}

async function forgetOthers() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && !name.startsWith(`${PREFIX}${user}/`)) await caches.delete(name);
  }
}

class Package {
  constructor(place) {
    this.place = place;
    this.urls = JSON.parse(place.dataset.offlineUrls);
    this.cache = `${PREFIX}${user}${this.urls[0]}`;
    this.key = `raadslag:package:${user}:${this.urls[0]}`;
    this.status = element("p", { class: "offline__status", role: "status" });
    if (!isAble()) return void place.append(element("p", { class: "offline__status" }, say("offline_unable")));
    const name = place.dataset.offlineName || say("offline_unnamed");
    this.keep = button(say("offline_keep"), "button button-secondary", () => this.#keep());
    this.remove = button(say("offline_remove"), "button button-tertiary", () => this.#remove());
    place.append(element("div", { class: "offline", role: "group", "aria-label": name }, this.keep, this.remove, this.status));
    this.#show();
  }

  async #show() {
    const kept = await caches.has(this.cache);
    const when = kept && moment(new Date(Number(localStorage.getItem(this.key)) || Date.now()));
    this.keep.textContent = say(kept ? "offline_renew" : "offline_keep");
    this.remove.hidden = !kept;
    if (!kept) return;
    const reached = await fetch(this.urls[0], { method: "HEAD", cache: "no-store", redirect: "manual" }).then(() => true, () => false);
    this.place.classList.toggle("is-offline", !reached);
    this.keep.hidden = !reached;
    this.status.textContent = say(reached ? "offline_kept" : "offline_shown", { when });
  }

  async #keep() {
    this.status.textContent = say("offline_working");
    this.keep.disabled = true;
    try {
      await navigator.serviceWorker.register(this.place.dataset.offlineWorker || WORKER, { scope: "/" });
      await navigator.serviceWorker.ready;
      const found = await Promise.all([...new Set([...this.urls, ...ownFiles()])].map(fetched));
      await caches.delete(this.cache);
      const cache = await caches.open(this.cache);
      await Promise.all(found.map(([url, answer]) => cache.put(url, answer)));
      localStorage.setItem(this.key, String(Date.now()));
      await this.#show();
    } catch (fault) {
      this.status.textContent = say("offline_failed", { message: fault.message });
    }
    this.keep.disabled = false;
  }

  async #remove() {
    await caches.delete(this.cache);
    localStorage.removeItem(this.key);
    const left = (await caches.keys()).some((name) => name.startsWith(PREFIX));
    if (!left) await (await navigator.serviceWorker.getRegistration("/"))?.unregister();
    await this.#show();
    this.status.textContent = say("offline_removed");
    this.keep.focus();
  }
}

/* An answer that is the thing itself: a page to log in is none. */
async function fetched(url) {
  const answer = await fetch(url, { credentials: "same-origin", cache: "reload" });
  if (!answer.ok || answer.redirected) throw new Error(decodeURIComponent(new URL(url, location.href).pathname));
  return [url, answer];
}

/* What the page itself has loaded: style sheets, scripts, fonts, icons. */
function ownFiles() {
  const loaded = performance.getEntriesByType("resource").map((entry) => entry.name);
  const named = [...document.querySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]")].map((each) => each.href || each.src);
  const here = (url) => url.startsWith(`${location.origin}/`) && /\.(css|js|woff2|svg|png)(\?|$)/.test(url) && !url.includes(WORKER);
  return [...named, ...loaded].map((url) => url.split("#")[0]).filter(here);
}
