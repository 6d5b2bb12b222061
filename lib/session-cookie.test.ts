import { expect, test } from "vitest";
import { sessionCookie } from "./session-cookie";

test.each([
  ["https://callback.example.com", "__Host-callback.session", true],
  ["http://localhost:3000", "callback.session", false],
])("at %s the session is in %s", (appUrl, name, secure) => expect(sessionCookie(appUrl)).toEqual({ name, secure }));
