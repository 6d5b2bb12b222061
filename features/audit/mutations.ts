import type { Context } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { auditEntries } from "@/db/schema/audit";

type Entry = {
  /** The mutation's name. */
  verb: string;
  /** Table of the changed row. */
  noun: string;
  subjectId: string;
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string;
};

/** Writes the audit row. Called inside the transaction of the change, so that neither is there without the other. */
export async function recordAudit({ actor, now, db }: Context, ...entries: Entry[]) {
  const by = actor.kind === "recruiter" ? { recruiterId: actor.id } : { systemName: actor.name };
  await insertRows(
    db,
    auditEntries,
    entries.map((entry) => ({ ...entry, ...by, at: now, actorKind: actor.kind })),
  );
}
