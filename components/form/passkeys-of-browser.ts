import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from "@simplewebauthn/browser";

/** What the browser made, once somebody has shown finger, face or PIN; null where they would rather not. */
export async function makePasskey(
  optionsJSON: PublicKeyCredentialCreationOptionsJSON,
): Promise<RegistrationResponseJSON | null> {
  const { startRegistration } = await import("@simplewebauthn/browser");
  try {
    return await startRegistration({ optionsJSON });
  } catch {
    // Canceled, too late, or there is one already: the browser has said which, and tells no page.
    return null;
  }
}

/** What one of its passkeys has signed; null where there is none, or somebody would rather not. */
export async function askPasskey(
  optionsJSON: PublicKeyCredentialRequestOptionsJSON,
): Promise<AuthenticationResponseJSON | null> {
  const { startAuthentication } = await import("@simplewebauthn/browser");
  try {
    return await startAuthentication({ optionsJSON });
  } catch {
    // Canceled, too late, or there is none: the browser has said which, and tells no page.
    return null;
  }
}
