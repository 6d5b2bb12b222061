import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    include: ["**/*.test.{ts,tsx}"],
    exclude: [...configDefaults.exclude, "**/.next/**", "**/.data/**"],
    // Far from the firm's zones, so that code which forgets to name one fails loudly.
    env: { TZ: "Asia/Kathmandu" },
    globalSetup: "scripts/test-server.ts",
    reporters: ["default", "./scripts/test-counts.ts"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
