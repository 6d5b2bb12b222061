import { stateLicenses, type LicenseType } from "@/db/vocabulary/licenses";
import { addLicense } from "@/features/licenses/mutations/change-license";
import type { Order } from "./orders";
import type { Random } from "./random";
import { acting, type Played, type Scene } from "./scene";

/** What the client asked for is on file before somebody is submitted: the recruiter asked, and wrote it down. */
export async function recordLicense(
  scene: Scene,
  random: Random,
  { license, discipline }: Order,
  { candidateId }: { candidateId: string },
  { owner, state: site }: Played,
  ago: number,
) {
  const person = scene.people.find((one) => one.candidateId === candidateId);
  if (!license || !person) return;
  const ofState = (stateLicenses as LicenseType[]).includes(license);
  const state = ofState ? site : null;
  if (person.licenses.some((held) => held.type === license && held.state === state)) return;
  const { clock } = scene;
  await addLicense(acting(scene, owner, clock.at(ago, random)), {
    candidateId,
    type: license,
    discipline: ofState ? discipline : null,
    state,
    number: state ? `${state}-${random.between(30_000, 99_999)}` : null,
    issuedOn: clock.day(random.between(700, 4000)),
    expiresOn: clock.day(-random.between(120, 700)),
  });
  person.licenses.push({ type: license, state, status: "active" });
}
