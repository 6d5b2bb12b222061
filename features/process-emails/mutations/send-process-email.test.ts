import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { contacts } from "@/db/schema/clients";
import { messages } from "@/db/schema/messages";
import { people, personEmails } from "@/db/schema/people";
import { some } from "@/db/test-firm";
import { testRows } from "@/db/test-rows";
import { cancelInterview, markNoShow } from "@/features/interviews/mutations/cancel-interview";
import { moveInterview } from "@/features/interviews/mutations/move-interview";
import { scheduleInterview } from "@/features/interviews/mutations/schedule-interview";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { listProcessEmails } from "../queries/list-process-emails";
import { readCalendar } from "../rules/test-calendar";
import { sendProcessEmail } from "./send-process-email";

const { db, firm, context, system, look, clock, pass } = await testQueue();
const omar = mintRecruiter(await testRows(db, clock()).recruiter("Omar Haddad"));
const asOmar = (): Context => ({ ...context(), actor: omar });
const hour = 3_600_000;
const zone = "America/New_York";

const [chris] = await db
  .insert(people)
  .values({ firstName: "Chris", lastName: "Cole", zone, createdAt: clock(), updatedAt: clock() })
  .returning();
const contactId = some(chris).id;
await db.insert(personEmails).values({
  personId: contactId,
  address: "chris@harbor.test",
  primary: true,
  // A contact may be reached where candidates are not.
  shared: true,
  createdAt: clock(),
});
await db.insert(contacts).values({
  clientId: firm.client.id,
  personId: contactId,
  kind: "hiring_manager",
  main: true,
  createdAt: clock(),
});

/** A round of somebody new; without more, on Friday the 13th from 2 to 3 PM in Tampa. */
async function round(given: { startsAt?: string; zone?: string; readerZone?: string } = {}) {
  const { startsAt = "2026-03-13T18:00:00Z", readerZone = zone } = given;
  const person = await firm.person({ at: "screened", zone: readerZone });
  const from = new Date(startsAt);
  const { interviewId } = await scheduleInterview(context(), {
    candidacyId: some(person.candidacyId),
    kind: "video",
    startsAt: from,
    endsAt: new Date(from.getTime() + hour),
    zone: given.zone ?? zone,
    place: "https://meet.example/harbor",
  });
  return { ...person, interviewId };
}

const offered = async (interviewId: string) =>
  listProcessEmails(context(), { news: { subject: "interview", interviewId } });

/** Sends the email to one person as it is offered, and says what stands in the queue. */
async function tell(interviewId: string, personId: string, by = context()) {
  const email = some((await offered(interviewId)).find((one) => one.personId === personId));
  const { messageId } = await sendProcessEmail(by, {
    news: { subject: "interview", interviewId },
    personId,
    sequence: some(email.sequence),
    title: email.subject,
    body: email.body,
  });
  return look(messageId);
}

const calendarOf = (message: Pick<typeof messages.$inferSelect, "attachments">) => {
  const [file] = message.attachments;
  return { ...some(file), event: readCalendar(some(file).content) };
};

const moveTo = async (interviewId: string, startsAt: string) =>
  moveInterview(context(), {
    interviewId,
    startsAt: new Date(startsAt),
    endsAt: new Date(new Date(startsAt).getTime() + hour),
    zone,
  });

