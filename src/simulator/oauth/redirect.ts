import type { RegisteredApp } from '../options.ts';
import { oauthError, type PlatformReply } from '../exchange.ts';

/** Finds the registered app, or says why not. */
export function findApp(
  apps: readonly RegisteredApp[],
  clientId: string | undefined,
): RegisteredApp | PlatformReply {
  const app = apps.find((candidate) => candidate.clientId === clientId);
  return app ?? oauthError(401, 'invalid_client', 'OAU-120', 'Invalid client application identifier');
}

export const isReply = (value: object): value is PlatformReply => 'status' in value && 'headers' in value;

/** The address must be registered letter by letter; with a single one registered it may be left out. */
export function chooseRedirect(app: RegisteredApp, asked: string | undefined): string | PlatformReply {
  const [first, ...others] = app.redirectUris;
  if (first === undefined)
    return oauthError(403, 'invalid_client', 'OAU-113', 'No redirect URI is registered for this application');
  if (asked === undefined && others.length === 0) return first;
  if (asked !== undefined && app.redirectUris.includes(asked)) return asked;
  return oauthError(400, 'invalid_grant', 'OAU-109', 'Redirect URIs do not match');
}

export function redirectTo(
  uri: string,
  parameters: Readonly<Record<string, string | undefined>>,
): PlatformReply {
  const target = new URL(uri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) target.searchParams.append(name, value);
  }
  return { status: 302, headers: { Location: target.href, 'Cache-Control': 'no-store' }, body: '' };
}

/** A parameter given twice is refused (OAU-111). */
export function singleValues(parameters: URLSearchParams): Map<string, string> | PlatformReply {
  const values = new Map<string, string>();
  for (const [name, value] of parameters) {
    if (values.has(name))
      return oauthError(400, 'invalid_request', 'OAU-111', `Parameter [${name}] is duplicated`);
    values.set(name, value);
  }
  return values;
}
