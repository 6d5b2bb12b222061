import { signedOut } from "@/lib/signed-out";
import { act, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { unheard } from "@/components/form/sentences";
import { aPress, openScreen } from "@/components/test-screen";
import { stageOrder, type Stage } from "@/db/vocabulary/candidacies";
import { moveCardsAction } from "@/features/candidacies/actions";
import { undoOperationAction } from "../actions";
import type { Board, BoardCard } from "../rules/board";
import { BoardScreen } from "./board-screen";

vi.mock("./use-changes", () => ({ useChanges: () => false }));
vi.mock("../actions", () => ({ undoOperationAction: vi.fn(), readStepContextAction: vi.fn() }));
vi.mock("@/features/candidacies/actions", () => ({
  moveCardsAction: vi.fn(),
  closeOutAction: vi.fn(),
  markToldAction: vi.fn(),
  addToPositionAction: vi.fn(),
  recordYesAction: vi.fn(),
  setRunnerUpAction: vi.fn(),
}));
const at = "2026-03-12T15:00:00.000Z";

function card(name: string, stage: Stage = "sourced"): BoardCard {
  return {
    id: name,
    candidateId: `candidate of ${name}`,
    personId: `person of ${name}`,
    version: 4,
    stage,
    stageAt: at,
    name,
    title: "",
    phone: null,
    zone: "America/New_York",
    licenses: [],
    record: { submitted: false, interviewed: false, offer: null, placement: null },
    next: null,
    interested: false,
    lastTouchAt: null,
    light: "green",
    emailFrom: null,
  };
}

function boardOf(...cards: BoardCard[]): Board {
  return {
    positionId: "position",
    title: "Structural Engineer",
    open: true,
    requiredLicense: null,
    siteState: "FL",
    startOn: null,
    version: String(cards.map((one) => one.stage)),
    sort: "newest",
    closedCount: 0,
    answerWorkingDays: 2,
    at,
    columns: stageOrder.map((stage) => {
      const inIt = cards.filter((one) => one.stage === stage);
      return { stage, count: inIt.length, stuck: 0, cards: inIt };
    }),
  };
}

const [maria, james] = [card("Maria Alvarez"), card("James Okafor")];

/** What the server answers from now on; null where it cannot be reached. */
let onServer: Board | null;
beforeEach(() => {
  onServer = null;
  vi.spyOn(globalThis, "fetch").mockImplementation(async () =>
    onServer ? Response.json(onServer) : Promise.reject(new TypeError("Failed to fetch")),
  );
});

function openBoard(...cards: BoardCard[]) {
  return openScreen(<BoardScreen initial={boardOf(...cards)} zone="America/New_York" canWrite />, "/board");
}

const column = (stage: string) => screen.getByRole("region", { name: new RegExp(`^${stage}`) });
const cardOf = (name: string) => screen.getByRole("listitem", { name: new RegExp(`^${name}`) });
const namesIn = (stage: string) =>
  within(column(stage))
    .queryAllByRole("button", { name: /^\w+ \w+$/ })
    .map((name) => name.textContent);

type Answer = Awaited<ReturnType<typeof moveCardsAction>>;
const moved = (...cards: BoardCard[]): Answer => ({
  data: {
    operationId: "operation",
    done: cards.map(({ id }) => ({ candidacyId: id, version: 5, moveId: `move of ${id}` })),
    refused: [],
  },
});

/** An action that answers when the test says so. */
function pending() {
  const { promise, resolve } = Promise.withResolvers<Answer>();
  vi.mocked(moveCardsAction).mockReturnValueOnce(promise);
  return (answer: Answer) => act(async () => resolve(answer));
}

async function carry(user: ReturnType<typeof openBoard>["user"], name: string) {
  cardOf(name).focus();
  await user.keyboard("{Shift>}{ArrowRight}{/Shift}");
}

describe("a move", () => {
  test("is shown before the server has answered, and goes with the version that was seen", async () => {
    const answer = pending();
    const { user } = openBoard(maria, james);
    await carry(user, "Maria Alvarez");

    expect(namesIn("Screened")).toEqual(["Maria Alvarez"]);
    expect(namesIn("Sourced")).toEqual(["James Okafor"]);
    expect(column("Screened").textContent).toMatch(/^Screened 1/);
    expect(document.activeElement).toBe(cardOf("Maria Alvarez"));
    expect(moveCardsAction).toHaveBeenCalledExactlyOnceWith(
      { cards: [{ candidacyId: maria.id, version: 4 }], toStage: "screened" },
      aPress,
    );
    expect(screen.queryByText("Maria Alvarez moved to Screened.")).toBeNull();

    onServer = boardOf({ ...maria, stage: "screened", version: 5 }, james);
    await answer(moved(maria));
    await screen.findByText("Maria Alvarez moved to Screened.");
    expect(namesIn("Screened")).toEqual(["Maria Alvarez"]);
  });

  test("that is refused is taken back, and the notice says who was first", async () => {
    const answer = pending();
    const { user } = openBoard(maria, james);
    await carry(user, "Maria Alvarez");
    const sentence = "Omar Haddad moved this to Submitted a moment ago.";
    await answer({ data: { operationId: null, done: [], refused: [{ id: maria.id, sentence }] } });

    await screen.findByText(sentence);
    expect(namesIn("Screened")).toEqual([]);
    expect(namesIn("Sourced")).toEqual(["Maria Alvarez", "James Okafor"]);
    expect(screen.queryByRole("button", { name: "Undo (Z)" })).toBeNull();
  });

  test.each<[string, Answer]>([
    ["a failure", { serverError: { kind: "failed", sentence: "Something went wrong on our side." } }],
    ["a session that ended", { serverError: { kind: "signed-out", sentence: signedOut } }],
    ["an input that does not fit", { validationErrors: { "cards.0.version": ["Too small."] } }],
  ])("that ends in %s is taken back with its sentence", async (_, given) => {
    const answer = pending();
    const { user } = openBoard(maria);
    await carry(user, "Maria Alvarez");
    await answer(given);
    await screen.findByText(given.serverError?.sentence ?? "Too small.");
    expect(namesIn("Sourced")).toEqual(["Maria Alvarez"]);
    expect(screen.queryByRole("link", { name: "Sign in" }) !== null).toBe(given.serverError?.sentence === signedOut);
  });

  test("whose answer is lost is taken back, and is made again by one press with the same key", async () => {
    vi.mocked(moveCardsAction).mockRejectedValueOnce(new TypeError("Failed to fetch"));
    const { user } = openBoard(maria);
    await carry(user, "Maria Alvarez");
    await screen.findByText(unheard);
    expect(namesIn("Sourced")).toEqual(["Maria Alvarez"]);

    vi.mocked(moveCardsAction).mockResolvedValueOnce(moved(maria));
    onServer = boardOf({ ...maria, stage: "screened", version: 5 });
    await user.click(screen.getByRole("button", { name: "Try again" }));
    await screen.findByText("Maria Alvarez moved to Screened.");
    const [first, second] = vi.mocked(moveCardsAction).mock.calls;
    expect(second).toEqual([first?.[0], { key: first?.[1]?.key, again: "same" }]);
  });

  test("whose answer is lost after it was carried out stands where the server has it, without a press", async () => {
    const answer = pending();
    const { user } = openBoard(maria, james);
    await carry(user, "Maria Alvarez");
    onServer = boardOf({ ...maria, stage: "screened", version: 5 }, james);
    await answer({ serverError: { kind: "unheard", sentence: unheard } });
    await screen.findByText(unheard);
    await vi.waitFor(() => expect(namesIn("Screened")).toEqual(["Maria Alvarez"]));
    expect(namesIn("Sourced")).toEqual(["James Okafor"]);
  });

  test("whose answer and board are both lost stands right as soon as the server is there again", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const answer = pending();
    const { user } = openBoard(maria, james);
    await carry(user, "Maria Alvarez");
    await answer({ serverError: { kind: "unheard", sentence: unheard } });
    await screen.findByText(/^Not up to date/);
    expect(namesIn("Sourced")).toEqual(["Maria Alvarez", "James Okafor"]);
    onServer = boardOf({ ...maria, stage: "screened", version: 5 }, james);
    await act(() => vi.advanceTimersByTimeAsync(4000));
    expect(namesIn("Screened")).toEqual(["Maria Alvarez"]);
    expect(screen.queryByText(/^Not up to date/)).toBeNull();
    vi.useRealTimers();
  });

  test("of two cards is taken back for the one that was refused", async () => {
    const answer = pending();
    const { user } = openBoard(maria, james);
    await user.click(screen.getByRole("checkbox", { name: "Select Maria Alvarez" }));
    await user.click(screen.getByRole("checkbox", { name: "Select James Okafor" }));
    await user.click(screen.getByRole("button", { name: /^Move to/ }));
    await user.click(await screen.findByRole("menuitem", { name: "Screened" }));
    expect(namesIn("Screened")).toEqual(["Maria Alvarez", "James Okafor"]);

    const sentence = "Omar Haddad closed this out a moment ago.";
    await answer({
      data: { ...moved(james).data!, refused: [{ id: maria.id, sentence }] },
    });
    await screen.findByText(sentence);
    await screen.findByText("James Okafor moved to Screened.");
    expect(namesIn("Screened")).toEqual(["James Okafor"]);
    expect(namesIn("Sourced")).toEqual(["Maria Alvarez"]);
  });

  test("that is refused leaves another move that was begun meanwhile", async () => {
    const [first, second] = [pending(), pending()];
    const { user } = openBoard(maria, james);
    await carry(user, "Maria Alvarez");
    await carry(user, "James Okafor");
    const sentence = "Omar Haddad moved this to Submitted a moment ago.";
    await first({ data: { operationId: null, done: [], refused: [{ id: maria.id, sentence }] } });
    await screen.findByText(sentence);
    expect(namesIn("Screened")).toEqual(["James Okafor"]);
    expect(namesIn("Sourced")).toEqual(["Maria Alvarez"]);
    await second(moved(james));
    await screen.findByText("James Okafor moved to Screened.");
    expect(namesIn("Screened")).toEqual(["James Okafor"]);
  });

  test("that the table of moves refuses is not sent", async () => {
    const out = card("Priya Raman", "offer");
    const { user } = openBoard({
      ...out,
      record: { ...out.record, submitted: true, interviewed: true, offer: "extended" },
    });
    cardOf("Priya Raman").focus();
    await user.keyboard("{Shift>}{ArrowLeft}{/Shift}");
    await screen.findByText(/An offer is out\. Record the answer or withdraw it first\./);
    expect(moveCardsAction).not.toHaveBeenCalled();
    expect(namesIn("Offer")).toEqual(["Priya Raman"]);
  });
});

