import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { Refusal } from "@/lib/errors";
import type { Sender } from "./rules";

/** In whose name Callback writes to recruiters; null where nothing can be sent yet. */
export async function findSender({ db }: Pick<Context, "db">): Promise<Sender | null> {
  const [firm] = await db
    .select({ company: settings.firmName, zone: settings.zone, mailDomain: settings.mailDomain })
    .from(settings);
  return firm?.mailDomain.trim() ? { ...firm, company: firm.company.trim() || "your company" } : null;
}

/** The same for an email that somebody waits for. */
export async function getSender(context: Pick<Context, "db">): Promise<Sender> {
  const sender = await findSender(context);
  if (!sender) throw new Refusal("Callback cannot send email yet. Enter an email domain in Settings.");
  return sender;
}
