import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

// Asked of the words of the files: a page that is not in the table answers 200 to whom it is not there for.
test("each page of Settings that is not there for everybody stands in the table of the frame", () => {
  const frame = readFileSync("features/shell/components/recruiter-frame.tsx", "utf8");
  const table = /const ofRoles[^{]*\{([^}]*)\}/.exec(frame)?.[1] ?? "";
  const known = [...table.matchAll(/^ *"?([\w-]+)"?:/gm)].map(([, name]) => name);
  const closed = globSync("app/(recruiter)/settings/*/page.tsx")
    .filter((file) => readFileSync(file, "utf8").includes("notFound()"))
    .map((file) => file.split("/").at(-2));
  expect(new Set(known)).toEqual(new Set(closed));
});
