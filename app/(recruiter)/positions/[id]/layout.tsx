import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Kit } from "@/components/app-frame/kit";
import { PositionHeader } from "@/features/positions/components/position-header";
import { getPositionHead } from "@/features/positions/queries/get-position";
import { mayRestrict } from "@/features/positions/rules/restriction";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne } from "@/lib/server/page-id";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const position = await theOne(getPositionHead, await pageId(params));
  return { title: { default: position.title, template: `%s · ${position.title} · Callback` } };
}

export default async function PositionLayout({ params, children }: Props) {
  const { actor, now } = await pageContext();
  const position = await theOne(getPositionHead, await pageId(params));
  const mayWrite = actor.role !== "viewer";
  return (
    <Kit>
      <PositionHeader
        position={position}
        zone={actor.zone}
        now={now}
        mayWrite={mayWrite}
        mayRestrict={mayWrite && mayRestrict(actor, position.ownerId)}
      />
      {children}
    </Kit>
  );
}
