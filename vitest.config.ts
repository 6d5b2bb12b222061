import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "**/.next/**", "**/.data/**"],
    env: {
      // Far from the firm's zones, so that code which forgets to name one fails loudly.
      TZ: "Asia/Kathmandu",
      DATABASE_URL: "postgres://nobody@database.invalid/none",
      APP_URL: "https://callback.test",
      AUTH_SECRET: "a secret that only tests know, 32 long",
      RESEND_API_KEY: "re_test",
      RESEND_WEBHOOK_SECRET: "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz",
    },
    globalSetup: "scripts/test-server.ts",
    reporters: ["default", "./scripts/test-counts.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
