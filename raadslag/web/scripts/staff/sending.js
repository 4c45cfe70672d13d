/* Requests to our own server: JSON there and back, a redirect is told and not followed, no answer within bounds is none. */
import { outcomeOf } from "./answers.js";

const PATIENCE = 15_000; // ms

/** The token from the cookie, which is right also after a log-in in another tab; else from a form. */
export function csrfToken(near) {
  const cookie = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie);
  const field = near?.closest("form")?.querySelector("[name=csrfmiddlewaretoken]") || document.querySelector("[name=csrfmiddlewaretoken]");
  return cookie?.[1] || field?.value || "";
}

/** ``{status, redirected, body}``; throws where there is no connection. */
export async function ask(url, options = {}) {
  const answer = await fetch(url, {
    credentials: "same-origin",
    redirect: "manual",
    cache: "no-store",
    signal: options.keepalive ? undefined : AbortSignal.timeout(PATIENCE),
    ...options,
    headers: { Accept: "application/json", ...options.headers },
  });
  const isJson = (answer.headers.get("Content-Type") || "").startsWith("application/json");
  const redirected = answer.type === "opaqueredirect";
  return { status: answer.status, redirected, body: isJson ? await answer.json().catch(() => null) : null };
}

/** Save ``body``; gives what became of it and never throws. */
export async function save(near, url, body, { keepalive = false } = {}) {
  try {
    return outcomeOf(await ask(url, {
      method: "POST",
      body: JSON.stringify(body),
      keepalive,
      headers: { "Content-Type": "application/json", "X-CSRFToken": csrfToken(near) },
    }));
  } catch {
    return { kind: "offline" };
  }
}
