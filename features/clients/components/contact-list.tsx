"use client";

import { ActionIcon, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import Link from "next/link";
import { useState, useTransition } from "react";
import { onDemand } from "@/components/on-demand";
import { Chip } from "@/components/chip";
import { Confirm } from "@/components/confirm";
import { EmptyState } from "@/components/empty-state";
import { answerOf, sentenceOf, showProblem } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { PhoneLink } from "@/components/phone-link";
import { contactKinds } from "@/db/vocabulary/clients";
import { EmailButton } from "@/features/drafts/components/email-button";
import { useStartDraft } from "@/features/drafts/components/use-start-draft";
import type { ActionResult } from "@/lib/action-result";
import { plural } from "@/lib/format/count";
import { relativeDay } from "@/lib/format/time";
import { markContactLeftAction, setMainContactAction, updateContactAction } from "../actions";
import type { ContactRow } from "../queries/list-contacts";
import styles from "./client.module.css";
import { ContactFormPanel } from "./contact-form";

const LogTouchPanel = onDemand(
  async () => (await import("@/features/touches/components/log-touch-panel")).LogTouchPanel,
);

type Props = { contacts: ContactRow[]; zone: string; now: Date; mayWrite: boolean };

/** The people of a client: who they are there, and how they are reached. */
export function ContactList({ contacts, zone, now, mayWrite }: Props) {
  const [calling, setCalling] = useState<ContactRow | null>(null);
  const [editing, setEditing] = useState<ContactRow | null>(null);
  const [leaving, setLeaving] = useState<ContactRow | null>(null);
  const [pending, start] = useTransition();
  const { begin } = useStartDraft();
  const seenMainId = contacts.find((one) => one.main)?.id ?? null;

  if (contacts.length === 0)
    return (
      <EmptyState title="No contacts yet">
        {mayWrite
          ? "Check-ins and thank-yous need someone to go to. Add whoever hires here with the button above."
          : "The people who hire here are listed once a recruiter has added them."}
      </EmptyState>
    );

  const run = (verb: () => Promise<ActionResult<void>>, done: string) =>
    start(async () => {
      const answer = await verb();
      const problem = sentenceOf(answer);
      setLeaving(null);
      if (problem) showProblem(problem, answer.serverError, () => run(verb, done));
      else showDone(done);
    });

  const reachable = contacts.filter(mayBeEmailed);

  return (
    <>
      {mayWrite && reachable.length > 1 ? (
        <EmailButton variant="default" to={{ personIds: reachable.map(({ personId }) => personId) }}>
          Email all {reachable.length}
        </EmailButton>
      ) : null}
      <ul className={styles.contacts}>
        {contacts.map((contact) => (
          <li key={contact.id} className={styles.contact} data-left={contact.leftAt ? true : undefined}>
            <span className={styles.who}>
              <strong>{contact.name}</strong>
              {contact.main ? <Chip tone="blue">Main contact</Chip> : null}
              {contact.prefersPhone ? <Chip>Prefers the phone</Chip> : null}
              {contact.doNotContactAt ? <Chip tone="red">Do not contact</Chip> : null}
              {contact.leftAt ? <Chip>Left {relativeDay(contact.leftAt, zone, now)}</Chip> : null}
              <span className={styles.soft}>{contact.title || contactKinds[contact.kind]}</span>
            </span>
            <span>
              {contact.phone && !contact.doNotContactAt ? (
                <PhoneLink number={contact.phone} name={contact.name} zone={contact.zone} now={now} />
              ) : (
                <span className={styles.soft}>{contact.phone ? "" : "no number"}</span>
              )}
            </span>
            {contact.openDecisions > 0 ? (
              <Link href={`/check-ins/${contact.id}`} prefetch={false}>
                {plural(contact.openDecisions, "open decision")}
              </Link>
            ) : null}
            <span className={contact.email ? undefined : styles.soft}>{contact.email ?? "no email address"}</span>
            {mayWrite ? (
              <span className={styles.more}>
                <Menu position="bottom-end">
                  <Menu.Target>
                    <ActionIcon variant="subtle" aria-label={`More for ${contact.name}`}>
                      <IconDots size={16} aria-hidden />
                    </ActionIcon>
                  </Menu.Target>
                  <Menu.Dropdown>
                    <Menu.Item onClick={() => setCalling(contact)}>Log a call</Menu.Item>
                    {mayBeEmailed(contact) ? (
                      <Menu.Item onClick={() => begin({ personIds: [contact.personId] })}>Email</Menu.Item>
                    ) : null}
                    <Menu.Item onClick={() => setEditing(contact)}>Edit</Menu.Item>
                    {contact.main || contact.leftAt ? null : (
                      <Menu.Item
                        onClick={() =>
                          run(
                            () => answerOf(setMainContactAction, { contactId: contact.id, seenMainId }),
                            `${contact.name} is now the main contact.`,
                          )
                        }
                      >
                        Make main contact
                      </Menu.Item>
                    )}
                    <Menu.Item
                      onClick={() =>
                        run(
                          () =>
                            answerOf(updateContactAction, {
                              contactId: contact.id,
                              version: contact.version,
                              prefersPhone: !contact.prefersPhone,
                            }),
                          contact.prefersPhone ? "May be emailed again." : "Check-ins become calls.",
                        )
                      }
                    >
                      {contact.prefersPhone ? "Email is fine" : "Prefers the phone"}
                    </Menu.Item>
                    {contact.leftAt ? null : (
                      <Menu.Item onClick={() => setLeaving(contact)}>Left the company</Menu.Item>
                    )}
                  </Menu.Dropdown>
                </Menu>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {calling ? (
        <LogTouchPanel person={{ ...calling, id: calling.personId }} onClose={() => setCalling(null)} />
      ) : null}
      <ContactFormPanel
        title={`Edit ${editing?.name ?? ""}`}
        contact={editing}
        clientId={editing?.clientId ?? ""}
        opened={editing !== null}
        onClose={() => setEditing(null)}
      />
      <Confirm
        title={`${leaving?.name ?? ""} left the company?`}
        verb="They left"
        opened={leaving !== null}
        pending={pending}
        onConfirm={() =>
          leaving && run(() => answerOf(markContactLeftAction, { contactId: leaving.id }), `${leaving.name} left.`)
        }
        onClose={() => setLeaving(null)}
      >
        They stay in the history. {leaving?.main ? "Another contact becomes the main one." : null}
      </Confirm>
    </>
  );
}

function mayBeEmailed({ email, leftAt, doNotContactAt }: ContactRow): boolean {
  return email !== null && leftAt === null && doNotContactAt === null;
}
