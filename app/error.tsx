"use client";

export { RetryPage as default } from "@/components/retry-page";