describe("undo", () => {
  test("takes the last operation back by its key, and says who has heard", async () => {
    const answer = pending();
    const { user } = openBoard(maria);
    await carry(user, "Maria Alvarez");
    onServer = boardOf({ ...maria, stage: "screened", version: 5 });
    await answer(moved(maria));
    await screen.findByText("Maria Alvarez moved to Screened.");

    vi.mocked(undoOperationAction).mockResolvedValueOnce({
      data: {
        done: [{ candidacyId: maria.id, version: 6, told: ["The client has the submittal of 5 minutes ago."] }],
        refused: [],
      },
    });
    onServer = boardOf({ ...maria, version: 6 });
    await user.keyboard("z");
    await screen.findByText("Undone. The client has the submittal of 5 minutes ago.");
    expect(undoOperationAction).toHaveBeenCalledExactlyOnceWith({ operationId: "operation" }, aPress);
    expect(namesIn("Sourced")).toEqual(["Maria Alvarez"]);
    await vi.waitFor(() => expect(screen.queryByText("Maria Alvarez moved to Screened.")).toBeNull());

    await user.keyboard("z");
    expect(undoOperationAction).toHaveBeenCalledOnce();
  });

  test("waits for the answer of the move that it takes back", async () => {
    const answer = pending();
    const { user } = openBoard(maria);
    await carry(user, "Maria Alvarez");
    await user.keyboard("z");
    expect(undoOperationAction).not.toHaveBeenCalled();

    vi.mocked(undoOperationAction).mockResolvedValueOnce({ data: { done: [], refused: [] } });
    await answer(moved(maria));
    await vi.waitFor(() =>
      expect(undoOperationAction).toHaveBeenCalledExactlyOnceWith({ operationId: "operation" }, aPress),
    );
  });

  test("that is refused says who was first", async () => {
    const answer = pending();
    const { user } = openBoard(maria);
    await carry(user, "Maria Alvarez");
    onServer = boardOf({ ...maria, stage: "screened", version: 5 });
    await answer(moved(maria));
    await screen.findByText("Maria Alvarez moved to Screened.");
    const sentence = "Omar Haddad undid this a moment ago.";
    vi.mocked(undoOperationAction).mockResolvedValueOnce({ serverError: { kind: "refused", sentence } });
    await user.click(screen.getByRole("button", { name: "Undo (Z)" }));
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(namesIn("Screened")).toEqual(["Maria Alvarez"]);
  });
});
