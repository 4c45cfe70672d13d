/* Small comforts; every page works without them. */

/* Marks in the contents list which item is being read. */
function followContents() {
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a[href^='#']")) {
    const target = document.getElementById(link.hash.slice(1));
    if (target) links.set(target, link);
  }
  if (!links.size || !("IntersectionObserver" in window)) return;
  const mark = (link) => {
    for (const other of links.values()) {
      other.classList.toggle("is-current", other === link);
      if (other === link) other.setAttribute("aria-current", "true");
      else other.removeAttribute("aria-current");
    }
  };
  const observer = new IntersectionObserver((entries) => {
    const visible = entries.filter((entry) => entry.isIntersecting);
    if (visible.length) mark(links.get(visible[0].target));
  }, { rootMargin: "-12% 0px -80% 0px" });
  for (const target of links.keys()) observer.observe(target);
}

/* Opens a folded part when a link leads into it. */
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const folded = target && target.closest("details");
  if (folded) {
    folded.open = true;
    target.scrollIntoView();
  }
}

/* Folds the search's filters on a narrow screen, so that the hits come first. */
function foldFilters() {
  const filters = document.querySelector("details.filters:not([data-in-use])");
  if (filters && window.matchMedia("(max-width: 991px)").matches) filters.open = false;
}

/* What is kept on the device for one who is logged in goes when they log out. */
function forgetAtLogOut() {
  const form = document.querySelector("form[action$='/log-ud/'][data-user]");
  if (form) form.addEventListener("submit", () => {
    const own = new RegExp(`^raadslag:\\w+:${form.dataset.user}:`);
    for (const key of Object.keys(localStorage)) if (own.test(key)) localStorage.removeItem(key);
    if (!window.caches) return;
    caches.keys().then((names) => names.filter((name) => name.startsWith("raadslag-package-")).forEach((name) => caches.delete(name)));
  });
}

/* Shows which case number a pattern gives, while it is being written. */
function showPatternExample() {
  const field = document.querySelector("input[data-pattern-example]");
  const place = field && document.getElementById(field.dataset.patternExample);
  if (!place) return;
  const year = place.dataset.year;
  field.addEventListener("input", () => {
    place.textContent = field.value.trim()
      .replaceAll("{year}", year)
      .replaceAll("{yy}", year.slice(-2))
      .replace(/\{n(?::0?([1-9]))?\}/g, (_, width) => "1234".padStart(Number(width || 0), "0")) || "–";
  });
}

followContents();
showPatternExample();
forgetAtLogOut();
foldFilters();
openTarget();
window.addEventListener("hashchange", openTarget);
