/* When a text is saved, tried again, kept on the device or in conflict; knows no page, so that it can be tested alone. */

const QUIET = 1000; // ms without typing before a save
const LONGEST = 3000; // ms of typing before a save all the same
const KEEPING = 250; // ms before the text is kept on the device
const FIRST_WAIT = 1000;
const LAST_WAIT = 30_000;

/**
 * Texts that share one version number on the server. They are saved one at a time, and a save by one of them moves the
 * others along: only those that knew the version before it, for the rest have not seen what somebody else wrote.
 */
export class VersionGroup {
  members = new Set();
  #last = Promise.resolve();

  moved(from, to) {
    for (const member of this.members) if (member.base === from) member.base = to;
  }

  inTurn(work) {
    const turn = this.#last.then(work);
    this.#last = turn.catch(() => {});
    return turn;
  }
}

/**
 * Saves one text. ``hooks``: ``read()`` the text now, ``send(value, base, {keepalive})`` gives an outcome, ``same(a, b)``,
 * ``keep(value, base)`` and ``forget()`` on the device, ``show(state)``, ``saved(outcome, sent)``, ``replace(value)``.
 */
export class Autosaver {
  dirty = false; // the text is not what the server has
  conflict = null;
  #sending = null;
  #stopped = false;
  #wait = 0;
  #since = null;
  #timers = {};

  constructor(hooks, { version, group = new VersionGroup(), clock = globalThis }) {
    Object.assign(this, { hooks, base: version, group, clock, synced: hooks.read() });
    group.members.add(this);
  }

  get unsaved() {
    return this.dirty || this.#sending !== null;
  }

  /** Somebody wrote. */
  changed() {
    if (this.dirty === false) this.#since = new Date(this.clock.Date.now());
    this.dirty = true;
    this.#later("keep", KEEPING, () => this.keepNow(), { once: true });
    if (this.conflict) return this.hooks.show({ ...this.conflict, kind: "conflict" });
    if (this.#stopped || this.#wait) return undefined;
    this.#later("quiet", QUIET, () => this.flush());
    this.#later("longest", LONGEST, () => this.flush(), { once: true });
    if (!this.#sending) this.hooks.show({ kind: "unsaved" });
    return undefined;
  }

  keepNow() {
    this.#cancel("keep");
    if (this.dirty) this.hooks.keep(this.hooks.read(), this.base);
  }

  /** Save now what is not saved; the promise ends when it is, or when it could not be. */
  async flush({ keepalive = false } = {}) {
    this.keepNow();
    if (this.#sending) await this.#sending;
    if (!this.dirty || this.conflict || this.#stopped) return;
    for (const name of ["quiet", "longest", "retry"]) this.#cancel(name);
    this.#sending = this.group.inTurn(() => this.#round(keepalive)).finally(() => (this.#sending = null));
    await this.#sending;
  }

  async #round(keepalive, triesLeft = 3) {
    const value = this.hooks.read();
    const base = this.base;
    if (!this.#wait) this.hooks.show({ kind: "saving" });
    const outcome = await this.hooks.send(value, base, { keepalive });
    if (outcome.kind === "saved") this.#isSaved(value, base, outcome);
    else if (outcome.kind === "conflict" && triesLeft && this.#onlyTheNumberMoved(outcome)) await this.#round(keepalive, triesLeft - 1);
    else if (outcome.kind === "conflict") this.#isConflict(outcome);
    else if (outcome.kind === "refused") this.#isRefused(outcome);
    else this.#isLost(outcome);
  }

  /* Nobody has touched this text since it was read or saved here. */
  #onlyTheNumberMoved({ theirs, version }) {
    if (!this.hooks.same(theirs, this.synced) || this.hooks.same(theirs, this.hooks.read())) return false;
    this.base = version;
    return true;
  }

  #isSaved(value, base, outcome) {
    this.#wait = 0;
    this.synced = value;
    this.group.moved(base, outcome.version);
    this.base = outcome.version;
    this.dirty = !this.hooks.same(this.hooks.read(), value);
    if (this.dirty) {
      this.#since = new Date(this.clock.Date.now());
      this.keepNow();
      this.#later("quiet", QUIET, () => this.flush());
    } else {
      this.hooks.forget();
    }
    this.hooks.show({ kind: "saved", at: outcome.at });
    this.hooks.saved(outcome, value);
  }

  #isConflict(outcome) {
    const mine = this.hooks.read();
    const { theirs, version, at } = outcome;
    this.#wait = 0;
    if (this.hooks.same(theirs, mine)) return this.#isSaved(mine, version, { kind: "saved", version, at, answer: {} });
    this.conflict = outcome;
    this.hooks.show({ ...outcome, kind: "conflict" });
    return undefined;
  }

  #isRefused(outcome) {
    this.#wait = 0;
    this.#stopped = outcome.final;
    this.hooks.show({ kind: "refused", message: outcome.message });
  }

  #isLost(outcome) {
    this.#wait = Math.min(this.#wait ? this.#wait * 2 : FIRST_WAIT, LAST_WAIT);
    this.hooks.show({ kind: outcome.kind, since: this.#since });
    this.#later("retry", this.#wait, () => this.flush());
  }

  /** The conflict is settled: the text is now ``value``, written with theirs in sight. */
  settle(value) {
    const { theirs, version, at } = this.conflict;
    this.conflict = null;
    this.base = version;
    this.synced = theirs;
    this.hooks.replace(value);
    this.dirty = !this.hooks.same(this.hooks.read(), theirs);
    if (this.dirty) return this.flush();
    this.hooks.forget();
    this.hooks.show({ kind: "saved", at });
    return undefined;
  }

  /** There is hope of a connection: do not wait for the next try. */
  tryNow() {
    if (this.#wait) return this.flush();
    return undefined;
  }

  #later(name, after, work, { once = false } = {}) {
    if (once && this.#timers[name]) return;
    this.#cancel(name);
    this.#timers[name] = this.clock.setTimeout(() => {
      delete this.#timers[name];
      work();
    }, after);
  }

  #cancel(name) {
    if (this.#timers[name]) this.clock.clearTimeout(this.#timers[name]);
    delete this.#timers[name];
  }
}
