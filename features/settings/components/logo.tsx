type Props = { address: string; alt: string; className: string | undefined };

/** The firm's logo as it was given. */
export function Logo({ address, alt, className }: Props) {
  // oxlint-disable-next-line next/no-img-element -- One small picture of a route of ours: Next's optimizer would ask us for it.
  return <img className={className} src={address} alt={alt} />;
}
