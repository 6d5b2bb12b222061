import Link from "next/link";
import { plural } from "@/lib/format/count";

type Overrider = { id: string; name: string; often: number };
type Props = { overriders: Overrider[]; chosen: string | null };

/** Who did it how often; each name narrows the list below to theirs. */
export function OverrideCounts({ overriders, chosen }: Props) {
  if (overriders.length === 0) return null;
  return (
    <ul>
      {overriders.map(({ id, name, often }) => (
        <li key={id}>
          <Link
            href={`/settings/deliverability?overridesBy=${id}`}
            scroll={false}
            aria-current={id === chosen ? "true" : undefined}
          >
            {name}: {plural(often, "second email")}
          </Link>
        </li>
      ))}
      {chosen ? (
        <li>
          <Link href="/settings/deliverability" scroll={false}>
            Everyone
          </Link>
        </li>
      ) : null}
    </ul>
  );
}
