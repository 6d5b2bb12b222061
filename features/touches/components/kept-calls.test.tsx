import { act, screen, within } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { answerTo } from "@/components/form/use-action";
import { openScreen } from "@/components/test-screen";
import type { ActionResult } from "@/lib/action-result";
import { logTouchAction, startTouchAction } from "../actions";
import type { KeptCall } from "../rules";
import { KeptCalls } from "./kept-calls";
import "./kept-list";
import { LogTouchPanel } from "./log-touch-panel";
import { KeeperContext, type Senders } from "./use-kept-calls";

vi.mock("../actions", () => ({ startTouchAction: vi.fn(), logTouchAction: vi.fn() }));

const logging = vi.mocked(logTouchAction);
const dana = { recruiterId: "dana", zone: "America/New_York" };
const senders: Senders = {
  logTouch: async (input, press) => answerTo(logTouchAction, input as never, press),
  logCall: vi.fn(),
};
const maria = { id: "maria", name: "Maria Alvarez", phone: "+18135550142", zone: "America/Chicago" };
const done = { data: { touchId: "1", settledCallbackIds: [], callbackId: null, dueAt: null } };
const twoPm = new Date("2026-03-12T18:00:00Z");

function connect(online: boolean) {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(online);
  act(() => void dispatchEvent(new Event(online ? "online" : "offline")));
}

const stored = () =>
  Object.keys(localStorage).map((place) => JSON.parse(localStorage.getItem(place) ?? "") as KeptCall);

/** A call that this browser has kept since two o'clock. */
function keep(over: Partial<KeptCall> = {}, by = "dana") {
  const at = twoPm.toISOString();
  const input = { personId: "maria", outcome: "spoke" as const, note: "Likes Tampa", at, keptBy: by };
  const call = {
    key: "0190a000-0000-7000-8000-000000000001",
    verb: "logTouch" as const,
    input,
    name: "Maria Alvarez",
    at,
    keptAt: at,
    triedAt: null,
  };
  localStorage.setItem(
    `callback.call.${by}.0190a000-0000-7000-8000-000000000001`,
    JSON.stringify({ ...call, changed: false, problem: null, ...over } satisfies KeptCall),
  );
}

function open(panel: boolean, keeper = dana, now = new Date()) {
  return openScreen(
    <KeeperContext value={keeper}>
      <KeptCalls senders={senders} now={now} />
      {panel ? <LogTouchPanel person={maria} onClose={() => undefined} /> : null}
    </KeeperContext>,
  );
}

// happy-dom loads no fonts, for which a text field that grows waits.
Object.assign(document, { fonts: new EventTarget() });

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers({ toFake: ["Date"], now: twoPm });
  vi.mocked(startTouchAction).mockRejectedValue(new TypeError("Failed to fetch"));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

test("a call without network is kept, and logged once with its own time when the network is back", async () => {
  connect(false);
  const { user } = open(true);
  await screen.findByText(/^No signal. This call is kept on your .* back online.$/);
  screen.getByRole("link", { name: /Call Maria Alvarez at/ });
  await user.type(screen.getByLabelText("Note"), "Likes Tampa");
  await user.click(screen.getByRole("button", { name: "Log it" }));
  const banner = await screen.findByRole("region", { name: "1 call waiting to be logged" });
  expect(logging).not.toHaveBeenCalled();
  expect(stored()).toMatchObject([{ at: twoPm.toISOString(), triedAt: null, name: "Maria Alvarez" }]);

  vi.setSystemTime("2026-03-12T21:00:00Z");
  logging.mockResolvedValue(done);
  const key = stored()[0]?.key;
  connect(true);
  await screen.findByText("Logged: call with Maria Alvarez, Thu, Mar 12, 2:00 PM ET.");
  expect(logging).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ personId: "maria", note: "Likes Tampa", at: twoPm.toISOString(), keptBy: "dana" }),
    { key, again: "same" },
  );
  expect(stored()).toEqual([]);
  expect(banner.isConnected).toBe(false);
});

