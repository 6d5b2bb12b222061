import type { Metadata } from "next";
import Link from "next/link";
import { EmptyState } from "@/components/empty-state";
import { PageHead } from "@/components/page-head";
import styles from "@/components/plain-table.module.css";
import { purposes } from "@/db/vocabulary/purposes";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage() {
  const templates = await listTemplates(await pageContext());
  return (
    <>
      <PageHead title="Templates" count={templates.length} />
      {templates.length === 0 ? (
        <EmptyState title="No templates yet">
          They come with the first recruiter: run npm run recruiter once.
        </EmptyState>
      ) : (
        <div className={styles.scroll}>
          <table className={`${styles.table} ${styles.cards}`}>
            <thead>
              <tr>
                <th>Name</th>
                <th>For</th>
                <th>Subject</th>
                <th className={styles.number}>Version</th>
              </tr>
            </thead>
            <tbody>
              {templates.map((template) => (
                <tr key={template.id}>
                  <td>
                    <Link href={`/templates/${template.id}`}>{template.name}</Link>
                  </td>
                  <td data-label="For">{purposes[template.purpose].label}</td>
                  <td data-label="Subject">{template.subject}</td>
                  <td className={styles.number} data-label="Version">
                    {template.version}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}
