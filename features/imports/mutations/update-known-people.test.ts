import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { testDatabase } from "@/db/test-database";
import { testRows } from "@/db/test-rows";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { updateKnownPeople } from "./update-known-people";

const { db } = await testDatabase();
const now = new Date("2026-03-12T15:00:00Z");
const dana: Context = { actor: mintRecruiter(await testRows(db, now).recruiter("Dana Ruiz")), now, db };

const hourly = { desiredPayCents: 5_800, desiredPayUnit: "hour" } as const;
const yearly = { desiredPayCents: 11_500_000, desiredPayUnit: "year" } as const;

test.each([
  ["update", hourly, yearly, "Otto Page: asking pay: $58.00/hr → $115,000/yr."],
  ["update", { ...yearly, desiredPayCents: 9_000_000 }, yearly, "Otto Page: asking pay: $90,000/yr → $115,000/yr."],
  ["fill", hourly, hourly, "Otto Page is already in Callback, and the row has nothing new."],
  ["fill", {}, yearly, "Otto Page: asking pay: $115,000/yr."],
] as const)("a sum of pay and its unit are one fact: %s", async (choice, before, after, reason) => {
  const address = `${crypto.randomUUID()}@people.test`;
  const name = { firstName: "Otto", lastName: "Page" };
  const { candidateId } = await addCandidate(dana, { ...name, emails: [address], ...before });
  const facts = { ...name, emails: [address], phones: [], ...yearly };
  const [outcome] = await updateKnownPeople(dana, choice, [{ candidateId, facts }]);
  expect(outcome?.reason).toBe(reason);
  const [held] = await db
    .select({ desiredPayCents: candidates.desiredPayCents, desiredPayUnit: candidates.desiredPayUnit })
    .from(candidates)
    .where(eq(candidates.id, candidateId));
  expect(held).toEqual(after);
});
