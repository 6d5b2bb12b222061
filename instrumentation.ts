export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { checkConfiguration } = await import("@/lib/server/configuration");
  checkConfiguration();
}
