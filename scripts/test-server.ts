import type { TestProject } from "vitest/node";
import { startTestTemplate } from "./test-template";

/** One server for a run, whose template testDatabase() clones; `npm run mutants` brings a template of its own. */
export default async function setup(project: TestProject) {
  const given = process.env.TEST_TEMPLATE_URL;
  if (given) {
    project.provide("templateUrl", given);
    return undefined;
  }
  const { templateUrl, stop } = await startTestTemplate();
  project.provide("templateUrl", templateUrl);
  return stop;
}
