"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { startDraftAction } from "../actions";
import type { StartDraftInput } from "../inputs";

/** Begins an outreach to whoever was chosen, as a draft, and opens it. */
export function useStartDraft() {
  const router = useRouter();
  const [pending, start] = useTransition();
  const begin = (input: StartDraftInput) =>
    start(async () => {
      const answer = await answerOf(startDraftAction, input);
      const problem = sentenceOf(answer);
      if (problem) showProblem(problem, answer.serverError, () => begin(input));
      else if (answer.data) router.push(`/outreach/${answer.data.outreachId}`);
    });
  return { begin, pending };
}
