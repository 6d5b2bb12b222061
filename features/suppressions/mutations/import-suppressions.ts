import { inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personEmails } from "@/db/schema/people";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refusedRow } from "@/features/operations/mutations/each-row";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { readRows, shapeOf } from "@/lib/csv-file";
import { normalizeAddress } from "@/lib/email-address";
import { Refusal } from "@/lib/errors";
import { cutText, plainLine } from "@/lib/text";
import { mostLines, type ImportedSuppressions, type ImportSuppressionsInput } from "../inputs";
import { addSuppression } from "./add-suppression";

/**
 * Puts many addresses on the do-not-email list: pasted, or a file of another system. Each line that brings none is
 * answered at its line, and the others are added all the same. A column that is called reason or note says why.
 */
export async function importSuppressions(
  context: Context,
  { text, note }: ImportSuppressionsInput,
): Promise<ImportedSuppressions> {
  requireRecruiter(context.actor);
  const lines = await readLines(text);
  return runOperation(context, { verb: "importSuppressions", reason: note }, async (inside) => {
    const refused: ImportedSuppressions["refused"] = [];
    let added = 0;
    // All at once, in the order of their ids: two imports of the same people wait for each other.
    const known = lines.flatMap(({ address }) => normalizeAddress(address) ?? []);
    const owners = await inside.db.select().from(personEmails).where(inArray(personEmails.address, known));
    await lockPeople(
      inside,
      owners.map(({ personId }) => personId),
    );
    for (const { line, address, why } of lines) {
      try {
        await addSuppression(inside, { address, note: why || note });
        added += 1;
      } catch (error) {
        refused.push({ line, sentence: refusedRow(`${line}`, error).sentence });
      }
    }
    return { added, refused };
  });
}

async function readLines(text: string) {
  const file = [Buffer.from(text)];
  const shape = await shapeOf(file, "utf-8");
  if (!shape) throw new Refusal("Paste addresses, or choose a file.", "text");
  const reason = shape.columns.findIndex((name) => /\b(reason|note|comment|why)\b/i.test(name));
  const found: { line: number; address: string; why: string }[] = [];
  for await (const { line, cells, broken } of readRows(file, shape)) {
    if (broken)
      throw new Refusal(`Line ${line} opens a quotation mark that never closes. Fix it, then try again.`, "text");
    const written = cells.map((cell) => plainLine(cell)).filter((cell) => cell !== "");
    if (written.length === 0) continue;
    const addresses = written.filter((cell) => normalizeAddress(cell));
    const why = cutText(plainLine(cells[reason] ?? ""), 500);
    // One without an address is answered at its line.
    for (const address of addresses.length > 0 ? addresses : written.slice(0, 1))
      found.push({ line, address: cutText(address, 300), why });
    if (found.length > mostLines)
      throw new Refusal(
        `At most ${mostLines.toLocaleString("en-US")} addresses at once. Import the rest after these.`,
        "text",
      );
  }
  if (found.length === 0) throw new Refusal("There is no address in this.", "text");
  return found;
}
