import { parseAsArrayOf, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { stages } from "@/db/vocabulary/candidacies";
import { disciplines, employmentTerms, levels, payUnits } from "@/db/vocabulary/candidates";
import { sectors, software } from "@/db/vocabulary/experience";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { mostOpenings, positionStates } from "@/db/vocabulary/positions";
import { states } from "@/db/vocabulary/places";
import { payCents } from "@/lib/amount-inputs";
import { day, line, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { pageParsers, parseAsSort, printParsers } from "@/lib/table-url";
import { parseAsId, parseAsText } from "@/lib/url-parsers";

const uuid = z.uuid();
const reason = lines(500);

const restriction = {
  viewerIds: z.array(uuid).max(500),
  reason: reason.min(1, "Say why only some people see it."),
};

const facts = {
  contactId: uuid.nullish(),
  reqNumber: line(60).nullish(),
  title: line(120).min(1, "Enter the title."),
  discipline: z.enum(keysOf(disciplines), "Choose a discipline."),
  level: z.enum(keysOf(levels), "Choose a level."),
  sector: z.enum(keysOf(sectors)).nullish(),
  software: z.array(z.enum(keysOf(software))).optional(),
  city: line(80).min(1, "Enter the city."),
  state: z.enum(keysOf(states), "Choose the state."),
  zip: line(10)
    .regex(/^(\d{5}(-\d{4})?)?$/, "Enter a five-digit ZIP code.")
    .nullish(),
  blindDescription: line(200).min(1, 'Describe the company without its name: "60-person structural firm, Tampa".'),
  description: lines(10_000).optional(),
  term: z.enum(keysOf(employmentTerms)).optional(),
  payMinCents: payCents.nullish(),
  payMaxCents: payCents.nullish(),
  payUnit: z.enum(keysOf(payUnits)).nullish(),
  requiredLicense: z.enum(keysOf(licenseTypes)).nullish(),
  startOn: day().nullish(),
  guaranteeDays: z
    .int("Enter a number of days.")
    .min(0, "Enter zero or more days.")
    .max(730, "At most two years.")
    .optional(),
  ownerId: uuid.optional(),
};

type Pay = {
  payMinCents?: number | null | undefined;
  payMaxCents?: number | null | undefined;
  payUnit?: string | null | undefined;
};
const inOrder = ({ payMinCents, payMaxCents }: Pay) => !payMinCents || !payMaxCents || payMinCents <= payMaxCents;
const outOfOrder = { path: ["payMaxCents"], error: "The maximum is below the minimum." };
const withUnit = ({ payMinCents, payMaxCents, payUnit }: Pay) => payUnit || (!payMinCents && !payMaxCents);
const withoutUnit = { path: ["payUnit"], error: "Per hour or per year?" };

export const addPositionInput = z
  .object({
    ...facts,
    clientId: z.uuid("Choose a client."),
    /** Who sees it beside its owner and admins, and why; without it everybody does. */
    restriction: z.object(restriction).optional(),
    openings: z
      .int("Enter how many openings.")
      .min(1, "At least one opening.")
      .max(mostOpenings, `At most ${mostOpenings} openings.`),
  })
  .refine(inOrder, outOfOrder)
  .refine(withUnit, withoutUnit);
export type AddPositionInput = z.infer<typeof addPositionInput>;

export const updatePositionInput = z
  .object({ ...facts, positionId: uuid, version })
  .refine(inOrder, outOfOrder)
  .refine(withUnit, withoutUnit);
export type UpdatePositionInput = z.infer<typeof updatePositionInput>;

export const restrictPositionInput = z.object({ positionId: uuid, version, ...restriction });
export const liftRestrictionInput = z.object({ positionId: uuid, version, reason: reason.optional() });
export const undoRestrictionInput = z.object({ operationId: uuid });

export const holdPositionInput = z.object({ positionId: uuid, reason: reason.min(1, "Say why it is on hold.") });
export const liftHoldInput = z.object({ positionId: uuid, reason: reason.optional() });
export const addOpeningInput = z.object({
  positionId: uuid,
  reason: reason.optional(),
  /** How many there were where it was pressed, closed ones too: whoever adds one meanwhile was first. */
  seats: z.int().min(0).max(10_000),
});
export const reissuePositionInput = z.object({ positionId: uuid, reason: reason.optional() });
export const reopeningInput = z.object({ reopeningId: uuid });
export const undoReopeningInput = z.object({ operationId: uuid });

export const closePositionInput = z.object({
  positionId: uuid,
  reason: reason.min(1, "Say why it is closed."),
  /** Which stages leave as runner-ups; a stage that is not named goes by the proposal. */
  closeOuts: z.array(z.object({ stage: z.enum(keysOf(stages)), runnerUp: z.boolean() })).optional(),
});
export type ClosePositionInput = z.infer<typeof closePositionInput>;

const sorts = ["state", "title", "client", "opened", "decision"] as const;
export type PositionSort = (typeof sorts)[number];

/** An open position whose seats are all taken is listed apart: nobody is looked for. */
const positionFilterStates = ["open", "filled", ...keysOf(positionStates).filter((state) => state !== "open")] as const;
export type PositionFilterState = (typeof positionFilterStates)[number];

/** The positions table as the URL says it: filters, sort, page. */
export const positionTableParsers = {
  q: parseAsText.withDefault(""),
  state: parseAsArrayOf(parseAsStringLiteral(positionFilterStates)).withDefault([]),
  discipline: parseAsArrayOf(parseAsStringLiteral(keysOf(disciplines))).withDefault([]),
  owner: parseAsArrayOf(parseAsId).withDefault([]),
  team: parseAsArrayOf(parseAsId).withDefault([]),
  client: parseAsId,
  back: parseAsStringLiteral(["1"]),
  sort: parseAsSort(sorts).withDefault("state"),
  page: pageParsers.page,
  ...printParsers,
};
