import { closeOutReasons, isIn, type CloseOutReason } from "@/db/vocabulary/candidacies";
import type { LicenseType } from "@/db/vocabulary/licenses";
import { declineReasons, type DeclineReason } from "@/db/vocabulary/offers";
import type { State } from "@/db/vocabulary/places";
import { isStateLicense, licenseHolds, nameOfLicense } from "@/features/licenses/rules";
import { formatMoney, formatMoneyRange } from "@/lib/format/money";
import { formatDate } from "@/lib/format/time";
import { keysOf } from "@/lib/keys-of";
import { atClient, nearestFirst, type Asked, type Gated, type HeldLicense, type Placed, type Try } from "./facts";

const day = (on: string) => formatDate(on, "UTC");

type Gate = (asked: Asked, facts: Gated, today: string) => string | null;

/**
 * Why a finalist is not listed, each with its sentence; the first that holds is said. Each is a recorded fact: what is
 * not recorded is a question on the row. A closed month, resting or an unsubscribe is none.
 */
const gateTable = {
  do_not_contact: (_, { doNotContact }) =>
    doNotContact ? `Do not contact, since ${day(doNotContact.on)}: ${doNotContact.reason}` : null,
  in_hand: (_, { tries, placements }) => {
    const here = tries.find((one) => one.place === "position");
    if (here && placements.some((one) => one.candidacyId === here.candidacyId))
      return "Fills an opening of this position";
    return here?.offerOut ? "Has an offer out on this position" : null;
  },
  freed_the_seat: ({ freedBy }, { tries }) => freedTheSeat(tries.find((one) => freedBy.includes(one.candidacyId))),
  direct_hire: (_, { placements }, today) => {
    const hire = placements.find((one) => one.term === "direct_hire" || within(one, today));
    if (!hire) return null;
    const guarantee = within(hire, today) ? `, inside its guarantee until ${day(hire.guaranteeUntil ?? today)}` : "";
    return `Hired through us ${atClient(hire)}${hire.startOn ? ` from ${day(hire.startOn)}` : ""}${guarantee}`;
  },
  on_assignment: ({ startOn }, { placements }) => {
    const busy = placements.find((one) => one.endsOn === null || one.endsOn > startOn);
    if (!busy) return null;
    return `On assignment ${atClient(busy)} ${busy.endsOn ? `until ${day(busy.endsOn)}, after the start` : "with no last day set"}`;
  },
  declined_client: (_, { tries }) => {
    const no = declines(tries).find((one) => one.holds === "yes");
    return no ? `Declined this client: ${no.words.toLowerCase()}, ${day(no.on)}` : null;
  },
  off_limits: (_, { offLimitsEmployer }) =>
    offLimitsEmployer ? `Works at ${offLimitsEmployer}, which is off-limits` : null,
  license: ({ requiredLicense, state, startOn, startKnown }, { licenses }) => {
    if (!requiredLicense) return null;
    const here = recordedHere({ requiredLicense, state }, licenses);
    if (here.some((one) => licenseHolds(one, state, startOn) || one.status === "in_comity")) return null;
    const name = nameOfLicense(requiredLicense, state);
    const [lapsed] = here;
    if (!lapsed) return null;
    const on = startKnown ? `on ${day(startOn)}` : "today";
    return lapsed.expiresOn && lapsed.expiresOn < startOn
      ? `${name} expires ${day(lapsed.expiresOn)}: not valid ${on}`
      : `${name} is ${lapsed.status}: not valid ${on}`;
  },
} as const satisfies Record<string, Gate>;
export type GateId = keyof typeof gateTable;
export const gateIds = keysOf(gateTable);

/** Whoever the client has met for this position is listed all the same, unless they have the seat, gave it back, or asked for silence. */
const evenOfInterviewed: GateId[] = ["do_not_contact", "in_hand", "freed_the_seat"];

/** What keeps a person off the list, or null. */
export function gateOf(asked: Asked, facts: Gated, today: string): { gate: GateId; sentence: string } | null {
  const interviewed = wasInterviewedHere(facts);
  return gatesOf(asked, facts, today).find(({ gate }) => !interviewed || evenOfInterviewed.includes(gate)) ?? null;
}

function gatesOf(asked: Asked, facts: Gated, today: string) {
  return (Object.entries(gateTable) as [GateId, Gate][]).flatMap(([gate, holds]) => {
    const sentence = holds(asked, facts, today);
    return sentence ? [{ gate, sentence }] : [];
  });
}

