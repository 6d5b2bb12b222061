import { openRoute } from "@/lib/server/route";

/** Says only that this process answers. Whether it can work is asked at /api/health/ready. */
export const GET = openRoute("health", async () => ({ live: true }));
