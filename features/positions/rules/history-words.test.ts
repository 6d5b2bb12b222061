import { expect, test } from "vitest";
import { historyWords, type HistoryFacts } from "./history-words";

test.each<[HistoryFacts, string]>([
  [{ what: "change", kind: "held" }, "Put on hold"],
  [{ what: "edited", fields: ["payMinCents", "payMaxCents", "title", "zone"] }, "Changed pay, title"],
  [{ what: "seat", verb: "fillOpening", number: 2 }, "Opening 2 filled by Ann Test"],
  [{ what: "reopened", kind: "offer_declined", number: 1 }, "Opening 1 back open: offer declined (Ann Test)"],
  [{ what: "unreopened", kind: "hold_lifted", number: 1 }, 'Opening 1: "Hold lifted" taken back'],
  [{ what: "moved", from: null, to: "sourced", undo: false }, "Ann Test: put on in Sourced"],
  [{ what: "moved", from: "screened", to: "submitted", undo: false }, "Ann Test: Screened to Submitted"],
  [{ what: "moved", from: "interview", to: "interview", undo: false }, "Ann Test: back on the board in Interview"],
  [
    { what: "closed_out", side: "client", reason: "other_candidate", runnerUp: true },
    "Ann Test: Not selected (client): chose another candidate, runner-up",
  ],
  [{ what: "back_on" }, "Ann Test: close-out taken back"],
])("%o reads: %s", (facts, words) => expect(historyWords(facts, "Ann Test")).toBe(words));
