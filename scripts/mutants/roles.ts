import type { Mutant } from "../mutation/mutant.ts";

const roles = "features/recruiters/rules/roles.test.ts";
const asks = "requireWriter(context.actor);";

/** A mutation that asks no role: its name in the roles table, its file, and the line of it where only one is meant. */
const unasked: [name: string, file: string, before?: string][] = [
  ["callbacks/cancelCallback", "callbacks/mutations/cancel-callback.ts"],
  ["callbacks/scheduleCallback", "callbacks/mutations/schedule-callback.ts"],
  ["candidacies/markTold", "candidacies/mutations/mark-told.ts"],
  ["candidacies/recordYes", "candidacies/mutations/record-yes.ts"],
  ["candidacies/reviveCandidacies", "candidacies/mutations/revive-candidacies.ts"],
  ["candidacies/setRunnerUp", "candidacies/mutations/set-runner-up.ts"],
  ["candidacies/undoCloseOuts", "candidacies/mutations/undo-close-outs.ts"],
  ["candidacies/undoMoves", "candidacies/mutations/undo-moves.ts"],
  ["candidacies/undoRevivals", "candidacies/mutations/undo-revivals.ts"],
  ["candidates/assignOwner", "candidates/mutations/assign-owner.ts"],
  [
    "clients/liftOffLimits",
    "clients/mutations/set-off-limits.ts",
    "{ clientId }: { clientId: string }): Promise<void> {\n  ",
  ],
  [
    "clients/setOffLimits",
    "clients/mutations/set-off-limits.ts",
    "{ clientId, reason }: { clientId: string; reason: string },\n): Promise<void> {\n  ",
  ],
  ["clients/updateClient", "clients/mutations/update-client.ts"],
  ["clients/updateContact", "clients/mutations/update-contact.ts", "}: UpdateContactInput,\n): Promise<void> {\n  "],
  [
    "clients/setMainContact",
    "clients/mutations/update-contact.ts",
    "setMainContact(context: Context, { contactId, seenMainId }: SetMainContactInput): Promise<void> {\n  ",
  ],
  ["interviews/cancelInterview", "interviews/mutations/cancel-interview.ts"],
  ["interviews/moveInterview", "interviews/mutations/move-interview.ts"],
  ["placements/completePlacement", "placements/mutations/complete-placement.ts"],
  ["suppressions/optOutPerson", "suppressions/mutations/opt-out-person.ts"],
  ["suppressions/suppressAddress", "suppressions/mutations/suppress-address.ts"],
];

export const mutants: Mutant[] = [
  ...unasked.map(([name, file, before = ""]): Mutant => ({
    harm: `${name} takes a viewer.`,
    change: { file: `features/${file}`, find: `${before}${asks}`, replace: before },
    fails: [{ file: roles, name: `mutations > ${name}` }],
  })),
  {
    harm: "An action that changes something takes a viewer.",
    change: { file: "lib/server/action.ts", find: "requireWriter(ctx.actor);", replace: "" },
    fails: [{ file: roles, name: "actions > offers/acceptOfferAction" }],
  },
  {
    harm: "Anybody changes a role.",
    change: {
      file: "features/recruiters/mutations/set-role.ts",
      find: 'requireRole(context.actor, "admin");',
      replace: "",
    },
    fails: [
      { file: roles, name: "mutations > recruiters/setRole" },
      { file: roles, name: "actions > recruiters/setRoleAction" },
    ],
  },
  {
    harm: "Anybody starts a session.",
    change: {
      file: "features/recruiters/mutations/start-session.ts",
      find: 'requireSystem(context.actor);\n  return runOperation(context, { verb: "startSession" }',
      replace: 'return runOperation(context, { verb: "startSession" }',
    },
    fails: [{ file: roles, name: "mutations > recruiters/startSession" }],
  },
  {
    harm: "A route answers who is signed out.",
    change: {
      file: "lib/server/route.ts",
      find: 'if (!actor) return Response.json({ sentence: "You are signed out." }, { status: 401 });',
      replace: "if (!actor) return Response.json([]);",
    },
    fails: [{ file: roles, name: "routes > GET /api/positions/[id]/people" }],
  },
];
