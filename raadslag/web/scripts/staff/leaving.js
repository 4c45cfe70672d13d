/* Leaving the page: unsaved text is sent on the way, a warning where it is not safe, a form waits for the saves before it. */
import { allSavers, unsaved } from "./box.js";

const LONGEST = 5000; // ms that a form waits for the saves

export function guardLeaving() {
  let leaving = false;
  window.addEventListener("beforeunload", (event) => {
    const open = unsaved().filter((saver) => saver.isWarned);
    open.forEach((saver) => saver.keepNow());
    if (open.length && !leaving) event.preventDefault();
  });
  window.addEventListener("pagehide", () => unsaved().forEach((saver) => saver.flush({ keepalive: true })));
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) unsaved().forEach((saver) => saver.flush({ keepalive: true }));
    else allSavers().forEach((saver) => saver.tryNow());
  });
  for (const hope of ["online", "focus"]) window.addEventListener(hope, () => allSavers().forEach((saver) => saver.tryNow()));

  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s" || !allSavers().length) return;
    event.preventDefault(); // what a Word user's fingers do by themselves saves here too
    unsaved().forEach((saver) => saver.flush());
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (form.dataset.savesAwaited || !unsaved().length) {
      leaving = ownFormOnly(form) && form.method !== "dialog";
      setTimeout(() => (leaving = false), 3000);
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const { submitter } = event;
    await Promise.race([Promise.all(unsaved().map((saver) => saver.flush())), new Promise((end) => setTimeout(end, LONGEST))]);
    form.dataset.savesAwaited = "yes"; // pressed again, it goes: the warning then says what is unsaved
    const open = unsaved();
    if (!open.length) form.requestSubmit(submitter);
    else document.querySelector(".save-status.is-trouble, .choice")?.scrollIntoView({ block: "center" });
    setTimeout(() => delete form.dataset.savesAwaited, 10_000);
  }, { capture: true });
}

/* The form itself carries all that is unsaved. */
const ownFormOnly = (form) => unsaved().every((saver) => form.contains(saver.source));
