import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { SubmittalEnded, SubmittalForm } from "@/features/submittals/components/submittal-form";
import { findSubmittalPage } from "@/features/submittals/queries/find-submittal-page";
import { readSaid, saidCookie } from "@/lib/said";
import { requestContext } from "@/lib/server/request-context";
import { storable } from "@/lib/text";

export const metadata: Metadata = { title: "Candidates for you", robots: { index: false }, referrer: "no-referrer" };

type Said = string | string[] | undefined;
type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ about?: Said; done?: Said; problem?: Said }>;
};

export default async function SubmittalPageOfContact({ params, searchParams }: Props) {
  const token = storable((await params).token);
  const { about, done, problem } = await searchParams;
  const page = await findSubmittalPage(requestContext({ kind: "system", name: "submittal-page" }), { token });
  if (!page) notFound();
  if (page.state !== "live") return <SubmittalEnded page={page} />;
  const { typed } = readSaid((await cookies()).get(saidCookie)?.value);
  return (
    <SubmittalForm
      token={token}
      page={page}
      done={one(done)}
      refused={about === undefined ? null : { candidacyId: one(about), field: one(problem), typed }}
    />
  );
}

function one(value: Said) {
  return typeof value === "string" ? value : "";
}
