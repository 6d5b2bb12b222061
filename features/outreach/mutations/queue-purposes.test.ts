import { randomUUID } from "node:crypto";
import { eq, inArray } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "@/db/context";
import { mintRecruiter } from "@/db/context";
import { messages, outreaches, slots } from "@/db/schema/messages";
import { reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { testDatabase } from "@/db/test-database";
import { some, testFirm } from "@/db/test-firm";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";
import type { OutreachInput } from "../inputs";
import { getOutreachPreview } from "../queries/get-outreach-preview";
import { queueOutreach } from "./queue-outreach";

// Tuesday, March 10, 2026, 11:00 AM in Tampa.
const now = new Date("2026-03-10T15:00:00Z");
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const { db } = await testDatabase();
let firm: Awaited<ReturnType<typeof testFirm>>;
let context: Context;
let versions: Map<string, string>;

beforeAll(async () => {
  firm = await testFirm(db, now);
  context = { actor: mintRecruiter(firm.recruiter), now, db };
  await addStandardTemplates(context);
  versions = new Map((await listTemplates(context)).map((template) => [template.name, template.versionId]));
});

function free(personIds: string[], more: Partial<OutreachInput> = {}): OutreachInput {
  return {
    operationKey: randomUUID(),
    templateVersionId: some(versions.get("Free outreach")),
    purpose: "free",
    recipients: personIds.map((personId) => ({ personId })),
    ...more,
  };
}

function aboutPosition(personIds: string[], more: Partial<OutreachInput> = {}): OutreachInput {
  return free(personIds, {
    templateVersionId: some(versions.get("Position outreach")),
    purpose: "position",
    positionId: firm.position.id,
    ...more,
  });
}

const at = (when: Date): Context => ({ ...context, now: when });

describe("back open", () => {
  test("once per person and reopening, without a slot; for others it is an outreach and takes one", async () => {
    const reopeningId = await firm.reopen(now);
    const finalist = await firm.person({ name: "Fin Alist", at: "interview" });
    await firm.closeLongAgo(finalist.candidacyId);
    const other = await firm.person({ name: "Ned New" });
    const backOpen = (ids: string[]) =>
      aboutPosition(ids, { templateVersionId: some(versions.get("Back open")), purpose: "back_open", reopeningId });
    await queueOutreach(context, free([finalist.personId]));
    const result = await queueOutreach(context, backOpen([finalist.personId, other.personId]));
    expect(result.queued).toHaveLength(2);
    const rows = await db
      .select({ personId: messages.personId, purpose: messages.purpose, slot: slots.id })
      .from(messages)
      .leftJoin(slots, eq(slots.messageId, messages.id))
      .where(eq(messages.outreachId, result.outreachId));
    expect(rows.find((row) => row.personId === finalist.personId)).toMatchObject({ purpose: "back_open", slot: null });
    expect(rows.find((row) => row.personId === other.personId)).toMatchObject({
      purpose: "position",
      slot: expect.any(String),
    });

    const again = await queueOutreach(context, backOpen([finalist.personId]));
    expect(again.refused).toEqual([
      { personId: finalist.personId, reason: "emailed about this opening on Tue, Mar 10" },
    ]);
    const next = await firm.reopen(later(1));
    const second = await queueOutreach(context, { ...backOpen([finalist.personId]), reopeningId: next });
    expect(second.queued).toHaveLength(1);
  });

  test("never to whoever left the seat that came back", async () => {
    const reopeningId = await firm.reopen(now);
    const left = await firm.person({ name: "Lee Left", at: "offer" });
    await db.update(reopenings).set({ candidacyId: left.candidacyId }).where(eq(reopenings.id, reopeningId));
    const input = aboutPosition([left.personId], {
      templateVersionId: some(versions.get("Back open")),
      purpose: "back_open",
      reopeningId,
    });
    expect((await queueOutreach(context, input)).refused).toEqual([
      { personId: left.personId, reason: "it is the seat they left" },
    ]);
  });

  test("not while the position is on hold, nor once it is filled again", async () => {
    const reopeningId = await firm.reopen(now);
    const { personId } = await firm.person();
    const input = () => aboutPosition([personId], { purpose: "back_open", reopeningId });
    await db.update(positions).set({ status: "held" });
    expect((await queueOutreach(context, input())).refused[0]?.reason).toBe("the position is on hold");
    await db.update(positions).set({ status: "open" });
    await firm.reopen(later(1));
    expect((await queueOutreach(context, input())).refused[0]?.reason).toBe("the opening has been filled since");
  });
});

test("process email takes no slot, carries no footer, and needs a place on the position", async () => {
  const inside = await firm.person({ at: "interview" });
  const outside = await firm.person();
  const result = await queueOutreach(
    at(new Date("2026-03-15T03:00:00Z")),
    aboutPosition([inside.personId, outside.personId], {
      templateVersionId: some(versions.get("Thanks after interview")),
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

test("the preview writes nothing and shows each letter as it will be", async () => {
  const persons = [await firm.person({ name: "Zoë <b>" }), await firm.person({ emails: [] })];
  const input = free(persons.map(({ personId }) => personId));
  const { letters } = await getOutreachPreview(context, input);
  expect(letters.map((letter) => [letter.verdict, letter.sentence])).toEqual([
    ["go", "goes now"],
    ["never", "never: no email address"],
  ]);
  expect(await db.select().from(outreaches).where(eq(outreaches.operationKey, input.operationKey))).toEqual([]);
  const { queued } = await queueOutreach(context, input);
  const [message] = await db
    .select()
    .from(messages)
    .where(eq(messages.id, some(queued[0]).messageId));
  expect(message?.html.replaceAll(message.answerToken, "preview")).toBe(letters[0]?.html);
  expect(message?.text.replaceAll(message.answerToken, "preview")).toBe(letters[0]?.text);
  expect(message?.subject).toBe(letters[0]?.subject);
});
