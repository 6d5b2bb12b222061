import { answerInput } from "@/features/replies/inputs";
import { answerByButton } from "@/features/replies/mutations/answer-by-button";
import { NotFound } from "@/lib/errors";
import { openRoute } from "@/lib/server/route";

/** The form of the answer page: works without script, and only a POST acts. */
export const POST = openRoute("answer-page", async (context, { request, params }) => {
  const { token = "" } = params;
  const input = answerInput.safeParse({ token, choice: await readChoice(request) });
  const page = `/answer/${encodeURIComponent(token)}`;
  if (!input.success) return goTo(page);
  try {
    await answerByButton(context, input.data);
  } catch (error) {
    // The page itself says that the link is of no email of ours.
    if (error instanceof NotFound) return goTo(page);
    throw error;
  }
  return goTo(`${page}?done=${input.data.choice}`);
});

async function readChoice(request: Request) {
  try {
    return (await request.formData()).get("choice");
  } catch {
    // A body that is no form has no answer in it.
    return null;
  }
}

function goTo(location: string) {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
