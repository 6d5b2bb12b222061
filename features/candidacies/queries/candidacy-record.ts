import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { inWords } from "@/db/schema/columns";
import { hiredPlacementStates, liveOfferStates, livePlacementStates } from "@/db/vocabulary/offers";
import type { CandidacyRecord } from "../rules/moves";

/**
 * What on record supports a card's stage, the one place that says so: rows of interviews, offers and placements that
 * count, for a statement over rows of that table.
 */
export const counts = {
  /** Not taken back. */
  submittal: (undoneAt: SQLWrapper = sql`undone_at`): SQL<boolean> => sql`${undoneAt} is null`,
  /** Held or to be held. */
  interview: (state: SQLWrapper = sql`state`): SQL<boolean> => sql`${state} <> 'canceled'`,
  /** To be held as planned, or held and not yet spoken about. */
  scheduled: (state: SQLWrapper = sql`state`): SQL<boolean> => sql`${state} = 'scheduled'`,
  /** Holds its seat. */
  offer: (state: SQLWrapper = sql`state`): SQL<boolean> => inWords(state, liveOfferStates),
  /** Waits for its answer. */
  offerOut: (state: SQLWrapper = sql`state`): SQL<boolean> => sql`${state} = 'extended'`,
  /** Goes on. */
  placement: (state: SQLWrapper = sql`state`): SQL<boolean> => inWords(state, livePlacementStates),
  /** Was a hire, ended or not. */
  hired: (state: SQLWrapper = sql`state`): SQL<boolean> => inWords(state, hiredPlacementStates),
};

/** The record of one candidacy, as columns beside it. */
export function recordOf(candidacyId: SQLWrapper) {
  return {
    submitted: sql<boolean>`exists (select from submittals s where s.candidacy_id = ${candidacyId} and ${counts.submittal(sql`s.undone_at`)})`,
    interviewed: sql<boolean>`exists (select from interviews i where i.candidacy_id = ${candidacyId} and ${counts.interview(sql`i.state`)})`,
    offer: sql<CandidacyRecord["offer"]>`(select o.state from offers o
      where o.candidacy_id = ${candidacyId} and ${counts.offer(sql`o.state`)})`,
    placement: sql<CandidacyRecord["placement"]>`(select p.state from placements p
      where p.candidacy_id = ${candidacyId} and ${counts.placement(sql`p.state`)})`,
  };
}
