import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { Facts } from "@/components/facts";
import { PageHead } from "@/components/page-head";
import { Section } from "@/components/section";
import { valueItemKinds } from "@/db/vocabulary/value-items";
import { ValueItemForm } from "@/features/value-items/components/value-item-form";
import { ValueItemVerbs } from "@/features/value-items/components/value-item-verbs";
import { getValueItem } from "@/features/value-items/queries/list-value-items";
import { audienceWords } from "@/features/value-items/rules/words";
import { plural } from "@/lib/format/count";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

export const generateMetadata = titleOf(getValueItem, ({ title }) => title);

export default async function ValueItemPage({ params }: PageProps<"/worth-sharing/[id]">) {
  const context = await pageContext();
  const item = await theOne(getValueItem, await pageId(params));
  const viewer = context.actor.role === "viewer";
  return (
    <Kit>
      <PageHead
        title={item.title}
        lead={<Link href="/worth-sharing">Worth sharing</Link>}
        note={[
          valueItemKinds[item.kind],
          item.shared > 0 ? `shared with ${plural(item.shared, "person", "people")}` : "shared with no one yet",
          item.archivedAt ? "archived" : null,
        ]
          .filter(Boolean)
          .join(", ")}
      >
        {viewer ? null : <ValueItemVerbs valueItemId={item.id} archived={item.archivedAt !== null} />}
      </PageHead>
      {viewer ? (
        <Section title="What it says">
          <Facts
            rows={[
              ["Link", item.url],
              ["Why", item.note],
              ["Who it is for", audienceWords(item)],
            ]}
          />
        </Section>
      ) : (
        <ValueItemForm key={item.version} item={item} />
      )}
    </Kit>
  );
}
