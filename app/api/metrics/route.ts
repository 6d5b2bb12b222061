import { createHash, timingSafeEqual } from "node:crypto";
import { findFigures } from "@/features/messages/queries/find-figures";
import { figuresText } from "@/features/messages/rules/figures";
import { env } from "@/lib/env";
import { figuresOfProcesses } from "@/lib/server/metrics";
import { openRoute } from "@/lib/server/route";

export const dynamic = "force-dynamic";

/** Figures for Prometheus, for whoever has METRICS_TOKEN. Without that setting there is nothing here. */
export const GET = openRoute("metrics", async (context, { request }) => {
  const token = env().METRICS_TOKEN;
  if (!token) return new Response(null, { status: 404 });
  const given = request.headers.get("authorization")?.replace(/^Bearer /i, "") ?? "";
  if (!timingSafeEqual(digest(given), digest(token))) return new Response(null, { status: 401 });
  const [ofProcesses, figures] = await Promise.all([figuresOfProcesses(), findFigures(context)]);
  return new Response(`${ofProcesses.trimEnd()}\n${figuresText(figures)}\n`, {
    headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
  });
});

function digest(text: string) {
  return createHash("sha256").update(text).digest();
}
