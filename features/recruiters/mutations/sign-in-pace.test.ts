import { beforeEach, describe, expect, test } from "vitest";
import type { Context } from "@/db/context";
import { testDatabase } from "@/db/test-database";
import { addRecruiter } from "./add-recruiter";
import { enterBy } from "./test-sign-in";

const { db, sql, owner } = await testDatabase();
const start = new Date("2026-03-12T15:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1_000);
const system = (now = start): Context => ({ actor: { kind: "system", name: "test" }, now, db });
const password = "plumb level square";
const home = "203.0.113.7";

let count = 0;
let email = "";

beforeEach(async () => {
  await owner.sql`truncate attempts`;
  count += 1;
  email = `rae${count}@firm.test`;
  await addRecruiter(system(), { name: "Rae Duarte", email, role: "recruiter", password });
});

type Over = Partial<{ email: string; password: string; address: string; device: string }>;

const enter = (now = start, over: Over = {}) =>
  enterBy(system(now), { email, password, address: home, userAgent: "Test", ...over });
const told = (attempt: Promise<unknown>) =>
  attempt.then(
    () => "in",
    (error: Error) => (error.message === "This email and password do not match." ? "wrong" : error.message),
  );
const wrong = (now = start, over: Over = {}) => told(enter(now, { password: "wrong", ...over }));

async function wrongTimes(times: number, over: (at: number) => Over = () => ({})) {
  const answers: string[] = [];
  for (let at = 0; at < times; at += 1) answers.push(await wrong(start, over(at)));
  return answers;
}

test("the wait grows with each wrong guess, a press meanwhile makes it no longer, and it ends by itself", async () => {
  expect(await wrongTimes(5)).toEqual(Array(5).fill("wrong"));
  expect(await told(enter())).toBe("Too many attempts. Try again in 5 seconds.");
  expect(await told(enter(after(4)))).toBe("Too many attempts. Try again in a second.");
  expect(await wrong(after(5))).toBe("wrong");
  expect(await told(enter(after(5)))).toBe("Too many attempts. Try again in 10 seconds.");
  let now = 15;
  for (const wait of [20, 40, 80, 160, 320, 640, 900, 900]) {
    expect(await wrong(after(now))).toBe("wrong");
    expect(await told(enter(after(now)))).toMatch(/^Too many attempts/);
    now += wait;
  }
  expect(await told(enter(after(now)))).toBe("in");
});

test("a right password forgets the wrong ones before it, and a day does", async () => {
  for (let round = 0; round < 3; round += 1) {
    expect(await wrongTimes(4)).toEqual(Array(4).fill("wrong"));
    expect(await told(enter())).toBe("in");
  }
  await wrongTimes(6);
  expect(await wrong(after(86_402))).toBe("wrong");
  expect(await told(enter(after(86_402)))).toBe("in");
});

test("a network that guesses at one account after the other is slowed, and another network is not", async () => {
  const answers = await wrongTimes(40, (at) => ({ email: `guess${count}-${at}@firm.test` }));
  expect(answers.filter((answer) => answer === "wrong")).toHaveLength(30);
  expect(answers.at(-1)).toBe("Too many attempts. Try again in 2 seconds.");
  expect(await told(enter())).toBe("Too many attempts. Try again in 2 seconds.");
  expect(await told(enter(start, { address: "198.51.100.7" }))).toBe("in");
});

test("ever new addresses of one /64 are one network", async () => {
  const answers = await wrongTimes(20, (at) => ({ address: `2001:db8:1:2:${at.toString(16)}::${at + 1}` }));
  expect(answers.filter((answer) => answer === "wrong")).toHaveLength(5);
  expect(await told(enter(start, { address: "2001:db8:1:3::1" }))).toBe("in");
});

test("what is right takes back its own guess alone, so that nobody clears a network with an account of theirs", async () => {
  await wrongTimes(29, (at) => ({ email: `guess${count}-${at}@firm.test` }));
  for (let round = 0; round < 3; round += 1) expect(await told(enter())).toBe("in");
  expect(await wrong(start, { email: "last@firm.test" })).toBe("wrong");
  expect(await told(enter())).toBe("Too many attempts. Try again in 2 seconds.");
});

describe("an account that a thousand networks guess at", () => {
  const strangers = (at: number) => ({ address: `198.18.${Math.floor(at / 250)}.${at % 250}` });

  test("gives each of them one guess instead of five, and its owner on a new device a right first one", async () => {
    expect(await wrongTimes(50, strangers)).toEqual(Array(50).fill("wrong"));
    expect(await wrong(start, { address: "192.0.2.1" })).toBe("wrong");
    expect(await wrong(start, { address: "192.0.2.1" })).toBe("Too many attempts. Try again in 60 seconds.");
    expect(await told(enter())).toBe("in");
  });

  test("is open to a device that signed in before, whatever strangers do beside it", async () => {
    const device = `device ${count}`;
    expect(await enter(start, { device })).toMatchObject({ newDevice: true });
    await wrongTimes(60, strangers);
    await wrongTimes(10);
    expect(await told(enter())).toMatch(/^Too many attempts/);
    await expect(enter(start, { device })).resolves.toMatchObject({ newDevice: false });
    // Its own pace holds for it as well, and its guesses slow nobody else.
    const own = await wrongTimes(8, () => ({ device }));
    expect(own.filter((answer) => answer === "wrong")).toHaveLength(5);
    const [network] = await sql`select failures from attempts where key = ${`sign-in:network:${home}`}`;
    expect(network).toEqual({ failures: 1 });
  });

  test("is not open to the device of somebody else", async () => {
    const device = `device ${count}`;
    const other = `sol${count}@firm.test`;
    await addRecruiter(system(), { name: "Sol", email: other, role: "recruiter", password });
    await enter(start, { email: other, device });
    await wrongTimes(5);
    expect(await told(enter(start, { device }))).toBe("Too many attempts. Try again in 5 seconds.");
  });
});

test("no name of a device is kept that could be put into a cookie", async () => {
  await enter(start, { device: "the name in the cookie" });
  const rows = await sql`select to_jsonb(d)::text as row from known_devices d`;
  expect(JSON.stringify(rows)).not.toContain("the name in the cookie");
});
