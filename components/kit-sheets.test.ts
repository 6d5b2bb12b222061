import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("every part of the kit that is used has its sheet", () => {
  const sheets = readFileSync("app/kit.css", "utf8");
  const used = new Set(
    globSync("{app,components,features}/**/*.tsx").flatMap((file) =>
      [...readFileSync(file, "utf8").matchAll(/import \{([^}]*)\} from "@mantine\/core"/g)].flatMap(([, names = ""]) =>
        names.split(",").map((name) => name.trim()),
      ),
    ),
  );
  const without = [...used].filter(
    (name) => existsSync(`node_modules/@mantine/core/styles/${name}.css`) && !sheets.includes(`/styles/${name}.css"`),
  );
  expect(without).toEqual([]);
});
