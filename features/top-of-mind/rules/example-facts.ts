import { stageOf } from "@/db/vocabulary/candidacies";
import type { Asked, Gated, Try } from "./facts";

/** What tests of the list start from: a position that asks for everything. */
export const asked = (over: Partial<Asked> = {}): Asked => ({
  discipline: "structural",
  level: "senior",
  sector: "healthcare",
  software: ["etabs", "revit", "ram"],
  state: "FL",
  zone: "America/New_York",
  requiredLicense: "PE",
  startOn: "2026-04-06",
  startKnown: true,
  term: "direct_hire",
  payMinCents: 11_000_000,
  payMaxCents: 13_000_000,
  payUnit: "year",
  freedBy: [],
  ...over,
});

export const oneTry = (over: Partial<Try> = {}): Try => ({
  candidacyId: "c1",
  place: "position",
  restricted: false,
  positionId: "p1",
  interested: false,
  positionTitle: "Structural Engineer",
  clientName: "Harbor & Pine",
  furthest: stageOf("offering"),
  finalRound: true,
  openStage: null,
  on: "2026-01-20",
  runnerUp: true,
  closeOut: { side: "client", reason: "other_candidate", on: "2026-01-20" },
  said: { verdict: "yes", seeAgain: "yes", on: "2026-01-18" },
  offerOut: false,
  declined: null,
  ...over,
});

/** Somebody who has every point. */
export const facts = (over: Partial<Gated> = {}): Gated => ({
  candidateId: "k1",
  discipline: "structural",
  level: "senior",
  sectors: ["healthcare"],
  software: ["etabs", "revit", "ram"],
  licenses: [{ type: "PE", state: "FL", status: "active", expiresOn: "2027-02-28" }],
  desiredPayCents: 12_000_000,
  desiredPayUnit: "year",
  availableOn: "2026-03-20",
  assignmentEndsOn: null,
  tries: [oneTry()],
  lastConversationOn: "2026-03-01",
  unanswered: 0,
  doNotContact: null,
  placements: [],
  offLimitsEmployer: null,
  ...over,
});
