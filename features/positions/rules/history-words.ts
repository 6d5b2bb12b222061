import { closeOutReasons, closeOutSides, stages } from "@/db/vocabulary/candidacies";
import { positionChangeKinds, reopeningKinds } from "@/db/vocabulary/positions";
import type { CloseOutReason, CloseOutSide, Stage } from "@/db/vocabulary/candidacies";
import type { PositionChangeKind, ReopeningKind } from "@/db/vocabulary/positions";

/** One event of a position's history, as it is on record. */
export type HistoryFacts =
  | { what: "change"; kind: PositionChangeKind }
  | { what: "edited"; fields: string[] }
  | { what: "seat"; verb: "addOpening" | "fillOpening" | "closeOpening"; number: number }
  | { what: "reopened" | "unreopened"; kind: ReopeningKind; number: number }
  | { what: "moved"; from: Stage | null; to: Stage; undo: boolean }
  | { what: "closed_out"; side: CloseOutSide; reason: CloseOutReason; runnerUp: boolean }
  | { what: "back_on" };

const fields: Record<string, string> = {
  reqNumber: "req number",
  payMinCents: "pay",
  payMaxCents: "pay",
  payUnit: "pay",
  blindDescription: "blind description",
  requiredLicense: "required license",
  startOn: "start",
  guaranteeDays: "guarantee",
  ownerId: "owner",
  contactId: "contact",
  zip: "ZIP",
  term: "terms",
};

/** What happened, in words: "Ann Test: Screened to Submitted". */
export function historyWords(facts: HistoryFacts, name: string | null): string {
  const who = name ? `${name}: ` : "";
  if (facts.what === "change") return positionChangeKinds[facts.kind];
  if (facts.what === "edited") return `Changed ${changed(facts.fields)}`;
  if (facts.what === "seat" && facts.verb === "fillOpening")
    return `Opening ${facts.number} filled${name ? ` by ${name}` : ""}`;
  if (facts.what === "seat") return `Opening ${facts.number} ${facts.verb === "addOpening" ? "added" : "closed"}`;
  if (facts.what === "reopened")
    return `Opening ${facts.number} back open: ${reopeningKinds[facts.kind].toLowerCase()}${name ? ` (${name})` : ""}`;
  if (facts.what === "unreopened") return `Opening ${facts.number}: "${reopeningKinds[facts.kind]}" taken back`;
  if (facts.what === "moved") return who + moved(facts);
  if (facts.what === "closed_out")
    return `${who}${closeOutSides[facts.side]}: ${closeOutReasons[facts.reason].toLowerCase()}${facts.runnerUp ? ", runner-up" : ""}`;
  return `${who}close-out taken back`;
}

function moved({ from, to, undo }: Extract<HistoryFacts, { what: "moved" }>) {
  if (!from) return `put on in ${stages[to]}`;
  if (from === to) return `back on the board in ${stages[to]}`;
  return `${stages[from]} to ${stages[to]}${undo ? " (taken back)" : ""}`;
}

function changed(names: string[]) {
  return [...new Set(names.filter((one) => one !== "zone").map((one) => fields[one] ?? one))].join(", ");
}
