import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { closeOuts } from "@/db/schema/candidacies";
import { some } from "@/db/test-firm";
import type { ProcessSubject } from "@/db/vocabulary/purposes";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start } from "@/features/messages/mutations/test-queue-in";
import { queueOutreach } from "./queue-outreach";

const { db, firm, versions, context, aboutPosition } = await testQueue();
const longAgo = new Date(start.getTime() - 60 * 86_400_000);

/** "goes", or why not. */
async function word(personId: string, processSubject: ProcessSubject = "thanks") {
  const { queued, refused } = await queueOutreach(
    context(),
    aboutPosition([personId], {
      templateVersionId: some(versions.get("Interview thank-you")),
      purpose: "process",
      processSubject,
    }),
  );
  return queued.length > 0 ? "goes" : some(refused[0]).reason;
}

const notInProcess = "not in process for this position";

describe("a word about a position goes to people in process alone", () => {
  test("a stage is no yes, a yes is", async () => {
    const { personId, candidacyId } = await firm.person({ at: "screened" });
    expect(await word(personId)).toBe(notInProcess);
    await recordYes(context(), { candidacyId: some(candidacyId) });
    expect(await word(personId)).toBe("goes");
  });

  test("whoever was submitted has said yes", async () => {
    const { personId } = await firm.person({ at: "submitted" });
    expect(await word(personId)).toBe("goes");
  });

  test("not long after it has ended, and they were told", async () => {
    const { personId, candidacyId } = await firm.person({ at: "interview" });
    await firm.closeLongAgo(candidacyId);
    expect(await word(personId)).toBe(notInProcess);
    expect(await word(personId, "not_selected")).toBe(notInProcess);
  });

  test("who was not told may still be told how it ended, and nothing else", async () => {
    const { personId, candidacyId } = await firm.person({ at: "interview" });
    await firm.closeLongAgo(candidacyId);
    await db
      .update(closeOuts)
      .set({ toldAt: null })
      .where(eq(closeOuts.candidacyId, some(candidacyId)));
    expect(await word(personId, "not_selected")).toBe("goes");
    expect(await word(personId, "offer")).toBe(notInProcess);
  });

  test("who withdrew, and who was never submitted, is owed no word of how it ended", async () => {
    for (const { submitted, side, says } of [
      { submitted: true, side: "client", says: "goes" },
      { submitted: true, side: "candidate", says: notInProcess },
      { submitted: false, side: "client", says: notInProcess },
    ] as const) {
      const { personId, candidacyId } = await firm.person({ at: submitted ? "submitted" : "screened" });
      await firm.closeLongAgo(candidacyId);
      const ofCard = eq(closeOuts.candidacyId, some(candidacyId));
      await db.update(closeOuts).set({ side, reason: "other", toldAt: null }).where(ofCard);
      expect([side, submitted, await word(personId, "not_selected")]).toEqual([side, submitted, says]);
    }
  });

  test("a close-out that was undone is owed no word", async () => {
    const { personId, candidacyId } = await firm.person({ at: "interview" });
    const undone = { side: "client", reason: "skills", stage: "interview", at: longAgo, undoneAt: longAgo } as const;
    await db.insert(closeOuts).values({ candidacyId: some(candidacyId), ...undone });
    await firm.closeLongAgo(candidacyId);
    expect(await word(personId, "not_selected")).toBe(notInProcess);
  });
});
