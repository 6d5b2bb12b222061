import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { RecordPage } from "@/features/wishes/components/record-page";
import { findRecordPage } from "@/features/wishes/queries/find-record-page";
import { readSaid, saidCookie } from "@/lib/said";
import { requestContext } from "@/lib/server/request-context";
import { storable } from "@/lib/text";

export const metadata: Metadata = { title: "Your record", robots: { index: false }, referrer: "no-referrer" };

type Said = string | string[] | undefined;
type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ done?: Said; ask?: Said }>;
};

export default async function PersonRecordPage({ params, searchParams }: Props) {
  const token = storable((await params).token);
  const { done, ask } = await searchParams;
  const page = await findRecordPage(requestContext({ kind: "system", name: "record-page" }), { token });
  if (!page) notFound();
  const { problem, typed } = readSaid(done === undefined ? (await cookies()).get(saidCookie)?.value : undefined);
  return (
    <RecordPage
      token={token}
      page={page}
      said={{ done: typeof done === "string" ? done : "", problem, typed }}
      asksErasure={ask === "erase"}
    />
  );
}
