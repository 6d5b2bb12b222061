import { stageOrder } from "../../db/vocabulary/candidacies.ts";
import { isCode, isTest, lineOf, withoutComments, type Finding, type SourceFile } from "./source.ts";

const names = stageOrder.join("|");
const quoted = `["'](?:${names})["']`;

/** Stages that share their name with nothing else: "accepted" is also a state of an offer, "interview" also a noun. */
const ofStagesOnly = /["'](?:sourced|screened|placed)["']|\b(?:sourced|screened): /g;
/** What holds a stage, in code or in a statement, compared with a name or set to one. */
const besideStage = new RegExp(
  String.raw`\b(?:\w*[sS]tage|furthest)\b["'?)]*\s*(?:[=!]==?|<>|!=|=|:|\?\?|(?:not )?in\s*\(|=\s*any\s*\()\s*[[(]*${quoted}`,
  "g",
);
const askedOfStage = new RegExp(
  String.raw`\b(?:earlier|holdsIn|stageThatHolds|checkMove|kindOf|isIn)\([^()]*${quoted}`,
  "g",
);

/** Firms will name and order their stages: outside the vocabulary, code asks for a kind of stage or a set of them. */
export function checkStages({ path, text }: SourceFile): Finding[] {
  if (!isCode(path) || isTest(path) || !/^(app|components|features|jobs|lib)\//.test(path)) return [];
  const code = withoutComments(text);
  const lines = [ofStagesOnly, besideStage, askedOfStage].flatMap((pattern) =>
    [...code.matchAll(pattern)].map(({ index }) => lineOf(code, index)),
  );
  return [...new Set(lines)].map((line) => ({
    path,
    line,
    message:
      "A stage by its name. Ask for its kind (kindOf, stageOf) or its set (isIn, stageIn): db/vocabulary/candidacies.ts.",
  }));
}
