import { redirect } from "next/navigation";

export default async function PositionPage({ params }: PageProps<"/positions/[id]">) {
  const { id } = await params;
  redirect(`/positions/${encodeURIComponent(id)}/board`);
}
