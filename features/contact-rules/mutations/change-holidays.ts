import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { holidays, settings } from "@/db/schema/settings";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { settingsId } from "@/features/settings/rules";
import { dayIn } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";
import { formatDay } from "@/lib/format/time";
import type { DayOffInput, FederalHolidayInput } from "../inputs";
import { federalNames, observedFrom } from "../rules/federal-holidays";
import { applyChange } from "./apply-change";

type Change = { verb: string; reason: string };

/** Whether the firm takes a federal holiday off, from today on and each year. */
export async function setFederalHoliday(context: Context, { name, observed, reason }: FederalHolidayInput) {
  await change(context, { verb: "setFederalHoliday", reason }, async (inside, today) => {
    const days = observedFrom(name, today);
    const rows = days.map((on) => ({ on, name }));
    const changed = observed
      ? await inside.db.insert(holidays).values(rows).onConflictDoNothing().returning()
      : await inside.db
          .delete(holidays)
          .where(and(inArray(holidays.on, days), eq(holidays.name, name)))
          .returning();
    if (changed.length > 0) return changed;
    return refuse(inside, (who, when) => `${who} changed the holidays ${when}. Look at what they are now first.`);
  });
}

/** A day off of the firm's own: no email goes on it, and it is no business day. */
export async function addDayOff(context: Context, { on, name, reason }: DayOffInput) {
  await change(context, { verb: "addDayOff", reason }, async (inside, today) => {
    if (on < today) throw new Refusal("This day is over. Choose today or a later day.", "on");
    if ((federalNames as string[]).includes(name))
      throw new Refusal("This is the name of a federal holiday. Turn it on above, or choose another name.", "name");
    const added = await inside.db.insert(holidays).values({ on, name }).onConflictDoNothing().returning();
    if (added.length > 0) return added;
    const [there] = await inside.db.select().from(holidays).where(eq(holidays.on, on));
    throw new Refusal(`${formatDay(on, "UTC")} is already off: ${there?.name ?? "a holiday"}.`, "on");
  });
}

/** Takes a day off away again: it is a business day like any. */
export async function removeDayOff(context: Context, { on, reason }: { on: string; reason: string }) {
  await change(context, { verb: "removeDayOff", reason }, async (inside) => {
    const removed = await inside.db.delete(holidays).where(eq(holidays.on, on)).returning();
    if (removed.length > 0) return removed;
    return refuse(inside, (who, when) => `${who} removed a day off ${when}. It is no longer there.`);
  });
}

/** An admin looked at the holidays and found them right: one of the first steps of a new installation. */
export async function confirmHolidays(context: Context) {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "confirmHolidays" }, async (inside) => {
    const [row] = await inside.db
      .update(settings)
      .set({ holidaysOperationId: inside.operation.id })
      .where(isNull(settings.holidaysOperationId))
      .returning({ only: settings.only });
    if (row) await recordAudit(inside, { noun: "settings", subjectId: settingsId, fields: ["holidays"] });
  });
}

/** The row of the firm is locked first: of two who change the holidays, the second sees what the first one did. */
async function change(
  context: Context,
  { verb, reason }: Change,
  write: (inside: OperationContext, today: string) => Promise<{ on: string; name: string }[]>,
) {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb, reason }, async (inside) => {
    await inside.db.select({ only: settings.only }).from(settings).for("no key update");
    const before = await getFirm(inside);
    const days = await write(inside, dayIn(before.zone, context.now));
    await inside.db.update(settings).set({ holidaysOperationId: inside.operation.id });
    const after = await getFirm(inside);
    const written = days.map(({ on, name }) => `${on} ${name}`).toSorted();
    const grew = after.holidays.size > before.holidays.size;
    const values = { before: { holidays: grew ? [] : written }, after: { holidays: grew ? written : [] } };
    await recordAudit(inside, { noun: "settings", subjectId: settingsId, values });
    await applyChange(inside, { from: before, to: after });
  });
}

async function refuse(inside: OperationContext, sentence: (who: string, when: string) => string): Promise<never> {
  const [row] = await inside.db.select({ id: settings.holidaysOperationId }).from(settings);
  return refuseForWhoDid(inside, row?.id, sentence);
}
