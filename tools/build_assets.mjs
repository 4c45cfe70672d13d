/* Builds raadslag/web/static/built from dkfds and our own layer: style sheets, scripts, fonts, icons, licences. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import * as esbuild from "esbuild-wasm"; // the same program everywhere: npm need not choose one for the machine
import { compile } from "sass";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const dkfds = join(root, "node_modules", "dkfds");
const web = join(root, "raadslag", "web");
const finished = join(web, "static", "built");
const built = join(root, "node_modules", `.building-${process.pid}`); // put in place whole: somebody may be looking

/* The icons that the templates use, gathered into one sprite. */
const ICONS = [
  "arrow-downward", "arrow-forward", "arrow-upward", "attach-file", "calendar-month", "check", "chevron-right", "document", "download", "edit",
  "error", "first-page", "groups", "info", "last-page", "link", "location", "lock", "open-in-new", "persons",
  "print", "search", "success", "time", "upload", "warning", "chevron-left", "folder-open", "close", "help", "hourglass", "refresh",
];
const WEIGHTS = ["Regular", "Italic", "Medium", "SemiBold"];
const LATIN = ["Latin1", "Latin2", "Pi"];

function compiled(name) {
  return compile(join(web, "styles", name), {
    style: "compressed",
    loadPaths: [join(root, "node_modules")],
    importers: [{ findFileUrl: (url) => (url.startsWith("dkfds/") ? pathToFileURL(join(root, "node_modules", url)) : null) }],
    quietDeps: true,
  }).css;
}

function buildStyles() {
  const css = compiled("raadslag.scss");
  writeFileSync(join(built, "raadslag.css"), css);
  writeFileSync(join(built, "staff.css"), compiled("desk.scss"));
  for (const [, path] of css.matchAll(/url\("?(img\/[^")]+)"?\)/g)) {
    mkdirSync(dirname(join(built, path)), { recursive: true });
    copyFileSync(join(dkfds, "dist", path), join(built, path));
  }
  return css.length;
}

/* The staff side's script, its editor in a file that is fetched where there is a box to write in, and the worker. */
async function buildScripts() {
  copyFileSync(join(web, "scripts", "raadslag.js"), join(built, "raadslag.js"));
  const { metafile } = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ["staff.js", "staff-worker.js"].map((name) => join(web, "scripts", name)),
    outdir: built,
    bundle: true,
    splitting: true,
    chunkNames: "staff-[name]-[hash]",
    minify: true,
    format: "esm",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none", // every licence stands whole in a file of its own
    metafile: true,
    logLevel: "warning",
  });
  buildScriptLicences(Object.keys(metafile.inputs));
  return Object.entries(metafile.outputs).map(([path, { bytes }]) => `${basename(path)} ${(bytes / 1000).toFixed(0)} kB`).join(", ");
}

/* The licences of the packages that went into the script must go with it. */
function buildScriptLicences(inputs) {
  const packages = new Set(inputs.map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean));
  const texts = [...packages].sort().map((name) => {
    const folder = join(root, "node_modules", name);
    const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
    if (!file) throw new Error(`${name} ${version} brings no licence text: find one before it is shipped`);
    return `${name} ${version} (${license})\n${"-".repeat(40)}\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  writeFileSync(join(built, "LICENSES-staff.txt"), texts.join("\n"));
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
const script = await buildScripts();
copyFileSync(join(web, "styles", "mark.svg"), join(built, "mark.svg"));
buildLicences();
mkdirSync(dirname(finished), { recursive: true });
rmSync(finished, { recursive: true, force: true });
renameSync(built, finished);
console.log(`built ${finished}: style sheet ${(size / 1000).toFixed(0)} kB, ${script}`);
