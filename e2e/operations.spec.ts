import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/local/ports";
import { localSecrets } from "@/local/secrets";
import { expect, setting, test } from "./fixtures";

const token = "a token that only Prometheus and this test know";

test("several web processes behind one port tell figures of all, send traces without addresses, and leave in order", async () => {
  test.setTimeout(180_000);
  const folder = await mkdtemp(join(tmpdir(), "callback-operations-"));
  const traces: string[] = [];
  const collector = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      traces.push(Buffer.concat(parts).toString("latin1"));
      response.end();
    });
  });
  await new Promise<void>((done) => collector.listen(0, "127.0.0.1", done));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const web = spawn(process.execPath, ["--import", "tsx", "scripts/web.ts", "--port", `${port}`], {
    env: {
      ...process.env,
      ...localSecrets(folder),
      NODE_ENV: "production",
      DATABASE_URL: setting("E2E_DATABASE_URL"),
      APP_URL: url,
      RESEND_API_KEY: "re_none",
      RESEND_BASE_URL: "http://127.0.0.1:1",
      WEB_CONCURRENCY: "2",
      METRICS_TOKEN: token,
      OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
      OTEL_BSP_SCHEDULE_DELAY: "200",
    },
    stdio: "inherit",
  });
  const left = new Promise<number | null>((done) => web.once("exit", done));
  try {
    await expect
      .poll(() => fetch(`${url}/api/health/ready`).then(({ status }) => status, String), { timeout: 60_000 })
      .toBe(200);
    expect((await fetch(`${url}/api/metrics`)).status).toBe(401);
    const secret = "a-token-of-an-answer-page-00000000";
    for (const path of ["/login", `/answer/${secret}`, "/nowhere/at/all"])
      await fetch(`${url}${path}`, { redirect: "manual" }).then(async (page) => page.text());
    let text = "";
    // A request counts once its answer has left, which its reader may hear of a moment earlier.
    const readFigures = async () => {
      const figures = await fetch(`${url}/api/metrics`, { headers: { authorization: `Bearer ${token}` } });
      expect(figures.status).toBe(200);
      return (text = await figures.text());
    };
    await expect.poll(readFigures).toMatch(/^callback_http_request_seconds_count\{method="GET",route="other"/m);
    expect(text).toMatch(/^callback_http_request_seconds_count\{method="GET",route="\/login",status="2xx"\} 1$/m);
    expect(text).toMatch(/^callback_http_request_seconds_count\{method="GET",route="\/answer\/\[token\]"/m);
    expect(text).toMatch(/^callback_emails_queued\{when="due"\} \d+$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds/m);
    expect(text).not.toContain(secret);

    await expect.poll(() => traces.join("").includes("/login"), { timeout: 30_000 }).toBe(true);
    expect(traces.join("")).not.toContain(secret);

    web.kill("SIGTERM");
    expect(await left).toBe(0);
    await expect(fetch(`${url}/api/health/live`)).rejects.toThrow("fetch failed");
  } finally {
    web.kill("SIGKILL");
    collector.close();
    await rm(folder, { recursive: true });
  }
});
