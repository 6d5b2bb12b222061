import type { Discipline, Level } from "@/db/vocabulary/candidates";
import type { Sector, Software } from "@/db/vocabulary/experience";
import type { LicenseType } from "@/db/vocabulary/licenses";

export type Trade = {
  discipline: Discipline;
  titles: Record<"junior" | "intermediate" | "senior" | "lead" | "principal", string>;
  software: Software[];
  sectors: Sector[];
  /** What a senior has; a junior has `early`. */
  license: LicenseType | null;
  early: LicenseType | null;
  certificates: LicenseType[];
  /** Yearly pay in thousands of dollars at intermediate. */
  pay: number;
  share: number;
};

export const tradeLevels = ["junior", "intermediate", "senior", "lead", "principal"] as const satisfies Level[];

const titles = (junior: string, intermediate: string, senior: string, lead: string, principal: string) => ({
  junior,
  intermediate,
  senior,
  lead,
  principal,
});

/** The disciplines that the demonstration firm staffs, with what their résumés contain. */
export const trades: Trade[] = [
  {
    discipline: "structural",
    titles: titles(
      "Structural Designer",
      "Structural Engineer",
      "Senior Structural Engineer",
      "Structural Project Manager",
      "Principal Structural Engineer",
    ),
    software: ["revit", "etabs", "risa", "ram", "sap2000", "tekla"],
    sectors: ["healthcare", "higher_ed", "multifamily", "commercial"],
    license: "PE",
    early: "EIT",
    certificates: ["LEED_GA"],
    pay: 92,
    share: 16,
  },
  {
    discipline: "civil",
    titles: titles(
      "Civil Designer",
      "Civil Engineer",
      "Senior Civil Engineer",
      "Land Development PM",
      "Director of Land Development",
    ),
    software: ["civil_3d", "autocad", "stormcad", "hec_ras"],
    sectors: ["multifamily", "retail", "industrial", "k12"],
    license: "PE",
    early: "EIT",
    certificates: ["ENV_SP"],
    pay: 88,
    share: 16,
  },
  {
    discipline: "architecture",
    titles: titles(
      "Architectural Designer",
      "Job Captain",
      "Project Architect",
      "Project Manager, Architecture",
      "Design Principal",
    ),
    software: ["revit", "autocad", "rhino", "enscape", "bluebeam"],
    sectors: ["k12", "healthcare", "multifamily", "civic"],
    license: "RA",
    early: "ARE",
    certificates: ["LEED_AP", "WELL_AP"],
    pay: 82,
    share: 18,
  },
  {
    discipline: "mechanical",
    titles: titles(
      "Mechanical Designer",
      "Mechanical Engineer",
      "Senior Mechanical Engineer",
      "Mechanical Project Manager",
      "Principal, Mechanical",
    ),
    software: ["revit", "trace", "hap", "autocad"],
    sectors: ["data_center", "healthcare", "life_science", "higher_ed"],
    license: "PE",
    early: "EIT",
    certificates: ["LEED_AP", "CxA"],
    pay: 91,
    share: 10,
  },
  {
    discipline: "electrical",
    titles: titles(
      "Electrical Designer",
      "Electrical Engineer",
      "Senior Electrical Engineer",
      "Electrical Project Manager",
      "Principal, Electrical",
    ),
    software: ["revit", "skm", "etap", "autocad"],
    sectors: ["data_center", "healthcare", "industrial", "semiconductor"],
    license: "PE",
    early: "EIT",
    certificates: ["LEED_GA"],
    pay: 93,
    share: 8,
  },
  {
    discipline: "bridge",
    titles: titles(
      "Bridge Designer",
      "Bridge Engineer",
      "Senior Bridge Engineer",
      "Bridge Project Manager",
      "Bridge Practice Lead",
    ),
    software: ["microstation", "openroads", "staad"],
    sectors: ["highway", "rail", "ports"],
    license: "PE",
    early: "EIT",
    certificates: ["ENV_SP"],
    pay: 94,
    share: 6,
  },
  {
    discipline: "water",
    titles: titles(
      "Water Resources Designer",
      "Water Resources Engineer",
      "Senior Water Engineer",
      "Water Project Manager",
      "Water Practice Leader",
    ),
    software: ["hec_ras", "civil_3d", "stormcad"],
    sectors: ["water", "civic"],
    license: "PE",
    early: "EIT",
    certificates: ["ENV_SP"],
    pay: 90,
    share: 6,
  },
  {
    discipline: "field_supervision",
    titles: titles(
      "Field Engineer",
      "Assistant Superintendent",
      "Superintendent",
      "Senior Superintendent",
      "General Superintendent",
    ),
    software: ["procore", "bluebeam", "ms_project", "acc"],
    sectors: ["multifamily", "healthcare", "commercial", "data_center"],
    license: null,
    early: null,
    certificates: ["OSHA_30", "CHST"],
    pay: 98,
    share: 10,
  },
  {
    discipline: "estimating",
    titles: titles(
      "Junior Estimator",
      "Estimator",
      "Senior Estimator",
      "Preconstruction Manager",
      "Director of Preconstruction",
    ),
    software: ["on_screen_takeoff", "bluebeam", "sage_300", "procore"],
    sectors: ["multifamily", "commercial", "healthcare", "hospitality"],
    license: null,
    early: null,
    certificates: ["CPE", "DBIA"],
    pay: 95,
    share: 6,
  },
  {
    discipline: "vdc_bim",
    titles: titles("BIM Modeler", "BIM Coordinator", "VDC Manager", "VDC Director", "Head of VDC"),
    software: ["revit", "navisworks", "acc", "tekla"],
    sectors: ["data_center", "healthcare", "semiconductor"],
    license: null,
    early: null,
    certificates: ["LEED_GA"],
    pay: 84,
    share: 4,
  },
];
