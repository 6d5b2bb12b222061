import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { lockToRestrict, nameViewers, setRestricted } from "./set-restriction";

type Restrict = { positionId: string; version: number; viewerIds: string[]; reason: string };
type Answer = { version: number; operationId: string | null };

/** Only the owner, those named and admins see the position from now on; asked again, others are named. */
export async function restrictPosition(context: Context, { positionId, version, ...input }: Restrict): Promise<Answer> {
  requireWriter(context.actor);
  const reason = input.reason.trim();
  if (reason === "") throw new Refusal("Say why only some people see it.", "reason");
  return runOperation(context, { verb: "restrictPosition", reason }, async (inside) => {
    const position = await lockToRestrict(inside, positionId, version);
    const changed = await nameViewers(inside, { positionId, ownerId: position.ownerId, viewerIds: input.viewerIds });
    if (position.restrictedAt && !changed) return { version: position.version, operationId: null };
    const restrictedAt = position.restrictedAt ?? context.now;
    const row = await setRestricted(inside, { positionId, restrictedAt, reason });
    return { ...row, operationId: inside.operation.id };
  });
}

/** Everybody sees the position again. */
export async function liftRestriction(
  context: Context,
  { positionId, version, reason }: { positionId: string; version: number; reason?: string | undefined },
): Promise<Answer> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "liftRestriction", reason }, async (inside) => {
    const position = await lockToRestrict(inside, positionId, version);
    if (!position.restrictedAt) throw new Refusal("Everyone can see this position already.");
    const row = await setRestricted(inside, { positionId, restrictedAt: null, reason: reason?.trim() || null });
    return { ...row, operationId: inside.operation.id };
  });
}
