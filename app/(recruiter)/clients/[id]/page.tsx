import Link from "next/link";
import { Banner } from "@/components/banner";
import { Facts } from "@/components/facts";
import { Kit } from "@/components/app-frame/kit";
import { LinkButton } from "@/components/link-button";
import { PageHead } from "@/components/page-head";
import { Section } from "@/components/section";
import { sectors } from "@/db/vocabulary/experience";
import { ClientFormButton } from "@/features/clients/components/client-form";
import { ClientPositions } from "@/features/positions/components/client-positions";
import styles from "@/features/clients/components/client.module.css";
import { AddContactButton } from "@/features/clients/components/contact-form";
import { ContactList } from "@/features/clients/components/contact-list";
import { OffLimitsButton } from "@/features/clients/components/off-limits-button";
import { getClient } from "@/features/clients/queries/get-client";
import { listContacts } from "@/features/clients/queries/list-contacts";
import { decisionDatesWords } from "@/features/clients/rules/decision-dates";
import { listPositions } from "@/features/positions/queries/list-positions";
import { listRecruiters } from "@/features/recruiters/queries";
import { formatPhone } from "@/lib/format/phone";
import { formatDate, formatTime } from "@/lib/format/time";
import { pageContext } from "@/lib/server/auth";
import { pageId, theOne, titleOf } from "@/lib/server/page-id";

type Props = { params: Promise<{ id: string }> };

export const generateMetadata = titleOf(getClient, ({ name }) => name);

export default async function ClientPage({ params }: Props) {
  const context = await pageContext();
  const { actor, now } = context;
  const clientId = await pageId(params);
  const [client, contacts, { rows, total }, recruiters] = await Promise.all([
    theOne(getClient, clientId),
    listContacts(context, clientId),
    listPositions(context, {
      q: "",
      state: [],
      discipline: [],
      owner: [],
      team: [],
      client: clientId,
      back: null,
      sort: "state",
      page: 1,
    }),
    listRecruiters(context),
  ]);
  const mayWrite = actor.role !== "viewer";
  const owners = recruiters
    .filter((one) => one.role !== "viewer" || one.id === client.ownerId)
    .map((one) => ({ value: one.id, label: one.name }));
  return (
    <Kit>
      <PageHead
        title={client.name}
        lead={<Link href="/clients">Clients</Link>}
        note={
          <span className={styles.note}>
            <span>{[client.city, client.state].filter(Boolean).join(", ") || "Location not recorded"}</span>
            <span>{formatTime(now, client.zone)} local time</span>
            <span>Decision dates met: {decisionDatesWords(client.decisions)}</span>
          </span>
        }
      >
        {mayWrite ? (
          <>
            <OffLimitsButton clientId={clientId} set={client.offLimitsAt !== null} />
            <ClientFormButton client={client} owners={owners} ownerId={actor.id} />
            <LinkButton href={`/positions/new?client=${clientId}`}>Add position</LinkButton>
          </>
        ) : null}
      </PageHead>
      {client.offLimitsAt ? (
        <Banner tone="red" title="Off-limits">
          {client.offLimitsReason} (since {formatDate(client.offLimitsAt, actor.zone)}). No one employed here may be
          contacted.
        </Banner>
      ) : null}
      <div className={styles.columns}>
        <div>
          <Section
            title="Contacts"
            count={contacts.length}
            verbs={mayWrite ? <AddContactButton clientId={clientId} /> : null}
          >
            <ContactList contacts={contacts} zone={actor.zone} now={now} mayWrite={mayWrite} />
          </Section>
          <Section
            title="Positions"
            count={total}
            verbs={total > rows.length ? <Link href={`/positions?client=${clientId}`}>See all {total}</Link> : null}
          >
            <ClientPositions
              rows={rows}
              zone={actor.zone}
              now={now}
              add={mayWrite ? `/positions/new?client=${clientId}` : null}
            />
          </Section>
        </div>
        <Section title="Details">
          <Facts
            rows={[
              ["Sectors", client.sectors.map((sector) => sectors[sector]).join(", ")],
              ["Confidential description", client.blindDescription],
              ["Phone", client.phone && <a href={`tel:${client.phone}`}>{formatPhone(client.phone)}</a>],
              ["Website", client.website && <WebsiteLink address={client.website} />],
              ["Decision dates met", decisionDatesWords(client.decisions)],
              ["Owner", client.ownerName],
              ["Added", formatDate(client.createdAt, actor.zone)],
              ["Notes", client.notes && <span className={styles.prose}>{client.notes}</span>],
            ]}
          />
        </Section>
      </div>
    </Kit>
  );
}

function WebsiteLink({ address }: { address: string }) {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {address.replace(/^https?:\/\/(www\.)?/i, "").replace(/\/$/, "")}
    </a>
  );
}
