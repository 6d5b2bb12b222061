import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import type { Subject } from "../rules/recipient";

/** What an email is about, as it stands now. */
export async function getSubject(
  { db, actor }: Context,
  { positionId, reopeningId }: { positionId: string | null; reopeningId: string | null },
): Promise<Subject> {
  const [position] = positionId
    ? await db
        .select({ id: positions.id, status: positions.status, clientName: clients.name })
        .from(positions)
        .innerJoin(clients, eq(clients.id, positions.clientId))
        .where(and(eq(positions.id, positionId), maySee(actor, positions.id)))
    : [];
  const [reopening] = reopeningId
    ? await db
        .select({ undoneAt: reopenings.undoneAt, settledAt: reopenings.settledAt, leftById: candidates.personId })
        .from(reopenings)
        .leftJoin(candidacies, eq(candidacies.id, reopenings.candidacyId))
        .leftJoin(candidates, eq(candidates.id, candidacies.candidateId))
        .where(and(eq(reopenings.id, reopeningId), maySee(actor, reopenings.positionId)))
    : [];
  return {
    position: position ?? null,
    reopeningLive: reopeningId ? reopening !== undefined && !reopening.undoneAt && !reopening.settledAt : null,
    leftById: reopening?.leftById ?? null,
  };
}
