import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { candidates } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { callbacks } from "@/db/schema/touches";
import { testRows } from "@/db/test-rows";
import { cancelCallback } from "@/features/callbacks/mutations/cancel-callback";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { setRole } from "@/features/recruiters/mutations/set-role";
import { countOwned } from "../queries";
import { ownedWords } from "../rules";
import { closeAccount } from "./close-account";
import { undoCloseAccount } from "./undo-close-account";

const { db, system, queue, goTo, clock } = await testQueue();
const now = clock();
const rows = testRows(db, now);
const kit = await rows.recruiter("Kit Moreau", "admin");
const mei = await rows.recruiter("Mei Tan", "admin");
const by = (who: typeof kit): Context => ({ ...system(), actor: mintRecruiter(who) });

let leaving: typeof kit;
let sol: typeof kit;
let owned: {
  positionId: string;
  clientId: string;
  candidateId: string;
  callbackId: string;
  messageId: string;
  replyId: string;
};

beforeEach(async () => {
  goTo(now);
  leaving = await rows.recruiter("Dana Ruiz");
  sol = await rows.recruiter("Sol Ortiz");
  const position = await rows.position(leaving.id);
  await db.update(clients).set({ ownerId: leaving.id }).where(eq(clients.id, position.clientId));
  const candidate = await rows.candidate("Ana", { ownerId: leaving.id });
  const { callbackId } = await scheduleCallback(by(leaving), {
    personId: candidate.personId,
    dueAt: new Date(now.getTime() + 86_400_000),
    reason: "Ask about Tampa",
  });
  const { messageId } = await queue();
  await db.update(messages).set({ by: leaving.id }).where(eq(messages.id, messageId));
  const [reply] = await db
    .insert(replies)
    .values({
      providerId: crypto.randomUUID(),
      recruiterId: leaving.id,
      from: "ana@people.test",
      subject: "Re",
      text: "Yes",
      freshText: "Yes",
      receivedAt: now,
    })
    .returning({ id: replies.id });
  owned = {
    positionId: position.id,
    clientId: position.clientId,
    candidateId: candidate.id,
    callbackId,
    messageId,
    replyId: reply?.id ?? "",
  };
});

async function owners() {
  const [position] = await db.select().from(positions).where(eq(positions.id, owned.positionId));
  const [client] = await db.select().from(clients).where(eq(clients.id, owned.clientId));
  const [candidate] = await db.select().from(candidates).where(eq(candidates.id, owned.candidateId));
  const [callback] = await db.select().from(callbacks).where(eq(callbacks.id, owned.callbackId));
  const [message] = await db.select().from(messages).where(eq(messages.id, owned.messageId));
  const [reply] = await db.select().from(replies).where(eq(replies.id, owned.replyId));
  const ids = [
    position?.ownerId,
    client?.ownerId,
    candidate?.ownerId,
    callback?.recruiterId,
    message?.by,
    reply?.recruiterId,
  ];
  return ids.map((id) => [leaving, sol, kit].find((one) => one.id === id)?.name);
}
const all = (name: string) => Array.from({ length: 6 }, () => name);
const isClosed = async (id: string) =>
  (await db.select().from(recruiters).where(eq(recruiters.id, id)))[0]?.deactivatedAt !== null;
const close = (toId: string | null, who = kit) => closeAccount(by(who), { recruiterId: leaving.id, toId });

describe("closing an account", () => {
  test("gives everything to a colleague in one operation, which the undo takes back", async () => {
    expect(ownedWords(await countOwned(by(kit), { recruiterId: leaving.id }))).toBe(
      "1 position, 1 candidate, 1 client, 1 callback, 1 reply to answer and 1 planned email",
    );
    const { operationId, handedOver } = await close(sol.id);
    expect(handedOver).toBe(6);
    expect(await owners()).toEqual(all("Sol Ortiz"));
    expect(await isClosed(leaving.id)).toBe(true);
    const entries = await db.select().from(auditEntries).where(eq(auditEntries.operationId, operationId));
    expect(entries.map(({ noun }) => noun).toSorted((a, b) => a.localeCompare(b))).toEqual([
      "callbacks",
      "candidates",
      "clients",
      "messages",
      "positions",
      "recruiters",
      "replies",
    ]);
    expect(await undoCloseAccount(by(mei), { operationId })).toEqual({ name: "Dana Ruiz", givenBack: 6 });
    expect(await owners()).toEqual(all("Dana Ruiz"));
    expect(await isClosed(leaving.id)).toBe(false);
    await expect(undoCloseAccount(by(kit), { operationId })).rejects.toThrow("Mei Tan undid this a moment ago.");
  });

  test("asks who takes over, and changes nothing before somebody says it", async () => {
    await expect(close(null)).rejects.toMatchObject({
      field: "toId",
      message:
        "Choose who takes over 1 position, 1 candidate, 1 client, 1 callback, 1 reply to answer and 1 planned email.",
    });
    const viewer = await rows.recruiter("Vic", "viewer");
    const gone = await rows.recruiter("Gus", "recruiter", { deactivatedAt: now });
    for (const { id } of [viewer, gone, leaving])
      await expect(close(id)).rejects.toThrow("Choose a recruiter who works here.");
    expect(await isClosed(leaving.id)).toBe(false);
    expect(await owners()).toEqual(all("Dana Ruiz"));
  });

  test("of somebody who owns nothing needs nobody", async () => {
    const { operationId, handedOver } = await closeAccount(by(kit), { recruiterId: sol.id, toId: null });
    expect(handedOver).toBe(0);
    expect(await undoCloseAccount(by(kit), { operationId })).toEqual({ name: "Sol Ortiz", givenBack: 0 });
  });

  test("an undo leaves what has changed hands or was settled since, and an account that is open again", async () => {
    const { operationId } = await close(sol.id);
    await db.update(positions).set({ ownerId: kit.id }).where(eq(positions.id, owned.positionId));
    await cancelCallback(by(sol), { callbackId: owned.callbackId });
    expect(await undoCloseAccount(by(kit), { operationId })).toEqual({ name: "Dana Ruiz", givenBack: 4 });
    expect((await owners()).slice(0, 4)).toEqual(["Kit Moreau", "Dana Ruiz", "Dana Ruiz", "Sol Ortiz"]);

    const again = await close(sol.id);
    await db.update(recruiters).set({ deactivatedAt: null }).where(eq(recruiters.id, leaving.id));
    await expect(undoCloseAccount(by(kit), { operationId: again.operationId })).rejects.toThrow("opened again since");
  });

  test("of two admins who close it at once one does", async () => {
    const both = await Promise.allSettled([close(sol.id), close(mei.id, mei)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [lost] = both.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
    expect(lost).toBe("This recruiter no longer exists.");
    expect(new Set(await owners()).size).toBe(1);
  });

  test("of the last admin is refused, also where two close each other's at once", async () => {
    const admins = (await db.select().from(recruiters).where(eq(recruiters.role, "admin"))).filter(
      ({ id }) => id !== kit.id && id !== mei.id,
    );
    for (const { id } of admins) await setRole(system(), { recruiterId: id, role: "recruiter", seen: "admin" });
    const both = await Promise.allSettled([
      closeAccount(by(kit), { recruiterId: mei.id, toId: sol.id }),
      closeAccount(by(mei), { recruiterId: kit.id, toId: sol.id }),
    ]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [lost] = both.flatMap((one) => (one.status === "rejected" ? [(one.reason as Error).message] : []));
    expect(lost).toBe("This is the only admin. Make someone else an admin first.");
  });
});
