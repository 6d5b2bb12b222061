import { sql } from "drizzle-orm";
import { check, date, index, integer, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { payUnits, type PayUnit } from "../vocabulary/candidates";
import {
  declineReasons,
  liveOfferStates,
  livePlacementStates,
  offerStates,
  placementStates,
  preStartSteps,
  type DeclineReason,
  type OfferState,
  type PlacementState,
  type PreStartStep,
} from "../vocabulary/offers";
import { candidacies } from "./candidacies";
import { at, id, inWords, oneOf, table } from "./columns";
import { openings } from "./openings";
import { operationId } from "./operations";
import { recruiters } from "./recruiters";

/** An offer with its answer. */
export const offers = table(
  "offers",
  {
    id: id(),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    openingId: uuid()
      .notNull()
      .references(() => openings.id),
    payCents: integer().notNull(),
    payUnit: text().$type<PayUnit>().notNull(),
    currency: text().notNull().default("USD"),
    startOn: date({ mode: "string" }),
    extendedAt: at().notNull(),
    expiresOn: date({ mode: "string" }),
    note: text().notNull().default(""),
    state: text().$type<OfferState>().notNull().default("extended"),
    answeredAt: at(),
    declineReason: text().$type<DeclineReason>(),
    answerNote: text().notNull().default(""),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
    answerOperationId: operationId("answer_operation_id"),
    version: integer().notNull().default(1),
  },
  (t) => [
    // One offer out or accepted per candidacy and per opening: two cannot be promised one seat.
    uniqueIndex("offers_live_candidacy").on(t.candidacyId).where(inWords(t.state, liveOfferStates)),
    uniqueIndex("offers_live_opening").on(t.openingId).where(inWords(t.state, liveOfferStates)),
    index("offers_candidacy").on(t.candidacyId),
    index("offers_opening").on(t.openingId),
    oneOf("offers_state", t.state, offerStates),
    oneOf("offers_pay_unit", t.payUnit, payUnits),
    oneOf("offers_decline", t.declineReason, declineReasons),
    check("offers_answered", sql`(${t.state} = 'extended') = (${t.answeredAt} is null)`),
    check("offers_declined", sql`(${t.state} = 'declined') = (${t.declineReason} is not null)`),
    check("offers_pay", sql`${t.payCents} > 0`),
  ],
);

/** Accepted, started, completed, fell off; with its guarantee. */
export const placements = table(
  "placements",
  {
    id: id(),
    offerId: uuid()
      .notNull()
      .references(() => offers.id),
    candidacyId: uuid()
      .notNull()
      .references(() => candidacies.id),
    openingId: uuid()
      .notNull()
      .references(() => openings.id),
    state: text().$type<PlacementState>().notNull().default("accepted"),
    startOn: date({ mode: "string" }),
    /** End of a contract; null for a direct hire. */
    endsOn: date({ mode: "string" }),
    guaranteeUntil: date({ mode: "string" }),
    endedAt: at(),
    endReason: text(),
    createdAt: at().notNull(),
  },
  (t) => [
    uniqueIndex("placements_offer").on(t.offerId),
    uniqueIndex("placements_live_opening").on(t.openingId).where(inWords(t.state, livePlacementStates)),
    index("placements_candidacy").on(t.candidacyId),
    index("placements_opening").on(t.openingId),
    // What Today asks for: by first day, last day, end of the guarantee.
    index("placements_starts").on(t.state, t.startOn).where(inWords(t.state, livePlacementStates)),
    index("placements_ends")
      .on(t.endsOn)
      .where(sql`${t.state} = 'started'`),
    index("placements_guarantee")
      .on(t.guaranteeUntil)
      .where(sql`${t.state} = 'started'`),
    oneOf("placements_state", t.state, placementStates),
    check("placements_ended", sql`(${t.state} in ('completed', 'fell_off')) = (${t.endedAt} is not null)`),
  ],
);

/** Accepted, started, completed, fell off: who, when, why. */
export const placementChanges = table(
  "placement_changes",
  {
    id: id(),
    placementId: uuid()
      .notNull()
      .references(() => placements.id),
    kind: text().$type<PlacementState>().notNull(),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    reason: text(),
    operationId: operationId(),
  },
  (t) => [
    index("placement_changes_placement").on(t.placementId, t.at),
    oneOf("placement_changes_kind", t.kind, placementStates),
  ],
);

/** What was settled before the first day: who, when; taken back where it was a slip. */
export const placementSteps = table(
  "placement_steps",
  {
    id: id(),
    placementId: uuid()
      .notNull()
      .references(() => placements.id),
    step: text().$type<PreStartStep>().notNull(),
    at: at().notNull(),
    by: uuid().references(() => recruiters.id),
    operationId: operationId(),
    undoneAt: at(),
    undoneOperationId: operationId("undone_operation_id"),
  },
  (t) => [
    uniqueIndex("placement_steps_once")
      .on(t.placementId, t.step)
      .where(sql`${t.undoneAt} is null`),
    index("placement_steps_placement").on(t.placementId),
    oneOf("placement_steps_step", t.step, preStartSteps),
    check("placement_steps_undone", sql`(${t.undoneAt} is null) = (${t.undoneOperationId} is null)`),
  ],
);
