import { build } from "esbuild";

/** A program as one file: of the hundreds that are read otherwise, a process would take seconds to begin. */
export async function bundleProgram(entryPoint: string, outfile: string) {
  await build({
    entryPoints: [entryPoint],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "error",
    // What is written for require() finds it.
    banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
  });
  return outfile;
}
