import type { TestProject } from "vitest/node";
import { startTestTemplate } from "./test-template";

/** One server for a run, whose template testDatabase() clones; `npm run mutants` brings a template of its own. */
export default async function setup(project: TestProject) {
  const { TEST_TEMPLATE_URL: url, TEST_TEMPLATE_OWNER_URL: ownerUrl } = process.env;
  if (url && ownerUrl) {
    project.provide("template", { url, ownerUrl });
    return undefined;
  }
  const { template, stop } = await startTestTemplate();
  project.provide("template", template);
  return stop;
}
