import { hash } from "node:crypto";
import { sql as statement } from "drizzle-orm";
import type { Sql } from "postgres";
import type { Context } from "@/db/context";
import { furthestSql } from "@/features/candidacies/queries/furthest-sql";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { type Cell, copyRows } from "../copy";
import { type Guise, summaryOf } from "./guises";
import type { Candidacy, Person, World } from "./world";

/** Whoever owns every row. */
const recruiterId = rowId("recruiter", "only");
const zone = "America/New_York";
const hour = 3_600_000;

/** The id of a key of a kind: no order of the generator shows in it, for equal totals stand by id at last. */
export function rowId(kind: string, key: string): string {
  const letters = hash("sha256", `${kind} ${key}`);
  const groups = [letters.slice(0, 8), letters.slice(8, 12), `7${letters.slice(13, 16)}`, `8${letters.slice(17, 20)}`];
  return `${groups.join("-")}-${letters.slice(20, 32)}`;
}

/**
 * Writes what is on record into an empty database, by COPY, and has the product work out what it keeps of it. The truth
 * of a world is not written anywhere.
 */
export async function writeWorld(owner: Sql, context: Context, world: World, guiseOf: (key: string) => Guise) {
  // What it takes to write a firm is nobody's wait, however busy the machine is.
  await owner`set statement_timeout = 0`;
  const rows = writerOf(owner);
  await rows("recruiters", ["id", "name", "email", "role", "created_at"], [""], () => [
    [recruiterId, "Dana Ruiz", "dana@bench.test", "admin", world.now],
  ]);
  await writePeople(rows, world, guiseOf);
  await writePositions(rows, world);
  await writeSearches(rows, world);
  await writeReopenings(rows, world);
  await rows("touches", touchColumns, world.people, (one) => callsOf(one));
  await owner`analyze`;
  const known = world.people.map(({ key }) => rowId("person", key));
  for (let at = 0; at < known.length; at += 1_000)
    await context.db.transaction((tx) => refreshPersonActivity({ ...context, db: tx }, known.slice(at, at + 1_000)));
  await context.db.execute(statement`update candidacies c set furthest = ${furthestSql(statement`c.id`)}`);
  await owner`vacuum analyze`;
}

type Rows = <T>(table: string, columns: string[], from: T[], of: (one: T) => Cell[][]) => Promise<void>;

function writerOf(owner: Sql): Rows {
  return async (table, columns, from, of) => {
    const cells = from.flatMap(of);
    await copyRows(owner, table, columns, cells.length, (at) => cells[at] ?? null);
  };
}

/** How a guise stands in the tables. */
export function guiseColumns(guise: Guise) {
  const { firstName, lastName, home, graduated } = guise;
  const plain = `${firstName} ${lastName}`.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return {
    people: { first_name: firstName, last_name: lastName, ...home, search_text: plain },
    candidates: { years_experience: 2026 - graduated, summary: summaryOf(guise) },
  };
}

async function writePeople(rows: Rows, { people, now }: World, guiseOf: (key: string) => Guise) {
  const known = ["first_name", "last_name", "city", "state", "zip", "search_text"] as const;
  const unwanted = ["do_not_contact_at", "do_not_contact_reason"];
  const stamp = ["zone", "created_at", "updated_at"];
  await rows("people", ["id", ...known, ...unwanted, ...stamp], people, ({ key, doNotContact }) => {
    const by = guiseColumns(guiseOf(key)).people;
    const off = doNotContact ? [now, "Asked us to stop"] : [null, null];
    return [[rowId("person", key), ...known.map((column) => by[column]), ...off, zone, now, now]];
  });
  await rows("person_emails", ["id", "person_id", "address", "primary", "created_at"], people, ({ key }) => [
    [rowId("email", key), rowId("person", key), `${rowId("person", key)}@bench.test`, true, now],
  ]);
  const facts = ["discipline", "level", "sectors", "software", "desired_pay_cents", "desired_pay_unit", "available_on"];
  const said = ["title", "years_experience", "summary", "owner_id", "created_at", "updated_at"];
  await rows("candidates", ["id", "person_id", ...facts, ...said], people, (one) => {
    const { years_experience: years, summary } = guiseColumns(guiseOf(one.key)).candidates;
    const pay = one.desiredPay === null ? [null, null] : [one.desiredPay * 100, "year"];
    const fit = [one.discipline, one.level, one.sectors, one.software, ...pay, one.availableOn];
    const ids = [rowId("candidate", one.key), rowId("person", one.key)];
    return [[...ids, ...fit, one.discipline ?? "", years, summary, recruiterId, now, now]];
  });
  const license = ["id", "candidate_id", "type", "state", "status", "expires_on", "created_at", "updated_at"];
  await rows("licenses", license, people, ({ key, licenses }) =>
    licenses.map(({ type, state, status, expiresOn }, at) => [
      rowId("license", `${key} ${at}`),
      rowId("candidate", key),
      type,
      state,
      status,
      expiresOn,
      now,
      now,
    ]),
  );
}

