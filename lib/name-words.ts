/** Titles, suffixes, credentials and particles, as they stand around names. */
export const title =
  /^(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|hon|sir|madam|capt|col|lt|sgt|sr|sra|srta|herr|frau|ing|arq|lic|mme|mlle)\.?$/i;
export const suffixes: Record<string, string> = {
  jr: "Jr.",
  junior: "Jr.",
  sr: "Sr.",
  ii: "II",
  iii: "III",
  iv: "IV",
  "2nd": "II",
  "3rd": "III",
  "4th": "IV",
  esq: "Esq.",
};
/** Credentials of this trade and degrees, without their dots. */
export const known = new Set(
  (
    "PE SE RA AIA FAIA PLS LS PS RLS PLA ASLA FASLA RLA EIT FE EI LSIT GE PG CEG CHG PTOE PTP RSP AICP FAICP PMP PGMP CAPM CCM DBIA CPE CXA BEMP BEAP NCARB NICET CWI " +
    "CHST CSP ASP CIH STS LEED ENVSP NCIDQ IIDA ASID FASID RCDD CPESC CFM DWRE BCEE ASCE FASCE ACTAR CSI CDT CCS CCCA RRO RWC REWC CPP CPA MBA PHD EDD JD MD MARCH BARCH MENG BENG " +
    "MSC BSC MSCE BSCE MSE BSE MS BS MA BA MPA MPH MUP MURP MCP MLA BLA DPE DEE SIOR CCIM CEM CMVP CFPS FPE NAC SPHR PHR SHRM WELLAP CPSM QSP QSD CGC GC CBO RSW RSS PHDPE PENG CENG ARB RIBA EUR"
  ).split(" "),
);
/** Credentials that are given names or surnames as well: only where it cannot be one. */
export const ambiguous = new Set([
  "MA",
  "BA",
  "RA",
  "SE",
  "PE",
  "LS",
  "PS",
  "MS",
  "BS",
  "FE",
  "EI",
  "GE",
  "JD",
  "MD",
  "DEE",
  "LI",
  "EUR",
  "MARCH",
]);
export const phrases =
  /^(?:LEED[ -]?(?:AP|GA|GREEN ASSOCIATE|FELLOW)?(?:[ ,]*(?:BD\+C|BD&C|ID\+C|O\+M|ND|HOMES))?|AWS[ -]CWI|OSHA[ -]?\d0|ENV[ .-]?SP|WELL[ -]AP|NICET[ -](?:I{1,3}|IV|LEVEL \w+)|D\.?WRE|ASSOC(?:\.|IATE)?[ -]AIA|ASSOCIATE AIA|P\.? ?ENG\.?|C\.? ?ENG\.?|REG(?:\.|ISTERED) ARCHITECT|LICENSED ARCHITECT|PH\. ?D\.?)(?=$|[\s,;/&])/i;
export const particles = new Set(
  "van von der den de del della di da do dos das du la las le les lo los el al ul bin ibn bint ter ten te zu zum zur af av st st. ste san santa y e mac o' dela delos vander vande".split(
    " ",
  ),
);
/** Family names that stand first in many a name: which is which has to be looked at. */
export const familyFirst = new Set(
  "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly kim lee park choi jung kang cho yoon jang lim han shin wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo".split(
    " ",
  ),
);
export const vietnamese = new Set("nguyen tran pham hoang huynh phan vu vo dang bui ngo duong".split(" "));
export const caseless = /^[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]+$/u;
export const initial = /^\p{Lu}\.?$|^(?:\p{Lu}\.)+$/u;
