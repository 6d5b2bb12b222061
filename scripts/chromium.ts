import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

// The shell first: without the windows that Chromium draws around each page, a test takes half the time.
const shell = "chromium-headless-shell";
const installed = ["chromium", "chromium-browser", "google-chrome"];

/** A browser for tests: the machine's headless shell, Debian's where we may install it, the machine's browser, one from npm, Playwright's own. */
export async function findChromium() {
  const { CHROMIUM_PATH } = process.env;
  if (CHROMIUM_PATH) return CHROMIUM_PATH;
  return ofMachine([shell]) ?? fromDebian() ?? ofMachine(installed) ?? (await fromNpm()) ?? chromium.executablePath();
}

function ofMachine(names: string[]) {
  const found = names.find((name) => spawnSync(name, ["--version"], { stdio: "ignore" }).status === 0);
  return found && spawnSync("which", [found], { encoding: "utf8" }).stdout.trim();
}

function fromDebian() {
  if (process.getuid?.() !== 0 || spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status !== 0)
    return undefined;
  console.log("This machine has no headless Chromium: Debian's is installed for the tests.");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", shell]])
    spawnSync("apt-get", args, { stdio: "ignore", env, timeout: 240_000 });
  return ofMachine([shell]);
}

async function fromNpm() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  // Read while the module loads: it then unpacks the libraries that a bare machine does not have.
  process.env.AWS_LAMBDA_JS_RUNTIME = "nodejs24.x";
  const { default: packed } = await import("@sparticuz/chromium");
  const path = await packed.executablePath();
  return existsSync(path) ? path : undefined;
}
