import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { findAddressOwners } from "@/features/people/queries/address-owners";
import { personName } from "@/features/people/queries/person-name";
import { namesAgree } from "@/features/people/rules/names-agree";
import type { RowFacts } from "../rules/rows";
import { findNamesakes } from "./find-namesakes";

/** Somebody who has an address or a profile of a row: `by` is which. */
export type Holder = { by: string; personId: string; candidateId: string | null; name: string };
/** Who each row may be about. A row is about nobody before a recruiter says so where `doubt` has a sentence. */
export type Known = { holders: Holder[]; candidateId: string | null; name: string | null; doubt: string | null };

/** Whom the firm knows of the people of these rows, by address, by profile, else by name with number. Same order. */
export async function findKnown(context: Context, rows: RowFacts[]): Promise<Known[]> {
  const emails = await findAddressOwners(
    context,
    rows.flatMap((row) => row.emails),
  );
  const links = await findLinkOwners(
    context,
    rows.flatMap(({ linkedinUrl }) => linkedinUrl ?? []),
  );
  const namesakes = await findNamesakes(context, rows);
  return rows.map((row) => {
    const holders = [
      ...row.emails.flatMap((address) => {
        const owner = emails.get(address);
        return owner ? [{ ...owner, by: address }] : [];
      }),
      ...(row.linkedinUrl ? (links.get(row.linkedinUrl) ?? []) : []),
    ];
    const namesake = holders.length === 0 ? namesakes.get(row) : undefined;
    return {
      holders,
      candidateId: holders[0]?.candidateId ?? namesake?.candidateId ?? null,
      name: holders[0]?.name ?? namesake?.name ?? null,
      doubt: doubtOf(row, holders),
    };
  });
}

/** Why nobody can say by themselves who a row is about; null where it is clear. It names both sides. */
export function doubtOf(
  row: Pick<RowFacts, "firstName" | "lastName">,
  holders: Pick<Holder, "by" | "name" | "personId">[],
) {
  const name = `${row.firstName} ${row.lastName}`.trim();
  const others = [...new Map(holders.map((one) => [one.personId, one])).values()];
  const [first, second] = others;
  if (first && second)
    return `This row says ${name}, and its addresses belong to two people: ${first.by} to ${first.name}, ${second.by} to ${second.name}.`;
  if (first && !namesAgree(first.name, name)) return `${first.by} belongs to ${first.name}, and this row says ${name}.`;
  return null;
}

async function findLinkOwners({ db }: Context, links: string[]): Promise<Map<string, Holder[]>> {
  if (links.length === 0) return new Map();
  const written = new Map([...new Set(links)].flatMap((link) => waysOf(link).map((way) => [way, link] as const)));
  const rows = await db
    .select({ link: people.linkedinUrl, personId: people.id, candidateId: candidates.id, name: personName() })
    .from(people)
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(and(inArray(people.linkedinUrl, [...written.keys()]), isNull(people.mergedIntoId), isNull(people.erasedAt)));
  const found = rows.map(({ link, ...row }) => ({ ...row, by: written.get(link ?? "") ?? "" }));
  return Map.groupBy(found, ({ by }) => by);
}

/** How one profile may stand in a form that nobody tidied. */
function waysOf(link: string): string[] {
  const [, rest = ""] = /^https:\/\/(.*)$/.exec(link) ?? [];
  return ["https://", "http://", "https://www.", "http://www."].flatMap((start) => [start + rest, `${start}${rest}/`]);
}
