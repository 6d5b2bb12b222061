import type { CorrectedFacts } from "@/db/vocabulary/wishes";
import { readPay } from "@/lib/amounts";
import { dayIn, plusDays } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";
import { readPhone } from "@/lib/phone";
import { normalizeZip } from "@/lib/zip";
import type { ProposeCorrection } from "../inputs";

const twoYears = 731;
const mostPayCents = 1_000_000_000;

/** What somebody typed into the form of one field, as the tables hold it; throws at the field that cannot be read. */
export function readCorrection(
  { field, phone, city, state, zip, pay, unit, availableOn }: Omit<ProposeCorrection, "token">,
  { zone, now }: { zone: string; now: Date },
): CorrectedFacts {
  if (field === "phone") {
    const number = readPhone(phone);
    if (!number) throw new Refusal("Enter a phone number with its area code.", "phone");
    return { phone: number };
  }
  if (field === "place") {
    const code = normalizeZip(zip);
    if (zip !== "" && !code) throw new Refusal("Enter a ZIP code of five digits, or leave it empty.", "zip");
    if (city === "" || !state) throw new Refusal("Enter your city and choose your state.", "city");
    return { city, state, zip: code };
  }
  if (field === "pay") {
    const read = readPay(pay);
    if (!read || read.from !== read.to || read.from <= 0 || read.from > mostPayCents)
      throw new Refusal("Enter one amount, such as 58, 58.50 or 115k.", "pay");
    return { payCents: read.from, payUnit: read.unit ?? unit };
  }
  const today = dayIn(zone, now);
  if (!availableOn || availableOn < today || availableOn > plusDays(today, twoYears))
    throw new Refusal("Choose a day from today on, within two years.", "availableOn");
  return { availableOn };
}

/** Whether two such facts say the same. */
export function saysTheSame(one: CorrectedFacts, other: CorrectedFacts): boolean {
  const keys = Object.keys({ ...one, ...other }) as (keyof CorrectedFacts)[];
  return keys.every((key) => (one[key] ?? null) === (other[key] ?? null));
}
