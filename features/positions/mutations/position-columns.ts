import type { AddPositionInput } from "../inputs";
import { zoneOf } from "@/features/people/rules/zone";
import { requireBlind } from "../rules/blind-description";

type Facts = Omit<AddPositionInput, "clientId" | "contactId" | "ownerId" | "openings">;

/** The columns that a recruiter writes, from the form's facts; what was left empty is null, not an empty text. */
export function positionColumns(facts: Facts, client: { name: string; zone: string }) {
  requireBlind(facts.blindDescription, client.name);
  const paid = facts.payMinCents ?? facts.payMaxCents;
  return {
    reqNumber: facts.reqNumber?.trim() || null,
    title: facts.title.trim(),
    discipline: facts.discipline,
    level: facts.level,
    sector: facts.sector ?? null,
    software: facts.software ?? [],
    city: facts.city.trim(),
    state: facts.state,
    zip: facts.zip?.trim() || null,
    zone: zoneOf({ zip: facts.zip, state: facts.state, firmZone: client.zone }),
    blindDescription: facts.blindDescription.trim(),
    description: facts.description?.trim() ?? "",
    term: facts.term ?? "direct_hire",
    payMinCents: facts.payMinCents ?? null,
    payMaxCents: facts.payMaxCents ?? null,
    payUnit: paid ? (facts.payUnit ?? null) : null,
    requiredLicense: facts.requiredLicense ?? null,
    startOn: facts.startOn ?? null,
    guaranteeDays: facts.guaranteeDays ?? 90,
  } as const;
}
