import type { Context } from "@/db/context";
import type { Width } from "@/db/vocabulary/widths";
import { findConsidered } from "./find-considered";
import { getWantedPosition } from "./get-wanted-position";
import { listDismissed } from "./list-dismissed";
import { listFinalists, type Finalist } from "./list-finalists";
import { listTries } from "./list-tries";

/** All that a list of a position is made from: what it asks for, who is considered, and whom somebody dismissed. */
export async function listWeighed(context: Context, { positionId, wide }: { positionId: string; wide: Width }) {
  const position = await getWantedPosition(context, positionId);
  const { candidateIds, considered, beyond } = await findConsidered(context, position, wide);
  const [people, tries, dismissals] = await Promise.all([
    listFinalists(context, candidateIds, position.asked.zone),
    listTries(context, position, candidateIds),
    listDismissed(context, { positionId }),
  ]);
  const finalists = people.map((one): Finalist => ({ ...one, tries: tries.get(one.candidateId) ?? [] }));
  const dismissed = new Map(dismissals.map((one) => [one.personId, one]));
  return { position, finalists, considered, beyond, dismissed };
}
