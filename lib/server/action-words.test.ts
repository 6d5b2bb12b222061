import { globSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test, vi } from "vitest";
import { z } from "zod";
import type * as Actions from "./action";

vi.mock("@/lib/server/auth", () => ({ currentRecruiter: vi.fn() }));
/** What the actions of a file take, in the order in which they are made. */
const asked: z.ZodType[] = [];
vi.mock("./action", async (original) => {
  // What it sets holds for each schema of the process.
  const actual = await original<typeof Actions>();
  const asking = (make: (schema: z.ZodType, act: never) => unknown) => (schema: z.ZodType, act: never) => {
    asked.push(schema);
    return make(schema, act);
  };
  return {
    ...actual,
    recruiterAction: asking(actual.recruiterAction),
    confirmedAction: asking(actual.confirmedAction),
    viewerAction: asking(actual.viewerAction),
    confirmedViewerAction: asking(actual.confirmedViewerAction),
    openAction: asking(actual.openAction),
  };
});

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

/** Every schema that something from a browser goes through, with the file and name it has there. */
const schemas: [string, z.ZodType][] = [];
const note = (name: string, schema: z.ZodType) => {
  if (!schemas.some(([, known]) => known === schema)) schemas.push([name, schema]);
};
for (const path of globSync("features/*/inputs{.ts,/**/*.ts}").filter((one) => !one.includes(".test."))) {
  const exported = (await import(resolve(path))) as Record<string, unknown>;
  for (const [name, value] of Object.entries(exported)) if (value instanceof z.ZodType) note(`${path}: ${name}`, value);
}
// An action may have a schema of its own.
for (const path of globSync("features/*/actions{.ts,/*.ts}")) {
  asked.length = 0;
  await import(resolve(path));
  for (const [index, schema] of asked.entries()) note(`${path}: action ${index + 1}`, schema);
}

/** Puts a value at each place of an input, however deep, alone: whatever else is asked for is missing. */
function placesOf(schema: z.ZodType): ((value: unknown) => unknown)[] {
  const def = schema.def as {
    type: string;
    shape?: Record<string, z.ZodType>;
    element?: z.ZodType;
    innerType?: z.ZodType;
    in?: z.ZodType;
    options?: z.ZodType[];
  };
  const inside = [def.innerType, def.in, ...(def.options ?? [])].filter((one) => one !== undefined);
  return [
    (value: unknown) => value,
    ...inside.flatMap(placesOf),
    ...(def.element ? placesOf(def.element).map((put) => (value: unknown) => [put(value)]) : []),
    ...Object.entries(def.shape ?? {}).flatMap(([name, field]) =>
      placesOf(field).map((put) => (value: unknown) => ({ [name]: put(value) })),
    ),
  ];
}

test("there are schemas to ask, of every room that has actions", () => {
  expect(schemas.length).toBeGreaterThan(70);
  expect(schemas.flatMap(([, schema]) => placesOf(schema)).length).toBeGreaterThan(400);
});

test.each(schemas)("%s answers in words", (_, schema) => {
  const inputs = placesOf(schema).flatMap((put) => poisons.map(put));
  const said = inputs.flatMap((input) => schema.safeParse(input).error?.issues.map(({ message }) => message) ?? []);
  expect([...new Set(said)].filter((message) => ofProgrammers.test(message))).toEqual([]);
});
