import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { contactPushes, suppressions } from "@/db/schema/suppressions";
import { settings } from "@/db/schema/settings";
import { mintRecruiter } from "@/db/context";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { addSuppression } from "@/features/suppressions/mutations/add-suppression";
import { liftAddress } from "@/features/suppressions/mutations/lift-address";
import { setPushing } from "@/features/suppressions/mutations/set-pushing";
import { suppressAddress } from "@/features/suppressions/mutations/suppress-address";
import { getPushing } from "@/features/suppressions/queries/get-pushing";
import { listSuppressions } from "@/features/suppressions/queries/list-suppressions";
import { createMailer } from "@/lib/mailer";
import { faultsBySchema, openapiPath } from "@/local/resend/openapi";
import { pushOptOuts } from "./push-opt-outs";
import { testSender } from "./test-sender";

const { db, owner, clock, goTo, context, resend, job, queue, work } = await testSender();
const omar = mintRecruiter(await testRows(db, clock()).recruiter("Omar Haddad", "admin"));
const note = "Told us on the phone on March 10.";
const push = async (over = {}) => pushOptOuts(job(over));
const later = (minutes: number) => goTo(new Date(clock().getTime() + minutes * 60_000));
let count = 0;
/** The last one has what an address may have and a path may not. */
const fresh = () => `stranger${(count += 1)}+a/b@people.test`;
const optOut = async () => {
  const address = fresh();
  await addSuppression(context(), { address, note });
  return address;
};
const lift = async (address: string) => {
  const [row] = await db.select().from(suppressions).where(eq(suppressions.address, address));
  await liftAddress(context(), { suppressionId: some(row).id, reason: "She called on March 10 and asked." });
};
const rowOf = async (address: string) =>
  some((await db.select().from(contactPushes).where(eq(contactPushes.address, address)))[0]);

beforeEach(async () => {
  await owner.db.execute(sql`delete from contact_pushes`);
  await owner.db.execute(sql`delete from suppressions`);
  await db.update(settings).set({ pushOptOuts: true });
});

test("whoever opts out, complains or is added by hand is a contact without broadcasts; a bounce is none", async () => {
  const [stop, spam, bounce, byHand] = [fresh(), fresh(), fresh(), await optOut()];
  await suppressAddress(context(), { address: stop, reason: "unsubscribed" });
  await suppressAddress(context(), { address: spam, reason: "complained" });
  await suppressAddress(context(), { address: bounce, reason: "hard_bounce" });
  expect(await push()).toBe(3);
  expect([stop, spam, byHand, bounce].map(resend.isUnsubscribed)).toEqual([true, true, true, undefined]);
  expect(await push()).toBe(0);
  expect(await getPushing(context())).toMatchObject({ on: true, pushed: 3, waiting: 0, failing: 0, refused: null });
  const rows = await listSuppressions(context(), { q: stop, reason: [], lifted: null }, { page: 1 });
  expect(rows).toMatchObject([{ told: true, notTold: null }]);
});

test("Callback's own email still goes to an address that Resend's broadcasts leave out", async () => {
  const { address } = await queue();
  expect(await job().mailer.pushContact(address, true)).toEqual({ pushed: true });
  await work();
  expect(resend.deliveredTo(address)).toHaveLength(1);
});

test("one that was lifted is set back; one that another reason holds, or that was never told, is not", async () => {
  const [address, held, never] = [await optOut(), await optOut(), await optOut()];
  await lift(never);
  await suppressAddress(context(), { address: held, reason: "unsubscribed" });
  await push();
  const [manual] = await db.select().from(suppressions).where(eq(suppressions.address, held));
  await lift(address);
  await db
    .update(suppressions)
    .set({ liftedAt: clock(), liftedReason: "They called." })
    .where(eq(suppressions.id, some(manual).id));
  expect(await push()).toBe(1);
  expect([address, held, never].map(resend.isUnsubscribed)).toEqual([false, true, undefined]);
  await addSuppression(context(), { address, note });
  await push();
  expect(resend.isUnsubscribed(address)).toBe(true);
});

