import type { CloseOutReason, CloseOutSide, Stage } from "@/db/vocabulary/candidacies";
import type { Discipline, EmploymentTerm, Level, PayUnit } from "@/db/vocabulary/candidates";
import type { Sector, Software } from "@/db/vocabulary/experience";
import type { Verdict } from "@/db/vocabulary/interviews";
import type { LicenseStatus, LicenseType } from "@/db/vocabulary/licenses";
import type { DeclineReason } from "@/db/vocabulary/offers";
import type { State } from "@/db/vocabulary/places";
import { restrictedPosition } from "@/db/vocabulary/positions";

/** What a position asks for. */
export type Asked = {
  discipline: Discipline;
  level: Level;
  sector: Sector | null;
  software: Software[];
  state: State;
  zone: string;
  requiredLicense: LicenseType | null;
  /** The start, or today where none is set. */
  startOn: string;
  startKnown: boolean;
  term: EmploymentTerm;
  payMinCents: number | null;
  payMaxCents: number | null;
  payUnit: PayUnit | null;
  /** Candidacies whose decline or fall-off freed a seat that is open now. */
  freedBy: string[];
};

/** Where something happened, nearest first. */
export const places = { position: "on this position", client: "at this client", elsewhere: "elsewhere" } as const;
export type Place = keyof typeof places;

/** One try of the person: on this position, at this client, or elsewhere. */
export type Try = {
  candidacyId: string;
  place: Place;
  /** The reader may not see its position: neither it nor its client is named. */
  restricted: boolean;
  /** Null where the reader may not see it. */
  positionId: string | null;
  /** They said they are interested, and it is still open. */
  interested: boolean;
  positionTitle: string;
  clientName: string;
  /** The furthest stage it reached, and whether it had a final round. */
  furthest: Stage;
  finalRound: boolean;
  /** Its present stage while it is on a board. */
  openStage: Stage | null;
  /** When it reached its furthest stage. */
  on: string;
  runnerUp: boolean;
  closeOut: { side: CloseOutSide; reason: CloseOutReason; on: string } | null;
  /** The client's last debrief. */
  said: { verdict: Verdict | null; seeAgain: Verdict | null; on: string } | null;
  offerOut: boolean;
  declined: { reason: DeclineReason; payCents: number; payUnit: PayUnit; on: string } | null;
};

export type HeldLicense = { type: LicenseType; state: State | null; status: LicenseStatus; expiresOn: string | null };

/** All that the points may look at. Never a name, photo, age, graduation year, gap, ZIP code or distance. */
export type Scored = {
  discipline: Discipline | null;
  level: Level | null;
  sectors: Sector[];
  software: Software[];
  licenses: HeldLicense[];
  desiredPayCents: number | null;
  desiredPayUnit: PayUnit | null;
  availableOn: string | null;
  /** Last day of an assignment of ours that goes on. */
  assignmentEndsOn: string | null;
  tries: Try[];
  lastConversationOn: string | null;
  unanswered: number;
};

export type Placed = {
  candidacyId: string;
  term: EmploymentTerm;
  restricted: boolean;
  clientName: string;
  startOn: string | null;
  endsOn: string | null;
  guaranteeUntil: string | null;
};

/** What decides whether a person is listed at all. */
export type Gated = Scored & {
  candidateId: string;
  doNotContact: { on: string; reason: string } | null;
  /** Placements of ours that are accepted or started. */
  placements: Placed[];
  /** Name of the off-limits client they work at. */
  offLimitsEmployer: string | null;
};

/**
 * The facts that decide about a person, and nothing else of them: what is kept with a list to make it again. What is
 * about a restricted position keeps its place in the order, and does not say which card it is.
 */
export function gatedOf(one: Gated): Gated {
  const { candidateId, doNotContact, offLimitsEmployer, discipline, level, sectors, software } = one;
  const { licenses, desiredPayCents, desiredPayUnit, availableOn, assignmentEndsOn } = one;
  const unnamed = <T extends { restricted: boolean; candidacyId: string }>(of: T) =>
    of.restricted ? { ...of, candidacyId: "" } : of;
  return {
    candidateId,
    doNotContact,
    placements: one.placements.map(unnamed),
    offLimitsEmployer,
    discipline,
    level,
    sectors,
    software,
    licenses,
    desiredPayCents,
    desiredPayUnit,
    availableOn,
    assignmentEndsOn,
    tries: nearestFirst(one.tries).map(unnamed),
    lastConversationOn: one.lastConversationOn,
    unanswered: one.unanswered,
  };
}

/** "at Harbor & Pine" */
export function atClient({ restricted, clientName }: Pick<Try, "restricted" | "clientName">): string {
  return restricted ? `on ${restrictedPosition}` : `at ${clientName}`;
}

/** The tries from the nearest to the furthest away, the latest first among equals. */
export function nearestFirst(tries: Try[]): Try[] {
  // Each rule asks for this order, of the same few tries: mostly they are in it.
  const inOrder = tries.every((one, index) => index === 0 || byNearness(tries[index - 1] as Try, one) <= 0);
  return inOrder ? tries : tries.toSorted(byNearness);
}

const nearness = Object.keys(places);

function byNearness(a: Try, b: Try): number {
  return (
    nearness.indexOf(a.place) - nearness.indexOf(b.place) ||
    compare(b.on, a.on) ||
    compare(a.candidacyId, b.candidacyId)
  );
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
