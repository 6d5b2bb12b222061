import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "./client";
import * as schema from "./schema";
import type { Stage } from "./vocabulary/candidacies";

/** A firm of a few rows for tests of what comes after them: a recruiter, a position with an opening that came back, people. */
export async function testFirm(db: Database, now: Date) {
  await db.update(schema.settings).set({
    firmName: "Meridian Search",
    postalAddress: "401 E Jackson St, Suite 2100, Tampa, FL 33602",
    zone: "America/New_York",
    mailDomain: "meridian.test",
    updatedAt: now,
  });
  const [recruiterRow] = await db
    .insert(schema.recruiters)
    .values({
      name: "Dana Ruiz",
      email: "dana@meridian-search.test",
      role: "admin",
      phone: "(813) 555-0142",
      createdAt: now,
    })
    .returning();
  const recruiter = some(recruiterRow);
  const base = { createdAt: now, updatedAt: now };
  const [client] = await db
    .insert(schema.clients)
    .values({ name: "Harbor Structural, Inc.", zone: "America/New_York", ...base })
    .returning();
  const [position] = await db
    .insert(schema.positions)
    .values({
      clientId: some(client).id,
      title: "Senior Structural Engineer",
      discipline: "structural",
      level: "senior",
      city: "Tampa",
      state: "FL",
      zone: "America/New_York",
      blindDescription: "60-person structural firm in Tampa",
      ownerId: recruiter.id,
      openedAt: now,
      ...base,
    })
    .returning();
  const [opening] = await db
    .insert(schema.openings)
    .values({ positionId: some(position).id, number: 1, createdAt: now })
    .returning();
  const reopen = async (at: Date) => {
    await db.update(schema.reopenings).set({ settledAt: at });
    const [reopening] = await db
      .insert(schema.reopenings)
      .values({ positionId: some(position).id, openingId: some(opening).id, kind: "offer_declined", at })
      .returning();
    return some(reopening).id;
  };

  async function person(given: { name?: string; zone?: string; emails?: string[]; at?: Stage | null } = {}) {
    const { name = "Ana Lopez", zone = "America/New_York", at = null } = given;
    const [firstName = "", lastName = ""] = name.split(" ");
    const [row] = await db
      .insert(schema.people)
      .values({ firstName, lastName, zone, ...base })
      .returning();
    const personId = some(row).id;
    const emails = given.emails ?? [`${firstName.toLowerCase()}.${randomUUID().slice(0, 8)}@people.test`];
    if (emails.length > 0) {
      const rows = emails.map((address, index) => ({ personId, address, primary: index === 0, createdAt: now }));
      await db.insert(schema.personEmails).values(rows);
    }
    const [candidate] = await db
      .insert(schema.candidates)
      .values({ personId, title: "Structural EIT", ...base })
      .returning();
    await db.insert(schema.personActivity).values({ personId, reachable: emails.length > 0 });
    const candidacyId = at ? await stand(some(candidate).id, at) : null;
    return { personId, candidateId: some(candidate).id, candidacyId, address: emails[0] ?? "" };
  }

  async function stand(candidateId: string, stage: Stage) {
    const where = { positionId: some(position).id, candidateId, stage, furthest: stage, stageAt: now, createdAt: now };
    const [candidacy] = await db.insert(schema.candidacies).values(where).returning();
    const candidacyId = some(candidacy).id;
    if (stage !== "sourced" && stage !== "screened") {
      await db.insert(schema.submittals).values({ candidacyId, submittedOn: "2026-01-05", createdAt: now });
    }
    return candidacyId;
  }

  /** Closes a candidacy long enough ago that the person is in process no more. */
  async function closeLongAgo(candidacyId: string | null) {
    const at = new Date(now.getTime() - 60 * 86_400_000);
    const id = candidacyId ?? "";
    await db
      .insert(schema.closeOuts)
      .values({ candidacyId: id, side: "client", reason: "other_candidate", stage: "interview", at, toldAt: at });
    await db.update(schema.candidacies).set({ closedAt: at }).where(eq(schema.candidacies.id, id));
  }

  return {
    recruiter,
    client: some(client),
    position: some(position),
    opening: some(opening),
    reopen,
    person,
    closeLongAgo,
  };
}

export function some<T>(value: T | undefined | null): T {
  if (value === undefined || value === null) throw new Error("A row was expected.");
  return value;
}
