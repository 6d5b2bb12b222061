import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { openScreen } from "@/components/test-screen";
import type { BoardCard } from "../rules/board";
import { MoveMenu } from "./move-menu";

vi.mock("../actions", () => ({ undoOperationAction: vi.fn() }));
vi.mock("@/features/candidacies/actions", () => ({ moveCardsAction: vi.fn(), closeOutAction: vi.fn() }));

const onStep = vi.fn<(card: BoardCard, step: string) => void>();
const priya: BoardCard = {
  id: "priya",
  candidateId: "candidate",
  personId: "person",
  version: 1,
  stage: "offer",
  stageAt: "2026-03-12T15:00:00.000Z",
  name: "Priya Raman",
  title: "",
  phone: null,
  zone: "America/New_York",
  licenses: [],
  record: { submitted: true, interviewed: false, offer: "extended", placement: null },
  next: null,
  interested: false,
  lastTouchAt: null,
  light: "green",
  emailFrom: null,
};
const submitted: BoardCard = { ...priya, stage: "submitted", record: { ...priya.record, offer: null } };

function openMenu(cards: BoardCard[], open = true) {
  const nothing = () => undefined;
  const { user } = openScreen(
    <MoveMenu
      at={{ cards, left: 0, top: 0, width: 1, height: 1 }}
      open={open}
      onMove={nothing}
      onStep={onStep}
      onCloseOut={nothing}
      onDone={nothing}
    />,
  );
  return { user, words: screen.getAllByRole("menuitem").map((item) => item.textContent) };
}

test("every answer to an offer that is out is in the menu, as it is in the panel", async () => {
  const { user, words } = openMenu([priya]);
  expect(words).toContain("AcceptedRecord acceptance…");
  expect(words.slice(-3)).toEqual(["Record decline…", "Withdraw the offer…", "Close out…"]);
  await user.click(screen.getByRole("menuitem", { name: "Record decline…" }));
  expect(onStep).toHaveBeenCalledExactlyOnceWith(priya, "decline_offer");
});

test.each<[string, BoardCard[], boolean]>([
  ["a step that is no stage", [submitted], true],
  ["no step for several cards at once", [submitted, { ...submitted, id: "other" }], true],
  ["no step on a closed position", [submitted], false],
])("%s", (_, cards, open) => {
  const { words } = openMenu(cards, open);
  expect(words.includes("Decision date…")).toBe(cards.length === 1 && open);
  expect(words.at(-1)).toBe("Close out…");
});
