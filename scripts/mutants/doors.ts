import type { Mutant } from "../mutation/mutant.ts";

const events = "features/security/mutations/security-events.test.ts";
const signIn = "features/recruiters/mutations/sign-in-events.test.ts";
const roles = "features/recruiters/rules/roles.test.ts";
const address = "lib/own-address.test.ts";
const settings = "lib/env.test.ts";

export const mutants: Mutant[] = [
  {
    harm: "The application rewrites who was kept out.",
    change: { sql: "grant update on security_events to callback_app" },
    fails: [{ file: "db/application-role.test.ts", name: "who was kept out is rewritten" }],
  },
  {
    harm: "The application takes security events away.",
    change: { sql: "grant delete on security_events to callback_app" },
    fails: [{ file: "db/application-role.test.ts", name: "security events are taken away" }],
  },
  {
    harm: "A security event is rewritten and deleted by the owner.",
    change: { sql: 'DROP TRIGGER "security_events_append_only" ON "security_events"' },
    fails: [{ file: events, name: "is deleted by the owner" }],
  },
  {
    harm: "A count of security events goes backwards.",
    change: {
      databaseFunction: "refuse_rewrite_of_security_events",
      find: "NEW.count > OLD.count",
      replace: "NEW.count <> OLD.count",
    },
    fails: [{ file: events, name: "counts backwards" }],
  },
  {
    harm: "A flood from ever new addresses is a flood of rows.",
    change: {
      file: "features/security/mutations/record-security-event.ts",
      find: "const mostSourcesAMinute = 20;",
      replace: "const mostSourcesAMinute = 1_000_000;",
    },
    fails: [{ file: events, name: "attempts from ever new addresses end in one row" }],
  },
  {
    harm: "Words of a person are the code of an event.",
    change: { sql: 'ALTER TABLE "security_events" DROP CONSTRAINT "security_events_words_only"' },
    fails: [{ file: events, name: "a sentence is no word of an event" }],
  },
  {
    harm: "A failed sign-in is no event.",
    change: {
      file: "features/recruiters/mutations/sign-in.ts",
      find: 'await recordSecurityEvent(context, { kind: "sign_in_failed"',
      replace: 'if (!context) await recordSecurityEvent(context, { kind: "sign_in_failed"',
    },
    fails: [{ file: signIn, name: "an attempt on nobody's account" }],
  },
  {
    harm: "A refused action is no event.",
    change: {
      file: "lib/server/action.ts",
      find: "if (error instanceof NotAllowed) await",
      replace: "if (!error) await",
    },
    fails: [{ file: roles, name: "actions > settings/updateFirmAction" }],
  },
  {
    harm: "Whoever is no admin reads the security events.",
    change: {
      file: "features/security/queries.ts",
      find: 'if (actor.kind === "recruiter" && !seesSecurity(actor.role)) throw',
      replace: "if (!actor) throw",
    },
    fails: [{ file: "features/security/queries.test.ts", name: "for a manager the page is not there" }],
  },
  {
    harm: "A request to any host is answered.",
    change: {
      file: "lib/own-address.ts",
      find: "if (protocol === own.protocol && host === own.host) return true;",
      replace: "if (protocol === own.protocol || host === own.host) return true;",
    },
    fails: [{ file: address, name: "a host" }],
  },
  {
    harm: "A name that only begins as this machine's is ours.",
    change: {
      file: "lib/own-address.ts",
      find: "loopback.has(hostname)",
      replace: "[...loopback].some((name) => hostname.startsWith(name))",
    },
    fails: [{ file: address, name: "127.0.0.1.evil.test:3000" }],
  },
  {
    harm: "A request without an origin of ours changes something.",
    change: {
      file: "lib/own-address.ts",
      find: "!(URL.canParse(origin) && isOwn(origin, address))",
      replace: "URL.canParse(origin) && !isOwn(origin, address)",
    },
    fails: [{ file: address, name: "a request from" }],
  },
  {
    harm: "A webhook secret that anybody guesses is taken.",
    change: { file: "lib/secret-list.ts", find: "bytes.length < fewestBytes ||", replace: "" },
    fails: [{ file: settings, name: "fifteen bytes" }],
  },
  {
    harm: "An old data folder stays open to other accounts.",
    change: {
      file: "local/private-files.ts",
      find: "if (ours.test(name)) closeEach(join(folder, name));",
      replace: "if (!name) closeEach(join(folder, name));",
    },
    fails: [{ file: "local/private-files.test.ts", name: "what an older version left open is closed" }],
  },
  {
    harm: "A library's error is in the log with its words.",
    change: {
      file: "lib/quiet-console.ts",
      find: "log[level](faultOf(error ?? new ConsoleLine()), ",
      replace: "log[level]({ ...faultOf(error ?? new ConsoleLine()), said: `${said.join()}` }, ",
    },
    fails: [{ file: "lib/quiet-console.test.ts", name: "stays out of the log" }],
  },
  {
    harm: "PostgreSQL logs the statements that fail.",
    change: { file: "local/postgres.ts", find: 'log_min_messages: "log",', replace: 'log_min_messages: "warning",' },
    fails: [{ file: "local/postgres.test.ts", name: "keeps statements, their values and refused rows" }],
  },
];
