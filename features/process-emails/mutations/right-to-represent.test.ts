import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { replies } from "@/db/schema/inbound";
import { rightsToRepresent } from "@/db/schema/submittals";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { answerByButton } from "@/features/replies/mutations/answer-by-button";
import { recordRight } from "@/features/submittals/mutations/record-right";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { listProcessEmails } from "../queries/list-process-emails";
import { sendProcessEmail } from "./send-process-email";

const { db, firm, context, system, look, clock, pass } = await testQueue();
const omar = mintRecruiter(await testRows(db, clock()).recruiter("Omar Haddad"));
const asOmar = (): Context => ({ ...context(), actor: omar });
const hour = 3_600_000;

async function screened(saidYes = true) {
  const person = await firm.person({ at: "screened" });
  const candidacyId = some(person.candidacyId);
  if (saidYes) await recordYes(context(), { candidacyId });
  return { ...person, candidacyId, news: { subject: "right_to_represent", candidacyId } as const };
}

async function ask({ news, personId }: Awaited<ReturnType<typeof screened>>, by = context()) {
  const [email] = await listProcessEmails(by, { news });
  const { subject: title, body } = some(email);
  const { messageId } = await sendProcessEmail(by, { news, personId, title, body });
  return look(messageId);
}

const rightOf = async (candidacyId: string) =>
  (await db.select().from(rightsToRepresent).where(eq(rightsToRepresent.candidacyId, candidacyId)))[0];
const press = async (token: string) => answerByButton(system(), { token, choice: "represent" });

describe("right to represent is asked for", () => {
  test("by email, with a button, and the button gives it", async () => {
    const one = await screened();
    const message = await ask(one);
    expect(message).toMatchObject({ purpose: "process", processSubject: "right_to_represent", state: "queued" });
    expect(message.html).toContain(`/answer/${message.answerToken}?choice=represent`);
    expect(message.text).not.toContain("Harbor Structural");
    expect(await rightOf(one.candidacyId)).toBeUndefined();

    expect(await press(message.answerToken)).toEqual({ already: false });
    expect(await rightOf(one.candidacyId)).toMatchObject({
      way: "button",
      by: null,
      givenOn: "2026-03-10",
      messageId: message.id,
      at: clock(),
    });
    // The recruiter has it in Today as any reply.
    expect(await db.select().from(replies).where(eq(replies.messageId, message.id))).toMatchObject([
      { freshText: "Yes, you may represent me", handledAt: null, recruiterId: firm.recruiter.id },
    ]);
    expect(await press(message.answerToken)).toEqual({ already: true });
    const [offered] = await listProcessEmails(context(), { news: one.news });
    expect(offered?.refusal).toBe("they have given it already");
  });

  test("of nobody who has not said yes to the position, and once a day", async () => {
    const cold = await screened(false);
    await expect(ask(cold)).rejects.toThrow("not in process for this position");
    const one = await screened();
    const both = await Promise.allSettled([ask(one), ask(one, asOmar())]);
    const lost = both.filter((each) => each.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(String(some(lost[0]).reason)).toMatch(/(Dana Ruiz|Omar Haddad) emailed Ana Lopez about this a moment ago/);
    pass(25 * hour);
    expect((await ask(one)).state).toBe("queued");
    pass(-25 * hour);
  });

  test("at night it may wait for their morning", async () => {
    const one = await screened();
    pass(10 * hour);
    const [email] = await listProcessEmails(context(), { news: one.news });
    expect(email?.morning).toBe("7:00 AM ET");
    const press = { news: one.news, personId: one.personId, title: some(email).subject, body: some(email).body };
    const { messageId } = await sendProcessEmail(context(), { ...press, inTheMorning: true });
    expect((await look(messageId)).sendAt.toISOString()).toBe("2026-03-11T11:00:00.000Z");
    pass(-10 * hour);
  });

  test("and the button of another email gives nothing", async () => {
    const one = await screened();
    const message = await ask(one);
    await closeOut(context(), { candidacyId: one.candidacyId, side: "us", reason: "not_a_fit" });
    // Too late for the card, and still a word to the recruiter.
    expect(await press(message.answerToken)).toEqual({ already: false });
    expect(await rightOf(one.candidacyId)).toBeUndefined();
    await expect(press("x".repeat(32))).rejects.toThrow("email");
  });

  test("and names no client who does not know them yet", async () => {
    const { news, personId } = await screened();
    const press = { news, personId, title: "Harbor Structural", body: "May we?" };
    await expect(sendProcessEmail(context(), press)).rejects.toMatchObject({
      field: "body",
      message: expect.stringMatching(/^It names Harbor Structural, Inc\. before they are submitted/),
    });
  });
});

describe("it is recorded", () => {
  test("by who heard it, which is a yes to the position; the first one stands", async () => {
    const { candidacyId } = await screened(false);
    const both = await Promise.allSettled([
      recordRight(context(), { candidacyId, way: "call" }),
      recordRight(asOmar(), { candidacyId, way: "reply" }),
    ]);
    const lost = both.filter((each) => each.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(String(some(lost[0]).reason)).toMatch(
      /(Dana Ruiz|Omar Haddad) recorded a moment ago that Ana Lopez agreed\./,
    );
    const [card] = await db.select().from(candidacies).where(eq(candidacies.id, candidacyId));
    expect(card?.saidYesAt).toEqual(clock());
  });

  test("not by a viewer, and not for a card that is closed out", async () => {
    const { candidacyId } = await screened();
    const vera = mintRecruiter(await testRows(db, clock()).recruiter("Vera", "viewer"));
    await expect(recordRight({ ...context(), actor: vera }, { candidacyId, way: "call" })).rejects.toThrow("viewer");
    await closeOut(context(), { candidacyId, side: "us", reason: "not_a_fit" });
    await expect(recordRight(context(), { candidacyId, way: "call" })).rejects.toThrow("closed out");
    expect(await rightOf(candidacyId)).toBeUndefined();
  });

  test("or a submittal says why it goes without", async () => {
    const submit = async (candidacyId: string, over: object = {}) =>
      submitToClient(context(), {
        candidacyId,
        submittedOn: "2026-03-10",
        decision: { theyDidNotSay: true },
        ...over,
      });
    const without = await screened();
    await expect(submit(without.candidacyId)).rejects.toThrow("Say why you submit them without it.");
    await submit(without.candidacyId, { withoutRightReason: "Agreed in the lobby." });
    expect(await rightOf(without.candidacyId)).toBeUndefined();

    const given = await screened();
    await recordRight(context(), { candidacyId: given.candidacyId, way: "reply" });
    await submit(given.candidacyId);
    const then = await screened();
    await submit(then.candidacyId, { rightToRepresentOn: "2026-03-09", rightWay: "reply" });
    expect(await rightOf(then.candidacyId)).toMatchObject({
      way: "reply",
      givenOn: "2026-03-09",
      by: firm.recruiter.id,
    });
  });
});
