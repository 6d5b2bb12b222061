import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { OneTimeForm } from "@/features/recruiters/components/one-time-form";
import { returnPath } from "@/lib/return-path";
import { currentSession } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Choose a password" };

/** Whoever signed in with a password that somebody gave them comes no further before they have chosen one. */
export default async function NewPasswordPage({
  searchParams,
}: {
  searchParams: Promise<{ next?: string | string[] }>;
}) {
  const { next } = await searchParams;
  const path = returnPath(typeof next === "string" ? next : null);
  const session = await currentSession();
  if (!session) redirect("/login");
  if (!session.oneTime) redirect(path);
  return (
    <Kit>
      <h1>Choose a password</h1>
      <p>The password you were given works once. Choose one that only you know, and you are in.</p>
      <OneTimeForm email={session.email} next={path} />
    </Kit>
  );
}
