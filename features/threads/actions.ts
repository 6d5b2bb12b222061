"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { recruiterAction } from "@/lib/server/action";
import { answerReplyInput, replyInput } from "./inputs";
import { answerReply } from "./mutations/answer-reply";
import { handleThread } from "./mutations/handle-thread";
import { renewLogAddress } from "./mutations/renew-log-address";

export const answerReplyAction = recruiterAction(answerReplyInput, async (context, input) => {
  const { messageId, name } = await answerReply(context, input);
  revalidatePath("/replies", "layout");
  return { messageId, name };
});

export const handleThreadAction = recruiterAction(replyInput, async (context, input) => {
  const { count } = await handleThread(context, input);
  revalidatePath("/replies", "layout");
  return { count };
});

export const renewLogAddressAction = recruiterAction(z.object({}), async (context) => {
  await renewLogAddress(context);
  revalidatePath("/settings/account");
  return {};
});
