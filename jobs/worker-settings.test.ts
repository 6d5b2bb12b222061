import { spawn } from "node:child_process";
import { expect, test } from "vitest";

test("a worker that lacks a setting says which one, and where it comes from", async () => {
  const child = spawn("node", ["--import", "tsx", "jobs/worker.ts"], {
    env: { ...process.env, AUTH_SECRET: "" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  expect(await new Promise((done) => child.once("close", done))).toBe(1);
  expect(said).toMatch(
    /^Callback cannot start: a setting is missing or wrong\.\n {2}AUTH_SECRET is missing\. .*step 3/,
  );
});
