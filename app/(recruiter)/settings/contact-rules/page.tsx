import type { Metadata } from "next";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { ContactRulesForm } from "@/features/contact-rules/components/contact-rules-form";
import { FixedRules } from "@/features/contact-rules/components/fixed-rules";
import { getFirm } from "@/features/settings/queries";
import { contactRuleRows } from "@/features/settings/rules";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Contact rules" };

export default async function ContactRulesPage() {
  const context = await pageContext();
  const { contactRules, contactRulesAt } = await getFirm(context);
  const admin = context.actor.role === "admin";
  return (
    <>
      <Section title="Contact rules" count={admin ? undefined : "an admin can change them"}>
        {admin ? (
          <ContactRulesForm key={contactRulesAt?.getTime() ?? 0} contactRules={contactRules} seenAt={contactRulesAt} />
        ) : (
          <Facts longLabels rows={contactRuleRows(contactRules)} />
        )}
      </Section>
      <Section title="Rules that cannot be changed">
        <FixedRules />
      </Section>
    </>
  );
}
