import { expect, test } from "vitest";
import { addUp } from "./load";

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const dana = { id: "d", name: "Dana Ruiz", positions: 4, inProcess: 9 };
const omar = { id: "o", name: "Omar Haddad", positions: 2, inProcess: 3 };
const vera = { id: "v", name: "Vera Lind", positions: 0, inProcess: 0 };

test("each recruiter with what waits for them, whoever has most that is late first; nobody is left out", () => {
  const lines = [
    { ownerId: "d", kind: "callback" as const, dueAt: at(3), late: false },
    { ownerId: "o", kind: "callback" as const, dueAt: at(2), late: true },
    { ownerId: "o", kind: "debrief" as const, dueAt: at(1), late: true },
    { ownerId: "o", kind: "debrief" as const, dueAt: at(2), late: true },
    { ownerId: "o", kind: "reply" as const, dueAt: at(4), late: false },
    { ownerId: "o", kind: "interested" as const, dueAt: at(3), late: false },
    { ownerId: "gone", kind: "reply" as const, dueAt: at(1), late: true },
  ];
  expect(addUp([vera, dana, omar], lines)).toEqual([
    {
      ...omar,
      due: 5,
      late: 3,
      lateKinds: [
        { kind: "debrief", late: 2 },
        { kind: "callback", late: 1 },
      ],
      oldestReplyAt: at(3),
    },
    { ...dana, due: 1, late: 0, lateKinds: [], oldestReplyAt: null },
    { ...vera, due: 0, late: 0, lateKinds: [], oldestReplyAt: null },
  ]);
});
