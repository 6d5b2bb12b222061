import type { EmploymentTerm } from "@/db/vocabulary/candidates";
import type { LicenseType } from "@/db/vocabulary/licenses";
import type { State } from "@/db/vocabulary/places";
import type { Asked, Scored } from "./facts";
import { perYear } from "./points";

export type Wanted = { states: State[]; licenses: LicenseType[]; terms: EmploymentTerm[]; withinPay: boolean };

type Known = Pick<Scored, "licenses" | "desiredPayCents" | "desiredPayUnit"> & {
  state: State | null;
  terms: EmploymentTerm[];
};

/** Whether a person is among those the recruiter wants to see. Somebody whose fact is not recorded is not among them. */
export function isWanted(wanted: Wanted, person: Known, asked: Pick<Asked, "payMaxCents" | "payUnit">): boolean {
  if (wanted.states.length > 0 && !(person.state && wanted.states.includes(person.state))) return false;
  if (!wanted.licenses.every((type) => person.licenses.some((one) => one.type === type && one.status !== "lapsed")))
    return false;
  if (wanted.terms.length > 0 && !wanted.terms.some((term) => person.terms.includes(term))) return false;
  if (!wanted.withinPay || asked.payMaxCents === null || !asked.payUnit) return true;
  if (person.desiredPayCents === null || !person.desiredPayUnit) return false;
  return perYear(person.desiredPayCents, person.desiredPayUnit) <= perYear(asked.payMaxCents, asked.payUnit);
}
