import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { startPostgres } from "./postgres";

/** As root, on a machine whose path has no setpriv. */
describe.runIf(process.getuid?.() === 0)("PostgreSQL of a root that has no setpriv", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "callback-root-"));
    const bin = join(folder, "bin");
    mkdirSync(bin);
    const id = execFileSync("sh", ["-c", "command -v id"], { encoding: "utf8" }).trim();
    symlinkSync(id, join(bin, "id"));
    vi.stubEnv("PATH", bin);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  test("runs in a data folder that is closed to all others", async () => {
    chmodSync(folder, 0o755);
    const data = join(folder, "data");
    mkdirSync(data, { mode: 0o700 });
    const server = await startPostgres({ dataDir: join(data, "postgres"), throwaway: true });
    const sql = postgres(server.ownerUrl, { max: 1 });
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await sql.end();
    await server.stop();
    // Its account may pass through and list nothing; everybody else is kept out.
    expect(statSync(data).mode & 0o777).toBe(0o710);
  });

  test("says which folder it may not enter, and what can be done", async () => {
    const start = startPostgres({ dataDir: join(folder, "data", "postgres"), throwaway: true });
    await expect(start).rejects.toThrow(`may not enter ${folder}: install setpriv`);
  });
});
