import { count, eq } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { knownDevices } from "@/db/schema/recruiters";
import { deviceName } from "@/features/recruiters/rules/device";
import { tellRecruiter } from "@/features/system-emails/mutations/queue-system-email";
import { env } from "@/lib/env";

/** Tells a recruiter of a sign-in on a device that they never used; of their first one they know. */
export async function tellNewDevice(
  inside: OperationContext,
  { recruiterId, userAgent }: { recruiterId: string; userAgent: string | null },
): Promise<void> {
  const [known] = await inside.db
    .select({ devices: count() })
    .from(knownDevices)
    .where(eq(knownDevices.recruiterId, recruiterId));
  if ((known?.devices ?? 0) < 2) return;
  await tellRecruiter(inside, recruiterId, ({ name }) => ({
    kind: "new_device",
    name,
    device: deviceName(userAgent),
    at: inside.now,
    accountUrl: `${env().APP_URL}/settings/account`,
  }));
}
