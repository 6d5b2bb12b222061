import type { Context } from "@/db/context";
import { zoneOf } from "@/features/people/rules/zone";
import { getFirm } from "@/features/settings/queries";
import { readPhone } from "@/lib/phone";
import type { AddClientInput } from "../inputs";

/** The columns that a recruiter writes, from the form's facts. The zone is that of the number or the state, else the firm's. */
export async function clientColumns(inside: Context, facts: AddClientInput) {
  const { zone: firmZone } = await getFirm(inside);
  const phone = facts.phone?.trim() || null;
  const state = facts.state ?? null;
  return {
    name: facts.name.trim(),
    blindDescription: facts.blindDescription?.trim() ?? "",
    sectors: facts.sectors ?? [],
    city: facts.city?.trim() || null,
    state,
    zone: zoneOf({ state, phone: state || !phone ? null : readPhone(phone), firmZone }),
    website: facts.website?.trim() || null,
    phone,
    notes: facts.notes?.trim() ?? "",
  };
}
