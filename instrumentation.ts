export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkConfiguration } = await import("@/lib/server/configuration");
  checkConfiguration();
  const [{ pool }, { env }, { connectQueue }] = await Promise.all([
    import("@/db/client"),
    import("@/lib/env"),
    import("@/lib/queue"),
  ]);
  connectQueue(pool(env().DATABASE_URL).db);
}
