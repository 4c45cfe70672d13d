/* One key answers a proposal, never while somebody writes, and the focus goes on to the next. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { afterwards, deedOf, neighbour } from "../../raadslag/web/scripts/staff/proposal-keys.js";

const deeds = (place, ...keys) => keys.map((key) => deedOf({ key, place }));

test("on a card each key has its deed", () => {
  assert.deepEqual(deeds("card", "g", "G", "Enter", "a", "r", "j", "ArrowDown", "k", "ArrowUp", "z"), [
    "agree", "agree", "agree", "drop", "edit", "next", "next", "previous", "previous", "undo",
  ]);
});

test("in a field letters are letters, and Escape leaves it", () => {
  assert.deepEqual(deeds("field", "g", "a", "Enter", "ArrowDown", "Escape"), [null, null, null, null, "back"]);
});

test("on a button Enter is the button's own", () => {
  assert.deepEqual(deeds("control", "Enter", " ", "Tab", "g"), [null, null, null, "agree"]);
});

test("with Ctrl, Alt or Cmd a key is the browser's", () => {
  for (const held of ["ctrlKey", "altKey", "metaKey"]) assert.equal(deedOf({ key: "a", place: "card", [held]: true }), null);
});

test("a key that is held down moves, and answers nothing twice", () => {
  assert.equal(deedOf({ key: "g", place: "card", repeat: true }), null);
  assert.equal(deedOf({ key: "Enter", place: "card", repeat: true }), null);
  assert.equal(deedOf({ key: "j", place: "card", repeat: true }), "next");
});

test("moving stops at either end", () => {
  const ids = ["x", "y", "z"];
  assert.deepEqual([neighbour(ids, "x", 1), neighbour(ids, "z", 1), neighbour(ids, "x", -1), neighbour([], "x", 1)], ["y", "z", "x", null]);
});

test("after an answer the next has the focus, after the last the one before it", () => {
  assert.deepEqual([afterwards(["x", "y", "z"], "y"), afterwards(["x", "y"], "y"), afterwards(["x"], "x")], ["z", "x", null]);
});
