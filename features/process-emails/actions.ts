"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { readProcessEmailsInput, sendProcessEmailInput } from "./inputs";
import { sendProcessEmail } from "./mutations/send-process-email";
import { listProcessEmails } from "./queries/list-process-emails";

export const readProcessEmailsAction = recruiterAction(readProcessEmailsInput, (context, input) =>
  listProcessEmails(context, input),
);

export const sendProcessEmailAction = recruiterAction(sendProcessEmailInput, async (context, input) => {
  const sent = await sendProcessEmail(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  revalidatePath("/today");
  return sent;
});
