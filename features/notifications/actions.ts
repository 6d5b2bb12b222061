"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { NotFound } from "@/lib/errors";
import { recruiterAction } from "@/lib/server/action";
import { currentSession } from "@/lib/server/auth";
import { deviceInput } from "./inputs";
import { turnOffDevice } from "./mutations/turn-off-device";
import { turnOnDevice } from "./mutations/turn-on-device";

export const turnOnDeviceAction = recruiterAction(deviceInput, async (context, input) => {
  await turnOnDevice(context, { ...input, sessionId: await presentSession() });
  revalidatePath("/settings/account");
  return {};
});

export const turnOffDeviceAction = recruiterAction(z.object({}), async (context) => {
  await turnOffDevice(context, { sessionId: await presentSession() });
  revalidatePath("/settings/account");
  return {};
});

async function presentSession(): Promise<string> {
  const session = await currentSession();
  if (!session) throw new NotFound("session");
  return session.sessionId;
}
