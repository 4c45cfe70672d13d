/* The page's own texts and language: Django renders them, so that gettext owns them. */

const holder = document.getElementById("staff-texts");
const texts = holder ? JSON.parse(holder.textContent) : {};
const language = document.documentElement.lang || "da";

/** Whose drafts and packages are kept on the device. */
export const user = holder?.dataset.user || "";

/** The text named ``key`` with ``{words}`` filled in. A name without text shows itself, and a test finds it. */
export function say(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (whole, word) => values[word] ?? whole);
}

/** 10.31.40 */
export function clockTime(date, { seconds = false } = {}) {
  const parts = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(seconds && { second: "2-digit" }) };
  return new Intl.DateTimeFormat(language, parts).format(date);
}

/** "kl. 10.31", with the day where it is another than today. */
export function moment(date) {
  const time = clockTime(date);
  if (date.toDateString() === new Date().toDateString()) return say("clock", { time });
  return say("clock_day", { time, day: new Intl.DateTimeFormat(language, { day: "numeric", month: "long" }).format(date) });
}
