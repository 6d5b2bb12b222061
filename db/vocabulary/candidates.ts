/** Disciplines of architecture, engineering and construction. */
export const disciplines = {
  architecture: "Architecture",
  interiors: "Interiors",
  landscape: "Landscape",
  planning: "Planning",
  structural: "Structural",
  civil: "Civil / site",
  geotech: "Geotechnical",
  transportation: "Transportation",
  bridge: "Bridge",
  rail: "Rail / transit",
  water: "Water / wastewater",
  environmental: "Environmental",
  mechanical: "Mechanical / HVAC",
  plumbing: "Plumbing",
  electrical: "Electrical",
  fire_protection: "Fire protection",
  low_voltage: "Low voltage / ICT",
  lighting: "Lighting",
  acoustics: "Acoustics",
  envelope: "Envelope",
  survey: "Survey / geospatial",
  commissioning: "Commissioning",
  estimating: "Estimating",
  scheduling: "Scheduling",
  vdc_bim: "VDC / BIM",
  inspection: "Inspection / CEI",
  owners_rep: "Owner's rep",
  field_supervision: "Field supervision",
  safety: "Safety",
} as const;
export type Discipline = keyof typeof disciplines;

/** Role levels, lowest first: top of mind counts a level up or down along this order (docs/top-of-mind.md). */
export const levels = {
  intern: "Intern",
  junior: "Junior",
  intermediate: "Intermediate",
  senior: "Senior",
  lead: "Lead / PM",
  principal: "Principal",
} as const;
export type Level = keyof typeof levels;

export const employmentTerms = {
  direct_hire: "Direct hire",
  contract: "Contract",
  contract_to_hire: "Contract to hire",
} as const;
export type EmploymentTerm = keyof typeof employmentTerms;

export const payUnits = { hour: "/hr", year: "/yr" } as const;
export type PayUnit = keyof typeof payUnits;
