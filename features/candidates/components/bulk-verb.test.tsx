import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import type { Selection } from "@/components/data-table/use-selection";
import { aPress, openScreen } from "@/components/test-screen";
import { assignOwnerAction, countMatchingAction, findSelectedAction } from "../actions";
import { BulkVerb } from "./bulk-verb";

vi.mock("../actions", () => ({
  assignOwnerAction: vi.fn(),
  countMatchingAction: vi.fn(),
  findSelectedAction: vi.fn(),
}));
vi.mock("@/features/candidacies/actions", () => ({ addToPositionAction: vi.fn() }));

const clear = vi.fn<() => void>();
const onClose = vi.fn<() => void>();
const all = (count: number, exact: boolean, except: string[] = []): Selection => ({
  all: true,
  except,
  seen: { count, exact },
  count: count - except.length,
  clear,
});

function open(verb: "position" | "owner", selection: Selection) {
  const owners = [{ id: "owner", name: "Dana Ruiz" }];
  return openScreen(<BulkVerb {...{ verb, selection, owners, onClose }} matching="q=ruiz" similar />);
}

async function assign(user: ReturnType<typeof open>["user"], count: string) {
  await user.type(await screen.findByRole("combobox", { name: "Owner" }), "Dana");
  await user.click(await screen.findByRole("option", { name: "Dana Ruiz" }));
  await user.click(screen.getByRole("button", { name: `Assign ${count}` }));
}

test("all that match go as the filters, the exceptions and what was seen", async () => {
  vi.mocked(assignOwnerAction).mockResolvedValueOnce({ data: { changed: 93, refused: [], owner: "Dana Ruiz" } });
  const { user } = open("owner", all(94, true, ["bo"]));
  await assign(user, "93");
  await screen.findByText("93 candidates assigned to Dana Ruiz.");
  const selection = { matching: "q=ruiz", except: ["bo"], seen: { count: 94, similar: true } };
  expect(assignOwnerAction).toHaveBeenCalledExactlyOnceWith({ selection, ownerId: "owner" }, aPress);
  expect(countMatchingAction).not.toHaveBeenCalled();
  expect([clear, onClose].map((spy) => spy.mock.calls.length)).toEqual([1, 1]);
});

test("of more than the table counts, the number is found out before anybody can press", async () => {
  vi.mocked(countMatchingAction).mockResolvedValueOnce({ data: 4212 });
  vi.mocked(assignOwnerAction).mockResolvedValueOnce({ data: { changed: 4211, refused: [], owner: null } });
  const { user } = open("owner", all(4000, false, ["bo"]));
  expect(screen.getByRole("dialog").textContent).toContain("Finding everyone who matches…");
  await screen.findByRole("dialog", { name: "Assign owner to 4,211" });
  await assign(user, "4,211");
  expect(vi.mocked(assignOwnerAction).mock.lastCall?.[0].selection).toMatchObject({ seen: { count: 4212 } });
});

test.each(["owner", "position"] as const)("a list that changed is said and drawn anew: %s", async (verb) => {
  const sentence = "94 candidates matched when you selected them, 96 match now.";
  const answer = { serverError: { kind: "refused" as const, sentence } };
  vi.mocked(verb === "owner" ? assignOwnerAction : findSelectedAction).mockResolvedValueOnce(answer);
  const { user, router } = open(verb, all(94, true));
  if (verb === "owner") await assign(user, "94");
  await screen.findByText(sentence);
  expect(router.refresh).toHaveBeenCalledOnce();
  expect(clear).not.toHaveBeenCalled();
});
