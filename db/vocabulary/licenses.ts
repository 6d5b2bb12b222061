/** Licenses and certificates. "PE" is the license here, never Project Engineer. */
export const licenseTypes = {
  EIT: "EIT / FE",
  PE: "PE",
  SE: "SE",
  GE: "GE",
  PLS: "PLS",
  LSIT: "LSIT",
  ARE: "ARE in progress",
  RA: "RA",
  NCIDQ: "NCIDQ",
  PLA: "PLA",
  AICP: "AICP",
  OSHA_10: "OSHA 10",
  OSHA_30: "OSHA 30",
  CHST: "CHST",
  CSP: "CSP",
  CCM: "CCM",
  PMP: "PMP",
  DBIA: "DBIA",
  CPE: "CPE (estimating)",
  CxA: "CxA",
  NICET: "NICET",
  CWI: "AWS CWI",
  ACI: "ACI",
  LEED_GA: "LEED GA",
  LEED_AP: "LEED AP",
  WELL_AP: "WELL AP",
  ENV_SP: "ENV SP",
} as const;
export type LicenseType = keyof typeof licenseTypes;

/** Types that a state grants and that allow no work in another state. The rest hold everywhere. */
export const stateLicenses = ["EIT", "PE", "SE", "GE", "PLS", "LSIT", "RA", "PLA"] as const satisfies LicenseType[];

export const licenseStatuses = {
  active: "Active",
  lapsed: "Lapsed",
  inactive: "Inactive",
  in_comity: "Comity pending",
} as const;
export type LicenseStatus = keyof typeof licenseStatuses;
