import { expect, test } from "vitest";
import { addUp } from "./load";

const at = (day: number) => new Date(Date.UTC(2026, 2, day));
const dana = { id: "d", name: "Dana Ruiz", positions: 4, inProcess: 9 };
const omar = { id: "o", name: "Omar Haddad", positions: 2, inProcess: 3 };
const vera = { id: "v", name: "Vera Lind", positions: 0, inProcess: 0 };

test("each recruiter with what waits for them, whoever has most that is late first; nobody is left out", () => {
  const lines = [
    { ownerId: "d", kind: "callback" as const, due: 1, late: 0, today: 1, firstAt: at(3) },
    { ownerId: "o", kind: "callback" as const, due: 1, late: 1, today: 0, firstAt: at(2) },
    { ownerId: "o", kind: "debrief" as const, due: 3, late: 2, today: 1, firstAt: at(1) },
    { ownerId: "o", kind: "reply" as const, due: 1, late: 0, today: 0, firstAt: at(4) },
    { ownerId: "o", kind: "interested" as const, due: 2, late: 0, today: 0, firstAt: at(3) },
    { ownerId: "gone", kind: "reply" as const, due: 1, late: 1, today: 0, firstAt: at(1) },
  ];
  expect(addUp([vera, dana, omar], lines)).toEqual([
    {
      ...omar,
      due: 7,
      late: 3,
      today: 1,
      lateKinds: [
        { kind: "debrief", late: 2 },
        { kind: "callback", late: 1 },
      ],
      oldestReply: { kind: "interested", at: at(3) },
    },
    { ...dana, due: 1, late: 0, today: 1, lateKinds: [], oldestReply: null },
    { ...vera, due: 0, late: 0, today: 0, lateKinds: [], oldestReply: null },
  ]);
});
