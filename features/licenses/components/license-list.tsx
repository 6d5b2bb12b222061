"use client";

import { Button } from "@mantine/core";
import { useState } from "react";
import { onDemand } from "@/components/on-demand";
import { Chip } from "@/components/chip";
import { useAction } from "@/components/form/use-action";
import { showDone } from "@/components/notice";
import { Section } from "@/components/section";
import { disciplines } from "@/db/vocabulary/candidates";
import { licenseStatuses, licenseTypes } from "@/db/vocabulary/licenses";
import { formatDate } from "@/lib/format/time";
import { removeLicenseAction, verifyLicenseAction } from "../actions";
import type { ListedLicense } from "../rules";
import styles from "./license-list.module.css";

const LicenseDialog = onDemand(async () => (await import("./license-dialog")).LicenseDialog);
const Confirm = onDemand(async () => (await import("@/components/confirm")).Confirm);

type Props = { candidateId: string; licenses: ListedLicense[]; today: string; zone: string; mayWrite: boolean };

export function LicenseList({ candidateId, licenses, today, zone, mayWrite }: Props) {
  const [edited, setEdited] = useState<ListedLicense | "new" | null>(null);
  const [removed, setRemoved] = useState<ListedLicense | null>(null);
  const verify = useAction(verifyLicenseAction, { onDone: () => showDone("Marked as verified today.") });
  const remove = useAction(removeLicenseAction, {
    onDone: () => {
      setRemoved(null);
      showDone("License removed.");
    },
  });
  return (
    <Section
      title="Licenses & certs"
      count={licenses.length}
      verbs={
        mayWrite ? (
          <Button variant="default" size="compact-sm" onClick={() => setEdited("new")}>
            Add
          </Button>
        ) : null
      }
    >
      {licenses.length === 0 ? <p className={styles.soft}>None recorded.</p> : null}
      <ul className={styles.list}>
        {licenses.map((license) => (
          <li key={license.id}>
            <span className={styles.what}>
              <strong>{nameOf(license)}</strong> {license.discipline ? disciplines[license.discipline] : null}{" "}
              {license.number ? <span className={styles.soft}>No. {license.number}</span> : null}
              <CandidacyState license={license} today={today} />
            </span>
            <span className={styles.soft}>
              {license.verifiedAt
                ? `Verified ${formatDate(license.verifiedAt, zone)}${license.verifiedByName ? ` by ${license.verifiedByName}` : ""}`
                : "Not verified"}
            </span>
            {mayWrite ? (
              <span className={styles.verbs}>
                {license.verifiedAt ? null : (
                  <button
                    type="button"
                    disabled={verify.pending}
                    onClick={() => verify.run({ licenseId: license.id, seenAt: license.updatedAt })}
                  >
                    Verify <span className={styles.hidden}>{nameOf(license)}</span>
                  </button>
                )}
                <button type="button" onClick={() => setEdited(license)}>
                  Edit <span className={styles.hidden}>{nameOf(license)}</span>
                </button>
                <button type="button" onClick={() => setRemoved(license)}>
                  Remove <span className={styles.hidden}>{nameOf(license)}</span>
                </button>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {edited ? (
        <LicenseDialog
          candidateId={candidateId}
          license={edited === "new" ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
      {removed ? (
        <Confirm
          title={`Remove ${nameOf(removed)}?`}
          verb="Remove license"
          danger
          opened
          pending={remove.pending}
          onConfirm={() => remove.run({ licenseId: removed.id, seenAt: removed.updatedAt })}
          onClose={() => setRemoved(null)}
        >
          The audit log keeps a record of it.
        </Confirm>
      ) : null}
    </Section>
  );
}

function nameOf({ type, state }: ListedLicense) {
  return state ? `${licenseTypes[type]} ${state}` : licenseTypes[type];
}

function CandidacyState({ license: { status, expiresOn }, today }: { license: ListedLicense; today: string }) {
  if (expiresOn && expiresOn < today) return <Chip tone="red">Expired {formatDate(expiresOn, "UTC")}</Chip>;
  if (status !== "active") return <Chip tone="amber">{licenseStatuses[status]}</Chip>;
  return <Chip tone="green">{expiresOn ? `Until ${formatDate(expiresOn, "UTC")}` : licenseStatuses[status]}</Chip>;
}
