/* A meeting while it is held: keys from item to item, and the decisions of a package put where they are read. */

const GOES = { PageDown: "[data-next]", PageUp: "[data-previous]" };

export function setUpMeeting() {
  if (document.querySelector("[data-holding]")) document.addEventListener("keydown", pressed);
  document.addEventListener("raadslag:live", showDecisions);
}

function pressed(event) {
  if (event.altKey && !event.ctrlKey && !event.metaKey && GOES[event.key]) {
    const link = document.querySelector(`a${GOES[event.key]}`);
    if (!link) return;
    event.preventDefault();
    link.click();
  } else if (event.key === "F8" && !event.altKey) {
    toDecision(event);
  } else if (event.key === "F9" && !event.altKey) {
    const votes = document.getElementById("votes-title");
    if (!votes) return;
    event.preventDefault();
    votes.focus();
  }
}

/* The editor stands where the plain box stood. */
function toDecision(event) {
  const box = document.querySelector("[data-focus-first]");
  if (!box) return;
  event.preventDefault();
  const editor = box.parentElement.querySelector("[contenteditable=true]");
  (editor || box).focus();
}

/* What came is kept unseen; each part has its place beside its own item. */
function showDecisions({ target }) {
  if (!target.matches("[data-package-live]")) return;
  for (const part of target.querySelectorAll("[data-shown-in]")) {
    const place = document.getElementById(part.dataset.shownIn);
    if (place && place.innerHTML.trim() !== part.innerHTML.trim()) place.innerHTML = part.innerHTML;
  }
}
