import type { Metadata } from "next";
import Link from "next/link";
import { Kit } from "@/components/app-frame/kit";
import { AskForLinkForm } from "@/features/recruiters/components/ask-for-link-form";

export const metadata: Metadata = { title: "Sign in by email" };

export default function AskForLinkPage() {
  return (
    <Kit>
      <h1>Sign in by email</h1>
      <AskForLinkForm />
      <p>
        <Link href="/login">Back to sign in</Link>
      </p>
    </Kit>
  );
}
