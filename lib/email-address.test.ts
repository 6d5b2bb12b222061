import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { normalizeAddress } from "./email-address";

const folder = [process.env.SHARED_DIR, "../shared", "../../shared"]
  .filter((one) => one !== undefined)
  .map((one) => join(one, "data/hostile/email-addresses"))
  .find((one) => existsSync(one));
const lines = (name: string) =>
  readFileSync(join(folder ?? "", name), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));

test.each([
  ["  Ana.Ruiz@Example.COM ", "ana.ruiz@example.com"],
  ["mailto:ana@example.com", "ana@example.com"],
  ["ana+jobs@gmail.com", "ana+jobs@gmail.com"],
  ["a.n.a@gmail.com", "a.n.a@gmail.com"],
  ["jose\u0301@example.com", "josé@example.com"],
  ["zoe@MÜNCHEN.test", "zoe@xn--mnchen-3ya.test"],
  ["o'brien@example.com", "o'brien@example.com"],
])("%s", (raw, address) => {
  expect(normalizeAddress(raw)).toBe(address);
});

test.each([
  "",
  "ana",
  "@example.com",
  "ana@",
  "ana@localhost",
  "a@b@example.com",
  "ana@example..com",
  ".ana@example.com",
  "ana.@example.com",
  "a..b@example.com",
  "ana ruiz@example.com",
  "ana@exam ple.com",
  "ana@127.0.0.1",
  "ana@[127.0.0.1]",
  "ana@example.com, ben@example.com",
  "Ana <ana@example.com>",
  "ana@-example.com",
  "ana\u0000@example.com",
  "ana\r\nbcc:x@example.com",
  `${"a".repeat(65)}@example.com`,
  `a@${"b".repeat(250)}.com`,
])("refused: %j", (raw) => {
  expect(normalizeAddress(raw)).toBeNull();
});

test("law: the normal form is its own normal form, and never holds a space, a comma or a line break", () => {
  const raw = fc.oneof(
    fc.emailAddress(),
    fc.string({ unit: "binary" }).map((text) => `${text}@example.com`),
    fc.string(),
  );
  fc.assert(
    fc.property(raw, (text) => {
      const address = normalizeAddress(text);
      if (address === null) return;
      expect(normalizeAddress(address)).toBe(address);
      expect(address).toBe(address.trim().toLowerCase());
      expect(address).not.toMatch(/[\s,;<>()]/);
    }),
    { numRuns: 1000 },
  );
});

test.skipIf(!folder)("addresses that others call invalid are refused", () => {
  const accepted = lines("flanker-mailbox_invalid.txt").filter((line) => normalizeAddress(line));
  expect(accepted).toEqual([]);
});

test.skipIf(!folder)(
  "addresses that others call valid are taken, but for quoted names, comments, numbers and bare hosts",
  () => {
    const unusual = /^"|@\[|@[^.]*$|".*@|[<(]|@[\d.]+$|\.\d+$/;
    const refused = lines("flanker-mailbox_valid.txt").filter((line) => !unusual.test(line) && !normalizeAddress(line));
    expect(refused).toEqual([]);
  },
);
