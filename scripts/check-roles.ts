import { globSync, readFileSync } from "node:fs";
import { actions, routes } from "../features/recruiters/rules/roles-of-actions.ts";
import { mutations } from "../features/recruiters/rules/roles-of-mutations.ts";
import { isPermissionsPageCurrent } from "./permissions.ts";
import { checkRoles } from "./roles.ts";
import { checkVerbs } from "./verb-words.ts";

const files = globSync("{app,features,jobs,lib,local}/**/*.{ts,tsx}").map((path) => ({
  path,
  text: readFileSync(path, "utf8"),
}));

const findings = [...checkRoles(files, { mutations, actions, routes }), ...checkVerbs(files)];
for (const { path, line, message } of findings) console.error(`${path}:${line}  ${message}`);
const current = isPermissionsPageCurrent();
if (!current) console.error("docs/permissions.md is not what the roles tables say. Run npm run permissions.");
process.exitCode = findings.length > 0 || !current ? 1 : 0;
