import { orderOfDays } from "@/lib/written-days";

/** What a column of a file may be, with the word on screen. */
export const importFields = {
  firstName: "First name",
  lastName: "Last name",
  fullName: "Full name",
  email: "Email",
  email2: "Second email",
  phone: "Phone",
  mobilePhone: "Mobile phone",
  workPhone: "Work phone",
  homePhone: "Home phone",
  phone2: "Second phone",
  linkedinUrl: "LinkedIn",
  title: "Title",
  employer: "Employer",
  discipline: "Discipline",
  level: "Level",
  city: "City",
  state: "State",
  zip: "ZIP",
  country: "Country",
  years: "Years of experience",
  pay: "Asking pay",
  availableOn: "Available from (month first)",
  availableDayFirst: "Available from (day first)",
  licenses: "Licenses & certs",
  source: "Source",
  notes: "Notes",
  notes2: "More notes",
  notes3: "Even more notes",
  doNotEmail: "Do not email",
  doNotEmail2: "Do not email (second column)",
  doNotEmail3: "Do not email (third column)",
  mayEmail: "May be emailed",
  doNotContact: "Do not contact",
} as const;
export type ImportField = keyof typeof importFields;

/** Heads as exports of other systems and address books write them, plain letters only. */
const heads: Record<ImportField, string[]> = {
  firstName: ["firstname", "first", "givenname", "forename", "vorname", "prenom", "nombre", "contactfirstname"],
  lastName: [
    "lastname",
    "last",
    "surname",
    "familyname",
    "nachname",
    "nom",
    "apellido",
    "apellidos",
    "contactlastname",
  ],
  fullName: [
    "name",
    "fullname",
    "contactname",
    "displayname",
    "leadname",
    "candidatename",
    "candidate",
    "client",
    "customer",
    "customername",
    "nombrecompleto",
    "الاسم",
    "الاسمالكامل",
  ],
  email: [
    "email",
    "emailaddress",
    "email1",
    "email1value",
    "primaryemail",
    "emailid",
    "mail",
    "correo",
    "correoelectronico",
    "workemail",
    "personalemail",
    "contactemail",
    "البريدالالكتروني",
    "البريدالإلكتروني",
  ],
  email2: ["email2", "email2value", "secondaryemail", "secondemail", "email2address", "otheremail"],
  phone: [
    "phone",
    "phonenumber",
    "phone1value",
    "primaryphone",
    "telephone",
    "tel",
    "telefono",
    "contactnumber",
    "phone1",
    "whatsapp",
    "الهاتف",
    "رقمالهاتف",
  ],
  mobilePhone: ["mobile", "mobilephone", "cell", "cellphone", "mobilenumber", "cellnumber", "handy", "celular"],
  workPhone: ["workphone", "businessphone", "officephone", "directphone", "companyphone", "phonework"],
  homePhone: ["homephone", "phonehome", "residentialphone"],
  phone2: ["phone2", "phone2value", "secondaryphone", "secondphone", "otherphone", "alternatephone"],
  linkedinUrl: ["linkedin", "linkedinurl", "linkedinprofile", "linkedinprofileurl", "profileurl", "url", "profile"],
  title: ["title", "jobtitle", "occupation", "position", "currenttitle", "organization1title", "role"],
  employer: [
    "company",
    "companyname",
    "employer",
    "organization",
    "organization1name",
    "currentemployer",
    "account",
    "accountname",
    "empresa",
  ],
  discipline: ["discipline", "category", "specialty", "trade"],
  level: ["level", "seniority", "experiencelevel"],
  city: ["city", "addresscity", "homecity", "town", "ciudad", "address1city", "المدينة"],
  state: ["state", "addressstate", "province", "region", "homestate", "estado", "address1state"],
  zip: ["zip", "zipcode", "postalcode", "postcode", "addresszip", "homepostalcode"],
  country: ["country", "countryregion", "addresscountry", "homecountry", "land", "pais"],
  availableOn: [
    "available",
    "availablefrom",
    "availableon",
    "availability",
    "dateavailable",
    "startdate",
    "availabledate",
  ],
  availableDayFirst: [],
  licenses: [
    "license",
    "licenses",
    "licensescerts",
    "licensure",
    "licence",
    "certifications",
    "registrations",
    "credentials",
  ],
  years: ["years", "yearsexperience", "experience", "yearsofexperience", "yearsexp", "yoe"],
  pay: [
    "pay",
    "desiredpay",
    "askingpay",
    "payrate",
    "hourlyrate",
    "rate",
    "salary",
    "desiredsalary",
    "expectedsalary",
    "salaryexpectation",
    "compensation",
  ],
  source: ["source", "leadsource", "candidatesource", "campaignname", "campaign"],
  notes: ["notes", "note", "comments", "remarks", "description", "comment"],
  notes2: ["internalcomments", "internalnotes", "generalcomments", "candidatecomments", "morenotes", "notes2"],
  notes3: ["comments2", "comment2", "additionalnotes", "additionalcomments", "notes3"],
  doNotEmail: [],
  doNotEmail2: [],
  doNotEmail3: [],
  mayEmail: ["optin", "emailoptin", "subscribed", "emailconsent", "marketingconsent", "mayemail", "acceptsmarketing"],
  doNotContact: ["donotcontact", "dontcontact", "dnc", "nocontact", "blacklisted", "blacklist"],
};
const doNotEmailFields = ["doNotEmail", "doNotEmail2", "doNotEmail3"] as const;
const optOutFields = [...doNotEmailFields, "mayEmail", "doNotContact"] as const satisfies ImportField[];

