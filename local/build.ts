import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { Refusal } from "@/lib/errors";
import { finish, startNode } from "./child-process";

const stamp = ".next/built-from";
const sources = [
  "{app,components,db,emails,features,lib,public}/**/*.{ts,tsx,css,svg,png,ico,json}",
  "{proxy,instrumentation}.ts",
  "{package-lock,tsconfig}.json",
  "next.config.mjs",
];

/** The program of Next that a checkout has installed. */
export function nextIn(checkout: string) {
  return createRequire(join(resolve(checkout), "package.json")).resolve("next/dist/bin/next");
}

/** A production build of exactly these sources, made only where it is missing. */
export async function buildIfStale(stack: AsyncDisposableStack, logFile?: string) {
  const wanted = hashOf(sources);
  if (existsSync(stamp) && existsSync(".next/BUILD_ID") && readFileSync(stamp, "utf8") === wanted) return;
  const build = startNode("The build", [nextIn("."), "build"], { logFile });
  stack.defer(build.stop);
  await finish(build);
  if (hashOf(sources) !== wanted) throw new Refusal("The sources changed during the build. Start again.");
  writeFileSync(stamp, wanted);
}

function hashOf(patterns: string[]) {
  const hash = createHash("sha256");
  const files = globSync(patterns).filter((path) => !/\.test\.tsx?$/.test(path));
  for (const file of files.toSorted()) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}
