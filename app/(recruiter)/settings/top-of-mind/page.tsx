import type { Metadata } from "next";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { getFirm } from "@/features/settings/queries";
import { PointWeightsForm } from "@/features/top-of-mind/components/point-weights-form";
import { weightRows } from "@/features/top-of-mind/rules/weight-words";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Top of mind" };

export default async function TopOfMindSettingsPage() {
  const context = await pageContext();
  const { pointWeights, pointWeightsAt } = await getFirm(context);
  const admin = context.actor.role === "admin";
  return (
    <Section title="Points of Top of mind" count={admin ? undefined : "an admin can change them"}>
      {admin ? (
        <PointWeightsForm key={pointWeightsAt?.getTime() ?? 0} weights={pointWeights} seenAt={pointWeightsAt} />
      ) : (
        <Facts longLabels rows={weightRows(pointWeights)} />
      )}
    </Section>
  );
}
