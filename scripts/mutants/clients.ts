import type { Mutant } from "../mutation/mutant.ts";

const clients = "features/clients/mutations/clients.test.ts";
const positions = "features/positions/mutations/add-position.test.ts";
const blind = "features/positions/rules/blind-description.test.ts";
const finalists = "features/top-of-mind/queries/get-top-of-mind.test.ts";
const offLimits = "features/clients/mutations/set-off-limits.ts";

export const mutants: Mutant[] = [
  {
    harm: "A confidential description names the client.",
    change: {
      file: "features/positions/mutations/position-columns.ts",
      find: "requireBlind(facts.blindDescription, client.name);",
      replace: "",
    },
    fails: [{ file: positions, name: "refused at the field: the client's name in the confidential description" }],
  },
  {
    harm: "A confidential description names the client without its Inc.",
    change: {
      file: "features/clients/rules/client-name.ts",
      find: 'name.replace(companyEndings, "").trim()',
      replace: "name",
    },
    fails: [{ file: blind, name: "Brennan & Cole, Inc. is refused" }],
  },
  {
    harm: "A confidential description names the client with and for &.",
    change: {
      file: "features/positions/rules/blind-description.ts",
      find: 'text.replace(/\\band\\b/gi, "&")',
      replace: "text",
    },
    fails: [{ file: blind, name: "Brennan and Cole, Tampa" }],
  },
  {
    harm: "A client is off-limits without a reason.",
    change: { file: offLimits, find: 'if (words === "")', replace: "if (false)" },
    fails: [{ file: clients, name: "off-limits has a reason, and is set and lifted once" }],
  },
  {
    harm: "Off-limits is set and lifted twice.",
    change: {
      file: offLimits,
      find: "and(eq(clients.id, clientId), to.offLimitsAt ? isNull(clients.offLimitsAt) : isNotNull(clients.offLimitsAt)),",
      replace: "eq(clients.id, clientId),",
    },
    fails: [{ file: clients, name: "off-limits has a reason, and is set and lifted once" }],
  },
  {
    harm: "Who works at a client that is off-limits is proposed.",
    change: {
      file: "features/top-of-mind/queries/list-finalists.ts",
      find: "and f.off_limits_at is not null",
      replace: "and f.off_limits_at is null",
    },
    fails: [{ file: finalists }],
  },
  {
    harm: "A contact of another client is the contact of a position.",
    change: {
      file: "features/positions/queries/position-parts.ts",
      find: "eq(contacts.clientId, clientId)",
      replace: "undefined",
    },
    fails: [{ file: positions, name: "refused at the field: a contact of another client" }],
  },
  {
    harm: "What somebody else wrote about a contact meanwhile is written over.",
    change: {
      file: "features/clients/mutations/update-contact.ts",
      find: "if (contact.version !== version)",
      replace: "if (false)",
    },
    fails: [{ file: "features/clients/mutations/clients.test.ts", name: "one does, and the other is told" }],
  },
  {
    harm: "Of two who choose the main contact at once the later one stands, and nobody hears of it.",
    change: {
      file: "features/clients/mutations/update-contact.ts",
      find: "await refuseAnotherMain(inside, contact.clientId, seenMainId);",
      replace: "",
    },
    fails: [{ file: "features/clients/mutations/clients.test.ts", name: "one chooses the main contact" }],
  },
  {
    harm: "Of two roles that somebody is given at once the later one stands, and nobody hears of it.",
    change: {
      file: "features/recruiters/mutations/set-role.ts",
      find: "if (before.role !== seen)",
      replace: "if (false)",
    },
    fails: [{ file: "features/recruiters/mutations/sign-in.test.ts", name: "two admins who give somebody a role" }],
  },
  {
    harm: "A line that another tab has snoozed is snoozed anew from an old page.",
    change: {
      file: "features/today/mutations/snooze-line.ts",
      find: "setWhere: lte(snoozes.until, context.now),",
      replace: "",
    },
    fails: [{ file: "features/today/queries/list-today.test.ts", name: "a line that is snoozed" }],
  },
];
