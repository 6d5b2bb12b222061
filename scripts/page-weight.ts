import { gzipSync } from "node:zlib";

type Get = (path: string) => Promise<{ status: number; text: string }>;

/** The most that a page may load before it works, in kB packed. What few visits need is loaded when it is needed. */
export const mostScriptKb = 190;
export const mostStyleKb = 40;

/** Packed size in kB of all scripts and styles that a page loads; scripts for browsers without modules left out. */
export async function weighPage(get: Get, path: string) {
  const html = (await get(path)).text.replace(/<script[^>]*nomodule[^>]*>/gi, "");
  const named = new Set([...html.matchAll(/\/_next\/static\/[\w./~%-]+?\.(?:js|css)/g)].map(([url]) => url));
  for (const [, chunk] of html.matchAll(/(static\/chunks\/[\w.~%-]+?\.(?:js|css))/g)) named.add(`/_next/${chunk}`);
  const sizes = { js: 0, css: 0 };
  for (const url of named) {
    const answer = await get(url);
    if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}.`);
    sizes[url.endsWith(".css") ? "css" : "js"] += gzipSync(answer.text).length / 1000;
  }
  return { scriptKb: sizes.js, styleKb: sizes.css, files: named.size };
}
