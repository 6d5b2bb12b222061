import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const installed = ["chromium", "chromium-browser", "google-chrome"];

/** The browser of the machine; where it has none, Debian's where we may install it, else one from npm, else Playwright's own. */
export async function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return ofMachine() ?? fromDebian() ?? (await fromNpm()) ?? chromium.executablePath();
}

function ofMachine() {
  const found = installed.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
  return found && spawnSync("which", [found], { encoding: "utf8" }).stdout.trim();
}

function fromDebian() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0)
    return undefined;
  console.log("This machine has no browser: Debian's Chromium is installed for the tests.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]])
    spawnSync("apt-get", args, { stdio: "ignore", env, timeout: 240_000 });
  return ofMachine();
}

async function fromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  // Read while the module loads: it then unpacks the libraries that a bare machine does not have.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs24.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const path = await packed.executablePath();
  return existsSync(path) ? path : undefined;
}
