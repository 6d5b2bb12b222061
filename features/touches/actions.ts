"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { instantOfWallClock } from "@/lib/calendar";
import { recruiterAction, viewerAction } from "@/lib/server/action";
import { loggedTouch } from "./inputs";
import { logTouch } from "./mutations/log-touch";
import { getTouchStart } from "./queries/get-touch-start";
import { toldMoment } from "./rules";

export const startTouchAction = viewerAction(z.object({ personId: z.guid() }), (context, { personId }) =>
  getTouchStart(context, personId),
);

/** Logs a touch as the panel has it: the next callback as a wall clock of the recruiter. */
export const logTouchAction = recruiterAction(
  loggedTouch,
  async (context, { callbackAt, callbackReason, happenedAt, at, ...touch }) => {
    const dueAt = callbackAt ? instantOfWallClock(callbackAt, context.actor.zone) : null;
    const result = await logTouch(context, {
      ...touch,
      at: toldMoment({ at, happenedAt }, context.actor.zone),
      callback: dueAt ? { dueAt, reason: callbackReason || "Call back" } : null,
    });
    revalidatePath("/", "layout");
    return { ...result, dueAt };
  },
);
