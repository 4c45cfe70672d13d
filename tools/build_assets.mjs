/* Builds raadslag/web/static/built from dkfds and our own layer: style sheet, script, fonts, icons, licences. */
import { copyFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compile } from "sass";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const dkfds = join(root, "node_modules", "dkfds");
const web = join(root, "raadslag", "web");
const finished = join(web, "static", "built");
const built = join(root, "node_modules", `.building-${process.pid}`); // put in place whole: somebody may be looking

/* The icons that the templates use, gathered into one sprite. */
const ICONS = [
  "arrow-forward", "attach-file", "calendar-month", "check", "chevron-right", "document", "download", "edit",
  "error", "first-page", "groups", "info", "last-page", "link", "location", "lock", "open-in-new", "persons",
  "print", "search", "success", "time", "upload", "warning", "chevron-left", "folder-open",
];
const WEIGHTS = ["Regular", "Italic", "Medium", "SemiBold"];
const LATIN = ["Latin1", "Latin2", "Pi"];

function buildStyles() {
  const { css } = compile(join(web, "styles", "raadslag.scss"), {
    style: "compressed",
    loadPaths: [join(root, "node_modules")],
    importers: [{ findFileUrl: (url) => (url.startsWith("dkfds/") ? pathToFileURL(join(root, "node_modules", url)) : null) }],
    quietDeps: true,
  });
  writeFileSync(join(built, "raadslag.css"), css);
  for (const [, path] of css.matchAll(/url\("?(img\/[^")]+)"?\)/g)) {
    mkdirSync(dirname(join(built, path)), { recursive: true });
    copyFileSync(join(dkfds, "dist", path), join(built, path));
  }
  return css.length;
}

function buildFonts() {
  const plex = join(dkfds, "dist", "fonts", "IBMPlexSans", "split", "woff2");
  mkdirSync(join(built, "fonts"), { recursive: true });
  for (const weight of WEIGHTS) {
    for (const part of LATIN) {
      const name = `IBMPlexSans-${weight}-${part}.woff2`;
      copyFileSync(join(plex, name), join(built, "fonts", name));
    }
  }
  copyFileSync(join(plex, "license.txt"), join(built, "fonts", "LICENSE-OFL-1.1.txt")); // it must lie beside the fonts
}

/* The icons' licence is only linked to in dkfds, yet its text must go with them. */
function buildLicences() {
  copyFileSync(join(dkfds, "LICENSE.md"), join(built, "LICENSE-dkfds.md"));
  copyFileSync(join(web, "licences", "Apache-2.0.txt"), join(built, "LICENSE-icons-Apache-2.0.txt"));
}

function buildSprite() {
  const symbols = ICONS.map((name) => {
    const svg = readFileSync(join(dkfds, "dist", "img", "svg-icons", `${name}.svg`), "utf8");
    const viewBox = /viewBox="([^"]+)"/.exec(svg)[1];
    const body = /<svg[^>]*>([\s\S]*)<\/svg>/.exec(svg)[1].trim();
    return `<symbol id="${name}" viewBox="${viewBox}">${body}</symbol>`;
  });
  writeFileSync(join(built, "icons.svg"), `<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>\n`);
}

mkdirSync(built, { recursive: true });
const size = buildStyles();
buildFonts();
buildSprite();
copyFileSync(join(web, "scripts", "raadslag.js"), join(built, "raadslag.js"));
copyFileSync(join(web, "styles", "mark.svg"), join(built, "mark.svg"));
buildLicences();
mkdirSync(dirname(finished), { recursive: true });
rmSync(finished, { recursive: true, force: true });
renameSync(built, finished);
console.log(`built ${finished}: style sheet ${(size / 1000).toFixed(0)} kB`);
