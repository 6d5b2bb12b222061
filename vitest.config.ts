import { globSync, readFileSync } from "node:fs";
import { configDefaults, defineConfig } from "vitest/config";

const exclude = [...configDefaults.exclude, "**/.next/**", "**/.data/**"];

// Half the time of a run would go into reading the same modules anew for each file. Only what puts a module in the place
// of another, or changes what one reads from the environment, needs them so.
const alone = globSync("{app,bench,components,db,emails,features,jobs,lib,local,scripts}/**/*.test.ts").filter((file) =>
  /vi\.mock\(|process\.env|stubEnv|\benv\(\)/.test(readFileSync(file, "utf8")),
);

export default defineConfig({
  resolve: { alias: { "@": import.meta.dirname } },
  test: {
    env: {
      // Far from the firm's zones, so that code which forgets to name one fails loudly.
      TZ: "Asia/Kathmandu",
      DATABASE_URL: "postgres://nobody@database.invalid/none",
      APP_URL: "https://callback.test",
      AUTH_SECRET: "a secret that only tests know and nobody else",
      SUPPRESSION_KEY: "another secret that only tests know and nobody else",
      LOG_LEVEL: "silent",
      RESEND_API_KEY: "re_test",
      RESEND_WEBHOOK_SECRET: "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz",
    },
    reporters: ["default", "./scripts/test-counts.ts"],
    // One for each core: without it a machine of two cores runs one file at a time, and waits with it.
    maxWorkers: "100%",
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // It imports next/server as Next's bundler finds it; Node alone does not.
    server: { deps: { inline: ["next-auth"] } },
    projects: [
      {
        extends: true,
        test: {
          name: "server",
          include: ["**/*.test.ts"],
          exclude: [...exclude, ...alone],
          isolate: false,
          globalSetup: "scripts/test-server.ts",
        },
      },
      {
        extends: true,
        test: { name: "alone", include: alone, exclude, globalSetup: "scripts/test-server.ts" },
      },
      // Client components in a document without a browser; components/test-screen.tsx draws them.
      {
        extends: true,
        test: {
          name: "components",
          include: ["**/*.test.tsx"],
          exclude,
          environment: "happy-dom",
          mockReset: true,
        },
      },
    ],
  },
});
