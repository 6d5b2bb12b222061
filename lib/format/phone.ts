const northAmerican = /^\+?1?(\d{3})(\d{3})(\d{4})$/;

/** "(813) 555-0142" for a US number in any spelling; any other number as it was written. */
export function formatPhone(number: string): string {
  const found = northAmerican.exec(number.replace(/[\s().-]/g, ""));
  return found ? `(${found[1]}) ${found[2]}-${found[3]}` : number;
}

/** The number as tel: and sms: links want it: "+18135550142". */
export function dialable(number: string): string {
  const digits = number.replace(/[^\d+]/g, "");
  const found = northAmerican.exec(digits);
  return found ? `+1${found[1]}${found[2]}${found[3]}` : digits;
}
