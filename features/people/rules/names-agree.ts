/** Names that people go by, beside the one in their papers. A line is one name in its forms. */
const forms = [
  "alexander alex al sasha",
  "alexandra alex sandra",
  "andrew andy drew",
  "anthony tony",
  "barbara barb barbie",
  "benjamin ben benny",
  "bradley brad",
  "brian bryan",
  "catherine katherine kathryn cathy kathy kate katie kat",
  "charles charlie chuck chas",
  "christine christina chris tina",
  "christopher chris topher",
  "cynthia cindy",
  "daniel dan danny",
  "david dave davey",
  "deborah debra deb debbie",
  "donald don donnie",
  "edward ed eddie ted ned",
  "elizabeth liz beth betsy betty eliza lisa",
  "eugene gene",
  "francis frank fran",
  "frederick fred freddy",
  "gregory greg",
  "gerald jerry",
  "jacob jake",
  "james jim jimmy jamie",
  "jeffrey geoffrey jeff geoff",
  "jennifer jen jenny jenn",
  "jessica jess jessie",
  "john johnny jack jon",
  "jonathan jon john",
  "joseph joe joey",
  "joshua josh",
  "kenneth ken kenny",
  "lawrence laurence larry",
  "leonard leo len",
  "margaret maggie meg peggy marge",
  "matthew matt",
  "michael mike mick mikey",
  "nicholas nick nico",
  "pamela pam",
  "patricia pat patty tricia trish",
  "patrick pat paddy",
  "peter pete",
  "philip phillip phil",
  "raymond ray",
  "rebecca becca becky",
  "richard rich rick dick ricky",
  "robert rob bob bobby robbie bert",
  "ronald ron ronnie",
  "samuel sam sammy",
  "samantha sam",
  "stephen steven steve",
  "stephanie steph",
  "susan sue susie suzanne",
  "theodore ted theo",
  "theresa teresa terry tess",
  "thomas tom tommy",
  "timothy tim",
  "vincent vince vinny",
  "victoria vicky tori",
  "walter walt",
  "william will bill billy liam",
  "zachary zach zack",
].map((line) => new Set(line.split(" ")));

const suffixes = new Set(["jr", "sr", "ii", "iii", "iv", "v"]);

/**
 * Whether two names may be one person's: the words of the shorter one all stand in the longer one, whole, as an initial
 * or as a form of the same name. "Bob Stone" is "Robert A. Stone"; "Sue Fox" is not "Tom Ray", and "Ann Ray" is not
 * either: two people of one household share an address.
 */
export function namesAgree(one: string, other: string): boolean {
  const [shorter, longer] = [wordsOf(one), wordsOf(other)].toSorted((a, b) => a.length - b.length) as [
    string[],
    string[],
  ];
  if (shorter.length === 0 || shorter.join("") === longer.join("")) return true;
  const free = [...longer];
  let whole = 0;
  for (const word of shorter.toSorted((a, b) => b.length - a.length)) {
    const exact = free.indexOf(word);
    const at = exact >= 0 ? exact : free.findIndex((two) => isFormOf(word, two));
    if (at < 0) return false;
    if (exact >= 0) whole += 1;
    free.splice(at, 1);
  }
  return whole > 0;
}

function isFormOf(one: string, other: string): boolean {
  if (one.length === 1 || other.length === 1) return one[0] === other[0];
  return forms.some((form) => form.has(one) && form.has(other));
}

function wordsOf(name: string): string[] {
  return name
    .normalize("NFKD")
    .replaceAll(/[\p{M}'’.]/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "" && !suffixes.has(word));
}
