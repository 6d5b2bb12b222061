import { defineConfig, devices } from "@playwright/test";

const quiet = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

export default defineConfig({
  testDir: "e2e",
  // What stops email stops everybody's, so it comes when the others are done; by itself: --project=delivery --no-deps.
  projects: [
    { name: "all", testIgnore: ["delivery.spec.ts", "first-steps.spec.ts", "poisons.spec.ts", "screens.spec.ts"] },
    // On an installation of its own; a trace of thousands of measurements would cost more than they do.
    { name: "screens", testMatch: "screens.spec.ts", use: { trace: "off" } },
    { name: "delivery", testMatch: "delivery.spec.ts", dependencies: ["all"] },
    // Every admin sees the first steps of the firm.
    { name: "first-steps", testMatch: "first-steps.spec.ts", dependencies: ["delivery"] },
    { name: "poisons", testMatch: "poisons.spec.ts", dependencies: ["first-steps"] },
  ],
  globalSetup: "./scripts/e2e-installation.ts",
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [["list"], ["./scripts/e2e-counts.ts"]],
  use: {
    ...devices["Desktop Chrome"],
    baseURL: process.env.E2E_URL,
    locale: "en-US",
    timezoneId: "America/New_York",
    actionTimeout: 15_000,
    // Recording each test to keep the few that fail would cost a tenth of the run; --trace=on records one that is looked into.
    trace: "off",
    launchOptions: {
      executablePath: process.env.E2E_CHROMIUM,
      args: process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet,
    },
  },
});
