import type { z } from "zod";
import { readLicense } from "@/features/licenses/mutations/read-license";
import { readPerson } from "@/features/people/mutations/read-person";
import { Refusal } from "@/lib/errors";
import { newCandidate, type candidateFacts, type NewCandidate } from "../inputs/candidate-facts";

/** Pay as the table holds it: both or neither. */
export function readPay(facts: { desiredPayCents?: number | null | undefined; desiredPayUnit?: Unit }) {
  if (!facts.desiredPayCents) return { desiredPayCents: null, desiredPayUnit: null };
  if (!facts.desiredPayUnit) throw new Refusal("Per hour or per year?", "desiredPayUnit");
  return { desiredPayCents: facts.desiredPayCents, desiredPayUnit: facts.desiredPayUnit };
}
type Unit = z.output<typeof candidateFacts>["desiredPayUnit"];

/** What is wrong with facts that nobody saw in a form, by the name of the fact. */
export function firstIssue([issue]: z.core.$ZodIssue[]): Refusal {
  const field = issue?.path.join(".") ?? "";
  return new Refusal(`${field}: ${issue?.message ?? "not understood"}`, field);
}

/** A new candidate as the tables hold one, or the refusal that says what is wrong with it. */
export function readCandidate(input: NewCandidate, firmZone: string, now: Date) {
  const parsed = newCandidate.safeParse(input);
  if (!parsed.success) return firstIssue(parsed.error.issues);
  const facts = parsed.data;
  try {
    const person = readPerson(facts, firmZone);
    const licenses = new Map(
      (facts.licenses ?? []).map(readLicense).map((one) => [[one.type, one.state, one.discipline].join(), one]),
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
      ...readPay(facts),
      factsSaidAt: facts.availableOn || facts.desiredPayCents ? now : null,
      travelPercent: facts.travelPercent ?? null,
      source: facts.source || null,
      summary: facts.summary ?? "",
      ownerId: facts.ownerId ?? null,
    };
    return { person, candidate, licenses: [...licenses.values()] };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
export type ReadCandidate = Exclude<ReturnType<typeof readCandidate>, Refusal>;
