import type { Context, OperationContext } from "@/db/context";
import { signInSettings } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields, isChanged } from "@/features/audit/rules";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import type { SecondStepRolesInput, SessionDaysInput, WaysInInput } from "@/features/recruiters/inputs";
import { requireAdminWayIn } from "@/features/recruiters/queries";
import { requireRole } from "@/features/recruiters/rules/permission";

/** The audit entries about signing in carry this id, since its row has none. */
const signInSettingsId = "00000000-0000-7000-8000-000000000002";

type Changed = Partial<
  Pick<typeof signInSettings.$inferSelect, "idleDays" | "mostDays" | "secondStepRoles" | "waysIn">
>;

/** How long the firm's sign-ins last. Shorter ones end what is older at the next request. */
export async function setSessionDays(context: Context, { idleDays, mostDays, ...why }: SessionDaysInput) {
  await change(context, "setSessionDays", { idleDays, mostDays }, why);
}

/** Who needs a second step. They set it up at their next sign-in; who is in stays in. */
export async function setSecondStepRoles(context: Context, { roles, ...why }: SecondStepRolesInput) {
  await change(context, "setSecondStepRoles", { secondStepRoles: roles?.toSorted() }, why);
}

/** Which ways to sign in are on: never so that no admin has one. */
export async function setWaysIn(context: Context, { waysIn, ...why }: WaysInInput) {
  await change(context, "setWaysIn", { waysIn: waysIn?.toSorted() }, why);
}

/** Switches passwords on where they are off, for somebody who is let in again by one. */
export async function allowPasswords(inside: OperationContext): Promise<void> {
  const [before] = await inside.db.select({ waysIn: signInSettings.waysIn }).from(signInSettings).for("update");
  if (!before || before.waysIn.includes("password")) return;
  const after = { waysIn: [...before.waysIn, "password" as const].toSorted() };
  await inside.db.update(signInSettings).set({ ...after, updatedAt: inside.now, operationId: inside.operation.id });
  await recordAudit(inside, { noun: "sign_in_settings", subjectId: signInSettingsId, values: { before, after } });
}

type Why = { reason: string; seenAt: Date | null };

async function change(context: Context, verb: string, wanted: Changed, { reason, seenAt }: Why): Promise<void> {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb, reason }, async (inside) => {
    const [before] = await inside.db.select().from(signInSettings).for("update");
    if (before && (before.updatedAt?.getTime() ?? 0) > (seenAt?.getTime() ?? 0))
      await refuseForWhoDid(
        inside,
        before.operationId,
        (who, when) => `${who} changed how people sign in ${when}. Look at what it is now first.`,
      );
    const values = changedFields({ ...before }, wanted);
    if (!isChanged(values)) return;
    await inside.db.update(signInSettings).set({ ...wanted, updatedAt: context.now, operationId: inside.operation.id });
    if (wanted.waysIn) await requireAdminWayIn(inside);
    await recordAudit(inside, { noun: "sign_in_settings", subjectId: signInSettingsId, values });
  });
}
