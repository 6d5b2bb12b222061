import { mintRecruiter, type Context, type Recruiter } from "@/db/context";
import type { Database } from "@/db/client";
import { addCandidates } from "@/features/candidates/mutations/add-candidates";
import { addClient } from "@/features/clients/mutations/add-client";
import { addContact } from "@/features/clients/mutations/add-contact";
import { addPosition } from "@/features/positions/mutations/add-position";
import { closePosition } from "@/features/positions/mutations/close-position";
import { holdPosition } from "@/features/positions/mutations/hold-position";
import { setDecisionDate } from "@/features/promises/mutations/set-decision-date";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { dismissFirstSteps } from "@/features/first-steps/mutations/dismiss-first-steps";
import { updateFirm } from "@/features/settings/mutations/update-firm";
import { getFirm } from "@/features/settings/queries";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { addValueItem } from "@/features/value-items/mutations/add-value-item";
import { seededRandom, type Random } from "./random";
import { demoClock } from "./clock";
import { demoClients, firm, staff } from "./firm";
import { drawOrders, type Order } from "./orders";
import { drawPeople } from "./people";
import { playContacts, playUpdates } from "./play-contacts";
import { playOrder } from "./play-order";
import { playOutreach } from "./play-outreach";
import { acting, type Played, type Scene } from "./scene";

/** Job orders run in parallel lanes. Each lane has people of its own, so that the result does not depend on timing. */
const lanes = 3;

/** Makes the demonstration firm, by the mutations, with a moving clock. Deterministic for a given day. */
export async function seedDemo({ db, now, password }: { db: Database; now: Date; password: string }) {
  const system: Context = { actor: { kind: "system", name: "demo" }, now, db };
  await updateFirm(system, { ...firm, reason: "The demonstration begins." });
  await dismissFirstSteps(system);
  await addStandardTemplates(system);
  const crew: Recruiter[] = [];
  for (const one of staff)
    crew.push(mintRecruiter({ ...one, id: (await addRecruiter(system, { ...one, password })).recruiterId }));

  const { zone, holidays } = await getFirm(system);
  const clock = demoClock(now, zone, holidays);
  const recruiters = crew.filter((one) => one.role === "recruiter");
  const random = seededRandom(1847);
  const drawn = drawPeople(random, 600, clock.today);
  const added = await addCandidates(
    { ...system, now: clock.at(550, random) },
    drawn.map((person, index) => ({ ...person, ownerId: recruiters[index % recruiters.length]?.id })),
  );
  const people = drawn.map((one, index) => {
    const outcome = added[index];
    if (!outcome || "refusal" in outcome)
      throw outcome?.refusal ?? new Error("A candidate of the demonstration was lost.");
    return {
      ...outcome,
      discipline: one.discipline,
      level: one.level,
      state: one.state,
      email: one.emails[0] ?? null,
      licenses: one.licenses,
    };
  });
  const scene: Scene = { db, clock, recruiters, people, now };

  await makeItems(scene);
  const clients: Awaited<ReturnType<typeof makeClient>>[] = [];
  for (const client of demoClients) clients.push(await makeClient(scene, client));
  const orders = drawOrders(seededRandom(3)).map((order, index) => ({ order, index }));
  await Promise.all(
    Array.from({ length: lanes }, async (_, lane) => {
      const own = { ...scene, people: people.filter((_person, index) => index % lanes === lane) };
      for (const { order, index } of orders.filter((one) => one.index % lanes === lane)) {
        const client = clients[order.client];
        if (client) await makeOrder(own, order, index, client);
      }
    }),
  );
  await playUpdates(scene, seededRandom(73));
  await playContacts(scene, seededRandom(91));
  await playOutreach(scene, seededRandom(57));
}

