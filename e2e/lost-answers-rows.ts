import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import type { Context } from "@/db/context";
import { dayIn } from "@/lib/calendar";
import { present } from "@/lib/clock";
import { expect } from "./fixtures";
import { interview, sending, type Prepare } from "./lost-answers-verbs";
import { card, makeBoard, openBoard } from "./on-board";
import { addSleeper, send } from "./sleepers";

/** Somebody whom the client has seen and turned down, and who has not heard of it. */
async function closedOut(context: Context) {
  const board = await makeBoard(context);
  const candidacyId = board.cardOf(0);
  const submittedOn = dayIn("America/New_York", present());
  await submitToClient(context, {
    candidacyId,
    submittedOn,
    withoutRightReason: "Agreed by phone",
    decision: { theyDidNotSay: true },
  });
  await closeOut(context, { candidacyId, side: "client", reason: "other_candidate" });
  return board;
}

const onClosedOut =
  (button: string, done: string): Prepare =>
  async (page, context) => {
    await openBoard(page, (await closedOut(context)).path);
    await page.getByText("1 closed out").click();
    const verb = page.getByRole("button", { name: button });
    await verb.waitFor();
    return { press: () => verb.click(), done: () => expect(page.getByText(done)).toBeVisible() };
  };

/** The small verbs of a row, up to their one press. */
export const rowVerbs: Record<string, Prepare> = {
  "somebody is marked as told": onClosedOut("Mark as told", "Maria Alvarez was told how it ended."),
  "somebody becomes a runner-up": onClosedOut("Mark as runner-up", "Maria Alvarez is a runner-up."),
  async "somebody is told by email that they were not selected"(page, context) {
    await openBoard(page, (await closedOut(context)).path);
    await page.getByText("1 closed out").click();
    await page.getByRole("button", { name: "Tell them…" }).click();
    const form = page.getByRole("dialog", { name: "Tell them how it ended" });
    const why = form.getByLabel("Why, as they will read it");
    await why.fill("They hired somebody who had built this kind of bridge.");
    return {
      press: () => form.getByRole("button", { name: "Send to Maria Alvarez" }).click(),
      done: () => expect(page.getByText("The email to Maria Alvarez is on its way.")).toBeVisible(),
      typed: [why, "They hired somebody who had built this kind of bridge."],
    };
  },
  async "right to represent is asked for by email"(page, context) {
    const board = await makeBoard(context);
    await recordYes(context, { candidacyId: board.cardOf(0) });
    await openBoard(page, board.path);
    await card(page, "Maria Alvarez").press("Enter");
    await page.getByRole("button", { name: "Ask for right to represent…" }).click();
    const form = page.getByRole("dialog", { name: "Ask Maria Alvarez for right to represent" });
    // What the email says is read first: that is an action too.
    const send = form.getByRole("button", { name: "Send to Maria Alvarez" });
    await send.waitFor();
    return {
      press: () => send.click(),
      done: () => expect(page.getByText("The email to Maria Alvarez is on its way.")).toBeVisible(),
    };
  },
  async "a thank-you note is passed on"(page, context) {
    await page.goto(`/positions/${(await interview(context, -1)).positionId}/interviews`);
    return {
      press: () => page.getByRole("button", { name: "Thank-you note passed on" }).click(),
      done: () => expect(page.getByText("Thank-you note from Maria Alvarez recorded.")).toBeVisible(),
    };
  },
  async "a license is added"(page, context) {
    const { candidateId } = await addCandidate(context, { firstName: "Ines", lastName: "Beam" });
    await page.goto(`/candidates/${candidateId}`);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    const form = page.getByRole("dialog", { name: "Add a license or certificate" });
    await form.getByLabel("State").selectOption("Florida");
    await form.getByLabel("Number").fill("PE 90211");
    return sending(form, [form.getByLabel("Number"), "PE 90211"]);
  },
  async "an email is canceled"(page, context) {
    const eli = await addSleeper(context, "Eli");
    await send(page, context, eli);
    return {
      press: () => page.getByRole("button", { name: `Cancel the email to ${eli.name}` }).click(),
      done: () => expect(page.getByText(`The email to ${eli.name} is canceled.`)).toBeVisible(),
    };
  },
};
