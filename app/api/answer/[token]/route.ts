import { answerInput } from "@/features/replies/inputs";
import { answerByButton } from "@/features/replies/mutations/answer-by-button";
import { NotFound } from "@/lib/errors";
import { readForm, seeOther } from "@/lib/server/open-form";
import { openRoute } from "@/lib/server/route";

/** The form of the answer page: works without script, and only a POST acts. */
export const POST = openRoute("answer-page", async (context, { request, params }) => {
  const { token = "" } = params;
  const form = await readForm(request);
  const input = answerInput.safeParse({ token, choice: form.get("choice") });
  const page = `/answer/${encodeURIComponent(token)}`;
  if (!input.success) return seeOther(page);
  try {
    await answerByButton(context, input.data);
  } catch (error) {
    // The page itself says that the link is of no email of ours.
    if (error instanceof NotFound) return seeOther(page);
    throw error;
  }
  return seeOther(page, { done: input.data.choice });
});
