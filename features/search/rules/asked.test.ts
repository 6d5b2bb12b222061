import { expect, test } from "vitest";
import { askedOf, phoneDigits } from "./asked";

test.each([
  ["(415) 555-01", "41555501"],
  ["4155550100", "4155550100"],
  ["+1 415 555 0100", "14155550100"],
  ["415.555.0100 ext. 12", "4155550100"],
  ["415/555–0100 x7", "4155550100"],
  ["tel: 415-555-0100", "4155550100"],
  ["cell 415 555 0100", "4155550100"],
  ["813 555 0110 cell", "8135550110"],
  ["(813) 555-0110 (mobile)", "8135550110"],
  ["office manager", null],
  ["+44 (0)20 7946 0958", "442079460958"],
  ["0044 20 7946 0958", "442079460958"],
  ["011 44 20 7946 0958", "442079460958"],
  ["020 7946 0958", "2079460958"],
  ["４１５５５５", "415555"],
  ["0100", "0100"],
  ["01", null],
  ["1234567890123456", null],
  ["TB-4471", null],
  ["ann", null],
  ["ann@415.test", null],
  ["", null],
])("%j has the digits %j of a phone number", (text, digits) => {
  expect(phoneDigits(text)).toBe(digits);
});

test.each([
  ["  Zoë   O’Brien-Díaz ", ["Zoë", "O’Brien-Díaz"], ["Zoë", "OBrien", "Díaz"]],
  ["Smith, J.", ["Smith,", "J."], ["Smith", "J"]],
  ["req #TB-4471", ["TB-4471"], ["req", "TB", "4471"]],
  ["Job order 4471", ["4471"], ["Job", "order", "4471"]],
  ["#4471", ["4471"], ["4471"]],
  ["job coach", ["job", "coach"], ["job", "coach"]],
  ["a b c d e f g h", ["a", "b", "c", "d", "e", "f"], ["a", "b", "c", "d", "e", "f"]],
  ["(415) 555", ["(415)", "555"], []],
])("%j is searched for by %j, and among names by %j", (text, words, names) => {
  expect(askedOf(text)).toMatchObject({ words, names });
});
