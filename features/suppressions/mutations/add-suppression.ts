import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personEmails } from "@/db/schema/people";
import { suppressionReasons } from "@/db/vocabulary/suppressions";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { listLiveSuppressions } from "@/features/people/queries/list-suppressions-of";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { normalizeAddress } from "@/lib/email-address";
import { Refusal } from "@/lib/errors";
import type { AddSuppressionInput } from "../inputs";
import { findHolder } from "../queries/list-suppressions";
import { optOutPerson } from "./opt-out-person";
import { suppressAddress } from "./suppress-address";

/**
 * Puts an address on the do-not-email list by hand, with the reason. Where somebody has it, it is their will: it holds
 * on every address they have and will have (docs/rules-of-contact.md, rule 7).
 */
export async function addSuppression(context: Context, { address: typed, note }: AddSuppressionInput) {
  requireRecruiter(context.actor);
  const address = normalizeAddress(typed);
  if (!address) throw new Refusal(`“${typed}” is not an email address.`, "address");
  return runOperation(context, { verb: "addSuppression", reason: note }, async (inside) => {
    const [owner] = await inside.db.select().from(personEmails).where(eq(personEmails.address, address));
    if (owner) await lockPeople(inside, [owner.personId]);
    // A bounce says that the mailbox is gone, and nothing of what its owner wants.
    const live = async () =>
      (await listLiveSuppressions(inside, [address])).filter(({ reason }) => reason !== "hard_bounce");
    const before = await live();
    if (before.length > 0) return refuseListed(inside, address, before);
    if (owner) await optOutPerson(inside, { personId: owner.personId, reason: "manual", address, note });
    else {
      const { suppressionId } = await suppressAddress(inside, { address, reason: "manual", note });
      if (!suppressionId) return refuseListed(inside, address, await live());
    }
    return { address };
  });
}

async function refuseListed(context: Context, address: string, live: { id: string }[]): Promise<never> {
  const holder = await findHolder(
    context,
    live.map(({ id }) => id),
  );
  if (!holder) throw new Refusal(`Someone just changed ${address} on the list. Try again.`, "address");
  // What nobody added is what they did themselves.
  const theirs = holder.by ? null : suppressionReasons[holder.reason].toLowerCase();
  return refuseForWhoDid(
    context,
    holder,
    (who, when) => `${address} is on the list already: ${theirs ?? `${who} added it`} ${when}.`,
    "address",
  );
}
