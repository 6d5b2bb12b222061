import { test as base } from "@playwright/test";
import { connect } from "@/db/client";

const setting = (name: string) => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is missing: run the tests with npm run test:e2e.`);
  return value;
};

type Shared = { firm: ReturnType<typeof connect> };

/** What every spec starts from: the firm's database, to make rows by mutations that no other test touches. */
export const test = base.extend<object, Shared>({
  firm: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of a fixture's needs from this pattern.
    async ({}, use) => {
      const firm = connect(setting("E2E_DATABASE_URL"), { max: 2, name: "e2e" });
      await use(firm);
      await firm.sql.end();
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
