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

export const sectors = {
  healthcare: "Healthcare",
  life_science: "Life science",
  k12: "K-12",
  higher_ed: "Higher ed",
  multifamily: "Multifamily",
  hospitality: "Hospitality",
  commercial: "Commercial / TI",
  retail: "Retail",
  industrial: "Industrial",
  semiconductor: "Semiconductor",
  data_center: "Data center",
  aviation: "Aviation",
  highway: "Highway / DOT",
  rail: "Rail",
  ports: "Ports",
  water: "Water",
  power: "Power / T&D",
  renewables: "Renewables",
  oil_gas: "Oil & gas",
  federal: "Federal / DoD",
  corrections: "Corrections",
  civic: "Civic",
  sports: "Sports",
  religious: "Religious",
  historic: "Historic",
} as const;
export type Sector = keyof typeof sectors;

/** Software a recruiter filters on; the key is also what imports recognize. */
export const software = {
  revit: "Revit",
  autocad: "AutoCAD",
  civil_3d: "Civil 3D",
  microstation: "MicroStation",
  openroads: "OpenRoads",
  navisworks: "Navisworks",
  bluebeam: "Bluebeam",
  procore: "Procore",
  acc: "ACC / BIM 360",
  primavera_p6: "Primavera P6",
  ms_project: "MS Project",
  hcss: "HCSS",
  sage_300: "Sage 300",
  on_screen_takeoff: "On-Screen Takeoff",
  etabs: "ETABS",
  sap2000: "SAP2000",
  risa: "RISA",
  ram: "RAM",
  staad: "STAAD",
  tekla: "Tekla",
  hec_ras: "HEC-RAS",
  stormcad: "StormCAD",
  trace: "Trane TRACE",
  hap: "Carrier HAP",
  skm: "SKM",
  etap: "ETAP",
  rhino: "Rhino / Grasshopper",
  enscape: "Enscape / Lumion",
  newforma: "Newforma",
  deltek: "Deltek",
} as const;
export type Software = keyof typeof software;

export const employmentTerms = {
  direct_hire: "Direct hire",
  contract: "Contract",
  contract_to_hire: "Contract to hire",
} as const;
export type EmploymentTerm = keyof typeof employmentTerms;

export const payUnits = { hour: "/hr", year: "/yr" } as const;
export type PayUnit = keyof typeof payUnits;
