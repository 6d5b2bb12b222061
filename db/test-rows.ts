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

  async function recruiter(name: string, role: Role = "recruiter", over: Partial<typeof recruiters.$inferInsert> = {}) {
    const email = `${randomUUID()}@example.com`;
    const [row] = await db
      .insert(recruiters)
      .values({ name, email, role, zone, createdAt: now, ...over })
      .returning();
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

  async function candidate(
    firstName: string,
    over: Partial<typeof candidates.$inferInsert> = {},
    {
      emails = [`${randomUUID()}@example.com`],
      ...of
    }: Partial<typeof people.$inferInsert> & { emails?: string[] } = {},
  ) {
    const [person] = await db
      .insert(people)
      .values({ firstName, lastName: "Test", zone, ...stamp, ...of })
      .returning();
    const personId = person!.id;
    if (emails.length > 0)
      await db
        .insert(personEmails)
        .values(emails.map((address, index) => ({ personId, address, primary: index === 0, createdAt: now })));
    await db.insert(personActivity).values({ personId, reachable: emails.length > 0 });
    const [row] = await db
      .insert(candidates)
      .values({ personId, ...stamp, ...over })
      .returning();
    return { id: row!.id, personId };
  }

  return { recruiter, position, candidate };
}
