import { pool } from "@/db/client";
import { present } from "@/lib/clock";
import { answerInput } from "@/features/replies/inputs";
import { answerByButton } from "@/features/replies/mutations/answer-by-button";
import { env } from "@/lib/env";
import { NotFound } from "@/lib/errors";

/** The form of the answer page: works without script, and only a POST acts. */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const choice = await readChoice(request);
  const input = answerInput.safeParse({ token, choice });
  const page = `/answer/${encodeURIComponent(token)}`;
  if (!input.success) return goTo(page);
  const context = {
    actor: { kind: "system", name: "answer-page" },
    now: present(),
    db: pool(env().DATABASE_URL).db,
  } as const;
  try {
    await answerByButton(context, input.data);
  } catch (error) {
    if (error instanceof NotFound) return goTo(page);
    throw error;
  }
  return goTo(`${page}?done=${input.data.choice}`);
}

async function readChoice(request: Request) {
  try {
    return (await request.formData()).get("choice");
  } catch {
    return null;
  }
}

function goTo(location: string) {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}
