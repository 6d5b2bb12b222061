import { redirect } from "next/navigation";
import { pageId } from "@/lib/server/page-id";

export default async function PositionPage({ params }: PageProps<"/positions/[id]">) {
  redirect(`/positions/${await pageId(params)}/board`);
}
