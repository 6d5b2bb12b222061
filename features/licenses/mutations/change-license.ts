import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates, licenses } from "@/db/schema/candidates";
import { recordAudit } from "@/features/audit/mutations";
import { lastChangeSentence } from "@/features/audit/queries/last-change";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { changedLicense, newLicense, type ChangedLicense, type NewLicense } from "../inputs";
import { readLicense } from "./read-license";

export async function addLicense(context: Context, input: NewLicense): Promise<{ licenseId: string }> {
  requireWriter(context.actor);
  const { candidateId, ...facts } = newLicense.parse(input);
  const license = readLicense(facts);
  return context.db.transaction(async (tx) => {
    const [candidate] = await tx.select({ id: candidates.id }).from(candidates).where(eq(candidates.id, candidateId));
    if (!candidate) throw new NotFound("candidate");
    const [row] = await tx
      .insert(licenses)
      .values({ ...license, candidateId, createdAt: context.now, updatedAt: context.now })
      .onConflictDoNothing()
      .returning({ id: licenses.id });
    if (!row) throw new Refusal("This license is there already. Edit that one.", "type");
    await recordAudit(
      { ...context, db: tx },
      { verb: "addLicense", noun: "licenses", subjectId: row.id, after: { candidateId, ...license } },
    );
    return { licenseId: row.id };
  });
}

/** A change to what was verified takes the verification back. */
export async function updateLicense(context: Context, input: ChangedLicense): Promise<void> {
  requireWriter(context.actor);
  const { licenseId, seenAt, ...facts } = changedLicense.parse(input);
  const license = readLicense(facts);
  await context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const before = await lockLicense(inside, licenseId);
    if (seenAt && before.updatedAt > seenAt)
      throw new Refusal(await lastChangeSentence(inside, "licenses", licenseId), "seenAt");
    const [twin] = await tx
      .select({ id: licenses.id })
      .from(licenses)
      .where(
        and(
          eq(licenses.candidateId, before.candidateId),
          eq(licenses.type, license.type),
          sql`${licenses.state} is not distinct from ${license.state}`,
          sql`${licenses.discipline} is not distinct from ${license.discipline}`,
          sql`${licenses.id} <> ${licenseId}`,
        ),
      );
    if (twin) throw new Refusal("This license is there already. Edit that one.", "type");
    await tx
      .update(licenses)
      .set({ ...license, verifiedAt: null, verifiedBy: null, updatedAt: context.now })
      .where(eq(licenses.id, licenseId));
    await recordAudit(inside, {
      verb: "updateLicense",
      noun: "licenses",
      subjectId: licenseId,
      before: { ...before },
      after: license,
    });
  });
}

export async function removeLicense(context: Context, { licenseId }: { licenseId: string }): Promise<void> {
  requireWriter(context.actor);
  await context.db.transaction(async (tx) => {
    const [removed] = await tx.delete(licenses).where(eq(licenses.id, licenseId)).returning();
    if (!removed) throw new NotFound("license");
    await recordAudit(
      { ...context, db: tx },
      { verb: "removeLicense", noun: "licenses", subjectId: licenseId, before: { ...removed } },
    );
  });
}

/** A recruiter looked it up at the board that grants it. */
export async function verifyLicense(context: Context, { licenseId }: { licenseId: string }): Promise<void> {
  requireWriter(context.actor);
  await context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    await lockLicense(inside, licenseId);
    await tx
      .update(licenses)
      .set({ verifiedAt: context.now, verifiedBy: byOf(context.actor), updatedAt: context.now })
      .where(eq(licenses.id, licenseId));
    await recordAudit(inside, { verb: "verifyLicense", noun: "licenses", subjectId: licenseId });
  });
}

async function lockLicense({ db }: Context, licenseId: string) {
  const [row] = await db.select().from(licenses).where(eq(licenses.id, licenseId)).for("update");
  if (!row) throw new NotFound("license");
  return row;
}
