declare module "zipcodes" {
  type Place = { zip: string; latitude: number; longitude: number; city: string; state: string; country: string };
  const zipcodes: { lookup(zip: string): Place | undefined };
  export default zipcodes;
}

declare module "zipcode-to-timezone" {
  const zones: { lookup(zip: string): string | null };
  export default zones;
}
