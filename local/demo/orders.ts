import type { Discipline, EmploymentTerm, Level } from "@/db/vocabulary/candidates";
import type { Sector } from "@/db/vocabulary/experience";
import type { LicenseType } from "@/db/vocabulary/licenses";
import { demoClients } from "./firm";
import type { Random } from "./random";
import { trades } from "./trades";

/** What became of a position by today. */
type Ending =
  | "filled"
  | "running"
  | "held"
  | "closed"
  | "declined"
  | "fell_off"
  | "added"
  | "refilled"
  | "refilled_new";

export type Order = {
  client: number;
  title: string;
  discipline: Discipline;
  level: Level;
  sector: Sector;
  term: EmploymentTerm;
  license: LicenseType | null;
  openings: number;
  /** Days before today on which it was opened. */
  opened: number;
  ending: Ending;
  /** Yearly pay in thousands of dollars. */
  pay: number;
};

/** Clients by number in demoClients, with the trades they hire. */
const hires: Record<number, Discipline[]> = {
  0: ["structural", "structural", "vdc_bim"],
  1: ["civil", "civil", "water"],
  2: ["field_supervision", "estimating", "vdc_bim"],
  3: ["mechanical", "electrical", "mechanical"],
  4: ["architecture", "architecture"],
  5: ["bridge", "civil", "structural"],
  6: ["electrical", "mechanical", "field_supervision"],
  7: ["water", "civil"],
  8: ["estimating", "field_supervision"],
  9: ["architecture", "mechanical"],
};

type Outline = Pick<Order, "client" | "discipline" | "openings" | "opened" | "ending"> & {
  level: "intermediate" | "senior" | "lead";
};

/** The three that came back this week, first, because the story is about them. */
const back: Outline[] = [
  { client: 0, discipline: "structural", level: "senior", openings: 2, opened: 48, ending: "declined" },
  { client: 3, discipline: "mechanical", level: "senior", openings: 1, opened: 140, ending: "fell_off" },
  { client: 1, discipline: "civil", level: "lead", openings: 1, opened: 60, ending: "added" },
];

/** Forty job orders over eighteen months. */
export function drawOrders(random: Random, count = 40): Order[] {
  const rest: Outline[] = Array.from({ length: count - back.length }, (_, index) => {
    const client = index % demoClients.length;
    const age = index < 14 ? random.between(2, 55) : random.between(70, 540);
    const ending: Ending =
      index < 14 ? (index % 7 === 6 ? "held" : "running") : random.percent(72) ? "filled" : "closed";
    return {
      client,
      discipline: random.pick(hires[client] ?? ["civil"]),
      level: random.pick(["intermediate", "senior", "senior", "lead"] as const),
      openings: random.percent(25) ? 2 : 1,
      opened: age,
      ending,
    };
  });
  return [...back, ...withRefills(rest)].map((one) => {
    const trade = trades.find(({ discipline }) => discipline === one.discipline);
    const client = demoClients[one.client];
    if (!trade || !client) throw new Error(`No trade or client for order of ${one.discipline}.`);
    return {
      ...one,
      title: trade.titles[one.level],
      sector: trade.sectors.find((sector) => client.sectors.includes(sector)) ?? trade.sectors[0] ?? "commercial",
      term: one.discipline === "field_supervision" && random.percent(40) ? "contract" : "direct_hire",
      license: one.level === "intermediate" ? null : trade.license,
      pay: Math.round(trade.pay * { intermediate: 1, senior: 1.28, lead: 1.45 }[one.level]),
    };
  });
}

/** Of those filled within the year three fell through after the start: two were filled again by a runner-up, one by somebody new. */
function withRefills(orders: Outline[]): Outline[] {
  const again: Ending[] = ["refilled", "refilled_new", "refilled"];
  return orders.map((one) => {
    const fits = one.ending === "filled" && one.openings === 1 && one.opened > 150 && one.opened < 360;
    const ending = fits ? again.shift() : undefined;
    return ending ? { ...one, ending } : one;
  });
}
