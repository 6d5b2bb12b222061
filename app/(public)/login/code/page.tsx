import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { CodeForm } from "@/features/recruiters/components/code-form";
import { SecondStepSetUp } from "@/features/recruiters/components/second-step-set-up";
import { returnPath } from "@/lib/return-path";
import { presentHalf } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Two-step sign-in" };

/** The second step, for whoever has given the right password in this browser a moment ago. */
export default async function CodePage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const path = returnPath(typeof next === "string" ? next : null);
  const half = await presentHalf();
  if (!half) redirect(`/login?next=${encodeURIComponent(path)}`);
  return (
    <Kit>
      {half.step === "code" ? (
        <>
          <h1>Enter your code</h1>
          <CodeForm next={path} />
        </>
      ) : (
        <>
          <h1>Set up two-step sign-in</h1>
          <p>Your company requires it for your role: a code from an app on your phone, after your password.</p>
          <SecondStepSetUp required next={path} />
        </>
      )}
      <p>
        <Link href={`/login?next=${encodeURIComponent(path)}`}>Use another account</Link>
      </p>
    </Kit>
  );
}
