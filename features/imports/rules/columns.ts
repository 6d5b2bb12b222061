/** What a column of a file may be, with the word on screen. */
export const importFields = {
  firstName: "First name",
  lastName: "Last name",
  fullName: "Full name",
  email: "Email",
  email2: "Second email",
  phone: "Phone",
  phone2: "Second phone",
  title: "Title",
  employer: "Employer",
  discipline: "Discipline",
  level: "Level",
  city: "City",
  state: "State",
  zip: "ZIP",
  years: "Years of experience",
  pay: "Asking pay",
  source: "Source",
  notes: "Notes",
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
    "mobile",
    "mobilephone",
    "phonenumber",
    "cell",
    "cellphone",
    "phone1value",
    "primaryphone",
    "telephone",
    "tel",
    "telefono",
    "mobilenumber",
    "contactnumber",
    "phone1",
    "whatsapp",
    "الهاتف",
    "رقمالهاتف",
  ],
  phone2: ["phone2", "phone2value", "secondaryphone", "workphone", "homephone", "businessphone", "otherphone"],
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
};

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
  if (!mapping.email) {
    const index = columns.findIndex(
      (column, at) => !taken.has(column) && samples.some((row) => isLikeAddress((row[at] ?? "").trim())),
    );
    if (index >= 0) mapping.email = columns[index];
  }
  if (mapping.firstName && mapping.lastName) delete mapping.fullName;
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
