import { checkFlow } from "./flow.ts";
import { checkNames, checkParts } from "./names.ts";
import type { Finding, SourceFile } from "./source.ts";
import { checkRooms } from "./rooms.ts";
import { checkText } from "./text.ts";

export function checkHouse(files: SourceFile[]): Finding[] {
  const each = files.flatMap((file) => [...checkNames(file), ...checkFlow(file), ...checkText(file)]);
  return [...each, ...checkParts(files), ...checkRooms(files)].toSorted(
    (a, b) => a.path.localeCompare(b.path) || a.line - b.line,
  );
}
