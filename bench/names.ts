import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { readPersonName } from "@/lib/person-name";
import type { Outcome } from "./outcome";

type Labeled = { name: string; first: string; last: string; suffix: string; credentials: string; sure: string };

/** Of a hundred names that are read, so many may be wrong without a mark. */
const mostWrong = 1;

/** How names stand in spreadsheets, and what is right: what is read otherwise and not marked as uncertain is wrong. */
export async function benchNames(): Promise<Outcome> {
  const labeled = parse<Labeled>(readFileSync("bench/names.csv"), { columns: true });
  const wrong = labeled.filter((one) => {
    const name = readPersonName(one.name);
    if (!name) return true;
    const isRight =
      name.firstName === one.first &&
      name.lastName === one.last &&
      (name.suffix ?? "") === one.suffix &&
      name.credentials.join(";") === one.credentials;
    return !isRight && name.sure;
  });
  const marked = labeled.filter(({ name }) => readPersonName(name)?.sure === false);
  return {
    line: { cases: labeled.length, wrong: wrong.length, marked: marked.length },
    never: wrong.length * 100 > labeled.length * mostWrong ? wrong.map(({ name }) => `“${name}” is read wrong.`) : [],
  };
}
