import type { Mutant } from "../mutation/mutant.ts";

const signIn = "features/recruiters/mutations/sign-in-events.test.ts";
const roles = "features/recruiters/rules/roles.test.ts";
const pace = "features/recruiters/mutations/sign-in-pace.test.ts";
const claiming = "features/recruiters/mutations/guess.ts";
const sessions = "features/recruiters/mutations/sign-in.test.ts";
const linkTest = "features/recruiters/mutations/sign-in-by-link.test.ts";
const passkeys = "features/recruiters/mutations/passkeys.ts";
const passkeysTest = "features/recruiters/mutations/passkeys.test.ts";
const secondStep = "features/recruiters/mutations/second-step.ts";
const secondStepTest = "features/recruiters/mutations/second-step.test.ts";

export const mutants: Mutant[] = [
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
      find: "eq(sessions.recruiterId, recruiterId), ",
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
    harm: "A code of the second step is taken twice.",
    change: {
      file: secondStep,
      find: "and(eq(secondSteps.recruiterId, recruiterId), lt(secondSteps.lastStep, step))",
      replace: "eq(secondSteps.recruiterId, recruiterId)",
    },
    fails: [{ file: secondStepTest, name: "takes each code once" }],
  },
  {
    harm: "A recovery code lets in as often as one likes.",
    change: { file: secondStep, find: "        isNull(recoveryCodes.usedAt),\n", replace: "" },
    fails: [{ file: secondStepTest, name: "lets in by each recovery code once" }],
  },
  {
    harm: "The password is enough where there is a second step.",
    change: {
      file: "features/recruiters/mutations/sign-in.ts",
      find: 'if (step !== "none") return',
      replace: 'if (step !== "none" && !right) return',
    },
    fails: [{ file: secondStepTest, name: "is set up with the first right code" }],
  },
  {
    harm: "Whoever's role needs a second step turns it off.",
    change: { file: secondStep, find: "if (owner?.required && byOf(", replace: "if (owner?.required && !byOf(" },
    fails: [{ file: secondStepTest, name: "lets nobody in before it is set up" }],
  },
  {
    harm: "A code of six digits is guessed at from many networks.",
    change: { file: claiming, find: 'what === "code" ? paces.code : paces.account', replace: "paces.account" },
    fails: [{ file: secondStepTest, name: "is guessed at slowly from all networks" }],
  },
  {
    harm: "A passkey signs the same challenge twice.",
    change: { file: passkeys, find: "if (first.length === 0) throw", replace: "if (!endsAt) throw" },
    fails: [{ file: passkeysTest, name: "signs each challenge once" }],
  },
  {
    harm: "Any site has a passkey sign in here.",
    change: {
      file: passkeys,
      find: "      expectedOrigin: origin,\n      expectedRPID: hostname,\n      requireUserVerification",
      replace:
        '      expectedOrigin: [origin, "https://evil.test"],\n      expectedRPID: hostname,\n      requireUserVerification',
    },
    fails: [{ file: passkeysTest, name: "signs each challenge once" }],
  },
  {
    harm: "A phone that was left open is enough.",
    change: { file: passkeys, find: "requireUserVerification: true", replace: "requireUserVerification: false" },
    fails: [{ file: passkeysTest, name: "that has asked for no finger" }],
  },
  {
    harm: "The passkey of a closed account signs in.",
    change: { file: passkeys, find: ", isNull(recruiters.deactivatedAt)", replace: "" },
    fails: [{ file: passkeysTest, name: "that nobody added, that was removed" }],
  },
  {
    harm: "An admin switches off the last way that an admin has.",
    change: {
      file: "features/recruiters/mutations/set-sign-in.ts",
      find: "if (wanted.waysIn) await requireAdminWayIn(inside);",
      replace: "",
    },
    fails: [{ file: passkeysTest, name: "are switched off only while an admin has another one" }],
  },
  {
    harm: "A way that is off lets in.",
    change: {
      file: "features/recruiters/queries.ts",
      find: "if (!on.includes(way)) throw",
      replace: "if (on.length === 0) throw",
    },
    fails: [{ file: passkeysTest, name: "are switched off only while an admin has another one" }],
  },
  {
    harm: "A link by email signs in whoever opens it later.",
    change: { file: "features/recruiters/rules/recruiter-link.ts", find: "  sign_in: 10,", replace: "  sign_in: 600," },
    fails: [{ file: linkTest, name: "works for ten minutes" }],
  },
  {
    harm: "A link by email passes the second step by.",
    change: {
      file: "features/recruiters/mutations/enter.ts",
      find: 'if (step !== "none") return',
      replace: 'if (step !== "none" && !account) return',
    },
    fails: [
      { file: linkTest, name: "asks for the second step where there is one" },
      { file: "features/recruiters/mutations/identities.test.ts", name: "asks for the second step of its recruiter" },
    ],
  },
  {
    harm: "Whoever lost the phone is locked out for good.",
    change: {
      file: "features/recruiters/mutations/give-one-time-password.ts",
      find: "    await removeSecondStep(inside, { recruiterId: given.id });\n",
      replace: "",
    },
    fails: [{ file: secondStepTest, name: "whoever is locked out gets in" }],
  },
];
