import { unsubscribeByToken } from "@/features/replies/mutations/unsubscribe-by-token";
import { openRoute } from "@/lib/server/route";

/** RFC 8058: mail programs POST here without a session. The email's token is all it takes; a GET changes nothing. */
export const POST = openRoute("one-click", async (context, { request, params }) => {
  if (!(await asksToUnsubscribe(request))) {
    return new Response("Expected List-Unsubscribe=One-Click.", { status: 400 });
  }
  await unsubscribeByToken(context, { token: params["token"] ?? "" });
  return new Response(null, { status: 200 });
});

/** A person who opened the link: the page asks, and only its button acts. */
export const GET = openRoute("one-click", async (_context, { params }) => {
  const location = `/answer/${encodeURIComponent(params["token"] ?? "")}?choice=stop`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
});

async function asksToUnsubscribe(request: Request) {
  if (Number(request.headers.get("content-length") ?? 0) > 10_000) return false;
  try {
    return (await request.formData()).get("List-Unsubscribe") === "One-Click";
  } catch {
    // A body that is no form asks for nothing.
    return false;
  }
}
