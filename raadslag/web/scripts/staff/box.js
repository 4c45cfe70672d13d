/* One text on the page with its autosave: status line, drafts on the device, conflicts, what was left unsaved. */
import { Autosaver, VersionGroup } from "./autosaver.js";
import { choicePanel } from "./choice.js";
import { forgetDraft, forgetOffered, keepDraft, leftDrafts } from "./drafts.js";
import { element } from "./elements.js";
import { save } from "./sending.js";
import { Status } from "./status.js";
import { moment, say } from "./texts.js";
import { showPlan } from "./plan.js";

const groups = new Map();
const savers = new Set();

export const unsaved = () => [...savers].filter((saver) => saver.unsaved);
export const allSavers = () => [...savers];

function groupNamed(name) {
  if (!name) return new VersionGroup();
  if (!groups.has(name)) groups.set(name, new VersionGroup());
  return groups.get(name);
}

/**
 * Autosave for ``box``: ``{source, field, read(), write(value), same(a, b), joined(first, second), rendered(value), focus(), isBusy()}``.
 * ``field`` names the text in the JSON: ``html`` or ``value``. Gives the saver; call ``changed()`` on it when somebody wrote.
 */
export function autosaved(box, { restore = "ask", words, near = box.source } = {}) {
  const { source } = box;
  const url = source.dataset.saveUrl;
  const status = new Status(near, { id: source.id, words, onSaveNow: () => saver.flush() });
  let panel = null;
  const saver = new Autosaver({
    read: box.read,
    same: box.same,
    send: (value, base, { keepalive }) => {
      const body = { [box.field]: value, base, ...(source.name && box.field === "value" && { name: source.name }) };
      return save(source, url, body, { keepalive: keepalive && JSON.stringify(body).length < 60_000 });
    },
    keep: (value, base) => (status.kept = keepDraft(url, value, base)),
    forget: () => forgetDraft(url),
    replace: box.write,
    show: (state) => {
      status.show(state);
      if (state.kind === "conflict") panel = conflictPanel(box, saver, state, panel, status);
    },
    saved: (outcome, sent) => adopt(box, saver, outcome, sent),
  }, { version: Number(source.dataset.version || 0), group: groupNamed(source.dataset.versionGroup) });
  saver.source = source;
  saver.isWarned = restore === "ask"; // a note is safe on the device until there is a connection
  savers.add(saver);
  offerLeft(box, saver, status, restore);
  return saver;
}

/* What the server made of the text is shown, where nobody is writing in it. */
function adopt(box, saver, { answer }, sent) {
  box.source.dataset.version = saver.base;
  const cleaned = answer[box.field];
  if (typeof cleaned === "string" && !saver.dirty && !box.isBusy() && !box.same(cleaned, sent)) {
    box.write(cleaned);
    saver.synced = box.read();
    saver.dirty = false;
  }
  showPlan(answer);
  box.source.dispatchEvent(new CustomEvent("raadslag:saved", { bubbles: true, detail: answer }));
}

function conflictPanel(box, saver, state, shown, status) {
  if (shown?.isConnected) {
    shown.querySelector(".choice__body").replaceWith(bodyOf(box, box.read()));
    return shown;
  }
  const name = state.by || say("conflict_somebody");
  const panel = choicePanel({
    title: say("conflict_title", { name }),
    help: say("conflict_help"),
    after: box.focus,
    columns: [
      { title: say("conflict_mine"), body: bodyOf(box, box.read()) },
      { title: say("conflict_theirs", { name, when: state.at }), body: bodyOf(box, state.theirs) },
    ],
    buttons: [
      { label: say("put_both"), primary: true, choose: () => saver.settle(box.joined(state.theirs, box.read())) },
      { label: say("keep_mine"), choose: () => saver.settle(box.read()) },
      { label: say("take_theirs"), choose: () => saver.settle(state.theirs) },
    ].filter(({ label }) => box.joined || label !== say("put_both")),
  });
  status.element.after(panel);
  return panel;
}

function bodyOf(box, value) {
  const body = element("div", { class: "choice__body prose", tabindex: "0", role: "group", lang: box.source.lang || null });
  const shown = box.rendered(value);
  body.append(shown.textContent.trim() ? shown : element("p", { class: "muted" }, say("nothing_written")));
  return body;
}

/* Text from an earlier visit: its own writer decides, unless it is a note, which nobody else writes in. */
function offerLeft(box, saver, status, restore) {
  const url = box.source.dataset.saveUrl;
  const left = leftDrafts(url).filter(({ value }) => !box.same(value, box.read()));
  if (!left.length) return forgetOffered(url);
  const last = left.at(-1);
  if (restore === "silently" && left.length === 1 && last.base === saver.base) {
    forgetOffered(url);
    box.write(last.value);
    saver.changed();
    return undefined;
  }
  const insert = (value) => {
    box.write(value);
    saver.changed();
    saver.keepNow();
    forgetOffered(url);
  };
  const joined = left.reduce((text, { value }) => (text === "" ? value : box.joined?.(text, value) ?? value), "");
  status.element.after(choicePanel({
    title: say("restore_title", { when: moment(new Date(last.at)) }),
    after: box.focus,
    columns: left.map(({ value, at }) => ({ title: moment(new Date(at)), body: bodyOf(box, value) })),
    buttons: [
      { label: say("restore_insert"), primary: true, choose: () => insert(joined) },
      ...(box.joined && box.read() ? [{ label: say("put_both"), choose: () => insert(box.joined(box.read(), joined)) }] : []),
      { label: say("restore_discard"), choose: () => forgetOffered(url) },
    ],
  }));
  return undefined;
}
