import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { knownDevices, recruiters, sessions } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { longestSessionDays } from "@/lib/session-cookie";
import { cutText } from "@/lib/text";
import { endSession } from "./end-session";
import { tellNewDevice } from "./tell-new-device";

/** The browser that somebody signs in with. */
export type Browser = {
  userAgent: string | null;
  /** The name that its cookie keeps; null for what is no browser. */
  device?: string | null;
  /** The network address that it asks from. */
  address?: string;
  /** The session that its cookie names so far: it ends, since nobody could go on with it. */
  replaces?: string | null;
};

/** By what somebody proved who they are, in the words of a security event. */
export type WayUsed = "sign-in" | "code" | "link" | "passkey" | "identity" | "second-step" | "account";

export type StartedSession = { sessionId: string; recruiterId: string; newDevice: boolean };

/** A session for a recruiter who has proved who they are. Refused once the account is closed. */
export async function startSession(
  context: Context,
  {
    recruiterId,
    way = "account",
    userAgent,
    device = null,
    address,
    replaces,
  }: Browser & { recruiterId: string; way?: WayUsed },
): Promise<StartedSession> {
  requireSystem(context.actor);
  return runOperation(context, { verb: "startSession" }, async (inside) => {
    const { now, db } = inside;
    const [open] = await db
      .select({ id: recruiters.id })
      .from(recruiters)
      .where(and(eq(recruiters.id, recruiterId), isNull(recruiters.deactivatedAt)))
      .for("share");
    if (!open) throw new Refusal("This account is closed. Ask an admin of your company.");
    const [session] = await db
      .insert(sessions)
      .values({
        recruiterId,
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + longestSessionDays * 86_400_000),
        userAgent: userAgent && cutText(userAgent, 300),
        address: address ?? null,
        confirmedAt: now,
      })
      .returning({ sessionId: sessions.id });
    if (!session) throw new Error("The session row was not written.");
    await recordAudit(inside, { noun: "sessions", subjectId: session.sessionId, fields: ["recruiterId"] });
    await recordSecurityEvent(inside, { kind: "signed_in", code: way, subjectId: recruiterId });
    if (replaces) await endSession(inside, { sessionId: replaces, here: true });
    const newDevice = device === null ? false : await rememberDevice(inside, recruiterId, device);
    if (newDevice) await tellNewDevice(inside, { recruiterId, userAgent });
    return { ...session, recruiterId, newDevice };
  });
}

/** What is kept of a device's name: nobody who reads it can make its cookie. */
export const hashOfDevice = (device: string) => createHash("sha256").update(device).digest("hex");

async function rememberDevice({ now, db }: Context, recruiterId: string, device: string): Promise<boolean> {
  const [row] = await db
    .insert(knownDevices)
    .values({ recruiterId, tokenHash: hashOfDevice(device), createdAt: now, lastSeenAt: now })
    .onConflictDoUpdate({ target: [knownDevices.recruiterId, knownDevices.tokenHash], set: { lastSeenAt: now } })
    // A row that was there before has been locked by this statement, which leaves its mark in xmax.
    .returning({ first: sql<boolean>`xmax = 0` });
  return row?.first ?? false;
}
