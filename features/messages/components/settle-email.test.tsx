import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { aPress, openScreen } from "@/components/test-screen";
import { settleMessageAction } from "../actions";
import { SettleEmail } from "./settle-email";

vi.mock("../actions", () => ({ settleMessageAction: vi.fn() }));

const messageId = "01a222c9-5ca4-7f91-9eb2-79b879d0b9aa";
const settle = vi.mocked(settleMessageAction);

test.each([
  ["It was sent", "Mark as sent", true, /doesn't send it again/],
  ["It wasn't sent", "Mark as not sent", false, /can be emailed this month again/],
])("%s: what it means is said before it is done, and how they know is kept", async (button, verb, went, meaning) => {
  settle.mockResolvedValue({ data: {} });
  const { user } = openScreen(<SettleEmail messageId={messageId} name="Ana Lopez" />);
  await user.click(screen.getByRole("button", { name: `${button}: email to Ana Lopez` }));
  const dialog = await screen.findByRole("dialog", { name: "Email to Ana Lopez" });
  expect(dialog.textContent).toMatch(meaning);
  await user.type(within(dialog).getByLabelText("How do you know?"), "In her inbox");
  await user.click(within(dialog).getByRole("button", { name: verb }));
  expect(settle).toHaveBeenCalledWith({ messageId, went, note: "In her inbox" }, aPress);
  await screen.findByText(/^Marked as/);
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a refusal stays in the dialog with what was typed", async () => {
  settle.mockResolvedValue({
    serverError: { kind: "refused", sentence: "Casey Colleague settled this a moment ago: Sent." },
  });
  const { user } = openScreen(<SettleEmail messageId={messageId} name="Ana Lopez" />);
  await user.click(screen.getByRole("button", { name: /^It was sent/ }));
  const note = await screen.findByLabelText("How do you know?");
  await user.type(note, "In her inbox");
  await user.click(screen.getByRole("button", { name: "Mark as sent" }));
  await screen.findByText("Casey Colleague settled this a moment ago: Sent.");
  expect((note as HTMLInputElement).value).toBe("In her inbox");
});
