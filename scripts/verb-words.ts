import { verbWords } from "../db/vocabulary/verbs.ts";
import { isTest, lineOf, withoutComments, type Finding, type SourceFile } from "./structure/source.ts";

const named = /\bverb: "(\w+)"/g;

/** Each verb of an operation has its words in the audit log. */
export function checkVerbs(files: SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => /^features\/[^/]+\/mutations\b/.test(path) && !isTest(path))
    .flatMap(({ path, text }) => {
      const code = withoutComments(text);
      return [...code.matchAll(named)]
        .filter(([, verb = ""]) => !Object.hasOwn(verbWords, verb))
        .map(({ 1: verb, index }) => ({
          path,
          line: lineOf(code, index),
          message: `The verb "${verb}" has no words in db/vocabulary/verbs.ts: say there what Settings, Audit says of it.`,
        }));
    });
}
