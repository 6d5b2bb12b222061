import { answerSubmittalInput, shownId } from "@/features/submittals/inputs";
import { answerSubmittal } from "@/features/submittals/mutations/answer-submittal";
import { NotFound, Refusal } from "@/lib/errors";
import { readForm, seeOther } from "@/lib/server/open-form";
import { openRoute } from "@/lib/server/route";

/** The forms of a submittal page: they work without script, and only a POST acts. */
export const POST = openRoute("submittal-page", async (context, { request, params }) => {
  const { token = "" } = params;
  const page = `/submittal/${encodeURIComponent(token)}`;
  const form = await readForm(request);
  const given = {
    token,
    candidacyId: form.get("about"),
    kind: form.get("answer"),
    words: form.get("words") ?? "",
    scores: {
      experience: form.get("experience") || undefined,
      skills: form.get("skills") || undefined,
      fit: form.get("fit") || undefined,
    },
  };
  const input = answerSubmittalInput.safeParse(given);
  // What is no id of ours is not sent back: an address has room for an id, and not for a book.
  const about = shownId.safeParse(given.candidacyId).data ?? "";
  if (!input.success) return seeOther(page, { about, problem: fieldOf(input.error.issues[0]?.path[0]) });
  try {
    await answerSubmittal(context, input.data);
  } catch (error) {
    // The page itself says what has become of it: of the link, of the position, and of each person and answer.
    if (error instanceof NotFound) return seeOther(page);
    if (error instanceof Refusal) return seeOther(page, { about, problem: "late" });
    throw error;
  }
  return seeOther(page, { done: about });
});

function fieldOf(name: PropertyKey | undefined) {
  return name === "kind" || name === "words" ? name : "other";
}
