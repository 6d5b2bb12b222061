import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { takeLock } from "./lock";

const fresh = () => join(mkdtempSync(join(tmpdir(), "callback-lock-")), "lock");

test("one holder at a time, and the second learns who and where", () => {
  const file = fresh();
  takeLock(file).publish("http://localhost:3000");
  const holder = expect.objectContaining({ pid: process.pid, address: "http://localhost:3000" });
  expect(() => takeLock(file)).toThrow(expect.objectContaining({ holder }));
});

test("released, it is free again", () => {
  const file = fresh();
  takeLock(file).release();
  expect(existsSync(file)).toBe(false);
  takeLock(file).release();
});

test.each([
  ["a process that is gone", JSON.stringify({ pid: 2 ** 22 - 1, since: "1" })],
  ["a process that has the number of one that is gone", JSON.stringify({ pid: process.pid, since: "1" })],
  ["a file that was cut short", '{"pid":'],
])("taken over from %s", (_, left) => {
  const file = fresh();
  writeFileSync(file, left);
  expect(() => takeLock(file)).not.toThrow();
});
