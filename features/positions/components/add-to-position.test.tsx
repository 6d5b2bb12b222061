import { screen, within } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { openScreen } from "@/components/test-screen";
import { addToPositionAction } from "@/features/candidacies/actions";
import { AddToPositionDialog } from "./add-to-position";

vi.mock("@/features/candidacies/actions", () => ({ addToPositionAction: vi.fn() }));

const position = { id: "p1", title: "Bridge Engineer", client: "Harbor & Pine", place: "Tampa, FL", status: "open" };

function openDialog(candidateIds: string[]) {
  vi.spyOn(globalThis, "fetch").mockResolvedValue(Response.json([position]));
  const onClose = vi.fn();
  const onDone = vi.fn();
  return {
    onClose,
    onDone,
    ...openScreen(<AddToPositionDialog candidateIds={candidateIds} onDone={onDone} onClose={onClose} />),
  };
}

test("whoever was refused is listed with the reason before the dialog closes", async () => {
  const { user, onDone } = openDialog(["c1", "c2"]);
  const sentence = "Ana Ruiz is on this position already: Omar Haddad moved them to Sourced a moment ago.";
  vi.mocked(addToPositionAction).mockResolvedValue({
    data: { done: [{ candidateId: "c2", candidacyId: "k2", revived: false }], refused: [{ id: "c1", sentence }] },
  });
  await user.click(await screen.findByRole("radio", { name: /Bridge Engineer/ }));
  await user.click(screen.getByRole("button", { name: "Add 2 people" }));

  const refused = await screen.findByRole("list", { name: "Not changed" });
  expect(within(refused).getAllByRole("listitem")[0]?.textContent).toBe(sentence);
  await screen.findByText(/^1 person added\./);
  expect(onDone).not.toHaveBeenCalled();
  const dialog = screen.getByRole("dialog", { name: "Add 2 people to position" });
  await user.click(within(dialog).getAllByRole("button", { name: "Close" }).at(-1)!);
  expect(onDone).toHaveBeenCalledOnce();
});

test("where nobody was refused the dialog closes at once", async () => {
  const { user, onClose, onDone } = openDialog(["c1"]);
  vi.mocked(addToPositionAction).mockResolvedValue({
    data: { done: [{ candidateId: "c1", candidacyId: "k1", revived: true }], refused: [] },
  });
  await user.click(await screen.findByRole("radio", { name: /Bridge Engineer/ }));
  await user.click(screen.getByRole("button", { name: "Add 1 person" }));

  await screen.findByText(/^1 back from closed out\./);
  expect(onClose).toHaveBeenCalledOnce();
  expect(onDone).toHaveBeenCalledOnce();
});
