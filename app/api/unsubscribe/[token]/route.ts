import { pool } from "@/db/client";
import { present } from "@/lib/clock";
import { unsubscribeByToken } from "@/features/replies/mutations/unsubscribe-by-token";
import { env } from "@/lib/env";
import { NotFound } from "@/lib/errors";

type Params = { params: Promise<{ token: string }> };

/** RFC 8058: mail programs POST here without a session. The letter's token is all it takes; a GET changes nothing. */
export async function POST(request: Request, { params }: Params) {
  const { token } = await params;
  if (!(await asksToUnsubscribe(request))) {
    return new Response("Expected List-Unsubscribe=One-Click.", { status: 400 });
  }
  const context = {
    actor: { kind: "system", name: "one-click" },
    now: present(),
    db: pool(env().DATABASE_URL).db,
  } as const;
  try {
    await unsubscribeByToken(context, { token });
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
  return new Response(null, { status: 200 });
}

/** A person who opened the link: the page asks, and only its button acts. */
export async function GET(_request: Request, { params }: Params) {
  const { token } = await params;
  return new Response(null, {
    status: 303,
    headers: { location: `/answer/${encodeURIComponent(token)}?choice=stop`, "cache-control": "no-store" },
  });
}

async function asksToUnsubscribe(request: Request) {
  if (Number(request.headers.get("content-length") ?? 0) > 10_000) return false;
  try {
    return (await request.formData()).get("List-Unsubscribe") === "One-Click";
  } catch {
    return false;
  }
}
