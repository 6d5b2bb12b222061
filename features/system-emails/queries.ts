import type { Context } from "@/db/context";
import { settings } from "@/db/schema/settings";
import { Refusal } from "@/lib/errors";
import type { Sender } from "./rules";

/** In whose name Callback writes to recruiters. Refused where nothing can be sent yet. */
export async function getSender({ db }: Pick<Context, "db">): Promise<Sender> {
  const [firm] = await db
    .select({ company: settings.firmName, zone: settings.zone, mailDomain: settings.mailDomain })
    .from(settings);
  if (!firm?.mailDomain.trim()) throw new Refusal("Callback cannot send email yet. Enter an email domain in Settings.");
  return { ...firm, company: firm.company.trim() || "your company" };
}
