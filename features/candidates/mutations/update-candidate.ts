import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personPhones } from "@/db/schema/people";
import { recordAudit } from "@/features/audit/mutations";
import { replaceEmails, replacePhones } from "@/features/people/mutations/replace-addresses";
import { readAddresses, readPhones } from "@/features/people/mutations/read-person";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { refreshSearchText } from "@/features/people/mutations/refresh-search-text";
import { zoneOf } from "@/features/people/rules/zone";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { NotFound, Refusal } from "@/lib/errors";
import { normalizeZip } from "@/lib/zip";
import { changedCandidate } from "../inputs/candidate-facts";
import { lastChangeSentence } from "@/features/audit/queries/last-change";
import { readPay } from "./read-candidate";

type Facts = z.output<typeof changedCandidate>["facts"];

/** Changes what is named and leaves the rest. A form that saw an older version is told who was first. */
export async function updateCandidate(context: Context, input: z.input<typeof changedCandidate>) {
  requireWriter(context.actor);
  const { candidateId, version, facts } = changedCandidate.parse(input);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const [before] = await tx
      .select({ candidate: candidates, person: people })
      .from(candidates)
      .innerJoin(people, eq(people.id, candidates.personId))
      .where(eq(candidates.id, candidateId));
    if (!before) throw new NotFound("candidate");
    const columns = candidateColumns(facts, context.now);
    const [changed] = await tx
      .update(candidates)
      .set({ ...columns, version: sql`${candidates.version} + 1`, updatedAt: context.now })
      .where(and(eq(candidates.id, candidateId), eq(candidates.version, version)))
      .returning({ version: candidates.version });
    if (!changed) throw new Refusal(await lastChangeSentence(inside, "candidates", candidateId), "version");

    const personId = before.person.id;
    await lockPeople(inside, [personId]);
    const person = await changePerson(inside, before.person, facts);
    await refreshSearchText(inside, [personId]);
    await refreshPersonActivity(inside, [personId]);
    const after: Record<string, unknown> = { ...columns, ...person };
    const was: Record<string, unknown> = { ...before.person, ...before.candidate };
    const names = Object.keys(after).filter((name) => JSON.stringify(after[name]) !== JSON.stringify(was[name]));
    const pick = (row: Record<string, unknown>) => Object.fromEntries(names.map((name) => [name, row[name]]));
    await recordAudit(inside, {
      verb: "updateCandidate",
      noun: "candidates",
      subjectId: candidateId,
      before: pick(was),
      after: pick(after),
    });
    return { version: changed.version };
  });
}

function candidateColumns(facts: Facts, now: Date) {
  const { title, discipline, level, sectors, software, terms, yearsExperience, availableOn } = facts;
  const { travelPercent, summary, ownerId } = facts;
  const pay = facts.desiredPayCents === undefined ? {} : readPay(facts);
  const said = availableOn !== undefined || facts.desiredPayCents !== undefined;
  return withoutUndefined({
    title,
    discipline,
    level,
    sectors,
    software,
    terms,
    yearsExperience,
    availableOn,
    travelPercent,
    summary,
    ownerId,
    ...pay,
    currentEmployer: facts.currentEmployer === "" ? null : facts.currentEmployer,
    source: facts.source === "" ? null : facts.source,
    factsSaidAt: said ? now : undefined,
  });
}

async function changePerson(inside: Context, person: typeof people.$inferSelect, facts: Facts) {
  const { db, now } = inside;
  const zip = facts.zip ? normalizeZip(facts.zip) : facts.zip === undefined ? undefined : null;
  if (facts.zip && !zip) throw new Refusal(`"${facts.zip}" is not a US ZIP code.`, "zip");
  const columns = withoutUndefined({
    firstName: facts.firstName,
    lastName: facts.lastName,
    city: facts.city === "" ? null : facts.city,
    state: facts.state,
    zip,
    linkedinUrl: facts.linkedinUrl === "" ? null : facts.linkedinUrl,
  });
  if ((columns.firstName ?? person.firstName) + (columns.lastName ?? person.lastName) === "")
    throw new Refusal("A person needs a name.", "firstName");
  if (facts.emails) await replaceEmails(inside, person.id, readAddresses(facts.emails));
  if (facts.phones) await replacePhones(inside, person.id, readPhones(facts.phones));
  const moved = zip !== undefined || facts.state !== undefined || facts.phones !== undefined;
  const next = { ...person, ...columns };
  const zone = moved ? await zoneNow(inside, next) : person.zone;
  await db
    .update(people)
    .set({ ...columns, zone, updatedAt: now })
    .where(eq(people.id, person.id));
  const { emails, phones } = facts;
  return { ...columns, zone, ...withoutUndefined({ emails, phones }) };
}

async function zoneNow(inside: Context, person: { id: string; zip: string | null; state: string | null }) {
  const numbers = await inside.db
    .select({ e164: personPhones.e164 })
    .from(personPhones)
    .where(and(eq(personPhones.personId, person.id), eq(personPhones.primary, true)));
  const { zone } = await getFirm(inside);
  return zoneOf({ zip: person.zip, state: person.state, phone: numbers[0]?.e164, firmZone: zone });
}

function withoutUndefined<T extends object>(row: T) {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
