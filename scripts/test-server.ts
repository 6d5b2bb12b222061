import type { TestProject } from "vitest/node";
import { startTestTemplate } from "./test-template";

/** Kept where the projects of one run meet: each of them reads this file by itself. */
const kept = globalThis as { testTemplate?: ReturnType<typeof startTestTemplate> };

/** One server for a run, whose template testDatabase() clones; `npm run mutants` brings a template of its own. */
export default async function setup(project: TestProject) {
  const { TEST_TEMPLATE_URL: url, TEST_TEMPLATE_OWNER_URL: ownerUrl } = process.env;
  if (url && ownerUrl) {
    project.provide("template", { url, ownerUrl });
    return undefined;
  }
  const isFirst = kept.testTemplate === undefined;
  kept.testTemplate ??= startTestTemplate();
  const { template, stop } = await kept.testTemplate;
  project.provide("template", template);
  return isFirst ? stop : undefined;
}