async function writePositions(rows: Rows, { positions, candidacies, now }: World) {
  const clients = [...new Set(positions.map(({ client }) => client))];
  await rows("clients", ["id", "name", "zone", "created_at", "updated_at"], clients, (client) => [
    [rowId("client", client), client, zone, now, now],
  ]);
  const facts = ["discipline", "level", "sector", "software", "state", "required_license", "start_on"];
  const pay = ["pay_max_cents", "pay_unit"];
  const rest = ["city", "zone", "blind_description", "owner_id", "status", "opened_at", "created_at", "updated_at"];
  await rows("positions", ["id", "client_id", "title", ...facts, ...pay, ...rest], positions, (one) => {
    const asks = [one.discipline, one.level, one.sector, one.software, one.state, one.requiredLicense, one.startOn];
    const pays = one.payMax === null ? [null, null] : [one.payMax * 100, "year"];
    const status = one.open ? "open" : "closed";
    const ids = [rowId("position", one.key), rowId("client", one.client), `${one.discipline} ${one.level}`];
    const words = ["Somewhere", zone, "Mid-size firm", recruiterId, status];
    return [[...ids, ...asks, ...pays, ...words, one.openedAt, one.openedAt, now]];
  });
  // One seat for each hire, and the one that is open now or was closed with the search.
  const live = Map.groupBy(candidacies, ({ position }) => position);
  const seats = ["id", "position_id", "number", "state", "filled_at", "closed_at", "created_at"];
  await rows("openings", seats, positions, ({ key, open, openedAt }) => [
    [rowId("opening", key), rowId("position", key), 1, open ? "open" : "closed", null, open ? null : now, openedAt],
    ...(live.get(key) ?? [])
      .filter(({ offer }) => offer)
      .map((one, at) => [rowId("seat", one.key), rowId("position", key), at + 2, "closed", null, now, openedAt]),
  ]);
}

async function writeReopenings(rows: Rows, { reopenings }: World) {
  const columns = ["id", "position_id", "opening_id", "kind", "candidacy_id", "at", "by"];
  await rows("reopenings", columns, reopenings, ({ position, kind, freedBy, at }) => [
    [
      rowId("reopening", position),
      rowId("position", position),
      rowId("opening", position),
      kind,
      freedBy === null ? null : rowId("candidacy", freedBy),
      at,
      recruiterId,
    ],
  ]);
}

const touchColumns = ["id", "person_id", "kind", "direction", "outcome", "at", "attempt", "recruiter_id", "created_at"];

function callsOf({ key, calls }: Person): Cell[][] {
  return calls.map(({ at, spoke }, nth) => [
    rowId("call", `${key} ${nth}`),
    rowId("person", key),
    "call",
    "out",
    spoke ? "spoke" : "left_voicemail",
    at,
    !spoke,
    recruiterId,
    at,
  ]);
}

