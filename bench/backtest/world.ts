import type { CloseOutReason, CloseOutSide, Stage } from "@/db/vocabulary/candidacies";
import type { Discipline, Level } from "@/db/vocabulary/candidates";
import type { Sector, Software } from "@/db/vocabulary/experience";
import type { InterviewKind, Verdict } from "@/db/vocabulary/interviews";
import type { LicenseStatus, LicenseType } from "@/db/vocabulary/licenses";
import type { DeclineReason } from "@/db/vocabulary/offers";
import type { State } from "@/db/vocabulary/places";
import type { ReopeningKind } from "@/db/vocabulary/positions";

/**
 * What a generator makes: all that a firm has on record at one moment, and beside it what nobody in the firm knows. Keys
 * are any texts, each once among its kind; moments are ISO instants, days "2026-03-12", pay is dollars a year.
 */
export type World = {
  /** The moment at which every list is asked for; nothing on record is later, but for days to come. */
  now: string;
  people: Person[];
  positions: Position[];
  candidacies: Candidacy[];
  reopenings: Reopening[];
};

/** Null and empty are what nobody recorded. */
export type Person = {
  key: string;
  discipline: Discipline | null;
  level: Level | null;
  sectors: Sector[];
  software: Software[];
  licenses: { type: LicenseType; state: State | null; status: LicenseStatus; expiresOn: string | null }[];
  desiredPay: number | null;
  availableOn: string | null;
  doNotContact: boolean;
  /** Calls that were logged, in any order. */
  calls: { at: string; spoke: boolean }[];
};

export type Position = {
  key: string;
  /** Positions of one client name it by one key. */
  client: string;
  discipline: Discipline;
  level: Level;
  sector: Sector | null;
  software: Software[];
  state: State;
  requiredLicense: LicenseType | null;
  payMax: number | null;
  startOn: string | null;
  openedAt: string;
  /** False once it is filled or the client has closed it. */
  open: boolean;
};

export type Candidacy = {
  key: string;
  position: string;
  person: string;
  /** Every stage they stood in, from sourced on, in order. */
  steps: { stage: Stage; at: string }[];
  rounds: { kind: InterviewKind; at: string; said: { verdict: Verdict | null; seeAgain: Verdict | null } | null }[];
  offer: { at: string; pay: number; answer: { at: string; declined: DeclineReason | null } | null } | null;
  /** Where an offer was accepted: whether they are still there. */
  hire: { startOn: string; guaranteeUntil: string; fellOffAt: string | null } | null;
  closeOut: { side: CloseOutSide; reason: CloseOutReason; at: string; runnerUp: boolean } | null;
};

export type Reopening = {
  position: string;
  kind: ReopeningKind;
  /** The candidacy whose decline or fall-off it was. */
  freedBy: string | null;
  at: string;
  /** What the judge alone knows: by person, how likely a call ends in a hire now, 0 to 1. Who is not named has none. */
  truth: Record<string, number>;
};

export type GeneratorAsked = { seed: number; reopenings: number };

/** What a module that is named by `--generator` exports as `generate`. The same question gets the same world. */
export type Generate = (asked: GeneratorAsked) => World;
