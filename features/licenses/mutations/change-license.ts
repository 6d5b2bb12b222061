import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Context } from "@/db/context";
import { candidates, licenses } from "@/db/schema/candidates";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields, isChanged } from "@/features/audit/rules";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import {
  changedLicense,
  newLicense,
  seenLicense,
  type ChangedLicense,
  type NewLicense,
  type SeenLicense,
} from "../inputs";
import { parseLicense } from "../rules";

export async function addLicense(context: Context, input: NewLicense): Promise<{ licenseId: string }> {
  requireWriter(context.actor);
  const { candidateId, ...facts } = newLicense.parse(input);
  const license = parseLicense(facts);
  return runOperation(context, { verb: "addLicense" }, async (inside) => {
    const { db: tx } = inside;
    const [candidate] = await tx
      .select({ personId: candidates.personId })
      .from(candidates)
      .where(eq(candidates.id, candidateId));
    if (!candidate) throw new NotFound("candidate");
    const [row] = await tx
      .insert(licenses)
      .values({
        ...license,
        candidateId,
        createdAt: context.now,
        updatedAt: context.now,
        operationId: inside.operation.id,
      })
      .onConflictDoNothing()
      .returning({ id: licenses.id });
    if (!row) throw new Refusal("This license is already on file. Edit that one.", "type");
    await recordAudit(inside, {
      noun: "licenses",
      subjectId: row.id,
      personId: candidate.personId,
      fields: Object.keys(license),
    });
    return { licenseId: row.id };
  });
}

/** A change to what was verified takes the verification back. */
export async function updateLicense(context: Context, input: ChangedLicense): Promise<void> {
  requireWriter(context.actor);
  const { licenseId, seenAt, ...facts } = changedLicense.parse(input);
  const license = parseLicense(facts);
  await runOperation(context, { verb: "updateLicense" }, async (inside) => {
    const { db: tx } = inside;
    const before = await lockLicense(inside, { licenseId, seenAt });
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
    if (twin) throw new Refusal("This license is already on file. Edit that one.", "type");
    const values = changedFields(before, license);
    if (!isChanged(values)) return;
    await tx
      .update(licenses)
      .set({ ...license, verifiedAt: null, verifiedBy: null, updatedAt: context.now, operationId: inside.operation.id })
      .where(eq(licenses.id, licenseId));
    await recordAudit(inside, {
      noun: "licenses",
      subjectId: licenseId,
      personId: before.personId,
      values,
    });
  });
}

export async function removeLicense(context: Context, input: SeenLicense): Promise<void> {
  requireWriter(context.actor);
  const seen = seenLicense.parse(input);
  const { licenseId } = seen;
  await runOperation(context, { verb: "removeLicense" }, async (inside) => {
    const { db: tx } = inside;
    const before = await lockLicense(inside, seen);
    await tx.delete(licenses).where(eq(licenses.id, licenseId));
    const { personId, candidateId: _candidate, ...license } = before;
    await recordAudit(inside, {
      noun: "licenses",
      subjectId: licenseId,
      personId,
      values: { before: license, after: {} },
    });
  });
}

/** A recruiter looked it up at the board that grants it. */
export async function verifyLicense(context: Context, input: SeenLicense): Promise<void> {
  requireWriter(context.actor);
  const seen = seenLicense.parse(input);
  const { licenseId } = seen;
  await runOperation(context, { verb: "verifyLicense" }, async (inside) => {
    const { db: tx } = inside;
    const { personId } = await lockLicense(inside, seen);
    await tx
      .update(licenses)
      .set({
        verifiedAt: context.now,
        verifiedBy: byOf(context.actor),
        updatedAt: context.now,
        operationId: inside.operation.id,
      })
      .where(eq(licenses.id, licenseId));
    await recordAudit(inside, { noun: "licenses", subjectId: licenseId, personId, fields: ["verifiedAt"] });
  });
}

/** Locks it as it was seen: what somebody changed meanwhile is neither overwritten, verified nor removed unseen. */
async function lockLicense(inside: Context, { licenseId, seenAt }: z.output<typeof seenLicense>) {
  const [row] = await inside.db
    .select({ license: licenses, personId: candidates.personId })
    .from(licenses)
    .innerJoin(candidates, eq(candidates.id, licenses.candidateId))
    .where(eq(licenses.id, licenseId))
    .for("update", { of: licenses });
  if (!row) throw new NotFound("license");
  const { updatedAt, operationId } = row.license;
  if (seenAt && updatedAt > seenAt)
    await refuseForWhoDid(inside, operationId, (who, when) => `${who} changed this ${when}.`, "seenAt");
  return { ...row.license, personId: row.personId };
}
