import { expect, test } from "vitest";
import { namesAgree } from "./names-agree";

test.each([
  ["Ana Torres", "ANA TORRES"],
  ["José García", "Jose Garcia"],
  ["Bob Stone", "Robert A. Stone"],
  ["Torres Ana", "Ana Torres"],
  ["Ana", "Ana Torres"],
  ["J. Okafor", "James Okafor"],
  ["Devon Harte Jr.", "Devon Harte"],
  ["Sean O’Brien", "Sean OBrien"],
  ["Mary-Ann Jones", "Mary Ann Jones"],
  ["Maryann Jones", "Mary Ann Jones"],
  ["李小龙", "李小龙"],
])("%s may be %s", (one, other) => {
  expect([namesAgree(one, other), namesAgree(other, one)]).toEqual([true, true]);
});

test.each([
  ["Sue Fox", "Tom Ray"],
  ["Ann Ray", "Tom Ray"],
  ["Maria Alvarez", "Maria Lopez"],
  ["Jim Fox", "James Ray"],
  ["Three Person", "Ola Grant"],
  ["Bob", "Robert Stone"],
])("%s is not %s", (one, other) => {
  expect([namesAgree(one, other), namesAgree(other, one)]).toEqual([false, false]);
});
