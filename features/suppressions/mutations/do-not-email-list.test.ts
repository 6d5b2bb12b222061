import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { personEmails } from "@/db/schema/people";
import { securityEvents } from "@/db/schema/security";
import { optOuts, suppressions } from "@/db/schema/suppressions";
import { auditOf } from "@/db/test-audit";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import type { Role } from "@/db/vocabulary/recruiters";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { addressHash } from "@/lib/address-hash";
import { env } from "@/lib/env";
import { writeRows } from "@/lib/csv-file";
import { listSuppressionRows, listSuppressions } from "../queries/list-suppressions";
import { addSuppression } from "./add-suppression";
import { exportSuppressions } from "./export-suppressions";
import { importSuppressions } from "./import-suppressions";
import { liftAddress } from "./lift-address";
import { suppressAddress } from "./suppress-address";

const { db, firm, context, free, clock, queue, look } = await testQueue();
const omar = mintRecruiter(await testRows(db, clock()).recruiter("Omar Haddad"));
const asOmar = (role: Role = "recruiter"): Context => ({ ...context(), actor: mintRecruiter({ ...omar, role }) });
const all = { q: "", reason: [], lifted: null };
const note = "Told us on the phone on March 10.";
let count = 0;
const fresh = () => `stranger${(count += 1)}@people.test`;
const listed = async (address: string, by = context(), more = {}) =>
  listSuppressions(by, { ...all, q: address, ...more }, { page: 1 });
const idOf = async (address: string) => some((await listed(address))[0]).id;
const lostOf = (results: PromiseSettledResult<unknown>[]) =>
  results.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));

test("an address that nobody has is on the list with its reason and who added it", async () => {
  const address = fresh();
  await addSuppression(asOmar(), { address: ` ${address.toUpperCase()} `, note });
  expect(await listed(address)).toMatchObject([{ address, reason: "manual", note, by: "Omar Haddad", person: null }]);
});

test("an address of somebody holds on all of theirs, now and later, and ends what is planned", async () => {
  const { personId, address, messageId } = await queue();
  const second = fresh();
  await db.insert(personEmails).values({ personId, address: second, createdAt: clock() });
  await addSuppression(context(), { address: second, note });
  expect(await look(messageId)).toMatchObject({ state: "canceled", reason: "on the do-not-email list" });
  expect((await listed(address)).map(({ note: why }) => why)).toEqual([note]);
  await db.delete(personEmails).where(eq(personEmails.personId, personId));
  await db.insert(personEmails).values({ personId, address: fresh(), createdAt: clock() });
  const { refused } = await queueOutreach(context(), free([personId]));
  expect(refused).toEqual([{ personId, reason: "on the do-not-email list" }]);
});

test("what is no address is refused at its field; what is listed is refused with who added it", async () => {
  await expect(addSuppression(context(), { address: "nobody", note })).rejects.toMatchObject({ field: "address" });
  const address = fresh();
  const given = { address, note };
  const lost = lostOf(await Promise.allSettled([context(), asOmar()].map(async (by) => addSuppression(by, given))));
  expect(lost).toEqual([
    expect.stringMatching(/is on the list already: (Dana Ruiz|Omar Haddad) added it a moment ago\./),
  ]);
  expect(await listed(address)).toHaveLength(1);
});

test("a recruiter sees what they added; admins and managers see all; viewers see nothing", async () => {
  const [mine, theirs] = [fresh(), fresh()];
  await addSuppression(asOmar(), { address: mine, note });
  await addSuppression(context(), { address: theirs, note });
  expect(await listed(theirs, asOmar())).toEqual([]);
  expect(await listed(mine, asOmar())).toHaveLength(1);
  expect(await listed(theirs, asOmar("manager"))).toHaveLength(1);
  await expect(listed(theirs, asOmar("viewer"))).rejects.toThrow("A viewer can see everything");
});

test("it is found by a part of the address, by the person's name, by reason, and by a whole address that was erased", async () => {
  const { address } = await firm.person({ name: "Quentin Barrow" });
  await addSuppression(context(), { address, note });
  expect(await listed("barrow")).toMatchObject([{ address, person: "Quentin Barrow" }]);
  expect(await listed("barrow", context(), { reason: ["hard_bounce"] })).toEqual([]);
  const erased = fresh();
  const { hash, keyId } = addressHash(erased, env().SUPPRESSION_KEY);
  await db.insert(suppressions).values({ addressHash: hash, keyId, reason: "unsubscribed", at: clock() });
  expect(await listed(erased)).toMatchObject([{ address: null, reason: "unsubscribed" }]);
  expect(await listed("people.test%")).toEqual([]);
});

