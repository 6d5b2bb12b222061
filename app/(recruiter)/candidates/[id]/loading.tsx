import Link from "next/link";
import { LoadingRows } from "@/components/loading-rows";
import { PageHead } from "@/components/page-head";

export default function Loading() {
  return (
    <>
      <PageHead lead={<Link href="/candidates">Candidates</Link>} title="..." />
      <LoadingRows count={14} />
    </>
  );
}
