import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addToPosition } from "@/features/candidacies/mutations/add-to-position";
import { addClient } from "@/features/clients/mutations/add-client";
import { addPosition } from "@/features/positions/mutations/add-position";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { axeFindings, expect, test } from "./fixtures";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("every screen passes axe", async ({ page, firm, recruiter }) => {
      test.setTimeout(240_000);
      const context = firm.as(recruiter.recruiter);
      const { clientId } = await addClient(context, { name: `Axe ${crypto.randomUUID()}` });
      const { positionId } = await addPosition(context, {
        clientId,
        title: "Structural Engineer",
        discipline: "structural",
        level: "senior",
        city: "Tampa",
        state: "FL",
        blindDescription: "60-person structural firm, Tampa",
        openings: 2,
      });
      const { candidateId, personId } = await addCandidate(context, {
        firstName: "Maria",
        lastName: "Alvarez",
        emails: [`${crypto.randomUUID()}@people.test`],
        phones: [{ raw: "(813) 555-0142" }],
      });
      await addToPosition(context, { positionId, candidateIds: [candidateId] });
      const [template] = await listTemplates(context);

      const screens = [
        "/today",
        "/positions",
        "/positions/new",
        ...["board", "top-of-mind", "interviews", "details", "history"].map((tab) => `/positions/${positionId}/${tab}`),
        "/candidates",
        `/candidates/${candidateId}`,
        "/clients",
        `/clients/${clientId}`,
        "/outreach",
        `/outreach/new?people=${personId}`,
        "/templates",
        `/templates/${template?.id}`,
        "/imports",
        "/settings",
        "/settings/contact-rules",
        "/settings/holidays",
        "/settings/sign-in",
        "/login",
      ];
      const found: string[] = [];
      for (const screen of screens) {
        const response = await page.goto(screen);
        expect(response?.status(), screen).toBe(200);
        await page.getByRole("heading").first().waitFor();
        found.push(...(await axeFindings(page)).map((finding) => `${screen} ${finding}`));
      }
      expect(found).toEqual([]);
    });
  });
}
