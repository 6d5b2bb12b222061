import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { contactRuleDefaults, type ContactRules } from "@/db/vocabulary/settings";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields, isChanged } from "@/features/audit/rules";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { settingsId } from "@/features/settings/rules";
import { keysOf } from "@/lib/keys-of";
import type { ChangedContactRules } from "../inputs";
import { applyChange } from "./apply-change";

/** The firm's numbers for the rules of contact. Of two admins who change them at once, the second is told of the first. */
export async function changeContactRules(
  context: Context,
  { reason, seenAt, ...contactRules }: ChangedContactRules,
): Promise<void> {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "changeContactRules", reason }, async (inside) => {
    const [last] = await inside.db
      .select({ at: settings.contactRulesAt, operationId: settings.contactRulesOperationId })
      .from(settings)
      .for("no key update");
    if ((last?.at?.getTime() ?? null) !== (seenAt?.getTime() ?? null))
      await refuseForWhoDid(
        inside,
        last?.operationId,
        (who, when) => `${who} changed the contact rules ${when}. Look at what they are now first.`,
      );
    const firm = await getFirm(inside);
    const values = changedFields(firm.contactRules, contactRules);
    if (!isChanged(values)) return;
    await inside.db.update(settings).set({
      contactRules: ownNumbers(contactRules),
      contactRulesAt: context.now,
      contactRulesOperationId: inside.operation.id,
    });
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, values });
    await applyChange(inside, { from: firm, to: { contactRules, holidays: firm.holidays } });
  });
}

/** Those that differ from the defaults: a firm that keeps a default goes on with it. */
function ownNumbers(rules: ContactRules): Partial<ContactRules> {
  const own = keysOf(rules).filter((name) => rules[name] !== contactRuleDefaults[name]);
  return Object.fromEntries(own.map((name) => [name, rules[name]]));
}