describe("an interview is confirmed", () => {
  test("to each side in words of their own, with the entry of their calendar", async () => {
    const { interviewId, personId, address } = await round();
    const [toCandidate, toContact] = await offered(interviewId);
    expect(toCandidate).toMatchObject({
      personId,
      address,
      subject: "Interview confirmed: Senior Structural Engineer, Fri, Mar 13",
      attached: "Calendar invitation: Fri, Mar 13, 2:00 PM to 3:00 PM ET",
      refusal: null,
      told: null,
    });
    expect(toCandidate?.body).toContain(
      "Your interview for the Senior Structural Engineer position at Harbor Structural, Inc. is confirmed.",
    );
    expect(toCandidate?.body).toContain("When: Fri, Mar 13, 2:00 PM to 3:00 PM ET\n");
    expect(toCandidate?.body).toContain("With: Chris Cole, Harbor Structural, Inc.");
    expect(toContact).toMatchObject({ personId: contactId, address: "chris@harbor.test", refusal: null });
    expect(toContact?.body).toContain("The interview with Ana Lopez for the Senior Structural Engineer position");

    const sent = await tell(interviewId, personId);
    expect(sent).toMatchObject({
      state: "queued",
      purpose: "process",
      processSubject: "interview",
      outreachId: null,
      slot: undefined,
      interviewSequence: 0,
    });
    expect(sent.html).toContain("meet.example/harbor");
    expect(sent.html).not.toMatch(/unsubscribe/i);
    const { filename, contentType, event } = calendarOf(sent);
    expect({ filename, contentType }).toEqual({
      filename: "invite.ics",
      contentType: "text/calendar; charset=utf-8; method=REQUEST",
    });
    expect(event).toMatchObject({
      METHOD: "REQUEST",
      UID: `interview-${interviewId}@callback`,
      SEQUENCE: "0",
      STATUS: "CONFIRMED",
      DTSTART: "20260313T180000Z",
      DTEND: "20260313T190000Z",
      SUMMARY: "Interview: Senior Structural Engineer, Harbor Structural, Inc.",
      LOCATION: "https://meet.example/harbor",
    });
    expect(event.ORGANIZER).toMatch(/dana@meridian\.test$/);
    expect(event.ATTENDEE).toMatch(new RegExp(`RSVP=FALSE.*${address}$`));

    const toClient = await tell(interviewId, contactId);
    expect(toClient.candidacyId).toBeNull();
    expect(calendarOf(toClient).event).toMatchObject({
      UID: event.UID,
      SUMMARY: "Interview: Ana Lopez, Senior Structural Engineer",
    });
    expect(Buffer.from(some(toClient.attachments[0]).content, "base64").toString()).not.toContain(address);
  });

  test.each([
    // The clocks go forward on March 8, 2026, and not in Arizona.
    [
      "2026-03-06T19:00:00Z",
      "Fri, Mar 6, 12:00 PM to 1:00 PM MST (Fri, Mar 6, 2:00 PM to 3:00 PM ET where it was set)",
    ],
    [
      "2026-03-13T18:00:00Z",
      "Fri, Mar 13, 11:00 AM to 12:00 PM MST (Fri, Mar 13, 2:00 PM to 3:00 PM ET where it was set)",
    ],
  ])("at %s by the reader's own clock and by the one it was set by", async (startsAt, words) => {
    pass(-10 * 24 * hour);
    const { interviewId, personId } = await round({ startsAt, readerZone: "America/Phoenix" });
    expect((await offered(interviewId))[0]?.body).toContain(`When: ${words}`);
    const sent = await tell(interviewId, personId);
    pass(10 * 24 * hour);
    expect(calendarOf(sent).event.DTSTART).toBe(startsAt.replaceAll(/[-:]/g, ""));
  });

  test("again after each change, under the same id with the next number, and canceled at last", async () => {
    const { interviewId, personId } = await round();
    const first = calendarOf(await tell(interviewId, personId));
    await moveTo(interviewId, "2026-03-16T14:00:00Z");
    const [moved] = await offered(interviewId);
    expect(moved?.subject).toBe("New interview time: Senior Structural Engineer, Mon, Mar 16");
    expect(moved?.body).toContain(
      "When: Mon, Mar 16, 10:00 AM to 11:00 AM ET\nBefore: Fri, Mar 13, 2:00 PM to 3:00 PM ET",
    );
    // Who was told nothing before is told no change.
    expect((await offered(interviewId))[1]?.subject).toMatch(/^Interview confirmed/);
    const second = calendarOf(await tell(interviewId, personId));
    await cancelInterview(context(), { interviewId });
    const third = calendarOf(await tell(interviewId, personId));
    const fields = [first, second, third].map(({ event: { UID, SEQUENCE, METHOD, STATUS, DTSTART } }) => [
      UID,
      SEQUENCE,
      METHOD,
      STATUS,
      DTSTART,
    ]);
    const uid = `interview-${interviewId}@callback`;
    expect(fields).toEqual([
      [uid, "0", "REQUEST", "CONFIRMED", "20260313T180000Z"],
      [uid, "1", "REQUEST", "CONFIRMED", "20260316T140000Z"],
      [uid, "2", "CANCEL", "CANCELLED", "20260316T140000Z"],
    ]);
    expect(third).toMatchObject({
      filename: "cancel.ics",
      contentType: "text/calendar; charset=utf-8; method=CANCEL",
    });
    expect((await offered(interviewId))[0]?.told).toBe("Dana Ruiz emailed them a moment ago");
  });
});

