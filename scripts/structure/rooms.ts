import { importsOf, isCode, isTest, type Finding, type SourceFile } from "./source.ts";

type Crossing = { from: string; to: string; path: string; line: number; specifier: string };

/** Rooms form no cycle of imports: each cycle is named once, with one import of every step of it. */
export function checkRooms(files: SourceFile[]): Finding[] {
  const crossings = files.filter(({ path }) => isCode(path) && !isTest(path)).flatMap(crossingsOf);
  const byRoom = Map.groupBy(crossings, ({ from }) => from);
  const named = new Set<string>();
  return [...byRoom.keys()].toSorted().flatMap((room) => {
    const cycle = shortestCycle(room, byRoom);
    const first = cycle?.[0];
    if (!cycle || !first) return [];
    const key = cycle
      .map(({ from }) => from)
      .toSorted()
      .join(" ");
    if (named.has(key)) return [];
    named.add(key);
    const imports = cycle.map(({ path, line, specifier }) => `${path}:${line} imports ${specifier}`).join("; ");
    const rooms = [...cycle.map(({ from }) => from), first.from].join(" -> ");
    const message = `The rooms ${rooms} import each other in a cycle (${imports}). Move what both need into the lower room, or the screen that joins them into the higher one.`;
    return [{ path: first.path, line: first.line, message }];
  });
}

function crossingsOf(file: SourceFile): Crossing[] {
  const from = roomOf(file.path);
  if (!from) return [];
  return importsOf(file).flatMap(({ target, specifier, line }) => {
    const to = roomOf(target);
    return to && to !== from ? [{ from, to, path: file.path, line, specifier }] : [];
  });
}

function roomOf(path: string) {
  return /^features\/([^/]+)\//.exec(path)?.[1];
}

/** Breadth first, so that the cycle named is the one with the fewest imports to cut. */
function shortestCycle(room: string, byRoom: Map<string, Crossing[]>): Crossing[] | undefined {
  const seen = new Set<string>();
  let trails: Crossing[][] = [[]];
  while (trails.length > 0) {
    const next: Crossing[][] = [];
    for (const trail of trails) {
      for (const crossing of byRoom.get(trail.at(-1)?.to ?? room) ?? []) {
        if (crossing.to === room) return [...trail, crossing];
        if (seen.has(crossing.to)) continue;
        seen.add(crossing.to);
        next.push([...trail, crossing]);
      }
    }
    trails = next;
  }
  return undefined;
}
