import { checkActions } from "./actions.ts";
import { checkCitations, type Repository } from "./citations.ts";
import { checkFlow } from "./flow.ts";
import { checkNames, checkParts } from "./names.ts";
import type { Finding, SourceFile } from "./source.ts";
import { checkRooms } from "./rooms.ts";
import { checkStages } from "./stages.ts";
import { checkText } from "./text.ts";
import { checkWords } from "./words.ts";

/** Every finding about the files of a repository; without one, its files are all there is. */
export function checkStructure(
  files: SourceFile[],
  repository: Repository = { paths: files.map(({ path }) => path), ignored: [], scripts: [] },
): Finding[] {
  const each = files.flatMap((file) => [
    ...checkNames(file),
    ...checkFlow(file),
    ...checkText(file),
    ...checkStages(file),
    ...checkWords(file),
    ...checkActions(file),
  ]);
  return [...each, ...checkParts(files), ...checkRooms(files), ...checkCitations(files, repository)].toSorted(
    (a, b) => a.path.localeCompare(b.path) || a.line - b.line,
  );
}
