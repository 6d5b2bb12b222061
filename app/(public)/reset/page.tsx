import type { Metadata } from "next";
import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { AskForResetForm } from "@/features/recruiters/components/ask-for-reset-form";

export const metadata: Metadata = { title: "New password" };

export default function AskForResetPage() {
  return (
    <Kit>
      <h1>Choose a new password</h1>
      <AskForResetForm />
      <p>
        <Link href="/login">Back to sign in</Link>
      </p>
    </Kit>
  );
}
