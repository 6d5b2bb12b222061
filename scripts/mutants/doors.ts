import type { Mutant } from "../mutation/mutant.ts";

const events = "features/security/mutations/security-events.test.ts";
const signIn = "features/recruiters/mutations/sign-in-events.test.ts";
const sessions = "features/recruiters/mutations/sign-in.test.ts";
const pace = "features/recruiters/mutations/sign-in-pace.test.ts";
const claiming = "features/recruiters/mutations/guess.ts";
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
    harm: "Many guesses at once get past the wait.",
    change: { file: claiming, find: "await claimAttempt(context, keys.all);", replace: "" },
    fails: [
      { file: signIn, name: "of many attempts on one account at once" },
      { file: pace, name: "the wait grows with each wrong guess" },
    ],
  },
  {
    harm: "The wait never grows.",
    change: {
      file: "features/recruiters/rules/attempts.ts",
      find: "first * 2 ** Math.min(failures - free, 30)",
      replace: "first",
    },
    fails: [{ file: pace, name: "the wait grows with each wrong guess" }],
  },
  {
    harm: "A press during a wait makes the wait longer.",
    change: {
      file: "features/recruiters/mutations/claim-attempt.ts",
      find: "or(isNull(attempts.waitsUntil), sql`${attempts.waitsUntil} <= ${now.toISOString()}::timestamptz`)",
      replace: "or(isNull(attempts.waitsUntil), sql`true`)",
    },
    fails: [{ file: pace, name: "the wait grows with each wrong guess" }],
  },
  {
    harm: "A stranger locks the owner of an account out.",
    change: { file: claiming, find: "if (deviceId) {", replace: "if (deviceId && !account) {" },
    fails: [{ file: pace, name: "is open to a device that signed in before" }],
  },
  {
    harm: "The device of one recruiter is known for the account of another.",
    change: {
      file: "features/recruiters/mutations/sign-in.ts",
      find: "and(eq(knownDevices.recruiterId, recruiters.id), eq(",
      replace: "and(eq(",
    },
    fails: [{ file: pace, name: "is not open to the device of somebody else" }],
  },
  {
    harm: "A thousand networks have five thousand guesses.",
    change: { file: claiming, find: "? paces.attacked : paces.stranger", replace: "? paces.stranger : paces.stranger" },
    fails: [{ file: pace, name: "gives each of them one guess instead of five" }],
  },
  {
    harm: "One account after the other is tried from one network.",
    change: { file: claiming, find: "    [shared]: paces.network,\n", replace: "" },
    fails: [{ file: pace, name: "a network that guesses at one account after the other" }],
  },
  {
    harm: "Each address of an IPv6 network has guesses of its own.",
    change: { file: claiming, find: "networkOf(address)", replace: "address" },
    fails: [{ file: pace, name: "ever new addresses of one /64" }],
  },
  {
    harm: "Whoever has an account clears what their network guessed.",
    change: {
      file: claiming,
      find: "forget: [own], others: [whole, shared]",
      replace: "forget: [own, shared], others: [whole]",
    },
    fails: [{ file: pace, name: "what is right takes back its own guess alone" }],
  },
  {
    harm: "A header says who asks.",
    change: {
      file: "lib/network.ts",
      find: "proxies > 0 ? plainAddress(listed.at(-proxies)) : null",
      replace: "plainAddress(listed[0])",
    },
    fails: [{ file: "lib/network.test.ts", name: "no proxy: a header is made up" }],
  },
  {
    harm: "A header of ours is taken from whoever sends it.",
    change: {
      file: "lib/server/readable-request.ts",
      find: "request.headers[callerHeader] =",
      replace: "request.headers[callerHeader] ??=",
    },
    fails: [{ file: "lib/server/client-address.test.ts", name: "who asks is what the proxy wrote" }],
  },
  {
    harm: "A name of a device that nobody signed is taken.",
    change: {
      file: "lib/server/device-cookie.ts",
      find: "secrets.some((secret) => same(",
      replace: "secrets.some((secret) => signature || same(",
    },
    fails: [{ file: "lib/server/device-cookie.test.ts", name: "a device is known by a name that we signed" }],
  },
  {
    harm: "Roles are changed in a browser that was left open.",
    change: {
      file: "lib/server/action.ts",
      find: "if (!(await currentSession())?.confirmed)",
      replace: "if (!(await currentSession()))",
    },
    fails: [{ file: roles, name: "still the one who signed in > recruiters/setRoleAction" }],
  },
  {
    harm: "Data is taken along from a browser that was left open.",
    change: {
      file: "lib/server/route.ts",
      find: "if ((await currentSession())?.confirmed)",
      replace: "if (await currentSession())",
    },
    fails: [{ file: roles, name: "GET /api/imports/[id]/report" }],
  },
  {
    harm: "The session of somebody else is confirmed.",
    change: {
      file: "features/recruiters/mutations/confirm-identity.ts",
      find: "eq(sessions.recruiterId, actor.id), ",
      replace: "",
    },
    fails: [{ file: sessions, name: "of somebody else is not confirmed" }],
  },
  {
    harm: "A browser leaves a session behind with each sign-in.",
    change: {
      file: "features/recruiters/mutations/start-session.ts",
      find: "if (replaces) await",
      replace: "if (replaces && !inside) await",
    },
    fails: [{ file: sessions, name: "is replaced by the next one in the same browser" }],
  },
  {
    harm: "Shorter sign-ins hold only for those that come later.",
    change: {
      file: "features/recruiters/mutations/resume-session.ts",
      find: "        and s.created_at > ${at} - make_interval(days => firm.most_days)\n",
      replace: "",
    },
    fails: [{ file: sessions, name: "ends sooner where an admin says so" }],
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
