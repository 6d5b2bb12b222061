import type { Role } from "@/db/vocabulary/recruiters";
import type { Sector } from "@/db/vocabulary/experience";
import type { State } from "@/db/vocabulary/places";

/** The demonstration firm: nobody here exists. Its domain ends in .test, which never resolves (RFC 6761). */
export const firm = {
  name: "Plumb & Level Staffing",
  postalAddress: "Plumb & Level Staffing, 400 N Ashley Dr, Suite 1900, Tampa, FL 33602",
  zone: "America/New_York",
  mailDomain: "plumbandlevel.test",
};

/** The same for everybody and no secret: these logins exist in the embedded database only. */
export const demoPassword = "plumb-and-level";

/** One login per role, and a second recruiter. */
export const staff: { name: string; email: string; role: Role; zone: string; phone: string }[] = [
  {
    name: "Ada Whitfield",
    email: "admin@plumbandlevel.test",
    role: "admin",
    zone: "America/New_York",
    phone: "(813) 555-0101",
  },
  {
    name: "Marcus Bell",
    email: "manager@plumbandlevel.test",
    role: "manager",
    zone: "America/New_York",
    phone: "(813) 555-0102",
  },
  {
    name: "Dana Ruiz",
    email: "recruiter@plumbandlevel.test",
    role: "recruiter",
    zone: "America/New_York",
    phone: "(813) 555-0103",
  },
  {
    name: "Theo Lindqvist",
    email: "theo@plumbandlevel.test",
    role: "recruiter",
    zone: "America/Chicago",
    phone: "(713) 555-0104",
  },
  {
    name: "Iris Nakamura",
    email: "viewer@plumbandlevel.test",
    role: "viewer",
    zone: "America/New_York",
    phone: "(813) 555-0105",
  },
];

type DemoClient = {
  name: string;
  blind: string;
  sectors: Sector[];
  city: string;
  state: State;
  domain: string;
  /** First is the main contact. */
  contacts: {
    firstName: string;
    lastName: string;
    title: string;
    kind: "hiring_manager" | "hr" | "other";
    prefersPhone?: boolean;
  }[];
};

export const demoClients: DemoClient[] = [
  {
    name: "Hillcrest Structural",
    blind: "60-person structural firm, Tampa",
    sectors: ["healthcare", "higher_ed", "multifamily"],
    city: "Tampa",
    state: "FL",
    domain: "hillcrest.test",
    contacts: [
      { firstName: "Pat", lastName: "Lee", title: "Director of Engineering", kind: "hiring_manager" },
      { firstName: "Joan", lastName: "Abrams", title: "HR Manager", kind: "hr" },
    ],
  },
  {
    name: "Bayline Civil Group",
    blind: "120-person site civil firm, Orlando",
    sectors: ["multifamily", "retail", "highway"],
    city: "Orlando",
    state: "FL",
    domain: "bayline.test",
    contacts: [
      {
        firstName: "Curtis",
        lastName: "Webb",
        title: "VP Land Development",
        kind: "hiring_manager",
        prefersPhone: true,
      },
      { firstName: "Nadia", lastName: "Haddad", title: "Talent Partner", kind: "hr" },
    ],
  },
  {
    name: "Corvane Builders",
    blind: "mid-size general contractor, Southeast",
    sectors: ["healthcare", "commercial", "higher_ed"],
    city: "Atlanta",
    state: "GA",
    domain: "corvane.test",
    contacts: [
      { firstName: "Ray", lastName: "Ostrowski", title: "Operations Manager", kind: "hiring_manager" },
      { firstName: "Lena", lastName: "Price", title: "People Operations", kind: "hr" },
    ],
  },
  {
    name: "Meridian MEP",
    blind: "85-person MEP consultant, Charlotte",
    sectors: ["data_center", "healthcare", "life_science"],
    city: "Charlotte",
    state: "NC",
    domain: "meridianmep.test",
    contacts: [
      { firstName: "Sunil", lastName: "Rao", title: "Principal, Mechanical", kind: "hiring_manager" },
      { firstName: "Beth", lastName: "Carver", title: "HR Director", kind: "hr" },
    ],
  },
  {
    name: "Studio Ansel Architects",
    blind: "35-person architecture studio, Atlanta",
    sectors: ["k12", "civic", "multifamily"],
    city: "Atlanta",
    state: "GA",
    domain: "studioansel.test",
    contacts: [{ firstName: "Claire", lastName: "Ansel", title: "Founding Principal", kind: "hiring_manager" }],
  },
  {
    name: "Tidewater Bridge & Road",
    blind: "bridge and highway designer, Carolinas",
    sectors: ["highway", "ports", "rail"],
    city: "Charleston",
    state: "SC",
    domain: "tidewaterbr.test",
    contacts: [
      {
        firstName: "Hank",
        lastName: "Delaney",
        title: "Bridge Group Lead",
        kind: "hiring_manager",
        prefersPhone: true,
      },
      { firstName: "Ruth", lastName: "Okafor", title: "HR Generalist", kind: "hr" },
    ],
  },
  {
    name: "Gulf Mission Critical",
    blind: "data center builder, Texas",
    sectors: ["data_center", "semiconductor", "industrial"],
    city: "Dallas",
    state: "TX",
    domain: "gulfmc.test",
    contacts: [
      { firstName: "Trent", lastName: "Voss", title: "Project Executive", kind: "hiring_manager" },
      { firstName: "Maribel", lastName: "Santos", title: "Recruiting Manager", kind: "hr" },
    ],
  },
  {
    name: "Palisade Water",
    blind: "water and wastewater consultant, Nashville",
    sectors: ["water", "civic"],
    city: "Nashville",
    state: "TN",
    domain: "palisadewater.test",
    contacts: [{ firstName: "Glenn", lastName: "Foster", title: "Water Practice Leader", kind: "hiring_manager" }],
  },
  {
    name: "Quarry & Pine Contractors",
    blind: "multifamily general contractor, Houston",
    sectors: ["multifamily", "hospitality", "retail"],
    city: "Houston",
    state: "TX",
    domain: "quarrypine.test",
    contacts: [
      { firstName: "Monica", lastName: "Reyes", title: "Preconstruction Director", kind: "hiring_manager" },
      { firstName: "Ted", lastName: "Burke", title: "General Superintendent", kind: "other" },
    ],
  },
  {
    name: "Northgate Healthcare Design",
    blind: "healthcare architecture practice, Raleigh",
    sectors: ["healthcare", "life_science"],
    city: "Raleigh",
    state: "NC",
    domain: "northgatehd.test",
    contacts: [
      { firstName: "Elise", lastName: "Moreau", title: "Managing Principal", kind: "hiring_manager" },
      { firstName: "Owen", lastName: "Tate", title: "HR", kind: "hr" },
    ],
  },
];
