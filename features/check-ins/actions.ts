"use server";

import { revalidatePath } from "next/cache";
import { instantOfWallClock } from "@/lib/calendar";
import { recruiterAction } from "@/lib/server/action";
import { clientAnswerInput, recordClientAnswersInput, sendCheckInInput } from "./inputs";
import { handleClientAnswer } from "./mutations/handle-client-answer";
import { recordClientAnswers } from "./mutations/record-client-answers";
import { sendCheckIn } from "./mutations/send-check-in";

export const sendCheckInAction = recruiterAction(sendCheckInInput, async (context, input) => {
  const sent = await sendCheckIn(context, input);
  revalidatePath("/today");
  return sent;
});

export const recordClientAnswersAction = recruiterAction(
  recordClientAnswersInput,
  async (context, { happenedAt, at, ...input }) => {
    const recorded = await recordClientAnswers(context, {
      ...input,
      at: happenedAt ? instantOfWallClock(happenedAt, context.actor.zone) : at,
    });
    revalidatePath("/", "layout");
    return recorded;
  },
);

export const handleClientAnswerAction = recruiterAction(clientAnswerInput, async (context, input) => {
  await handleClientAnswer(context, input);
  revalidatePath("/today");
  return {};
});
