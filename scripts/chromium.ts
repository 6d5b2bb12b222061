import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const installed = ["chromium", "chromium-browser", "google-chrome"];

/** The browser of the machine where it has one, else one from npm, else Playwright's own: nothing is downloaded. */
export async function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  const found = installed.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
  if (found) return spawnSync("which", [found], { encoding: "utf8" }).stdout.trim();
  return (await fromNpm()) ?? chromium.executablePath();
}

async function fromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  // Read while the module loads: it then unpacks the libraries that a bare machine does not have.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs24.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const path = await packed.executablePath();
  return existsSync(path) ? path : undefined;
}
