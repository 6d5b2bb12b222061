import { expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { contacts } from "@/db/schema/clients";
import { people, personEmails } from "@/db/schema/people";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { cancelInterview } from "@/features/interviews/mutations/cancel-interview";
import { recordDebrief } from "@/features/interviews/mutations/record-debrief";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { listProcessEmails } from "../queries/list-process-emails";
import { sendProcessEmail } from "./send-process-email";

const { db, firm, context, look, clock, pass } = await testQueue();
const omar = mintRecruiter(await testRows(db, clock()).recruiter("Omar Haddad"));
const asOmar = (): Context => ({ ...context(), actor: omar });
const hour = 3_600_000;
const zone = "America/New_York";

const [chris] = await db
  .insert(people)
  .values({ firstName: "Chris", lastName: "Cole", zone, createdAt: clock(), updatedAt: clock() })
  .returning();
const contactId = some(chris).id;
const address = "chris@harbor.test";
await db.insert(personEmails).values({ personId: contactId, address, primary: true, createdAt: clock() });
await db.insert(contacts).values({ clientId: firm.client.id, personId: contactId, main: true, createdAt: clock() });

/** A round that begins in so many hours and takes one. */
async function round(name: string, hours: number) {
  const person = await firm.person({ name, at: "submitted" });
  const startsAt = new Date(clock().getTime() + hours * hour);
  const endsAt = new Date(startsAt.getTime() + hour);
  const { interviewId } = await scheduleInterview(context(), {
    candidacyId: some(person.candidacyId),
    kind: "onsite",
    startsAt,
    endsAt,
    zone,
  });
  return { ...person, news: { subject: "thanks", interviewId } as const };
}

type Round = Awaited<ReturnType<typeof round>>;
const offered = async ({ news }: Round) => listProcessEmails(context(), { news });

async function thank(one: Round, personId: string, by = context()) {
  const email = some((await offered(one)).find((each) => each.personId === personId));
  const { subject: title, body, sequence } = email;
  const sent = await sendProcessEmail(by, { news: one.news, personId, title, body, sequence: some(sequence) });
  return look(sent.messageId);
}

test("both sides are thanked once it is over: the contact once for all interviews of the day", async () => {
  const ana = await round("Ana Lopez", 1);
  const ben = await round("Ben Ode", 2);
  const [early] = await offered(ana);
  expect(early?.refusal).toBe("the interview has not taken place");
  await expect(thank(ana, ana.personId)).rejects.toThrow("the interview has not taken place");

  pass(4 * hour);
  const toAna = await thank(ana, ana.personId);
  expect(toAna).toMatchObject({ purpose: "process", processSubject: "thanks", attachments: [] });
  expect(toAna.text).toContain("Thank you for taking the time for the Senior Structural Engineer interview.");

  const both = await Promise.allSettled([thank(ana, contactId), thank(ben, contactId, asOmar())]);
  const lost = both.filter((each) => each.status === "rejected");
  expect(lost).toHaveLength(1);
  expect(String(some(lost[0]).reason)).toMatch(/(Dana Ruiz|Omar Haddad) emailed Chris Cole about this a moment ago/);
  const [won] = both.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  expect(won?.text).toContain("interview Ana Lopez and Ben Ode.");
  for (const one of [ana, ben]) {
    const toContact = some((await offered(one)).find(({ personId }) => personId === contactId));
    expect(toContact.told).toMatch(/emailed them a moment ago/);
  }
  expect((await offered(ben))[0]).toMatchObject({ personId: ben.personId, told: null, refusal: null });
  pass(-4 * hour);
});

test("a conversation since counts as thanks, and is said; another day is another email", async () => {
  const cara = await round("Cara Diaz", 24);
  pass(26 * hour);
  const { interviewId } = cara.news;
  await recordDebrief(context(), { interviewId, side: "candidate", verdict: "yes", note: "Good.", spokeBy: "call" });
  const [toCara, toContact] = await offered(cara);
  expect(toCara).toMatchObject({
    attached: "Dana Ruiz spoke with them a moment ago, which counts as thanks.",
    told: null,
    refusal: null,
  });
  expect(toContact).toMatchObject({ told: null, attached: null, subject: "Thank you for meeting Cara Diaz" });
  pass(-26 * hour);
});

test("nobody is thanked for an interview that was canceled", async () => {
  const dev = await round("Dev Rao", 48);
  await cancelInterview(context(), { interviewId: dev.news.interviewId });
  pass(72 * hour);
  await expect(thank(dev, dev.personId)).rejects.toThrow("the interview has not taken place");
  pass(-72 * hour);
});
