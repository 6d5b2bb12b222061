import { eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { messages, outreaches, slots } from "@/db/schema/messages";
import { reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { some } from "@/db/test-firm";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { inDays, start } from "@/features/messages/mutations/test-queue-in";
import { getOutreachPreview } from "../queries/get-outreach-preview";
import { queueOutreach } from "./queue-outreach";

const { db, firm, versions, context, free, aboutPosition, look } = await testQueue();

describe("back open", () => {
  test("once per person and reopening, in the place of what was planned; for others it is an outreach", async () => {
    const reopeningId = await firm.reopen(start);
    const finalist = await firm.person({ name: "Fin Alist", at: "interview" });
    await firm.closeLongAgo(finalist.candidacyId);
    const other = await firm.person({ name: "Ned New" });
    const backOpen = (ids: string[]) =>
      aboutPosition(ids, { templateVersionId: some(versions.get("Back open")), purpose: "back_open", reopeningId });
    const planned = await queueOutreach(context(), free([finalist.personId]));
    const result = await queueOutreach(context(), backOpen([finalist.personId, other.personId]));
    expect(result.queued).toHaveLength(2);
    const rows = await db
      .select({ personId: messages.personId, purpose: messages.purpose, slot: slots.id })
      .from(messages)
      .leftJoin(slots, eq(slots.messageId, messages.id))
      .where(eq(messages.outreachId, result.outreachId));
    expect(rows.find((row) => row.personId === finalist.personId)).toMatchObject({
      purpose: "back_open",
      slot: expect.any(String),
    });
    expect(await look(some(planned.queued[0]).messageId)).toMatchObject({ state: "canceled" });
    expect(rows.find((row) => row.personId === other.personId)).toMatchObject({
      purpose: "position",
      slot: expect.any(String),
    });

    const again = await queueOutreach(context(), backOpen([finalist.personId]));
    expect(again.refused).toEqual([
      { personId: finalist.personId, reason: "emailed about this opening on Tue, Mar 10" },
    ]);
    const next = await firm.reopen(inDays(1));
    const second = await queueOutreach(context(), { ...backOpen([finalist.personId]), reopeningId: next });
    expect(second.queued).toHaveLength(1);
  });

  test("never to whoever left the seat that came back", async () => {
    const reopeningId = await firm.reopen(start);
    const left = await firm.person({ name: "Lee Left", at: "offer" });
    await db.update(reopenings).set({ candidacyId: left.candidacyId }).where(eq(reopenings.id, reopeningId));
    const input = aboutPosition([left.personId], {
      templateVersionId: some(versions.get("Back open")),
      purpose: "back_open",
      reopeningId,
    });
    expect((await queueOutreach(context(), input)).refused).toEqual([
      { personId: left.personId, reason: "it is the opening they left" },
    ]);
  });

  test("not while the position is on hold, nor once it is filled again", async () => {
    const reopeningId = await firm.reopen(start);
    const { personId } = await firm.person();
    const input = () => aboutPosition([personId], { purpose: "back_open", reopeningId });
    await db.update(positions).set({ status: "held" });
    expect((await queueOutreach(context(), input())).refused[0]?.reason).toBe("the position is on hold");
    await db.update(positions).set({ status: "open" });
    await firm.reopen(inDays(1));
    expect((await queueOutreach(context(), input())).refused[0]?.reason).toBe("the opening has been filled since");
  });
});

test("process email takes no slot, carries no footer, and needs a place on the position", async () => {
  const inside = await firm.person({ at: "interview" });
  const outside = await firm.person();
  const result = await queueOutreach(
    { ...context(), now: new Date("2026-03-15T03:00:00Z") },
    aboutPosition([inside.personId, outside.personId], {
      templateVersionId: some(versions.get("Interview thank-you")),
      purpose: "process",
      processSubject: "thanks",
    }),
  );
  expect(result.refused).toEqual([{ personId: outside.personId, reason: "not on this position" }]);
  const [message] = await db
    .select()
    .from(messages)
    .where(eq(messages.id, some(result.queued[0]).messageId));
  expect(message).toMatchObject({
    purpose: "process",
    headers: {},
    candidacyId: inside.candidacyId,
    sendAt: new Date("2026-03-15T03:00:00Z"),
  });
  expect(message?.html).not.toContain("unsubscribe");
  expect(message?.html).toContain("Dana Ruiz");
  expect(
    await db
      .select()
      .from(slots)
      .where(inArray(slots.personId, [inside.personId])),
  ).toEqual([]);
});

test("the preview writes nothing and shows each email as it will be", async () => {
  const persons = [await firm.person({ name: "Zoë <b>" }), await firm.person({ emails: [] })];
  const input = free(persons.map(({ personId }) => personId));
  const before = await db.$count(outreaches);
  const { emails } = await getOutreachPreview(context(), input);
  expect(emails.map((email) => [email.verdict, email.sentence])).toEqual([
    ["go", "sends now"],
    ["never", "blocked: no email address"],
  ]);
  expect(await db.$count(outreaches)).toBe(before);
  const { queued } = await queueOutreach(context(), input);
  const [message] = await db
    .select()
    .from(messages)
    .where(eq(messages.id, some(queued[0]).messageId));
  expect(message?.html.replaceAll(message.answerToken, "preview")).toBe(emails[0]?.html);
  expect(message?.text.replaceAll(message.answerToken, "preview")).toBe(emails[0]?.text);
  expect(message?.subject).toBe(emails[0]?.subject);
});
