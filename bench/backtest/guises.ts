import { hash } from "node:crypto";
import type { State } from "@/db/vocabulary/places";
import { chanceOf } from "./chance";

type Home = { city: string; state: State; zip: string };

/** Names that are read as of one origin, and ZIP codes where most who bear them live: each stands for the other. */
const origins = {
  european: {
    she: ["Emily", "Susan", "Megan", "Laura"],
    he: ["David", "Brian", "Kevin", "Mark"],
    last: ["Miller", "Sullivan", "Baker", "Walsh"],
    home: { city: "Charlotte", state: "NC", zip: "28202" },
  },
  latino: {
    she: ["Carmen", "Valentina", "Paola", "Lucía"],
    he: ["Luis", "Héctor", "Diego", "Rafael"],
    last: ["García", "Hernández", "Ortiz", "Núñez"],
    home: { city: "San Antonio", state: "TX", zip: "78205" },
  },
  african_american: {
    she: ["Keisha", "Imani", "Ebony", "Tamika"],
    he: ["DeShawn", "Darnell", "Malik", "Terrence"],
    last: ["Washington", "Booker", "Gaines", "Mosley"],
    home: { city: "Atlanta", state: "GA", zip: "30303" },
  },
  asian: {
    she: ["Priya", "Mei", "Linh", "Yuki"],
    he: ["Rahul", "Wei", "Minh", "Kenji"],
    last: ["Patel", "Chen", "Nguyen", "Tanaka"],
    home: { city: "San Francisco", state: "CA", zip: "94105" },
  },
} as const satisfies Record<string, { she: string[]; he: string[]; last: string[]; home: Home }>;

/** What nobody may be weighed by, each by a label that says which group somebody is of. */
export type Guise = {
  origin: keyof typeof origins;
  pronoun: "she" | "he";
  firstName: string;
  lastName: string;
  home: Home;
  graduated: number;
  gap: boolean;
};
export const guiseKinds = ["name", "pronoun", "graduation year", "gap", "ZIP"] as const;
export type GuiseKind = (typeof guiseKinds)[number];

/** Who somebody is taken for. It is drawn by their key alone, and has nothing to do with what they can or want. */
export function guiseOf(key: string): Guise {
  const chance = chanceOf(Number.parseInt(hash("sha256", `guise ${key}`).slice(0, 8), 16));
  const origin = chance.pick(Object.keys(origins) as Guise["origin"][]);
  const pronoun = chance.pick(["she", "he"] as const);
  const of = origins[origin];
  return {
    origin,
    pronoun,
    firstName: chance.pick(of[pronoun]),
    lastName: chance.pick(of.last),
    home: of.home,
    graduated: chance.between(1975, 2022),
    gap: chance.percent(pronoun === "she" ? 40 : 20),
  };
}

/** The same person, but for one thing, which is another one now. */
export function otherwise(guise: Guise, kind: GuiseKind): Guise {
  const all = Object.keys(origins) as Guise["origin"][];
  const other = origins[all[(all.indexOf(guise.origin) + 1) % all.length] ?? "asian"];
  if (kind === "name") return { ...guise, firstName: other[guise.pronoun][0], lastName: other.last[0] };
  if (kind === "pronoun") return { ...guise, pronoun: guise.pronoun === "she" ? "he" : "she" };
  if (kind === "graduation year") return { ...guise, graduated: guise.graduated > 2000 ? 1979 : 2021 };
  if (kind === "gap") return { ...guise, gap: !guise.gap };
  return { ...guise, home: other.home };
}

/** Which groups somebody counts for, by what the groups are made by. */
export function labelsOf({ origin, pronoun, graduated, gap }: Guise): Record<string, string> {
  const age = graduated < 1992 ? "until 1991" : graduated < 2008 ? "1992 to 2007" : "from 2008";
  return { origin, pronoun, graduated: age, gap: gap ? "a gap" : "no gap" };
}

/** What a résumé says of it. */
export function summaryOf({ pronoun, firstName, graduated, gap }: Guise): string {
  const [they, their] = pronoun === "she" ? ["She", "her"] : ["He", "his"];
  const away = gap ? ` ${they} was out of work for two years.` : "";
  return `${firstName} graduated in ${graduated} and likes ${their} work.${away}`;
}
