import { screen, within } from "@testing-library/react";
import { beforeEach, expect, test, vi } from "vitest";
import { openScreen } from "@/components/test-screen";
import { addLicenseAction } from "@/features/licenses/actions";
import { storeTopOfMindAction } from "../actions";
import type { TopRow } from "../queries/get-top-of-mind";
import { TopList } from "./top-list";

vi.mock("@/features/licenses/actions", () => ({ addLicenseAction: vi.fn(), updateLicenseAction: vi.fn() }));
vi.mock("@/features/drafts/actions", () => ({ startDraftAction: vi.fn() }));
vi.mock("@/features/touches/actions", () => ({ logTouchAction: vi.fn() }));
vi.mock("../actions", () => ({ storeTopOfMindAction: vi.fn() }));

const row: TopRow = {
  candidateId: "c1",
  personId: "p1",
  candidacyId: null,
  name: "Ana Lopez",
  title: "Structural Engineer",
  phone: null,
  zone: "America/New_York",
  city: "Tampa",
  state: "FL",
  licenses: [],
  lastWords: null,
  light: "green",
  lightWords: "OK to contact",
  mayEmail: true,
  place: "client",
  boardStage: null,
  total: 20,
  points: [{ id: "furthest", points: 20, sentence: "Interview at this client" }],
  warnings: [],
  license: { type: "PE", state: "NC", sentence: "PE NC not recorded: ask" },
  wanted: true,
};
const list = (over: { canWrite?: boolean; past?: boolean } = {}) => (
  <TopList
    positionId="1"
    reopeningId={null}
    rows={[row]}
    zone="America/New_York"
    now={new Date("2026-03-12T15:00:00Z")}
    canWrite
    past={false}
    unkept
    width="known"
    unfolded={false}
    empty={null}
    {...over}
  />
);

beforeEach(() => void vi.mocked(storeTopOfMindAction).mockResolvedValue({ data: undefined }));

test("a license that nobody recorded is recorded from the row, with its type and state filled in", async () => {
  vi.mocked(addLicenseAction).mockResolvedValue({ data: { licenseId: "l1" } });
  const { user } = openScreen(list());
  screen.getByText("PE NC not recorded: ask");
  await user.click(screen.getByRole("button", { name: "Record the license of Ana Lopez" }));
  // Its module is read when it is wanted, which takes a busy machine longer than a second.
  const dialog = await screen.findByRole("dialog", { name: "Add a license or certificate" }, { timeout: 10_000 });
  expect(within(dialog).getByLabelText("State")).toHaveProperty("value", "NC");
  await user.click(within(dialog).getByRole("button", { name: "Add license" }));
  await vi.waitFor(() => expect(addLicenseAction).toHaveBeenCalledTimes(1));
  expect(vi.mocked(addLicenseAction).mock.calls[0]?.[0]).toMatchObject({
    candidateId: "c1",
    type: "PE",
    state: "NC",
    status: "active",
  });
});

test.each([{ canWrite: false }, { past: true }])("where nothing can be changed it is only asked: %o", (over) => {
  openScreen(list(over));
  screen.getByText("PE NC not recorded: ask");
  expect(screen.queryByRole("button", { name: /^Record the license/ })).toBeNull();
});
