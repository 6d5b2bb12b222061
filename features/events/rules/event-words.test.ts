import { expect, test } from "vitest";
import { eventWords, type HistoryEvent } from "./event-words";

type Said = [Pick<HistoryEvent, "kind" | "facts"> & { words?: string }, string, string];

const back = { fromStartsAt: "2026-03-12T18:00:00Z", fromZone: "America/New_York", round: 2 };

test.each<Said>([
  [{ kind: "position_changed", facts: { change: "held", fields: [] }, words: "Budget" }, "Put on hold", "Budget"],
  [
    { kind: "position_changed", facts: { change: "edited", fields: ["payMinCents", "payMaxCents", "title", "zone"] } },
    "Changed pay, title",
    "",
  ],
  [{ kind: "opening_changed", facts: { change: "filled", number: 2 } }, "Opening 2 filled", ""],
  [
    { kind: "reopened", facts: { reopening: "offer_declined", number: 1, undone: false } },
    "Opening 1 back open: offer declined",
    "",
  ],
  [{ kind: "reopening_undone", facts: { reopening: "hold_lifted", number: 1 } }, 'Opening 1: "Hold lifted" undone', ""],
  [
    { kind: "moved", facts: { from: null, to: "sourced", undo: false, back: false, undone: false } },
    "Added to the position in Sourced",
    "",
  ],
  [
    { kind: "moved", facts: { from: "screened", to: "submitted", undo: false, back: false, undone: false } },
    "Moved from Screened to Submitted",
    "",
  ],
  [
    { kind: "moved", facts: { from: "submitted", to: "screened", undo: true, back: false, undone: false } },
    "Undone: back from Submitted to Screened",
    "",
  ],
  [
    { kind: "moved", facts: { from: "interview", to: "interview", undo: false, back: true, undone: false } },
    "Back on the board in Interview",
    "",
  ],
  [
    {
      kind: "closed_out",
      facts: { side: "client", reason: "other_candidate", runnerUp: true, undone: false, furthest: "offer" },
      words: "Close call",
    },
    "Not selected (client): chose another candidate, runner-up",
    "Close call",
  ],
  [
    {
      kind: "closed_out",
      facts: { side: "client", reason: "other", runnerUp: false, undone: false, furthest: "placed" },
      words: "Lost the project",
    },
    "Client ended it: other",
    "Lost the project",
  ],
  [
    {
      kind: "interview_changed",
      facts: { ...back, change: "moved", toStartsAt: "2026-03-13T18:00:00Z", toZone: "America/New_York" },
    },
    "Interview rescheduled, round 2",
    "from Thu, Mar 12, 2:00 PM ET to Fri, Mar 13, 2:00 PM ET",
  ],
  [
    { kind: "interview_changed", facts: { ...back, change: "canceled", toStartsAt: null, toZone: null }, words: "Flu" },
    "Interview canceled, round 2",
    "was Thu, Mar 12, 2:00 PM ET · Flu",
  ],
  [
    {
      kind: "client_answered",
      facts: { answer: "new_date", decideOn: "2026-03-20", contact: "Hal Rao", scores: null },
      words: "Out until then",
    },
    "Hal Rao answered: a decision by Fri, Mar 20",
    "Out until then",
  ],
  [{ kind: "offer_answered", facts: { answer: "declined", decline: "pay" } }, "Offer declined", "Pay"],
])("%o", (event, label, words) => {
  const shown = { id: "", at: "", by: null, operationId: null, name: null, candidateId: null, position: null };
  const said = eventWords({ words: null, ...shown, ...event } as HistoryEvent, "America/New_York");
  expect(said).toEqual({ label, words });
});
