"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { confirmHolidays } from "@/features/contact-rules/mutations/change-holidays";
import { recruiterAction } from "@/lib/server/action";
import { dismissFirstSteps } from "./mutations/dismiss-first-steps";
import { sendTestEmail } from "./mutations/send-test-email";

export const sendTestEmailAction = recruiterAction(z.object({}), async (context) => {
  const sent = await sendTestEmail(context, { recruiterId: context.actor.id });
  revalidatePath("/today");
  return sent;
});

export const confirmHolidaysAction = recruiterAction(z.object({}), async (context) => {
  await confirmHolidays(context);
  revalidatePath("/today");
  return {};
});

export const dismissFirstStepsAction = recruiterAction(z.object({}), async (context) => {
  await dismissFirstSteps(context);
  revalidatePath("/today");
  return {};
});
