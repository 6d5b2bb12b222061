import { LoadingRows } from "@/components/loading-rows";
import { PageHead } from "@/components/page-head";

export default function Loading() {
  return (
    <>
      <PageHead lead="Candidate" title="..." />
      <LoadingRows count={14} />
    </>
  );
}
