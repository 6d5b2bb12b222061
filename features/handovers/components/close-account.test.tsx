import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { aPress, openScreen } from "@/components/test-screen";
import { closeAccountAction, countOwnedAction, undoCloseAccountAction } from "../actions";
import { RecruitersWithClosing } from "./recruiters-with-closing";

vi.mock("../actions", () => ({
  closeAccountAction: vi.fn(),
  countOwnedAction: vi.fn(),
  undoCloseAccountAction: vi.fn(),
}));
vi.mock("@/features/recruiters/actions/own-account", () => ({ removeSecondStepAction: vi.fn() }));
vi.mock("@/features/recruiters/actions/people", () => ({ setRoleAction: vi.fn() }));

const kit = { id: "k", name: "Kit Moreau", email: "kit@firm.test", role: "admin" } as const;
const dana = { id: "d", name: "Dana Ruiz", email: "dana@firm.test", role: "recruiter" } as const;
const sol = { id: "s", name: "Sol Ortiz", email: "sol@firm.test", role: "recruiter" } as const;
const vic = { id: "v", name: "Vic Stone", email: "vic@firm.test", role: "viewer" } as const;
const nothing = { positions: 0, candidates: 0, clients: 0, callbacks: 0, replies: 0, messages: 0 };

async function askToClose(owned: typeof nothing) {
  vi.mocked(countOwnedAction).mockResolvedValue({ data: owned });
  const { user } = openScreen(
    <RecruitersWithClosing recruiters={[kit, dana, sol, vic]} me="k" mayChange secondSteps={[]} />,
  );
  await user.click(screen.getByRole("button", { name: "Close account of Dana Ruiz" }));
  const dialog = await screen.findByRole("dialog", { name: "Close the account of Dana Ruiz?" });
  return { user, dialog };
}

test("who takes over is asked, among those who may, and the undo is offered", async () => {
  const { user, dialog } = await askToClose({ ...nothing, positions: 12, callbacks: 1 });
  const choice = await within(dialog).findByLabelText("Who takes over 12 positions and 1 callback?");
  expect(
    within(choice)
      .getAllByRole("option")
      .map(({ textContent }) => textContent),
  ).toEqual(["Choose a recruiter", "Kit Moreau", "Sol Ortiz"]);
  vi.mocked(closeAccountAction).mockResolvedValueOnce({
    serverError: { kind: "refused", sentence: "Choose who takes over 12 positions and 1 callback.", field: "toId" },
  });
  await user.click(within(dialog).getByRole("button", { name: "Close account" }));
  await within(dialog).findByText("Choose who takes over 12 positions and 1 callback.");

  vi.mocked(closeAccountAction).mockResolvedValue({ data: { operationId: "o", handedOver: 13 } });
  await user.selectOptions(choice, "Sol Ortiz");
  await user.click(within(dialog).getByRole("button", { name: "Close account" }));
  expect(closeAccountAction).toHaveBeenLastCalledWith({ recruiterId: "d", toId: "s" }, aPress);
  await screen.findByText("The account of Dana Ruiz is closed.");
  expect(screen.queryByRole("dialog")).toBeNull();
  vi.mocked(undoCloseAccountAction).mockResolvedValue({ data: { name: "Dana Ruiz", givenBack: 13 } });
  await user.click(screen.getByRole("button", { name: "Undo" }));
  expect(undoCloseAccountAction).toHaveBeenCalledWith({ operationId: "o" }, aPress);
  await screen.findByText("Dana Ruiz has an account again, and what was theirs is back.");
});

test("of somebody who owns nothing nobody is asked for", async () => {
  const { user, dialog } = await askToClose(nothing);
  await within(dialog).findByText("Nothing is assigned to them.");
  vi.mocked(closeAccountAction).mockResolvedValue({ data: { operationId: "o", handedOver: 0 } });
  await user.click(within(dialog).getByRole("button", { name: "Close account" }));
  expect(closeAccountAction).toHaveBeenCalledWith({ recruiterId: "d", toId: null }, aPress);
});
