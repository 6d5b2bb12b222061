import { answerSubmittalInput, shownId } from "@/features/submittals/inputs";
import { answerSubmittal } from "@/features/submittals/mutations/answer-submittal";
import { NotFound, Refusal } from "@/lib/errors";
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
  if (!input.success) return goTo(page, { about, problem: fieldOf(input.error.issues[0]?.path[0]) });
  try {
    await answerSubmittal(context, input.data);
  } catch (error) {
    // The page itself says what has become of it: of the link, of the position, and of each person and answer.
    if (error instanceof NotFound) return goTo(page, {});
    if (error instanceof Refusal) return goTo(page, { about, problem: "late" });
    throw error;
  }
  return goTo(page, { done: about });
});

function fieldOf(name: PropertyKey | undefined) {
  return name === "kind" || name === "words" ? name : "other";
}

async function readForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    // A body that is no form has no answer in it.
    return new FormData();
  }
}

function goTo(page: string, search: Record<string, string>) {
  const said = new URLSearchParams(Object.entries(search).filter(([, value]) => value !== ""));
  const location = said.size > 0 ? `${page}?${said}` : page;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
