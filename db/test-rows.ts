import { randomUUID } from "node:crypto";
import type { Db } from "./client";
import { candidates } from "./schema/candidates";
import { clients } from "./schema/clients";
import { openings } from "./schema/openings";
import { people, personActivity, personEmails } from "./schema/people";
import { positions } from "./schema/positions";
import { recruiters } from "./schema/recruiters";
import type { Role } from "./vocabulary/recruiters";

/** Rows that a test needs to be there and is not about; what a test is about, it makes through the mutations. */
export function testRows(db: Db, now: Date) {
  const zone = "America/New_York";
  const stamp = { createdAt: now, updatedAt: now };

  async function recruiter(name: string, role: Role = "recruiter") {
    const email = `${randomUUID()}@example.com`;
    const [row] = await db.insert(recruiters).values({ name, email, role, zone, createdAt: now }).returning();
    return row!;
  }

  async function position(ownerId: string, over: Partial<typeof positions.$inferInsert> = {}) {
    const [client] = await db
      .insert(clients)
      .values({ name: `Client ${randomUUID()}`, zone, ...stamp })
      .returning();
    const [row] = await db
      .insert(positions)
      .values({
        clientId: client!.id,
        title: "Structural Engineer",
        discipline: "structural",
        level: "senior",
        city: "Tampa",
        state: "FL",
        zone,
        blindDescription: "60-person structural firm, Tampa",
        ownerId,
        openedAt: now,
        ...stamp,
        ...over,
      })
      .returning();
    const [opening] = await db.insert(openings).values({ positionId: row!.id, number: 1, createdAt: now }).returning();
    return { id: row!.id, clientId: client!.id, openingId: opening!.id };
  }

  async function candidate(firstName: string, over: Partial<typeof candidates.$inferInsert> = {}) {
    const [person] = await db
      .insert(people)
      .values({ firstName, lastName: "Test", zone, ...stamp })
      .returning();
    const address = `${randomUUID()}@example.com`;
    await db.insert(personEmails).values({ personId: person!.id, address, primary: true, createdAt: now });
    await db.insert(personActivity).values({ personId: person!.id, reachable: true });
    const [row] = await db
      .insert(candidates)
      .values({ personId: person!.id, ...stamp, ...over })
      .returning();
    return { id: row!.id, personId: person!.id };
  }

  return { recruiter, position, candidate };
}
