import type { Env } from "@/lib/env";
import { identityProviders } from "@/lib/identity-providers";
import { questionTo } from "@/lib/server/identity-provider";
import { type Finding, warning, well } from "./finding";

/** Whether each identity provider that is set up answers, and as the one that it is said to be. */
export function examineProviders(env: Env): Promise<Finding[]> {
  return Promise.all(
    identityProviders(env).map(async (provider) => {
      const part = `Sign-in by ${provider.name}`;
      const redirectUri = `${env.APP_URL}/api/identity/${provider.way}`;
      try {
        await questionTo(provider, redirectUri);
        return well(part, `${provider.issuer} answers; it has to know ${redirectUri}`);
      } catch {
        return warning(
          part,
          `${provider.issuer} does not answer as itself`,
          "Compare the issuer with /.well-known/openid-configuration there; nobody signs in by it until it answers.",
        );
      }
    }),
  );
}