async function writeSearches(rows: Rows, { candidacies }: World) {
  const id = ({ key }: Candidacy) => rowId("candidacy", key);
  const card = ["id", "position_id", "candidate_id", "stage", "stage_at", "closed_at", "runner_up", "created_at"];
  await rows("candidacies", card, candidacies, (one) => {
    const last = one.steps.at(-1);
    const first = one.steps[0];
    if (!last || !first) throw new Error(`The candidacy ${one.key} has no step.`);
    const ended = one.closeOut?.at ?? one.hire?.fellOffAt ?? null;
    const of = [rowId("position", one.position), rowId("candidate", one.person)];
    return [[id(one), ...of, last.stage, last.at, ended, ended !== null && one.closeOut?.runnerUp === true, first.at]];
  });
  await rows("stage_moves", ["id", "candidacy_id", "from_stage", "to_stage", "at", "by"], candidacies, (one) =>
    one.steps.map(({ stage, at }, nth) => {
      const from = one.steps[nth - 1]?.stage ?? null;
      return [rowId("move", `${one.key} ${nth}`), id(one), from, stage, at, recruiterId];
    }),
  );
  await rows("submittals", ["id", "candidacy_id", "submitted_on", "by", "created_at"], candidacies, (one) =>
    one.steps
      .filter(({ stage }) => stage === "submitted")
      .map(({ at }) => [rowId("submittal", one.key), id(one), at.slice(0, 10), recruiterId, at]),
  );
  const round = ["id", "candidacy_id", "round", "kind", "starts_at", "ends_at", "zone", "created_at"];
  await rows("interviews", round, candidacies, (one) =>
    one.rounds.map(({ kind, at }, nth) => {
      const ends = new Date(Date.parse(at) + hour);
      return [rowId("interview", `${one.key} ${nth}`), id(one), nth + 1, kind, at, ends, zone, at];
    }),
  );
  const debrief = ["id", "interview_id", "side", "verdict", "would_submit_again", "at", "by"];
  await rows("debriefs", debrief, candidacies, (one) =>
    one.rounds.flatMap(({ at, said }, nth) => {
      const key = `${one.key} ${nth}`;
      return said
        ? [[rowId("debrief", key), rowId("interview", key), "client", said.verdict, said.seeAgain, at, recruiterId]]
        : [];
    }),
  );
  await writeOffers(rows, candidacies, id);
  const ended = ["id", "candidacy_id", "side", "reason", "runner_up", "stage", "at", "by", "told_at"];
  await rows("close_outs", ended, candidacies, (one) => {
    if (!one.closeOut) return [];
    const { side, reason, at, runnerUp } = one.closeOut;
    const stage = one.steps.at(-1)?.stage ?? null;
    return [[rowId("close-out", one.key), id(one), side, reason, runnerUp, stage, at, recruiterId, at]];
  });
}

async function writeOffers(rows: Rows, candidacies: Candidacy[], id: (one: Candidacy) => string) {
  const offer = ["id", "candidacy_id", "opening_id", "pay_cents", "pay_unit", "extended_at", "state", "answered_at"];
  await rows("offers", [...offer, "decline_reason", "by"], candidacies, (one) => {
    if (!one.offer) return [];
    const { at, pay, answer } = one.offer;
    const state = answer === null ? "extended" : answer.declined === null ? "accepted" : "declined";
    const ids = [rowId("offer", one.key), id(one), rowId("seat", one.key)];
    return [[...ids, pay * 100, "year", at, state, answer?.at ?? null, answer?.declined ?? null, recruiterId]];
  });
  const placement = [
    "id",
    "offer_id",
    "candidacy_id",
    "opening_id",
    "state",
    "start_on",
    "guarantee_until",
    "ended_at",
  ];
  await rows("placements", [...placement, "created_at"], candidacies, (one) => {
    if (!one.hire) return [];
    const { startOn, guaranteeUntil, fellOffAt } = one.hire;
    const ids = [rowId("placement", one.key), rowId("offer", one.key), id(one), rowId("seat", one.key)];
    const state = fellOffAt === null ? "started" : "fell_off";
    return [[...ids, state, startOn, guaranteeUntil, fellOffAt, one.offer?.answer?.at ?? one.offer?.at ?? startOn]];
  });
  await rows("placement_changes", ["id", "placement_id", "kind", "at", "by"], candidacies, (one) =>
    one.hire
      ? [
          [
            rowId("started", one.key),
            rowId("placement", one.key),
            "started",
            `${one.hire.startOn}T12:00:00Z`,
            recruiterId,
          ],
        ]
      : [],
  );
}
