import { expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { people } from "@/db/schema/people";
import { faultOf, faultWords } from "./fault";

test("an error is told by its kind, its code and its frames, and so is its cause", () => {
  const cause = Object.assign(new TypeError("ana@people.test"), { code: "ECONNREFUSED" });
  const told = faultOf(new Error("Ana Lopez", { cause }));
  expect(told).toMatchObject({ fault: "Error", cause: { fault: "TypeError", code: "ECONNREFUSED" } });
  expect(told.frames?.[0]).toContain("fault.test.ts");
  expect(told.cause?.frames?.[0]).toContain("fault.test.ts");
  expect(JSON.stringify(told)).not.toMatch(/ana/i);
});

test.each([
  ["in the middle of a message", new Error("Ana wrote:\n    at Harbor (/ana.ts:1:1)\nand left")],
  ["in a message that was changed", Object.assign(new Error("\n    at Ana (/a:1:1)"), { message: "no" })],
  ["in a name", Object.assign(new Error("no"), { name: "Ana Lopez" })],
  ["in a code", Object.assign(new Error("no"), { code: "call Ana at noon" })],
  ["in a thrown string", "Ana Lopez"],
  ["in a thrown object", { name: "Ana Lopez", message: "Ana" }],
])("words about a person %s stay out of the log", (_, error) => {
  expect(JSON.stringify(faultOf(error))).not.toMatch(/ana(?!l)/i);
});

test("a chain of causes without an end is cut off", () => {
  const error = new Error("round");
  error.cause = error;
  expect(JSON.stringify(faultOf(error)).length).toBeLessThan(10_000);
});

test("a refused row is told by its SQLSTATE and its constraint, without the row", async () => {
  const { db } = await testDatabase();
  const now = new Date("2026-03-10T15:00:00Z");
  const row = { firstName: "Ana", lastName: "Lopez", zone: "Nowhere/Ana", createdAt: now, updatedAt: now };
  const id = "00000000-0000-7000-8000-000000000001";
  const twice = await db
    .insert(people)
    .values([
      { ...row, id },
      { ...row, id },
    ])
    .catch((error: unknown) => error);
  const told = faultOf(twice);
  expect(told.cause).toMatchObject({ fault: "PostgresError", code: "23505", constraint: "people_pkey" });
  expect(JSON.stringify(told)).not.toMatch(/lopez|insert into/i);
  expect(faultWords(twice)).toBe("PostgresError 23505 people_pkey");
});
