import type { Sql } from "postgres";
import { scaleOf } from "./scale";
import { seedCandidacies } from "./seed-candidacies";
import { seedDue } from "./seed-due";
import { seedEmails } from "./seed-emails";
import { seedHistory } from "./seed-history";
import { seedPeople } from "./seed-people";
import { seedPositions } from "./seed-positions";

/** A firm of so many candidates, by COPY; slots and counters are true. */
export async function seedFirm(sql: Sql, people: number, now: Date) {
  const scale = scaleOf(sql, people, now);
  await seedPeople(scale);
  await seedPositions(scale);
  await seedCandidacies(scale);
  await seedDue(scale);
  await seedHistory(scale);
  await seedEmails(scale);
  return scale;
}