test("an import adds each line that is an address, and answers the others at their line", async () => {
  const [one, two, three, four, five] = [fresh(), fresh(), fresh(), fresh(), fresh()];
  await addSuppression(context(), { address: three, note });
  const text = `Email,Reason\n${one},Asked in person\nnobody,\n${three},\n"Ana <${two}>",\n${two},\n${four},${five}\n`;
  const { added, refused } = await importSuppressions(asOmar(), { text, note: "From the old system." });
  expect(added).toBe(4);
  expect(refused).toEqual([
    { line: 3, sentence: "“nobody” is not an email address." },
    { line: 4, sentence: `${three} is on the list already: Dana Ruiz added it a moment ago.` },
    { line: 5, sentence: `“Ana <${two}>” is not an email address.` },
  ]);
  expect(await listed(one)).toMatchObject([{ note: "Asked in person", by: "Omar Haddad" }]);
  expect(await listed(two)).toMatchObject([{ note: "From the old system." }]);
});

test.each([
  ["", "Paste addresses"],
  ['a@people.test\n"b@people.test', "Line 2 opens a quotation mark"],
  [Array.from({ length: 1_001 }, (_, at) => `a${at}@people.test`).join("\n"), "At most 1,000 addresses at once"],
])("an import of %j is refused at its field", async (text, sentence) => {
  const importing = importSuppressions(context(), { text, note });
  await expect(importing).rejects.toMatchObject({ field: "text", message: expect.stringContaining(sentence) });
});

test("two imports of the same people at once add each once", async () => {
  const people = await Promise.all(Array.from({ length: 6 }, async () => firm.person()));
  const text = people.map(({ address }) => address);
  const results = await Promise.allSettled([
    importSuppressions(context(), { text: text.join("\n"), note }),
    importSuppressions(asOmar(), { text: text.toReversed().join("\n"), note }),
  ]);
  const added = results.flatMap((one) => (one.status === "fulfilled" ? [one.value.added] : []));
  expect(added.toSorted((a, b) => a - b)).toEqual([0, 6]);
});

test("only an admin lifts, with a reason that stays beside who did, and it covers all addresses of the person", async () => {
  const { personId, address } = await firm.person();
  const second = fresh();
  await db.insert(personEmails).values({ personId, address: second, createdAt: clock() });
  await addSuppression(context(), { address, note });
  const lift = { suppressionId: await idOf(second), reason: "She called on March 10 and asked for openings." };
  await expect(liftAddress(asOmar("manager"), lift)).rejects.toThrow("Only an admin");
  await liftAddress(context(), lift);
  expect(await listed(address)).toEqual([]);
  expect(await listed(address, context(), { lifted: "1" })).toMatchObject([
    { reason: "manual", note, liftedBy: "Dana Ruiz", liftedReason: lift.reason, liftedAt: clock() },
  ]);
  const [optOut] = await db.select().from(optOuts).where(eq(optOuts.personId, personId));
  expect(optOut).toMatchObject({ liftedReason: lift.reason });
  expect((await queueOutreach(context(), free([personId]))).queued).toHaveLength(1);
});

test("of two who lift one, the second is told who did; a complaint is lifted by nobody", async () => {
  const [address, spam] = [fresh(), fresh()];
  await addSuppression(context(), { address, note });
  const lift = { suppressionId: await idOf(address), reason: "They wrote to us again today." };
  const lost = lostOf(await Promise.allSettled([context(), asOmar("admin")].map(async (by) => liftAddress(by, lift))));
  expect(lost).toEqual([expect.stringMatching(/(Dana Ruiz|Omar Haddad) lifted this a moment ago\./)]);
  expect((await auditOf(db, lift.suppressionId)).map(({ verb }) => verb)).toEqual([
    "addSuppression",
    "liftSuppression",
  ]);
  await suppressAddress(context(), { address: spam, reason: "complained" });
  const never = liftAddress(context(), { ...lift, suppressionId: await idOf(spam) });
  await expect(never).rejects.toThrow("They marked our email as spam");
});

test("a bounce is lifted for its address alone, and a will leaves it", async () => {
  const { personId, address } = await firm.person();
  await suppressAddress(context(), { address, reason: "hard_bounce" });
  await addSuppression(context(), { address, note });
  const rows = await listed(address);
  const bounce = some(rows.find(({ reason }) => reason === "hard_bounce")).id;
  const will = some(rows.find(({ reason }) => reason === "manual")).id;
  const reason = "They fixed their mailbox today.";
  await liftAddress(context(), { suppressionId: will, reason });
  expect((await listed(address)).map(({ id }) => id)).toEqual([bounce]);
  await liftAddress(context(), { suppressionId: bounce, reason });
  expect((await queueOutreach(context(), free([personId]))).queued).toHaveLength(1);
});

test("a download is noted before it is given, and no cell of it runs as a formula", async () => {
  const address = fresh();
  await addSuppression(context(), { address, note: "=1+1 they said" });
  await expect(exportSuppressions(asOmar())).rejects.toThrow("Only an admin or a manager");
  await exportSuppressions(context());
  const events = await db.select().from(securityEvents).where(eq(securityEvents.code, "do_not_email"));
  expect(events).toHaveLength(1);
  const rows: string[][] = [];
  for await (const chunk of listSuppressionRows(context(), { ...all, q: address })) rows.push(...chunk);
  expect(writeRows(rows)).toContain(`${address},Do not email,${clock().toISOString()},Dana Ruiz,'=1+1 they said`);
});
