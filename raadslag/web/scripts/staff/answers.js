/* What the server's answer to a save means. */

/** One of: saved, conflict, refused, logged-out, broken; ``offline`` is said where no answer came at all. */
export function outcomeOf({ status, redirected, body }) {
  if (redirected) return { kind: "logged-out" };
  if (status >= 200 && status < 300 && body) return { kind: "saved", version: body.version, at: body.saved_at, answer: body };
  if (status === 409 && body) {
    return { kind: "conflict", version: body.version, theirs: body.html ?? body.value ?? "", by: body.saved_by || "", at: body.saved_at || "" };
  }
  // Django's answer to a form whose session is gone is a page, ours to one who may not is JSON.
  if (status === 401 || (status === 403 && !body)) return { kind: "logged-out" };
  if (status >= 400 && status < 500 && status !== 429 && status !== 408) {
    return { kind: "refused", message: body?.message || "", final: status === 404 || status === 410 };
  }
  return { kind: "broken" };
}
