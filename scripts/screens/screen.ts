import type { Page } from "@playwright/test";
import type { Role } from "@/db/vocabulary/recruiters";
import type { Places } from "./places";

/** The installation to take pictures of: its records, its inbox, and its database for what no page can do. */
export type Target = {
  places: Places;
  inboxUrl: string;
  runSql: (statement: string) => Promise<unknown>;
};

export type Screen = {
  /** The pictures' name: NAME-1280-light.png. */
  name: string;
  path: string | ((target: Target) => string);
  /** The role of the visitor, recruiter by default; "nobody" is signed out. */
  as?: Role | "nobody";
  /** Where the screen is not worth a picture at every width. */
  widths?: number[];
  /** What is done on the page before the picture. */
  act?: (page: Page, target: Target) => Promise<void>;
  /** Before the page is opened and after its pictures: for a state that no click leads to. */
  before?: (target: Target) => Promise<unknown>;
  after?: (target: Target) => Promise<unknown>;
};

/** Clicks the first button of that name and waits for what it `opens`. */
export const click = (name: string | RegExp, opens?: "dialog" | "menu") => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  if (opens) await page.getByRole(opens).first().waitFor();
};
