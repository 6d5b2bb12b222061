import { and, eq, inArray } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { importRows, imports } from "@/db/schema/imports";
import { personEmails } from "@/db/schema/people";
import { recordAudit } from "@/features/audit/mutations";
import { addCandidates } from "@/features/candidates/mutations/add-candidates";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { DecideHeldRowInput } from "../inputs";
import { findKnown, type Holder } from "../queries/find-known";
import { cellsOf } from "../rules/columns";
import { readRow, type RowFacts } from "../rules/rows";
import { applyOptOuts } from "./apply-opt-outs";
import { updateKnownPeople, type UpdateOutcome } from "./update-known-people";

/**
 * A recruiter says who a row is about that stands under somebody else's address. Of two recruiters the first decides,
 * and the second is told.
 */
export async function decideHeldRow(context: Context, { rowId, choice, personId }: DecideHeldRowInput) {
  requireRecruiter(context.actor);
  return runOperation(context, { verb: "decideHeldRow" }, async (inside) => {
    const { row, file } = await lockHeldRow(inside, rowId);
    const read = readRow(cellsOf(file.mapping, row.cells));
    if (!("facts" in read)) throw new Refusal(read.refused);
    const holders = (await findKnown(inside, [read.facts]))[0]?.holders ?? [];
    const decided =
      choice === "skip"
        ? skipped
        : choice === "same"
          ? await takeAsSame(inside, {
              facts: read.facts,
              knownRows: file.knownRows,
              holder: holderOf(holders, personId),
              holders,
            })
          : await takeAsAnother(inside, read.facts, holders, choice === "shared");
    const optedOut =
      choice === "skip" ? [] : await applyOptOuts(inside, file, [{ row: read, personId: decided.personId }]);
    await inside.db
      .update(importRows)
      .set({
        verdict: decided.verdict,
        reason: decided.reason,
        personId: decided.personId,
        changes: decided.changes ?? {},
        notes: [...read.notes, ...(decided.left ?? []), ...(optedOut[0] ?? [])],
        decidedOperationId: inside.operation.id,
      })
      .where(eq(importRows.id, rowId));
    await recordAudit(inside, { noun: "imports", subjectId: file.id, fields: ["rows"] });
    return { verdict: decided.verdict };
  });
}

const skipped: UpdateOutcome = { verdict: "refused", reason: "Skipped in review.", personId: null };

async function lockHeldRow(inside: OperationContext, rowId: string) {
  const { db: tx } = inside;
  const [found] = await tx
    .select({ row: importRows, file: imports })
    .from(importRows)
    .innerJoin(imports, eq(imports.id, importRows.importId))
    .where(eq(importRows.id, rowId))
    .for("update", { of: importRows });
  if (!found) throw new NotFound("row");
  if (found.row.decidedOperationId)
    await refuseForWhoDid(
      inside,
      found.row.decidedOperationId,
      (who, when) => `${who} decided about this row ${when}.`,
    );
  if (found.row.verdict !== "held") throw new Refusal("This row is not held for review.");
  return found;
}

function holderOf(holders: Holder[], personId: string | undefined): Holder {
  const holder = holders.find((one) => one.personId === personId);
  if (!holder) throw new Refusal("This address belongs to someone else by now. Reload the page, then decide again.");
  return holder;
}

type Same = {
  facts: RowFacts;
  knownRows: (typeof imports.$inferSelect)["knownRows"];
  holder: Holder;
  holders: Holder[];
};

/** The row is about somebody whom the firm knows: what it adds is theirs, what others have stays with them. */
async function takeAsSame(inside: OperationContext, { facts, knownRows, holder, holders }: Same) {
  const ofOthers = holders.filter(({ personId }) => personId !== holder.personId);
  const said = withoutTaken(facts, ofOthers);
  if (holder.candidateId) {
    const [outcome] = await updateKnownPeople(inside, knownRows, [{ candidateId: holder.candidateId, facts: said }]);
    if (!outcome || outcome.verdict === "refused") throw new Refusal(outcome?.reason ?? "It could not be read.");
    return outcome;
  }
  // A contact becomes a candidate by an address that is theirs.
  if (!said.emails.includes(holder.by))
    throw new Refusal(`${holder.name} is a contact. Add them as a candidate first, then decide.`);
  return created(inside, said);
}

/** The row without the addresses and the profile that somebody has. */
function withoutTaken({ linkedinUrl, ...facts }: RowFacts, holders: Holder[]): RowFacts {
  const taken = new Set(holders.map(({ by }) => by));
  const emails = facts.emails.filter((address) => !taken.has(address));
  return { ...facts, emails, ...(linkedinUrl && !taken.has(linkedinUrl) ? { linkedinUrl } : {}) };
}

/** Somebody else: without the addresses that others have, which may turn out to be read by several people. */
async function takeAsAnother(inside: OperationContext, facts: RowFacts, holders: Holder[], shared: boolean) {
  if (shared) await markShared(inside, holders);
  return created(inside, withoutTaken(facts, holders));
}

async function created(inside: OperationContext, facts: RowFacts): Promise<UpdateOutcome> {
  const [added] = await addCandidates(inside, [facts]);
  if (!added || "refusal" in added) throw added?.refusal ?? new Refusal("It could not be read.");
  return { verdict: "created", reason: "Added after review.", personId: added.personId };
}

/** A mailbox read by several people gets no candidate email (docs/rules-of-contact.md, rule 7). */
async function markShared(inside: OperationContext, holders: Holder[]) {
  const personIds = [...new Set(holders.map(({ personId }) => personId))];
  await lockPeople(inside, personIds);
  const marked = await inside.db
    .update(personEmails)
    .set({ shared: true })
    .where(
      and(
        inArray(
          personEmails.address,
          holders.map(({ by }) => by),
        ),
        eq(personEmails.shared, false),
      ),
    )
    .returning({ personId: personEmails.personId });
  await refreshPersonActivity(inside, personIds);
  await recordAudit(
    inside,
    ...marked.map(({ personId }) => ({ noun: "people" as const, subjectId: personId, personId, fields: ["shared"] })),
  );
}
