import { resolveTxt } from "node:dns/promises";
import { present } from "@/lib/clock";
import { examine } from "./doctor/examine";
import { print } from "./doctor/finding";

/** npm run doctor: what is missing for this installation to work, each with its remedy. Ends with 1 where anything is red. */
const findings = await examine(process.env, { now: present, resolveTxt });
console.log(print(findings));
process.exitCode = findings.some(({ state }) => state === "red") ? 1 : 0;
