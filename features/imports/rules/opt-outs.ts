import { cutText } from "@/lib/text";
import { readYes } from "./cells";
import { importFields, type ImportField } from "./columns";

/** What a row says somebody does not want, and the cells that say it in words nobody knows. */
export type OptOut = { noEmail: boolean; noContact: boolean; unclear: string[] };

/** A cell that says something else than yes or no counts as the wish it stands under: nobody is emailed by mistake. */
export function readOptOut(text: (field: ImportField) => string): OptOut | null {
  const unclear: string[] = [];
  const isSaid = (field: ImportField, unwanted: "yes" | "no") => {
    const said = readYes(text(field));
    if (said !== "unclear") return said === unwanted;
    const taken = unwanted === "yes" ? "yes" : "no";
    unclear.push(`“${cutText(text(field), 60)}” under “${importFields[field]}” was taken as ${taken}.`);
    return true;
  };
  const noEmail = [
    isSaid("doNotEmail", "yes"),
    isSaid("doNotEmail2", "yes"),
    isSaid("doNotEmail3", "yes"),
    isSaid("mayEmail", "no"),
  ].includes(true);
  const noContact = isSaid("doNotContact", "yes");
  return noEmail || noContact ? { noEmail, noContact, unclear } : null;
}
