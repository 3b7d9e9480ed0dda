import * as z from 'zod';

import { PlatformError } from './platform-port.ts';

/** Printable ASCII below 8 kB, as a bearer must be to go into a header. */
const token = z.string().regex(/^[\x21-\x7e]{1,8191}$/);
const seconds = (least: number, most: number): z.ZodType<number> =>
  z.coerce.number().int().min(least).max(most);

const tokenAnswer = z.object({
  access_token: token,
  token_type: z.string().regex(/^bearer$/i),
  expires_in: seconds(60, 86_400),
  /** Missing where the app may not have one: then the sign-in lasts as long as the access token. */
  refresh_token: token.optional(),
  refresh_token_expires_in: seconds(0, 366 * 86_400).optional(),
  owner_id: z.union([z.string().regex(/^\w{1,64}$/), z.number().int().nonnegative()]).transform(String),
  endpoint_id: z.string().max(64).optional(),
  scope: z.string().max(4000).optional(),
});

export type TokenAnswer = z.infer<typeof tokenAnswer>;

const gatewayAnswer = z.object({
  uri: z.string().max(500),
  ws_access_token: z.string().regex(/^[A-Za-z0-9._~+/=|-]{1,4096}$/),
  expires_in: z.coerce.number().catch(30),
});

export type GatewayAnswer = z.infer<typeof gatewayAnswer>;

const demoToken = 'sim_';

/** Throws where the token endpoint's answer is none, or is of the wrong kind of account. */
export async function checkTokenAnswer(answer: Response, tokensOfDemo: boolean): Promise<void> {
  const found = parseTokenAnswer(await bodyOf(answer));
  if (found === undefined) throw new PlatformError('unexpected-answer', 'not a token answer');
  for (const one of [found.access_token, found.refresh_token])
    if (one !== undefined && one.startsWith(demoToken) !== tokensOfDemo)
      throw new PlatformError('refused', 'token of another kind of account');
}

export function parseTokenAnswer(body: unknown): TokenAnswer | undefined {
  return tokenAnswer.safeParse(body).data;
}

export function parseGatewayAnswer(body: unknown): GatewayAnswer | undefined {
  return gatewayAnswer.safeParse(body).data;
}

async function bodyOf(answer: Response): Promise<unknown> {
  try {
    return await answer.clone().json();
  } catch {
    return undefined;
  }
}

/**
 * True where the gateway may be: wss on the platform's own domain, or ws on loopback for the demo. The
 * address comes from an answer, and the socket's token would go wherever it points.
 */
export function isGatewayAllowed(uri: string, server: string, allowHttp: boolean): boolean {
  const address = URL.parse(uri);
  const home = URL.parse(server);
  if (address === null || home === null) return false;
  if (address.username !== '' || address.password !== '' || address.hash !== '' || address.search !== '')
    return false;
  if (allowHttp && isLoopback(home.hostname))
    return address.protocol === 'ws:' && isLoopback(address.hostname);
  return (
    address.protocol === 'wss:' &&
    domainsOf(home.hostname).some((domain) => address.hostname.endsWith(`.${domain}`))
  );
}

/** `platform.ringcentral.com` vouches for `ringcentral.com`; partners' own domains likewise. */
function domainsOf(hostname: string): readonly string[] {
  const parent = hostname.split('.').slice(1).join('.');
  return parent.includes('.')
    ? [parent, 'ringcentral.com', 'ringcentral.biz']
    : ['ringcentral.com', 'ringcentral.biz'];
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
