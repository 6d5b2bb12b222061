import { screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { openScreen } from "@/components/test-screen";
import type { TodayRow } from "../rules/row";
import { foldKindAction, snoozeLineAction, wakeLineAction } from "../actions";
import { TodayList } from "./today-list";

vi.mock("../actions", () => ({
  foldKindAction: vi.fn(),
  snoozeLineAction: vi.fn(),
  wakeLineAction: vi.fn(),
  handOverLinesAction: vi.fn(),
  nudgeLineAction: vi.fn(),
  takeBackLineAction: vi.fn(),
  undoHandOverAction: vi.fn(),
}));
vi.mock("@/features/check-ins/actions", () => ({ handleClientAnswerAction: vi.fn() }));
vi.mock("@/features/drafts/actions", () => ({ startDraftAction: vi.fn() }));
vi.mock("@/features/imports/actions", () => ({ checkImportAction: vi.fn() }));
vi.mock("@/features/placements/actions", () => ({ setPlacementStepAction: vi.fn(), startPlacementAction: vi.fn() }));
vi.mock("@/features/replies/actions", () => ({ readReplyAction: vi.fn() }));
vi.mock("@/features/wishes/actions", () => ({ settleCorrectionAction: vi.fn() }));

const row: TodayRow = {
  kind: "callback",
  subjectId: "1",
  who: "Maria Alvarez",
  why: "Ask about Tampa",
  place: null,
  owner: null,
  action: { label: "Open profile", href: "/candidates/1" },
  does: null,
  lateness: { late: true, words: "2 days late" },
  steps: null,
  callOnPage: false,
  snoozed: null,
  ownerId: "dana",
  handedId: null,
  handedBy: null,
  nudgedBy: null,
  mayHand: true,
  mayNudge: false,
  call: null,
};
const given = {
  zone: "America/New_York",
  now: new Date("2026-03-12T15:00:00Z"),
  mayWrite: true,
  colleagues: [{ id: "omar", name: "Omar Haddad" }],
  counts: { callback: 2 },
};
const rows = [row, { ...row, subjectId: "2", who: "James Lee", lateness: null }];

test("a kind folds to its head with its count, and opens again; the server is told", async () => {
  vi.mocked(foldKindAction).mockResolvedValue({ data: {} });
  const { user } = openScreen(<TodayList {...given} rows={rows} folded={[]} />);
  screen.getByText("2 days late");
  await user.click(screen.getByRole("button", { name: "Callback 2", expanded: true }));
  expect(screen.queryByText("Ask about Tampa")).toBeNull();
  expect(vi.mocked(foldKindAction).mock.calls[0]?.[0]).toEqual({ kind: "callback", folded: true });
  await user.click(screen.getByRole("button", { name: "Callback 2", expanded: false }));
  expect(screen.getAllByText("Ask about Tampa")).toHaveLength(2);
});

test("what is folded is none of the lines that the keys walk", async () => {
  const offer = { ...row, kind: "offer_out" as const, subjectId: "3", who: "Lin Wu" };
  const { user } = openScreen(<TodayList {...given} rows={[offer, ...rows]} folded={["offer_out"]} />);
  await user.keyboard("j");
  expect(document.activeElement?.textContent).toBe("Maria Alvarez");
});

test("a snoozed line says until when and why, and is brought back by a press", async () => {
  vi.mocked(wakeLineAction).mockResolvedValue({ data: {} });
  const snoozed = { until: new Date("2026-03-20T11:00:00Z"), reason: "On vacation" };
  const { user } = openScreen(<TodayList {...given} rows={[{ ...row, snoozed }]} folded={[]} />);
  screen.getByText("Snoozed until Fri, Mar 20: On vacation");
  await user.click(screen.getByRole("button", { name: "Bring back Maria Alvarez" }));
  await screen.findByText("Maria Alvarez: back on your list.");
  expect(vi.mocked(wakeLineAction).mock.calls[0]?.[0]).toEqual({ kind: "callback", subjectId: "1" });
});

test("a line that was snoozed by its key can be brought back at once", async () => {
  vi.mocked(snoozeLineAction).mockResolvedValue({ data: { until: new Date("2026-03-13T13:00:00Z") } });
  vi.mocked(wakeLineAction).mockResolvedValue({ data: {} });
  const { user } = openScreen(<TodayList {...given} rows={rows} folded={[]} />);
  await user.keyboard("js");
  await screen.findByText("Maria Alvarez: snoozed until Fri, Mar 13.");
  await user.click(screen.getByRole("button", { name: "Undo" }));
  await screen.findByText("Maria Alvarez: back on your list.");
  expect(vi.mocked(wakeLineAction).mock.calls.at(-1)?.[0]).toEqual({ kind: "callback", subjectId: "1" });
});
