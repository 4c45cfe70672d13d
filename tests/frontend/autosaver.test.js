/* A text is saved soon, tried again, kept on the device, and never written over somebody else's. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { outcomeOf } from "../../raadslag/web/scripts/staff/answers.js";
import { Autosaver, VersionGroup } from "../../raadslag/web/scripts/staff/autosaver.js";

const settled = async () => {
  for (let turn = 0; turn < 8; turn += 1) await new Promise(setImmediate);
};

/* Time that stands until it is told to go. */
class Clock {
  now = 0;
  jobs = new Map();
  next = 1;
  Date = { now: () => this.now };
  setTimeout = (work, after) => (this.jobs.set(this.next, { at: this.now + after, work }), this.next++);
  clearTimeout = (key) => this.jobs.delete(key);

  async pass(ms) {
    const until = this.now + ms;
    for (;;) {
      await settled();
      const due = [...this.jobs].filter(([, job]) => job.at <= until).sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.jobs.delete(due[0]);
      this.now = due[1].at;
      due[1].work();
    }
    this.now = until;
    await settled();
  }
}

/* One stored text, as the server of the contract keeps it. */
class Server {
  version = 7;
  text = "";
  up = true;
  received = [];

  write(text) {
    this.text = text;
    this.version += 1;
  }

  save = async (value, base) => {
    await new Promise(setImmediate);
    if (!this.up) return { kind: "offline" };
    this.received.push(value);
    if (base !== this.version && value !== this.text) return { kind: "conflict", version: this.version, theirs: this.text, by: "Anna Holm", at: "10.31" };
    if (value !== this.text) this.write(value);
    return { kind: "saved", version: this.version, at: "10.32.05", answer: {} };
  };
}

function writer(server, { clock = new Clock(), group, version = server.version, text = server.text } = {}) {
  const desk = { clock, text, kept: null, shown: [] };
  desk.saver = new Autosaver({
    read: () => desk.text,
    send: server.save,
    same: (a, b) => a === b,
    keep: (value, base) => (desk.kept = { value, base }),
    forget: () => (desk.kept = null),
    show: (state) => desk.shown.push(state.kind),
    saved: () => {},
    replace: (value) => (desk.text = value),
  }, { version, group, clock });
  desk.type = (more) => {
    desk.text += more;
    desk.saver.changed();
  };
  return desk;
}

test("a text is saved a second after the last key", async () => {
  const server = new Server();
  const desk = writer(server);

  desk.type("Godkendt.");
  await desk.clock.pass(900);
  const early = [...server.received];
  await desk.clock.pass(200);

  assert.deepEqual([early, server.received], [[], ["Godkendt."]]);
  assert.deepEqual([desk.saver.base, desk.saver.unsaved, desk.kept], [8, false, null]);
  assert.deepEqual(desk.shown, ["unsaved", "saving", "saved"]);
});

test("one who never pauses is saved every third second", async () => {
  const server = new Server();
  const desk = writer(server);

  for (let key = 0; key < 20; key += 1) {
    desk.type("a");
    await desk.clock.pass(500);
  }

  assert.ok(server.received.length >= 3, `saved ${server.received.length} times`);
});

test("without a connection the text is kept, tried ever more seldom, and saved when it is back", async () => {
  const server = new Server();
  const desk = writer(server);
  server.up = false;

  desk.type("Udsat");
  await desk.clock.pass(20_000);
  const kept = desk.kept;
  const tries = desk.shown.filter((kind) => kind === "offline").length;
  desk.type(", til maj");
  server.up = true;
  await desk.clock.pass(20_000);

  assert.deepEqual(kept, { value: "Udsat", base: 7 });
  assert.ok(tries >= 4 && tries <= 6, `${tries} tries in 20 s`);
  assert.deepEqual([server.text, desk.kept, desk.saver.unsaved], ["Udsat, til maj", null, false]);
});

test("what is typed while a save is under way is saved after it", async () => {
  const server = new Server();
  const desk = writer(server);

  desk.type("a");
  const saving = desk.saver.flush();
  await Promise.resolve(); // the save is on its way
  desk.type("b");
  await saving;
  const kept = desk.kept;
  await desk.clock.pass(2000);

  assert.deepEqual([server.received, kept], [["a", "ab"], { value: "ab", base: 8 }]);
});

