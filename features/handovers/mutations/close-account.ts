import type { Context } from "@/db/context";
import { eq } from "drizzle-orm";
import { handovers } from "@/db/schema/handovers";
import { recruiters } from "@/db/schema/recruiters";
import { handedOverNouns } from "@/db/vocabulary/handovers";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { deactivate } from "@/features/recruiters/mutations/set-role";
import { requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { keysOf } from "@/lib/keys-of";
import { uuidv7 } from "@/lib/uuid";
import type { CloseAccountInput } from "../inputs";
import { countOwned } from "../queries";
import { ownedWords } from "../rules";
import { handOverAll } from "./hand-over";

export type ClosedAccount = { operationId: string; handedOver: number };

/**
 * Closes an account and gives what is theirs to a colleague, all in one: positions with their decision dates, people,
 * clients, callbacks, replies that wait and emails that are planned. History stays under their name.
 */
export async function closeAccount(context: Context, { recruiterId, toId }: CloseAccountInput): Promise<ClosedAccount> {
  requireRole(context.actor, "admin");
  return runOperation(context, { verb: "closeAccount" }, async (inside) => {
    const { db, now, operation } = inside;
    // First the account: from here on they get nothing new, and two admins come one after the other.
    await deactivate(inside, { recruiterId });
    const owned = ownedWords(await countOwned(inside, { recruiterId }));
    if (owned && !toId) throw new Refusal(`Choose who takes over ${owned}.`, "toId");
    if (toId) await requireHeir(inside, recruiterId, toId);
    const handoverId = uuidv7(now);
    await db.insert(handovers).values({
      id: handoverId,
      operationId: operation.id,
      fromId: recruiterId,
      toId: owned ? toId : null,
      at: now,
    });
    let handedOver = 0;
    if (toId && owned)
      for (const noun of keysOf(handedOverNouns))
        handedOver += await handOverAll(inside, noun, { handoverId, fromId: recruiterId, toId });
    await recordSecurityEvent(inside, { kind: "account_closed", code: "account", subjectId: recruiterId });
    return { operationId: operation.id, handedOver };
  });
}

/** Whoever takes over works here, may change things, and stays while this is done. */
async function requireHeir({ db }: Context, recruiterId: string, toId: string) {
  const [heir] = await db.select().from(recruiters).where(eq(recruiters.id, toId)).for("share");
  if (!heir || heir.deactivatedAt || heir.id === recruiterId || heir.role === "viewer")
    throw new Refusal("Choose a recruiter who works here.", "toId");
}
