import type { Page } from "@playwright/test";
import type { Role } from "@/db/vocabulary/recruiters";
import type { Places } from "./places";

/** The installation that is walked: where its records are, its other doors, and its database for what no door can do. */
export type CandidacyRecord = {
  places: Places;
  inboxUrl: string;
  runSql: (statement: string) => Promise<unknown>;
};

export type Screen = {
  /** The pictures' name: NAME-1280-light.png. */
  name: string;
  path: string | ((ground: CandidacyRecord) => string);
  /** Who looks; nobody is the signed-out visitor. A recruiter unless told. */
  as?: Role | "nobody";
  /** Where it is not the same in both. */
  widths?: number[];
  /** What is done on the page before the picture. */
  act?: (page: Page, ground: CandidacyRecord) => Promise<void>;
  /** Before the page is opened, and after its pictures: a state that no door leads to. */
  before?: (ground: CandidacyRecord) => Promise<unknown>;
  after?: (ground: CandidacyRecord) => Promise<unknown>;
};

/** Presses the first button of that name; `opens` is waited for. */
export const press = (name: string | RegExp, opens?: "dialog" | "menu") => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  if (opens) await page.getByRole(opens).first().waitFor();
};
