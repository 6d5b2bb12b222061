import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { useAction } from "@/components/form/use-action";
import { openScreen } from "@/components/test-screen";
import type { Action } from "@/lib/action-result";
import { beginPasskeyConfirmationAction, confirmIdentityAction } from "../actions/own-account";
import { ConfirmGate } from "./confirm-gate";

vi.mock("../actions/own-account", () => ({
  beginPasskeyConfirmationAction: vi.fn(),
  confirmIdentityAction: vi.fn(),
  confirmWithPasskeyAction: vi.fn(),
}));

const changeRole = vi.fn<Action<{ role: string }, string>>();

function Press() {
  const change = useAction(changeRole);
  return <button onClick={() => change.run({ role: "manager" })}>Change the role</button>;
}

test("after a wrong answer another is given, while the press that asked still waits", async () => {
  changeRole
    .mockResolvedValueOnce({ serverError: { kind: "unconfirmed", sentence: "Confirm it's you." } })
    .mockResolvedValueOnce({ data: "done" });
  vi.mocked(confirmIdentityAction)
    .mockResolvedValueOnce({
      serverError: { kind: "refused", sentence: "This is not your password.", field: "password" },
    })
    .mockResolvedValueOnce({ data: undefined });
  vi.mocked(beginPasskeyConfirmationAction).mockResolvedValueOnce({
    serverError: { kind: "refused", sentence: "You have no passkey." },
  });
  const { user } = openScreen(
    <>
      <Press />
      <ConfirmGate />
    </>,
  );
  await user.click(screen.getByRole("button", { name: "Change the role" }));
  await user.type(await screen.findByLabelText("Your password"), "wrong{Enter}");
  await screen.findByText("This is not your password.");
  await user.click(screen.getByRole("button", { name: "Use a passkey" }));
  await screen.findByText("You have no passkey.");
  await user.click(screen.getByRole("button", { name: "Continue" }));
  await vi.waitFor(() => expect(changeRole).toHaveBeenCalledTimes(2));
  expect(confirmIdentityAction).toHaveBeenCalledTimes(2);
});
