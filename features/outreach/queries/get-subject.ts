import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import type { Subject } from "../rules/recipient";

/** What an email is about, as it stands now. */
export async function getSubject(
  { db }: Context,
  { positionId, reopeningId }: { positionId: string | null; reopeningId: string | null },
): Promise<Subject> {
  const [position] = positionId
    ? await db
        .select({ id: positions.id, status: positions.status, clientName: clients.name })
        .from(positions)
        .innerJoin(clients, eq(clients.id, positions.clientId))
        .where(eq(positions.id, positionId))
    : [];
  const [reopening] = reopeningId
    ? await db
        .select({ undoneAt: reopenings.undoneAt, settledAt: reopenings.settledAt, leftById: candidates.personId })
        .from(reopenings)
        .leftJoin(candidacies, eq(candidacies.id, reopenings.candidacyId))
        .leftJoin(candidates, eq(candidates.id, candidacies.candidateId))
        .where(eq(reopenings.id, reopeningId))
    : [];
  return {
    position: position ?? null,
    reopeningLive: reopeningId ? reopening !== undefined && !reopening.undoneAt && !reopening.settledAt : null,
    leftById: reopening?.leftById ?? null,
  };
}
