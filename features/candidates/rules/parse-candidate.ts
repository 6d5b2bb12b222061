import type { z } from "zod";
import { parseLicense } from "@/features/licenses/rules";
import { parsePerson } from "@/features/people/rules/parse-person";
import { Refusal, type NotFound } from "@/lib/errors";
import { plainIssue } from "@/lib/plain-issues";
import { newCandidate, type candidateFacts, type NewCandidate } from "../inputs/candidate-facts";
import { fieldLabels } from "./candidate-form";

/** Pay as the table holds it: both or neither. */
export function parsePay(facts: { desiredPayCents?: number | null | undefined; desiredPayUnit?: Unit }) {
  if (!facts.desiredPayCents) return { desiredPayCents: null, desiredPayUnit: null };
  if (!facts.desiredPayUnit) throw new Refusal("Per hour or per year?", "desiredPayUnit");
  return { desiredPayCents: facts.desiredPayCents, desiredPayUnit: facts.desiredPayUnit };
}
type Unit = z.output<typeof candidateFacts>["desiredPayUnit"];

/** What is wrong with facts that nobody saw in a form, by the name of the fact. */
export function refusalOfIssue([issue]: z.core.$ZodIssue[]): Refusal {
  const [fact = ""] = issue?.path ?? [];
  const label = Object.hasOwn(fieldLabels, fact) ? `${fieldLabels[fact as keyof typeof fieldLabels]}: ` : "";
  return new Refusal(`${label}${issue?.message ?? "Not understood."}`, issue?.path.join("."));
}

/** One of many candidates that is not written, and why: the verb for a single candidate throws it. */
export type RefusedCandidate = { refusal: Refusal | NotFound };

/** A new candidate as the tables hold one, or what is wrong with the facts. */
export type Parsed = { candidate: ParsedCandidate } | RefusedCandidate;

export function parseCandidate(input: NewCandidate, firmZone: string, now: Date): Parsed {
  const parsed = newCandidate.safeParse(input, { error: plainIssue });
  if (!parsed.success) return { refusal: refusalOfIssue(parsed.error.issues) };
  try {
    return { candidate: columnsOf(parsed.data, firmZone, now) };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

function columnsOf(facts: z.output<typeof newCandidate>, firmZone: string, now: Date) {
  const person = parsePerson(facts, firmZone);
  const licenses = new Map(
    (facts.licenses ?? []).map(parseLicense).map((one) => [[one.type, one.state, one.discipline].join(), one]),
  );
  const candidate = {
    title: facts.title ?? "",
    discipline: facts.discipline ?? null,
    level: facts.level ?? null,
    sectors: facts.sectors ?? [],
    software: facts.software ?? [],
    terms: facts.terms ?? [],
    yearsExperience: facts.yearsExperience ?? null,
    currentEmployer: facts.currentEmployer || null,
    availableOn: facts.availableOn ?? null,
    ...parsePay(facts),
    factsSaidAt: facts.availableOn || facts.desiredPayCents ? now : null,
    travelPercent: facts.travelPercent ?? null,
    source: facts.source || null,
    summary: facts.summary ?? "",
    ownerId: facts.ownerId ?? null,
  };
  return { person, candidate, licenses: [...licenses.values()] };
}
export type ParsedCandidate = ReturnType<typeof columnsOf>;