const saysNoEmail =
  /^(?:email)?(?:donot|dont|no)(?:e?mail|bulkemail|mailing)|optout|optedout|unsubscri|^(?:email|subscription)status$/;
const saysOptOut = /donot|dont(?:email|mail|call|text|contact)|optout|optedout|unsubscri|^dnc$|blacklist/;
const ofPhone = /sms|text|phone|call|fax|whatsapp/;

/** A column that says who wants no email, no text or no call, by its head: one that is left out is asked about. */
function isOptOutColumn(head: string): boolean {
  const said = plain(head);
  return saysOptOut.test(said) || heads.mayEmail.includes(said) || heads.doNotContact.includes(said);
}

/** The columns of that kind which none of our fields reads. */
export function unreadOptOuts(columns: string[], mapping: Partial<Record<ImportField, string>>): string[] {
  const read = new Set(optOutFields.map((field) => mapping[field]));
  return columns.filter((column) => isOptOutColumn(column) && !read.has(column));
}

/** Which column is which field, by its head; an address column without a telling head is known by its cells. */
export function guessMapping(columns: string[], samples: string[][]): Partial<Record<ImportField, string>> {
  const mapping: Partial<Record<ImportField, string>> = {};
  const taken = new Set<string>();
  for (const [field, words] of Object.entries(heads) as [ImportField, string[]][]) {
    for (const word of words) {
      const column = columns.find((one) => !taken.has(one) && plain(one) === word);
      if (!column || mapping[field]) continue;
      mapping[field] = column;
      taken.add(column);
    }
  }
  for (const column of columns) {
    const free = doNotEmailFields.find((field) => !mapping[field]);
    if (!free || taken.has(column) || ofPhone.test(plain(column)) || !saysNoEmail.test(plain(column))) continue;
    mapping[free] = column;
    taken.add(column);
  }
  if (!mapping.email) {
    const index = columns.findIndex(
      (column, at) => !taken.has(column) && samples.some((row) => isLikeAddress((row[at] ?? "").trim())),
    );
    if (index >= 0) mapping.email = columns[index];
  }
  if (mapping.firstName && mapping.lastName) delete mapping.fullName;
  const dates = mapping.availableOn && samples.map((row) => row[columns.indexOf(mapping.availableOn ?? "")] ?? "");
  if (dates && orderOfDays(dates) === "day") {
    mapping.availableDayFirst = mapping.availableOn;
    delete mapping.availableOn;
  }
  return mapping;
}

/** No address is longer; on a long cell the pattern would take seconds. */
function isLikeAddress(cell: string) {
  return cell.length <= 254 && /^[^\s@]+@[^\s@]+\.\w+$/.test(cell);
}

function plain(head: string) {
  return head
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, "");
}

/** The cells of a row by field of ours. */
export function cellsOf(mapping: Record<string, string>, cells: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(mapping).flatMap(([field, column]) =>
      Object.hasOwn(cells, column) ? [[field as ImportField, cells[column]]] : [],
    ),
  ) as Partial<Record<ImportField, string>>;
}