describe("it is refused", () => {
  test("once its time has come, after a no-show, and to whoever is not to be contacted", async () => {
    const { interviewId, personId } = await round({ startsAt: "2026-03-10T16:00:00Z" });
    const other = await round();
    await setDoNotContact(context(), { personId: other.personId, reason: "They asked." });
    expect((await offered(other.interviewId))[0]?.refusal).toBe("do not contact");
    await expect(tell(other.interviewId, other.personId)).rejects.toThrow("It can't be sent: do not contact.");
    pass(2 * hour);
    await expect(tell(interviewId, personId)).rejects.toThrow("the interview has already started");
    await markNoShow(context(), { interviewId });
    await expect(tell(interviewId, personId)).rejects.toThrow("They did not show up");
    pass(-2 * hour);
  });

  test("to somebody else, and by a viewer", async () => {
    const { interviewId } = await round();
    const { personId } = await firm.person({ at: "interview" });
    const press = { news: { subject: "interview", interviewId }, personId, title: "x", body: "x" } as const;
    await expect(sendProcessEmail(context(), press)).rejects.toThrow("no longer need to hear about this");
    const vera = mintRecruiter(await testRows(db, clock()).recruiter("Vera", "viewer"));
    await expect(sendProcessEmail({ ...context(), actor: vera }, press)).rejects.toThrow("A viewer");
  });
});

describe("of two at once", () => {
  test("who emails second is told who was first", async () => {
    const { interviewId, personId } = await round();
    const [email] = await offered(interviewId);
    const press = {
      news: { subject: "interview", interviewId },
      personId,
      sequence: 0,
      title: some(email).subject,
      body: some(email).body,
    } as const;
    const all = await Promise.allSettled([sendProcessEmail(context(), press), sendProcessEmail(asOmar(), press)]);
    const lost = all.filter((one) => one.status === "rejected");
    expect(lost).toHaveLength(1);
    expect(String(some(lost[0]).reason)).toMatch(/(Dana Ruiz|Omar Haddad) emailed Ana Lopez about this a moment ago\./);
    expect(await db.$count(messages, eq(messages.interviewId, interviewId))).toBe(1);
  });

  test("who emails what another has changed meanwhile is told so", async () => {
    const { interviewId, personId } = await round();
    await moveTo(interviewId, "2026-03-16T14:00:00Z");
    await expect(
      sendProcessEmail(context(), {
        news: { subject: "interview", interviewId },
        personId,
        sequence: 0,
        title: "Confirmed",
        body: "See you on Friday.",
      }),
    ).rejects.toThrow("Dana Ruiz rescheduled this interview to Mon, Mar 16, 10:00 AM ET a moment ago.");
  });
});

describe("at the last look", () => {
  test("what has changed since does not go, and says why; the next one goes with the same file", async () => {
    const { interviewId, personId } = await round();
    const stale = await tell(interviewId, personId);
    await moveTo(interviewId, "2026-03-16T14:00:00Z");
    const next = await tell(interviewId, personId);
    const other = await round();
    const late = await tell(other.interviewId, other.personId);
    await cancelInterview(context(), { interviewId: other.interviewId });

    const { emails } = await claimMessages(system(), { limit: 100 });
    expect(await look(stale.id)).toMatchObject({ state: "canceled", reason: "the interview was rescheduled since" });
    expect(await look(late.id)).toMatchObject({ state: "canceled", reason: "the interview was canceled since" });
    const claimed = some(emails.find((one) => one.messageId === next.id));
    expect(claimed.attachments).toEqual(next.attachments);
    expect(calendarOf(claimed).event.SEQUENCE).toBe("1");
  });
});
