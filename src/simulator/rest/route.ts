import type { ExtensionRecord, World } from '../world-types.ts';
import { apiError, notFound, type PlatformReply, type PlatformRequest } from '../exchange.ts';
import type { Faults } from '../faults.ts';
import type { OAuthSession } from '../oauth/sessions.ts';
import type { RateGroup } from '../rate-limits.ts';

/** What a route works with, after the token, the rate limit and the permission have been checked. */
export type RouteContext = {
  readonly world: World;
  /** Those that lie in what is asked for; faults of the way are none of a route's business. */
  readonly faults: Faults;
  readonly session: OAuthSession;
  readonly request: PlatformRequest;
  /** Named parts of the path, `~` not yet replaced. */
  readonly params: Readonly<Record<string, string>>;
  readonly pathname: string;
  readonly query: URLSearchParams;
  /** Origin for the canonical addresses in answers. */
  readonly origin: string;
  /** The socket a request came through; undefined for plain HTTP. */
  readonly channel: SubscriptionChannel | undefined;
};

/** Where the notifications of a subscription go. */
export type SubscriptionChannel = {
  readonly subscribe: (subscriptionId: string) => void;
  readonly unsubscribe: (subscriptionId: string) => void;
  readonly notify: (uuid: string, requestId: string, envelope: string) => void;
};

export type Route = {
  readonly method: string;
  /** Path with `{names}`. */
  readonly path: string;
  readonly group: RateGroup;
  readonly permission?: string;
  readonly run: (context: RouteContext) => PlatformReply;
};

export const accountPath = '/restapi/v1.0/account/{accountId}';
export const extensionPath = `${accountPath}/extension/{extensionId}`;

export const isOwn = (context: RouteContext, extension: ExtensionRecord) =>
  extension.id === context.session.personId;

/** `~` or the account's id; anything else is somebody else's account. */
export function checkAccount(context: RouteContext): PlatformReply | undefined {
  const asked = context.params.accountId ?? '~';
  return asked === '~' || asked === String(context.world.account.id)
    ? undefined
    : notFound('accountId', asked);
}

export function findExtension(context: RouteContext): ExtensionRecord | PlatformReply {
  const refusal = checkAccount(context);
  if (refusal) return refusal;
  const asked = context.params.extensionId ?? '~';
  const id = asked === '~' ? String(context.session.personId) : asked;
  return (
    context.world.extensions.find((extension) => String(extension.id) === id) ??
    notFound('extensionId', asked)
  );
}

/** Only the person's own extension; a colleague's is refused as it is without the extended permission. */
export function findOwnExtension(context: RouteContext): ExtensionRecord | PlatformReply {
  const extension = findExtension(context);
  if ('status' in extension || isOwn(context, extension)) return extension;
  return apiError(403, {
    errorCode: 'CMN-419',
    message: 'Application does not have permission to access the data of another extension',
  });
}

export const accountUri = (context: RouteContext) =>
  `${context.origin}/restapi/v1.0/account/${context.world.account.id}`;

export const extensionUri = (context: RouteContext, id: number) => `${accountUri(context)}/extension/${id}`;

/** The body as an object, or why it cannot be read. */
export function readJson(request: PlatformRequest): { value: Record<string, unknown> } | PlatformReply {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? ''))
    return apiError(415, { errorCode: 'CMN-104', message: 'Unsupported media type' });
  try {
    const value: unknown = JSON.parse(request.body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Record<string, unknown> };
  } catch {
    return apiError(400, { errorCode: 'CMN-103', message: 'Request body cannot be parsed as JSON' });
  }
  return apiError(400, { errorCode: 'CMN-103', message: 'Request body is not a JSON object' });
}
