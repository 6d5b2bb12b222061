import type { Locator, Page, Route } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Context, Recruiter } from "@/db/context";
import { operations } from "@/db/schema/operations";
import { unheard } from "@/components/form/sentences";
import { expect } from "./fixtures";

/** What becomes of the answer: the server has acted, and the browser never hears of it. */
export type Loss = (route: Route) => Promise<void>;

/** The connection goes while the answer is on its way. */
export const cutOff: Loss = async (route) => {
  await route.fetch();
  await route.abort("connectionreset");
};

/** A balancer answers for a server that has acted, and then died. */
export const badGateway: Loss = async (route) => {
  await route.fetch();
  await route.fulfill({ status: 502, contentType: "text/html", body: "<h1>502 Bad Gateway</h1>" });
};

/** The answer of the next server action is lost, and only of that one. */
export async function loseNextAnswer(page: Page, loss: Loss = cutOff) {
  let lost = false;
  await page.route("**/*", async (route, request) => {
    if (lost || request.method() !== "POST" || !request.headers()["next-action"]) return route.fallback();
    lost = true;
    return loss(route);
  });
}

const operationsBy = (context: Context, { id }: Recruiter) =>
  context.db.$count(operations, eq(operations.recruiterId, id));

type Verb = {
  context: Context;
  recruiter: Recruiter;
  /** Asks for the verb, with everything typed that it needs. */
  press: () => Promise<void>;
  /** What the screen shows once it is done. */
  done: () => Promise<void>;
  /** Where words were typed, and what they were. */
  typed?: readonly [Locator, string] | undefined;
  loss?: Loss;
};

/** A verb whose answer is lost: the screen says so, the page and its words stay, and a second press does nothing twice. */
export async function expectSafeSecondPress(page: Page, { context, recruiter, press, done, typed, loss }: Verb) {
  const before = await operationsBy(context, recruiter);
  const where = page.url();
  await loseNextAnswer(page, loss);
  await press();
  const note = page.getByRole("alert").filter({ hasText: unheard });
  await expect(note).toBeVisible();
  expect(page.url()).toBe(where);
  if (typed) await expect(typed[0]).toHaveValue(typed[1]);
  expect(await operationsBy(context, recruiter)).toBe(before + 1);

  await note.getByRole("button", { name: "Try again" }).click();
  await done();
  await expect(note).toBeHidden();
  expect(await operationsBy(context, recruiter)).toBe(before + 1);
}

/** The button that sends a form, whatever it is called. */
export const sendOf = (form: Locator) => form.locator("button[type=submit]").last();
