import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";

/** In a process of its own, since the console is everybody's. */
function said(code: string) {
  const program = `import { quietConsole } from "./lib/quiet-console"; quietConsole(); ${code}`;
  const env = { ...process.env, LOG_LEVEL: "debug" };
  const text = execFileSync("node", ["--import", "tsx", "--input-type=module", "-e", program], {
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  });
  return {
    text,
    lines: text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  };
}

test("an error on the console is told by its kind and code, without a word of it", () => {
  const { text, lines } = said(`
    const cause = Object.assign(new TypeError("ana@people.test"), { code: "23505" });
    console.error("Failed query for Ana:", new Error("select 'Ana'", { cause }), { params: ["Ana"] });`);
  expect(lines).toMatchObject([{ level: 50, fault: "Error", cause: { fault: "TypeError", code: "23505" } }]);
  expect(text).not.toMatch(/ana/i);
});

test.each(["error", "warn", "info", "log", "debug", "trace"])(
  "what console.%s was given stays out of the log",
  (method) => {
    const { text, lines } = said(`console.${method}("GET /candidates?q=Ana", { name: "Ana" });`);
    expect(lines).toMatchObject([{ fault: "ConsoleLine", frames: expect.any(Array) as unknown }]);
    expect(text).not.toMatch(/ana|candidates/i);
  },
);
