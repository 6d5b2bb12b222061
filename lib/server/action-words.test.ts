import { globSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { z } from "zod";

vi.mock("@/lib/server/auth", () => ({ currentRecruiter: vi.fn() }));
// What it sets holds for each schema of the process.
await import("./action");

const poisons: unknown[] = [
  undefined,
  null,
  Number.NaN,
  Infinity,
  -1,
  0.5,
  1e99,
  true,
  "",
  "x",
  "2026-99-99",
  "x".repeat(20_001),
  [],
  [null],
  [Number.NaN, {}],
  {},
  { state: 5 },
  new Date(Number.NaN),
];

/** What a validator says, and no recruiter would. */
const ofProgrammers =
  /expected|received|invalid|\bNaN\b|undefined|\bnull\b|\bstring\b|boolean|\barray\b|\bobject\b|too (big|small)|[<>]=|regex|pattern|UUID|GUID|ISO|unrecognized|Input/;

const files = globSync("features/*/inputs{.ts,/**/*.ts}").filter((path) => !path.includes(".test."));
const schemas: [string, z.ZodType][] = [];
for (const path of files) {
  const exported = (await import(resolve(path))) as Record<string, unknown>;
  for (const [name, value] of Object.entries(exported))
    if (value instanceof z.ZodType) schemas.push([`${path}: ${name}`, value]);
}

test("there are schemas to ask", () => {
  expect(schemas.length).toBeGreaterThan(40);
});

test.each(schemas)("%s answers in words", (_, schema) => {
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const inputs = [...poisons, ...names.flatMap((name) => poisons.map((poison) => ({ [name]: poison })))];
  const said = inputs.flatMap((input) => schema.safeParse(input).error?.issues.map(({ message }) => message) ?? []);
  expect([...new Set(said)].filter((message) => ofProgrammers.test(message))).toEqual([]);
});
