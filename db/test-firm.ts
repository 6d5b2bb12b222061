import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "./client";
import * as schema from "./schema";
import { testRows } from "./test-rows";
import { isIn, type Stage } from "./vocabulary/candidacies";

/** The rows of testRows() as one small firm: a recruiter, a position with an opening that came back, people who are on it. */
export async function testFirm(db: Database, now: Date) {
  await db.update(schema.settings).set({
    firmName: "Meridian Search",
    postalAddress: "401 E Jackson St, Suite 2100, Tampa, FL 33602",
    zone: "America/New_York",
    mailDomain: "meridian.test",
    updatedAt: now,
  });
  const rows = testRows(db, now);
  const recruiter = await rows.recruiter("Dana Ruiz", "admin", {
    email: "dana@meridian-search.test",
    phone: "(813) 555-0142",
  });
  const {
    id: positionId,
    clientId,
    openingId,
  } = await rows.position(recruiter.id, {
    title: "Senior Structural Engineer",
    blindDescription: "60-person structural firm in Tampa",
  });
  const [client] = await db
    .update(schema.clients)
    .set({ name: "Harbor Structural, Inc." })
    .where(eq(schema.clients.id, clientId))
    .returning();
  const [position] = await db.select().from(schema.positions).where(eq(schema.positions.id, positionId));
  const [opening] = await db.select().from(schema.openings).where(eq(schema.openings.id, openingId));
  const reopen = async (at: Date) => {
    await db.update(schema.reopenings).set({ settledAt: at });
    const [reopening] = await db
      .insert(schema.reopenings)
      .values({ positionId, openingId, kind: "offer_declined", at })
      .returning();
    return some(reopening).id;
  };

  async function person(given: { name?: string; zone?: string; emails?: string[]; at?: Stage | null } = {}) {
    const { name = "Ana Lopez", zone = "America/New_York", at = null } = given;
    const [firstName = "", lastName = ""] = name.split(" ");
    const emails = given.emails ?? [`${firstName.toLowerCase()}.${randomUUID().slice(0, 8)}@people.test`];
    const { id: candidateId, personId } = await rows.candidate(
      firstName,
      { title: "Structural EIT" },
      { lastName, zone, emails },
    );
    const candidacyId = at ? await addTo(candidateId, at) : null;
    return { personId, candidateId, candidacyId, address: emails[0] ?? "" };
  }

  async function addTo(candidateId: string, stage: Stage) {
    const where = { positionId, candidateId, stage, furthest: stage, stageAt: now, createdAt: now };
    const [candidacy] = await db.insert(schema.candidacies).values(where).returning();
    const candidacyId = some(candidacy).id;
    if (isIn("presented", stage)) {
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
