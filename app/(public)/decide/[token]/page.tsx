import type { Metadata } from "next";
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { DecideExpired, DecideForm } from "@/features/check-ins/components/decide-form";
import { findDecidePage } from "@/features/check-ins/queries/find-decide-page";
import { readSaid, saidCookie } from "@/lib/said";
import { requestContext } from "@/lib/server/request-context";
import { storable } from "@/lib/text";

export const metadata: Metadata = { title: "Your decisions", robots: { index: false }, referrer: "no-referrer" };

type Said = string | string[] | undefined;
type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ asked?: Said; done?: Said; problem?: Said }>;
};

export default async function DecidePage({ params, searchParams }: Props) {
  const token = storable((await params).token);
  const { asked, done, problem } = await searchParams;
  const page = await findDecidePage(requestContext({ kind: "system", name: "decide-page" }), { token });
  if (!page) notFound();
  if (page.expired) return <DecideExpired page={page} />;
  const { typed } = readSaid((await cookies()).get(saidCookie)?.value);
  return (
    <DecideForm
      token={token}
      page={page}
      done={one(done)}
      refused={asked === undefined ? null : { promiseId: one(asked), field: one(problem), typed }}
    />
  );
}

function one(value: Said) {
  return typeof value === "string" ? value : "";
}
