import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openScreen } from "@/components/test-screen";
import type { StopWords } from "../rules/stop";
import { SendingBanner } from "./sending-banner";

const paused: StopWords = { kind: "paused", title: "Email is paused.", meaning: "Dana paused it.", remedy: "Ask her." };

const server = (answer: () => Promise<unknown>) => vi.stubGlobal("fetch", vi.fn(answer));
const says = (stops: StopWords[]) => async () => Response.json({ stops });
const aMinute = async () => act(async () => vi.advanceTimersByTimeAsync(60_000));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a page that stays open learns that email is paused and that it goes on", async () => {
  server(says([paused]));
  openScreen(<SendingBanner stops={[]} />);
  expect(screen.queryByRole("region")).toBeNull();
  await aMinute();
  expect(screen.getByRole("region", { name: "Email is paused." }).textContent).toContain("Dana paused it. Ask her.");
  server(says([]));
  await aMinute();
  expect(screen.queryByRole("region")).toBeNull();
});

test.each([
  ["no connection", async () => Promise.reject(new TypeError("Failed to fetch"))],
  ["a signed-out answer", async () => Response.json({ sentence: "You are signed out." }, { status: 401 })],
])("%s changes nothing of what is shown", async (_, answer) => {
  server(answer);
  openScreen(<SendingBanner stops={[paused]} />);
  await aMinute();
  expect(screen.getByRole("region", { name: "Email is paused." })).toBeTruthy();
});