/** What the recruiters found worth sharing: pages that are there. */
async function makeItems(scene: Scene) {
  const [owner] = scene.recruiters;
  if (!owner) throw new Error("The demonstration firm has no recruiter.");
  const context = acting(scene, owner, scene.clock.at(12, seededRandom(5)));
  await addValueItem(context, {
    kind: "market_note",
    url: "https://www.bls.gov/ooh/architecture-and-engineering/civil-engineers.htm",
    title: "Civil engineers: pay and job outlook",
    note: "Median pay and the outlook for the next ten years. Worth a look before you talk numbers with anyone.",
    disciplines: ["civil", "structural", "transportation"],
    sectors: [],
    states: [],
  });
  await addValueItem(context, {
    kind: "event",
    url: "https://www.asce.org/education-and-events",
    title: "ASCE courses and events",
    note: "Most of the courses count toward PDH, and several are online.",
    disciplines: [],
    sectors: [],
    states: [],
  });
}

async function makeClient(scene: Scene, client: (typeof demoClients)[number]) {
  const random = seededRandom(client.name.length);
  const owner = scene.recruiters[0];
  if (!owner) throw new Error("The demonstration firm has no recruiter.");
  const context = acting(scene, owner, scene.clock.at(548, random));
  const { clientId } = await addClient(context, {
    name: client.name,
    blindDescription: client.blind,
    sectors: client.sectors,
    city: client.city,
    state: client.state,
    ownerId: owner.id,
  });
  const contactIds = [];
  for (const [index, { firstName, lastName, title, kind, prefersPhone }] of client.contacts.entries()) {
    const { contactId } = await addContact(context, {
      clientId,
      firstName,
      lastName,
      email: `${firstName}.${lastName}@${client.domain}`.toLowerCase(),
      phone: `(813) 555-01${String(50 + contactIds.length + demoClients.indexOf(client) * 3).padStart(2, "0")}`,
      kind,
      title,
      main: index === 0,
      prefersPhone: prefersPhone ?? false,
    });
    contactIds.push(contactId);
  }
  return { clientId, contactId: contactIds[0] as string, client };
}

async function makeOrder(
  scene: Scene,
  order: Order,
  index: number,
  { clientId, contactId, client }: Awaited<ReturnType<typeof makeClient>>,
) {
  const random = seededRandom(1000 + index);
  const owner = scene.recruiters[index % scene.recruiters.length];
  if (!owner) return;
  const context = acting(scene, owner, scene.clock.at(order.opened, random));
  const { positionId, openingIds } = await addPosition(context, {
    clientId,
    contactId,
    reqNumber: `${client.name.slice(0, 2).toUpperCase()}-${2000 + index}`,
    title: order.title,
    discipline: order.discipline,
    level: order.level,
    sector: order.sector,
    software: [],
    city: client.city,
    state: client.state,
    blindDescription: client.blind,
    description: "",
    term: order.term,
    payMinCents: order.pay * 92_000,
    payMaxCents: order.pay * 108_000,
    payUnit: "year",
    requiredLicense: order.license,
    startOn: scene.clock.day(scene.clock.working(order.opened - 75)),
    guaranteeDays: 90,
    ownerId: owner.id,
    openings: order.openings,
  });
  const played: Played = { positionId, openingIds, owner, contactId, state: client.state };
  await playOrder(scene, random, order, played);
  if (order.ending === "running" && order.opened > 8) await askAgain(scene, random, index, played);
  if (order.ending === "held")
    await holdPosition(acting(scene, owner, scene.clock.at(1, random)), {
      positionId,
      reason: "Budget review at the client until next month.",
    });
  if (order.ending === "closed")
    await closePosition(acting(scene, owner, scene.clock.at(Math.max(2, order.opened - 60), random)), {
      positionId,
      reason: "Client canceled the search.",
    });
}

/** Clients of running positions gave a new date: most are still to come, some have just passed. */
async function askAgain(scene: Scene, random: Random, index: number, { owner, positionId }: Played) {
  const passed = index % 3 === 0;
  await setDecisionDate(acting(scene, owner, scene.clock.at(passed ? 6 : 2, random)), {
    positionId,
    on: scene.clock.day(scene.clock.working(passed ? random.between(3, 5) : -random.between(1, 8))),
  });
}
