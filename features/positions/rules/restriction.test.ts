import { expect, test } from "vitest";
import { mayRestrict, whoSeesWords } from "./restriction";

test("its owner, managers and admins decide who sees a position", () => {
  const who = (role: "viewer" | "recruiter" | "manager" | "admin", id = "other") => mayRestrict({ id, role }, "owner");
  expect([who("viewer"), who("recruiter"), who("manager"), who("admin"), who("recruiter", "owner")]).toEqual([
    false,
    false,
    true,
    true,
    true,
  ]);
});

test("who sees it is said by name", () => {
  expect(whoSeesWords(false, "Dana Ruiz", [])).toBe("Everyone in Callback can see this position.");
  expect(whoSeesWords(true, "Dana Ruiz", [])).toBe("Restricted: only Dana Ruiz (owner) and admins see this position.");
  expect(whoSeesWords(true, "Dana Ruiz", ["Omar Haddad", "Lee Park"])).toBe(
    "Restricted: only Dana Ruiz (owner), Omar Haddad, Lee Park and admins see this position.",
  );
});
