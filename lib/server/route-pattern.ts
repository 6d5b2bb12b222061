import { readFileSync } from "node:fs";

type Known = { pattern: string; form: RegExp };
let known: Known[] | undefined;

/**
 * The pattern of the page or route that an address leads to: "/positions/[id]/board". One that leads nowhere is "other",
 * so that whoever tries addresses makes no figures, and no token of an address is told.
 */
export function routeOf(url: string): string {
  known ??= listKnown();
  const path = url.split(/[?#]/, 1)[0] ?? "/";
  if (path.startsWith("/_next/")) return "/_next";
  return known.find(({ pattern, form }) => pattern === path || form.test(path))?.pattern ?? "other";
}

/** One without a part in brackets first: /positions/new is no position. */
function listKnown(): Known[] {
  return Object.values(readManifest())
    .map((pattern) => ({ pattern, form: new RegExp(`^${pattern.replaceAll(/\[[^\]]+\]/g, "[^/]+")}$`) }))
    .toSorted((one, other) => Number(one.pattern.includes("[")) - Number(other.pattern.includes("[")));
}

function readManifest(): Record<string, string> {
  try {
    return JSON.parse(readFileSync(".next/app-path-routes-manifest.json", "utf8")) as Record<string, string>;
  } catch {
    // In development there is none; every page is "other" there.
    return {};
  }
}
