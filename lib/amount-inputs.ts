import { z } from "zod";

const sumOfPay = (ofZero: string) =>
  z
    .int("Enter one amount, such as 58, 58.50 or $115k.")
    .positive(ofZero)
    .max(1_000_000_000, "Check this amount: it is too high.");

/** One sum of pay in cents, as every form takes it: what cannot be read comes as NaN, and is answered in words. */
export const payCents = sumOfPay("Enter an amount above zero.");

/** The same where there has to be one: a form that was left empty sends zero. */
export const requiredPayCents = sumOfPay("Enter the pay.");

export const yearsOfExperience = z
  .int("Enter a number of years, such as 12.")
  .min(0, "Enter zero or more years.")
  .max(70, "At most 70 years.");

export const percent = z
  .int("Enter a whole percentage, such as 25.")
  .min(0, "Enter 0 to 100 percent.")
  .max(100, "Enter 0 to 100 percent.");
