"use server";

import { revalidatePath } from "next/cache";
import { toldMoment } from "@/features/touches/rules";
import { recruiterAction } from "@/lib/server/action";
import { debriefFormInput, endInterviewInput, moveFormInput, noteThankYouInput, scheduleFormInput } from "./inputs";
import { cancelInterview, markNoShow } from "./mutations/cancel-interview";
import { moveInterview } from "./mutations/move-interview";
import { noteThankYou } from "./mutations/note-thank-you";
import { recordDebrief } from "./mutations/record-debrief";
import { scheduleInterview } from "./mutations/schedule-interview";
import { hoursOf } from "./rules";

export const scheduleInterviewAction = recruiterAction(
  scheduleFormInput,
  async (context, { day, from, until, ...input }) => {
    const scheduled = await scheduleInterview(context, {
      ...input,
      ...hoursOf({ day, from, until, zone: input.zone }),
    });
    revalidatePath("/(recruiter)/positions/[id]", "layout");
    return scheduled;
  },
);

export const moveInterviewAction = recruiterAction(moveFormInput, async (context, { day, from, until, ...input }) => {
  const moved = await moveInterview(context, { ...input, ...hoursOf({ day, from, until, zone: input.zone }) });
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return moved;
});

export const cancelInterviewAction = recruiterAction(endInterviewInput, async (context, input) => {
  const canceled = await cancelInterview(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return canceled;
});

export const markNoShowAction = recruiterAction(endInterviewInput, async (context, input) => {
  const noted = await markNoShow(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return noted;
});

export const recordDebriefAction = recruiterAction(debriefFormInput, async (context, { happenedAt, at, ...input }) => {
  const recorded = await recordDebrief(context, { ...input, at: toldMoment({ at, happenedAt }, context.actor.zone) });
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return recorded;
});

export const noteThankYouAction = recruiterAction(noteThankYouInput, async (context, input) => {
  const noted = await noteThankYou(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return noted;
});