test("a call whose answer was lost is kept under the key of its press", async () => {
  connect(true);
  vi.mocked(startTouchAction).mockRejectedValue(new TypeError("Failed to fetch"));
  logging.mockRejectedValueOnce(new TypeError("Failed to fetch"));
  let answer: (result: typeof done) => void = () => undefined;
  logging.mockImplementationOnce(async () => new Promise((resolve) => (answer = resolve)));
  const { user } = open(true);
  await user.click(await screen.findByRole("button", { name: "Log it" }));
  await screen.findByText(/^There was no answer. This call is kept/);
  await vi.waitFor(() => expect(logging).toHaveBeenCalledTimes(2));
  const [first, second] = logging.mock.calls.map(([, press]) => press);
  expect(second).toEqual({ key: first?.key, again: "same" });
  expect(stored()[0]?.triedAt).not.toBeNull();
  act(() => answer(done));
  await vi.waitFor(() => expect(stored()).toEqual([]));
});

test("a call without an answer is kept as the page is left, and not twice logged when one comes after all", async () => {
  connect(true);
  let answer: (result: typeof done) => void = () => undefined;
  logging.mockImplementationOnce(async () => new Promise((resolve) => (answer = resolve)));
  logging.mockResolvedValueOnce(done);
  const { user } = open(true);
  await user.click(await screen.findByRole("button", { name: "Log it" }));
  act(() => void dispatchEvent(new Event("pagehide")));
  await screen.findByText("Logged: call with Maria Alvarez, Thu, Mar 12, 2:00 PM ET.");
  expect(new Set(logging.mock.calls.map(([, press]) => press?.key)).size).toBe(1);
  await act(async () => {
    answer(done);
    await Promise.resolve();
  });
  expect(screen.getAllByText(/^Logged: call with/)).toHaveLength(1);
  expect(stored()).toEqual([]);
});

test("where the clock of the phone is wrong, a call has the time of the server's", async () => {
  connect(false);
  const { user } = open(true, dana, new Date("2026-03-12T21:30:00Z"));
  await user.click(await screen.findByLabelText("An hour ago"));
  await user.click(screen.getByRole("button", { name: "Log it" }));
  await vi.waitFor(() => expect(stored()[0]?.at).toBe("2026-03-12T20:30:00.000Z"));
});

test("what is refused stays with what was said, can be corrected, and is discarded only when asked twice", async () => {
  connect(true);
  keep();
  logging.mockResolvedValueOnce({ serverError: { kind: "gone", sentence: "This person is no longer here." } });
  const { user } = open(false);
  await screen.findByRole("region", { name: "1 call not logged" });
  await user.click(screen.getByRole("button", { name: "Show" }));
  const line = screen.getByRole("listitem");
  for (const words of ["Likes Tampa", "This person is no longer here.", /Thu, Mar 12, 2:00/])
    within(line).getByText(words);

  await user.click(screen.getByRole("button", { name: "Edit and log" }));
  expect(await screen.findByDisplayValue("Likes Tampa")).toBeDefined();
  expect(screen.getByDisplayValue("2026-03-12T14:00")).toBeDefined();
  logging.mockResolvedValueOnce(done);
  await user.click(screen.getByRole("button", { name: "Log it" }));
  await vi.waitFor(() => expect(stored()).toEqual([]));
  expect(logging.mock.lastCall?.[1]?.key).not.toBe("k1");
});

test("a call is discarded when that is asked twice", async () => {
  connect(false);
  keep({ triedAt: twoPm.toISOString() });
  const { user } = open(false);
  await user.click(await screen.findByRole("button", { name: "Show" }));
  await user.click(screen.getByRole("button", { name: "Discard the call with Maria Alvarez" }));
  screen.getByText("It may be logged already.");
  await user.click(screen.getByRole("button", { name: "Keep it" }));
  expect(stored()).toHaveLength(1);
  await user.click(screen.getByRole("button", { name: "Discard the call with Maria Alvarez" }));
  await user.click(screen.getByRole("button", { name: "Discard it" }));
  expect(stored()).toEqual([]);
  expect(logging).not.toHaveBeenCalled();
});