function wasInterviewedHere({ tries }: Gated): boolean {
  return tries.some((one) => one.place === "position" && isIn("finalist", one.furthest));
}

/** A license that the position requires and nobody has recorded for its state: to be asked for on the call. */
export type LicenseQuestion = { type: LicenseType; state: State | null; sentence: string };

export function licenseQuestionOf(asked: Asked, { licenses }: Pick<Gated, "licenses">): LicenseQuestion | null {
  const { requiredLicense, state } = asked;
  if (!requiredLicense || recordedHere({ requiredLicense, state }, licenses).length > 0) return null;
  const sentence = `${nameOfLicense(requiredLicense, state)} not recorded: ask`;
  return { type: requiredLicense, state: isStateLicense(requiredLicense) ? state : null, sentence };
}

function recordedHere(
  { requiredLicense, state }: { requiredLicense: LicenseType; state: State },
  licenses: HeldLicense[],
) {
  return licenses.filter(
    (one) => one.type === requiredLicense && (!isStateLicense(requiredLicense) || one.state === state),
  );
}

/** What a recruiter should know before the call, of a person who is listed: first what speaks against it. */
export function warningsOf(asked: Asked, facts: Gated, today: string): string[] {
  const rollsOff = facts.placements.find((one) => one.endsOn !== null && one.endsOn <= asked.startOn);
  const { requiredLicense, state, startOn } = asked;
  const here = requiredLicense ? recordedHere({ requiredLicense, state }, facts.licenses) : [];
  const comity =
    here.some((one) => one.status === "in_comity") && !here.some((one) => licenseHolds(one, state, startOn));
  const elsewhere = facts.tries.find((one) => one.place !== "position" && one.offerOut);
  return [
    gatesOf(asked, facts, today)[0]?.sentence ?? null,
    rollsOff?.endsOn ? `Rolls off ${day(rollsOff.endsOn)} ${atClient(rollsOff)}` : null,
    comity && requiredLicense ? `${nameOfLicense(requiredLicense, state)}: comity pending` : null,
    elsewhere
      ? `Has an offer out ${elsewhere.restricted ? atClient(elsewhere) : `from ${elsewhere.clientName}`}`
      : null,
    ...declines(facts.tries)
      .filter((one) => one.holds === "may")
      .slice(0, 1)
      .map((one) => `Declined this client on ${day(one.on)}: ${one.words.toLowerCase()}${besideToday(one, asked)}`),
  ].filter((one) => one !== null);
}

type Decline = {
  on: string;
  words: string;
  about: "pay" | "site" | "schedule" | "else";
  holds: "yes" | "may";
  paid: string;
};

/**
 * What they declined at this client. Pay, site and schedule may have changed since, another job may have ended; the
 * people and the work have not.
 */
function declines(tries: Try[]): Decline[] {
  return nearestFirst(tries)
    .filter((one) => one.place !== "elsewhere")
    .flatMap((one): Decline[] => {
      if (one.declined) {
        const { reason, payCents, payUnit, on } = one.declined;
        return [{ ...judged(reason), on, words: declineReasons[reason], paid: ` (${formatMoney(payCents, payUnit)})` }];
      }
      if (one.closeOut?.side !== "candidate" || one.closeOut.reason === "declined_offer") return [];
      const { reason, on } = one.closeOut;
      return [{ ...judged(reason), on, words: closeOutReasons[reason], paid: "" }];
    });
}

function judged(reason: DeclineReason | CloseOutReason): Pick<Decline, "about" | "holds"> {
  if (reason === "pay" || reason === "site" || reason === "schedule") return { about: reason, holds: "may" };
  return { about: "else", holds: reason === "culture" || reason === "role" ? "yes" : "may" };
}

function besideToday({ about, paid }: Decline, asked: Asked): string {
  if (about !== "pay") return paid;
  const { payMinCents, payMaxCents, payUnit } = asked;
  if (payMaxCents === null || !payUnit) return `${paid}; no pay range today`;
  return `${paid}; today ${formatMoneyRange(payMinCents ?? payMaxCents, payMaxCents, payUnit)}`;
}

function freedTheSeat(one: Try | undefined): string | null {
  if (!one) return null;
  if (one.declined)
    return `Declined the offer for this opening on ${day(one.declined.on)}: ${declineReasons[one.declined.reason].toLowerCase()}`;
  return "Their hire fell through: this is the opening that came back";
}

function within({ guaranteeUntil, term }: Placed, today: string): boolean {
  return term !== "contract" && guaranteeUntil !== null && guaranteeUntil >= today;
}
