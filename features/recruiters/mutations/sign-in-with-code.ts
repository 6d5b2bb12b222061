import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { knownDevices } from "@/db/schema/recruiters";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { Refusal } from "@/lib/errors";
import { guess } from "./guess";
import { takeCode } from "./second-step";
import { type Browser, hashOfDevice, startSession, type StartedSession } from "./start-session";

type Attempt = Browser & { recruiterId: string; code: string; epoch: number; address: string };

/** The second step of whoever has given the right password. */
export async function signInWithCode(context: Context, attempt: Attempt): Promise<StartedSession> {
  requireSystem(context.actor);
  const { recruiterId, address } = attempt;
  const deviceId = await findDevice(context, recruiterId, attempt.device ?? null);
  const right = await guess(context, { what: "code", account: recruiterId, address, deviceId }, async () =>
    (await takeCode(context, attempt)) ? true : null,
  );
  if (!right) {
    await recordSecurityEvent(context, { kind: "sign_in_failed", code: "code", subjectId: recruiterId });
    throw new Refusal("This code is not right, or was used before. Wait for the next one.", "code");
  }
  return runOperation(context, { verb: "signIn" }, async (inside) => startSession(inside, { ...attempt, way: "code" }));
}

async function findDevice({ db }: Context, recruiterId: string, device: string | null) {
  if (device === null) return null;
  const [known] = await db
    .select({ id: knownDevices.id })
    .from(knownDevices)
    .where(and(eq(knownDevices.recruiterId, recruiterId), eq(knownDevices.tokenHash, hashOfDevice(device))));
  return known?.id ?? null;
}
