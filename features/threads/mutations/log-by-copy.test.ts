import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { systemEmails } from "@/db/schema/system-emails";
import { touches } from "@/db/schema/touches";
import { findLogAddress } from "../queries/log-addresses";
import { renewLogAddress } from "./renew-log-address";
import { testThread } from "./test-thread";

const { db, firm, context, asCole, comeIn } = await testThread();
const dana = "Dana Ruiz <dana@meridian-search.test>";
const touchesOf = async (personId: string) => db.select().from(touches).where(eq(touches.personId, personId));

async function ownAddress() {
  await renewLogAddress(context());
  return (await findLogAddress(context())) ?? "";
}

test("an email with a blind copy is logged once with everybody here whom it went to", async () => {
  const [ana, ben] = [await firm.person(), await firm.person({ name: "Ben Okafor" })];
  const to = [`Ana <${ana.address}>`, ben.address, "nobody@people.test", await ownAddress()];
  const email = { id: randomUUID(), from: dana, to, subject: "Lunch on Friday" };
  await comeIn(email);
  await comeIn(email);
  for (const { personId } of [ana, ben])
    expect(await touchesOf(personId)).toMatchObject([
      {
        kind: "email",
        direction: "out",
        outcome: "sent",
        note: "Lunch on Friday",
        recruiterId: firm.recruiter.id,
        attempt: false,
      },
    ]);
});

test("of the same copy delivered twice at once one is logged", async () => {
  const { personId, address } = await firm.person();
  const email = { id: randomUUID(), from: dana, to: [address, await ownAddress()] };
  const both = await Promise.allSettled([comeIn(email), comeIn(email)]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled"]);
  expect(await touchesOf(personId)).toHaveLength(1);
});

test("nobody else logs by somebody's address, nor does an old one log anything", async () => {
  const { personId, address } = await firm.person();
  const old = await ownAddress();
  await comeIn({ from: "somebody@elsewhere.test", to: [address, old] });
  await renewLogAddress(context());
  expect(await findLogAddress(context())).not.toBe(old);
  expect(await findLogAddress(asCole())).toBeNull();
  await comeIn({ from: dana, to: [address, old] });
  expect(await touchesOf(personId)).toEqual([]);
});

test("where nobody is known by the address the recruiter is told", async () => {
  await comeIn({ from: dana, to: ["nobody@people.test", await ownAddress()], subject: "Hello" });
  const told = await db.select().from(systemEmails).where(eq(systemEmails.kind, "email_not_logged"));
  expect(told).toMatchObject([{ address: "dana@meridian-search.test", state: "queued" }]);
});
