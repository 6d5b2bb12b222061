import { expect, test } from "vitest";
import { readNameParts, readPersonName } from "./person-name";

function said(text: string) {
  const name = readPersonName(text);
  return name && [name.firstName, name.lastName, name.suffix, name.credentials.join(";"), name.sure];
}

test.each([
  ["Fuchs, Erik", "Erik", "Fuchs", null, "", true],
  ["Erik Fuchs, PE", "Erik", "Fuchs", null, "PE", true],
  ["Fuchs, Erika, P.E., S.E.", "Erika", "Fuchs", null, "PE;SE", true],
  ["Lamb, Tara, Jr.", "Tara", "Lamb", "Jr.", "", true],
  ["Tara Lamb III", "Tara", "Lamb", "III", "", true],
  ["Dr. Tara Lamb", "Tara", "Lamb", null, "", true],
  ["Rao PE, Anil", "Anil", "Rao", null, "PE", true],
  ["Anil Rao, PE, PMP, LEED AP BD+C", "Anil", "Rao", null, "PE;PMP;LEED AP BD+C", true],
  ["Anil Rao, Ph.D.", "Anil", "Rao", null, "PhD", true],
  ['Robert "Rob" Lamb', "Robert", "Lamb", null, "", true],
  ["O’NEIL, SEAN P.", "Sean P.", "O’Neil", null, "", true],
  ["DE LA CRUZ, ROSA", "Rosa", "de la Cruz", null, "", true],
  ["Joris van den Berg", "Joris", "van den Berg", null, "", true],
  ["Yo-Yo Ma", "Yo-Yo", "Ma", null, "", true],
  ["Suharto", "Suharto", "", null, "", true],
  ["Rao, AIA", "", "Rao", null, "AIA", false],
  ["mary jo lamb", "Mary Jo", "Lamb", null, "", false],
  ["Luis Alberto Gómez Rivera", "Luis Alberto", "Gómez Rivera", null, "", false],
  ["Tran Thi Mai Anh", "Tran", "Thi Mai Anh", null, "", false],
  ["王 小明", "小明", "王", null, "", false],
])("%s", (text, ...expected) => {
  expect(said(text)).toEqual(expected);
});

test("two cells hold titles, suffixes and credentials as well", () => {
  expect(readNameParts("Dr. Ana", "Ruiz, PE")).toMatchObject({
    firstName: "Ana",
    lastName: "Ruiz",
    credentials: ["PE"],
  });
  expect(readNameParts("Devon", "Harte Jr.")).toMatchObject({ lastName: "Harte", suffix: "Jr.", sure: true });
  expect(readNameParts("MARY ANN", "MCKAY")).toMatchObject({ firstName: "Mary Ann", lastName: "McKay", sure: true });
  expect(readNameParts("", "Okafor")).toMatchObject({ firstName: "Okafor", lastName: "" });
  expect(readNameParts("Jun", "Ma")).toMatchObject({ firstName: "Jun", lastName: "Ma", credentials: [] });
});

test("what is no name is none", () => {
  expect([readPersonName(""), readPersonName("- 12 -")]).toEqual([null, null]);
});
