import type { Mutant } from "../mutation/mutant.ts";

const screen = "features/board/components/board-screen.test.tsx";
const verbs = "features/board/components/use-board-verbs.ts";

export const mutants: Mutant[] = [
  {
    harm: "Others see a debrief only when they read the board anew.",
    change: {
      file: "features/board/queries/find-board-version.ts",
      find: "(select count(*) from debriefs d where d.interview_id = any(array(select i.id ${rounds}))),",
      replace: "",
    },
    fails: [{ file: "features/board/queries/find-board-version.test.ts", name: "whatever a board shows" }],
  },
  {
    harm: "A move is shown when the server has answered.",
    change: { file: verbs, find: "show(withMoved(before, idsOf(cards), to, now));", replace: "" },
    fails: [{ file: screen, name: "is shown before the server has answered" }],
  },
  {
    harm: "A move that was refused stays on the screen.",
    change: { file: verbs, find: "if (stayed.length > 0) show(", replace: "if (false) show(" },
    fails: [
      { file: screen, name: "that is refused is taken back, and the notice says who was first" },
      { file: screen, name: "whose answer is lost is taken back" },
    ],
  },
  {
    harm: "A move that was refused takes back another that was begun meanwhile.",
    change: { file: verbs, find: "withReturned(present.current,", replace: "withReturned(before," },
    fails: [{ file: screen, name: "that is refused leaves another move that was begun meanwhile" }],
  },
  {
    harm: "A move that the table refuses is sent.",
    change: { file: verbs, find: '.filter(({ check }) => check.kind === "allowed").map', replace: ".map" },
    fails: [{ file: screen, name: "that the table of moves refuses is not sent" }],
  },
  {
    harm: "An undo overtakes the move that it takes back.",
    change: { file: verbs, find: "await pending.current;", replace: "" },
    fails: [{ file: screen, name: "waits for the answer of the move that it takes back" }],
  },
  {
    harm: "The menu of a card knows one answer to an offer.",
    change: {
      file: "features/board/components/move-menu.tsx",
      find: ".filter(([step]) => !(step in stepWords))",
      replace: ".slice(3)",
    },
    fails: [{ file: "features/board/components/move-menu.test.tsx", name: "every answer to an offer" }],
  },
];