test("an answer that was lost is asked for again with growing pauses, and another address does not wait for it", async () => {
  const address = await optOut();
  resend.fault({ kind: "accept-then-500", match: { endpoint: "POST /contacts" } });
  await push();
  expect(await rowOf(address)).toMatchObject({
    attempts: 1,
    unsubscribed: null,
    lastError: expect.stringMatching(/^500/),
  });
  expect(await getPushing(context())).toMatchObject({ pushed: 0, waiting: 1, failing: 1 });
  const other = await optOut();
  expect(await push()).toBe(1);
  expect(resend.isUnsubscribed(other)).toBe(true);
  later(1);
  resend.fault({ kind: "html200", match: { endpoint: "PATCH /contacts/:id" } });
  await push();
  expect(await rowOf(address)).toMatchObject({ attempts: 2, unsubscribed: null });
  later(1);
  expect(await push()).toBe(0);
  later(1);
  expect(await push()).toBe(1);
  expect(await rowOf(address)).toMatchObject({ attempts: 0, unsubscribed: true, lastError: null });
});

test("a limit of the account is no attempt", async () => {
  const address = await optOut();
  resend.fault({ kind: "429-rate", match: { endpoint: "PATCH /contacts/:id" } });
  await push();
  expect(await rowOf(address)).toMatchObject({ attempts: 0, unsubscribed: null, lastError: null });
  expect(await push()).toBe(1);
});

test("a key that may only send is said, and asked again after an hour or when an admin turns it on again", async () => {
  const address = await optOut();
  const mailer = createMailer({ apiKey: resend.apiKey, baseUrl: resend.url });
  await push({ mailer });
  expect(await getPushing(context())).toMatchObject({
    waiting: 1,
    failing: 0,
    refused: {
      answer: expect.stringContaining("restricted to only send emails"),
      againAt: new Date(clock().getTime() + 3_600_000),
    },
  });
  expect(await push()).toBe(0);
  later(60);
  expect(await getPushing(context())).toMatchObject({ refused: null });
  await push({ mailer });
  await setPushing(context(), { push: false });
  await setPushing(context(), { push: true });
  expect(await push()).toBe(1);
  expect(resend.isUnsubscribed(address)).toBe(true);
});

test("a page of a firewall is no refused key", async () => {
  await optOut();
  resend.fault({ kind: "html403", match: { endpoint: "PATCH /contacts/:id" } });
  await push();
  expect(await getPushing(context())).toMatchObject({ failing: 1, refused: null });
});

test("only an admin turns it off, the second is told who did, and then nobody is told", async () => {
  await optOut();
  const manager = { ...context(), actor: mintRecruiter({ ...omar, role: "manager" }) };
  await expect(setPushing(manager, { push: false })).rejects.toThrow("Only an admin");
  const both = await Promise.allSettled(
    [context(), { ...context(), actor: omar }].map(async (by) => setPushing(by, { push: false })),
  );
  const lost = both.flatMap((one) => (one.status === "rejected" ? [String(one.reason)] : []));
  expect(lost).toEqual([expect.stringMatching(/(Dana Ruiz|Omar Haddad) turned this off a moment ago\./)]);
  expect(await push()).toBe(0);
  expect(await getPushing(context())).toMatchObject({ on: false, waiting: 1 });
});

test("of several workers one tells of each address, and a lease that ran out is taken over", async () => {
  await Promise.all(Array.from({ length: 5 }, optOut));
  const dealt = await Promise.all(Array.from({ length: 4 }, async () => push()));
  expect(dealt.reduce((sum, one) => sum + one, 0)).toBe(5);
  const address = await optOut();
  const dies = { pushContact: async () => Promise.reject(new Error("killed")) } as never;
  await push({ mailer: dies, onError: () => undefined });
  expect(await push()).toBe(0);
  later(3);
  expect(await push()).toBe(1);
  expect(resend.isUnsubscribed(address)).toBe(true);
});

test.skipIf(!openapiPath)("what is asked is what Resend's OpenAPI asks for", () => {
  expect(faultsBySchema("CreateContactOptions", { email: "a@people.test", unsubscribed: true })).toEqual([]);
  expect(faultsBySchema("UpdateContactOptions", { unsubscribed: false })).toEqual([]);
});
