import { disciplines, type Discipline } from "@/db/vocabulary/candidates";
import { sectors, type Sector } from "@/db/vocabulary/experience";
import { states, type State } from "@/db/vocabulary/places";

type Tags = { disciplines: readonly Discipline[]; sectors: readonly Sector[]; states: readonly State[] };

/** Whom an item is for: "Structural, Bridge · Healthcare · Florida", or everyone. */
export function audienceWords({ disciplines: of, sectors: inside, states: at }: Tags): string {
  const parts = [of.map((one) => disciplines[one]), inside.map((one) => sectors[one]), at.map((one) => states[one])];
  return (
    parts
      .filter((words) => words.length > 0)
      .map((words) => words.join(", "))
      .join(" · ") || "Everyone"
  );
}

/** "enr.com": where a link leads, without what nobody reads. */
export function siteOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, "") : url;
}