test("two writers: neither text is lost, and each of the three ways out is saved", async () => {
  const ways = [
    ["keep mine", (mine) => mine, "mit"],
    ["take theirs", (_, theirs) => theirs, "hendes"],
    ["both", (mine, theirs) => `${theirs}|${mine}`, "hendes|mit"],
  ];
  for (const [name, choose, expected] of ways) {
    const server = new Server();
    const desk = writer(server);
    server.write("hendes");

    desk.type("mit");
    await desk.clock.pass(1500);
    const during = [server.text, desk.text, desk.saver.conflict.by, desk.kept.value, desk.shown.at(-1)];
    await desk.saver.settle(choose(desk.text, desk.saver.conflict.theirs));

    assert.deepEqual(during, ["hendes", "mit", "Anna Holm", "mit", "conflict"], name);
    assert.deepEqual([server.text, desk.text, desk.saver.unsaved, desk.kept], [expected, expected, false, null], name);
  }
});

test("nothing is sent while a conflict stands", async () => {
  const server = new Server();
  const desk = writer(server);
  server.write("hendes");
  desk.type("mit");
  await desk.clock.pass(1500);

  desk.type(" og mere");
  await desk.clock.pass(60_000);

  assert.deepEqual([server.received, desk.kept.value], [["mit"], "mit og mere"]);
});

test("a save whose answer was lost is no conflict", async () => {
  const server = new Server();
  const desk = writer(server);
  const { save } = server;
  desk.saver.hooks.send = async (...all) => (await save(...all), { kind: "offline" });

  desk.type("Godkendt.");
  await desk.clock.pass(1200);
  desk.saver.hooks.send = save;
  await desk.clock.pass(5000);

  assert.deepEqual([server.version, desk.saver.base, desk.saver.conflict, desk.saver.unsaved], [8, 8, null, false]);
});

test("boxes that share a version move on together, one at a time", async () => {
  const server = new Server();
  const texts = ["", ""];
  const answer = (place) => async (value, base) => {
    await new Promise(setImmediate);
    if (base !== server.version) return { kind: "conflict", version: server.version, theirs: texts[place], by: "", at: "" };
    texts[place] = value;
    server.version += 1;
    return { kind: "saved", version: server.version, at: "", answer: {} };
  };
  const [clock, group] = [new Clock(), new VersionGroup()];
  const desks = texts.map(() => writer(server, { clock, group }));
  desks.forEach((desk, place) => (desk.saver.hooks.send = answer(place)));

  desks.forEach((desk, place) => desk.type(`tekst ${place}`));
  await clock.pass(1500);
  server.version += 1; // somebody saved a third box of the same item
  desks[1].type("!");
  await clock.pass(1500);

  assert.deepEqual(texts, ["tekst 0", "tekst 1!"]);
  assert.deepEqual(desks.map((desk) => desk.saver.conflict), [null, null]);
});

test("what the server refuses is kept, and the next key tries again; what is gone is not tried", async () => {
  for (const [final, expected] of [[false, 2], [true, 1]]) {
    const server = new Server();
    const desk = writer(server);
    let sent = 0;
    desk.saver.hooks.send = async () => (sent += 1, { kind: "refused", message: "Nej.", final });

    desk.type("a");
    await desk.clock.pass(60_000);
    desk.type("b");
    await desk.clock.pass(60_000);

    assert.deepEqual([sent, desk.kept.value, desk.shown.filter((kind) => kind === "refused").length], [expected, "ab", expected]);
  }
});

test("answers say what became of a save", () => {
  const kind = (status, body = null, redirected = false) => outcomeOf({ status, body, redirected }).kind;

  assert.deepEqual(
    [kind(200, { version: 8 }), kind(200), kind(0, null, true), kind(409, { version: 9, html: "x" }), kind(403), kind(403, { message: "m" }), kind(422, { message: "m" }), kind(410, {}), kind(429), kind(503)],
    ["saved", "broken", "logged-out", "conflict", "logged-out", "refused", "refused", "refused", "broken", "broken"],
  );
  assert.deepEqual(outcomeOf({ status: 410, body: { message: "Væk" } }), { kind: "refused", message: "Væk", final: true });
});
