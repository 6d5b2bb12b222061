import { readFileSync } from "node:fs";

type Manifest = { node?: Record<string, { filename?: string; exportedName?: string }> };

let names: Map<string, string> | undefined;

/**
 * Which action a request asked for, as the roles table calls it: `recruiters/setRoleAction`. A request names it by the
 * id that the build gave it; what the build does not know is "action".
 */
export function nameOfAction(id: string | null): string {
  names ??= readNames();
  return names.get(id ?? "") ?? "action";
}

function readNames() {
  const { node = {} } = readManifest();
  return new Map(
    Object.entries(node).flatMap(([id, { filename = "", exportedName }]) => {
      const room = /^features\/([a-z-]+)\/actions(\.ts$|\/)/.exec(filename)?.[1];
      return room && exportedName ? [[id, `${room}/${exportedName}`] as const] : [];
    }),
  );
}

function readManifest(): Manifest {
  try {
    return JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as Manifest;
  } catch {
    // There is no production build here, as under `npm run dev` and in tests.
    return {};
  }
}
