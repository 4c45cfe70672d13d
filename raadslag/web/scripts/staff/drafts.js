/* Unsaved text kept on the device, one draft for a user and an address; gone when saved and at log-out. */
import { user } from "./texts.js";

const keyOf = (url) => `raadslag:draft:${user}:${url}`;
const offeredKeyOf = (url) => `raadslag:offered:${user}:${url}`;

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

/** False where the device has no room or keeps nothing. */
export function keepDraft(url, value, base) {
  try {
    localStorage.setItem(keyOf(url), JSON.stringify({ value, base, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

export const forgetDraft = (url) => localStorage.removeItem(keyOf(url));

/** What was left unsaved here. It is put aside, so that what is written now does not replace it before it is seen. */
export function leftDrafts(url) {
  const left = read(offeredKeyOf(url)) || [];
  const draft = read(keyOf(url));
  if (draft) left.push(draft);
  if (left.length) localStorage.setItem(offeredKeyOf(url), JSON.stringify(left));
  localStorage.removeItem(keyOf(url));
  return left;
}

export const forgetOffered = (url) => localStorage.removeItem(offeredKeyOf(url));
