import { LoadingRows } from "@/components/loading-rows";

export default function Loading() {
  return <LoadingRows count={10} />;
}