test("nobody else sees it or sends it; signed out it waits", async () => {
  connect(true);
  keep();
  const { unmount } = open(false, { ...dana, recruiterId: "omar" });
  await act(async () => Promise.resolve());
  expect(screen.queryByRole("region")).toBeNull();
  expect(logging).not.toHaveBeenCalled();
  unmount();

  const refusals: ActionResult<never>[] = [
    { serverError: { kind: "signed-out", sentence: "You are signed out, so nothing was changed." } },
    { serverError: { kind: "refused", sentence: "Someone else is signed in here now.", field: "keptBy" } },
  ];
  for (const refusal of refusals) {
    logging.mockResolvedValueOnce(refusal);
    const opened = open(false);
    const banner = await screen.findByRole("region", { name: "1 call waiting to be logged" });
    await within(banner).findByText("Sign in to log it.");
    opened.unmount();
  }
  expect(stored()).toMatchObject([{ key: "0190a000-0000-7000-8000-000000000001", problem: { kind: "signed-out" } }]);
});

test("where the browser keeps nothing it says so, and what was typed stays", async () => {
  connect(false);
  const full = () => {
    throw new DOMException("full", "QuotaExceededError");
  };
  vi.stubGlobal("localStorage", { setItem: full });
  const { user } = open(true);
  await user.type(await screen.findByLabelText("Note"), "Likes Tampa");
  await user.click(screen.getByRole("button", { name: "Log it" }));
  await screen.findByText(/could not keep the call. Leave this open/);
  expect(screen.getByDisplayValue("Likes Tampa")).toBeDefined();
  expect(screen.queryByRole("region")).toBeNull();
});

test("while another tab sends it, this one does not", async () => {
  connect(true);
  keep();
  const request = vi.fn(async (_name: string, _options: object, work: (lock: null) => Promise<void>) => work(null));
  vi.spyOn(navigator, "locks", "get").mockReturnValue({ request } as unknown as LockManager);
  open(false);
  await vi.waitFor(() => expect(request).toHaveBeenCalled());
  expect(logging).not.toHaveBeenCalled();
});

test("what may have been logged a week ago is not sent unasked, and what nobody came back for is gone in a month", async () => {
  connect(true);
  keep({ triedAt: "2026-03-05T15:00:00.000Z" });
  const { unmount } = open(false);
  await screen.findByRole("region", { name: "1 call not logged" });
  expect(logging).not.toHaveBeenCalled();
  unmount();
  vi.setSystemTime("2026-04-12T18:00:00Z");
  open(false, { ...dana, recruiterId: "omar" });
  expect(stored()).toEqual([]);
});

test("what somebody else wrote into the browser's storage is not shown, and hides no call beside it", async () => {
  connect(false);
  const odd: Record<string, unknown>[] = [
    { at: "x" },
    { verb: "constructor" },
    { problem: { kind: "refused", sentence: { a: 1 } } },
    { input: { personId: "maria", outcome: "gone", keptBy: "dana" } },
    { key: "0190a000-0000-7000-8000-000000000009" },
  ];
  for (const [index, over] of odd.entries()) {
    keep(over);
    const place = "callback.call.dana.0190a000-0000-7000-8000-000000000001";
    localStorage.setItem(`callback.call.dana.odd${index}`, localStorage.getItem(place) ?? "");
  }
  keep();
  const { user } = open(false);
  await screen.findByRole("region", { name: "1 call waiting to be logged" });
  await user.click(screen.getByRole("button", { name: "Show" }));
  expect(screen.getAllByRole("listitem")).toHaveLength(1);
  screen.getByText("Likes Tampa");
});
