import type { Refusal } from './call-control-types.ts';

/** A request as the platform sees it, whether it came by HTTP, from memory or through the socket. */
export type PlatformRequest = {
  readonly method: string;
  /** Path with query, e.g. `/restapi/v1.0/account/~?x=1`. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body as it came, where it is in parts and so no text: `body` is empty then. */
  readonly bytes?: Uint8Array;
  /** Aborted when whoever asked has gone before the answer; for answers that come much later. */
  readonly gone?: AbortSignal | undefined;
  /** When it reached the platform, on the simulator's clock; an answer may come later. */
  readonly arrivedAt?: number;
  /** The first one on its connection, for which that had to be made. */
  readonly isFirst?: boolean;
  /** Done long after it was answered: nobody waits for it, and it is not counted again. */
  readonly isLate?: true;
};

export type PlatformReply = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Goes out in place of `body` where that is no text: compressed, or in another encoding. */
  readonly bytes?: Uint8Array;
  /** A fault wants the connection cut after this many characters of the body. */
  readonly cutAfter?: number;
  /** How it is cut: closed, reset, or ended as if the body had no length and were whole. Closed unless given. */
  readonly cutBy?: 'close' | 'reset' | 'unmarked';
  /** A fault wants the body no faster than this. */
  readonly bytesPerSecond?: number;
  /** A fault wants `100 Continue` and then nothing. */
  readonly onlyContinue?: boolean;
  /** A fault wants the connection reset without an answer. */
  readonly reset?: boolean;
  /** A fault wants the request to fail before it arrives, with this code of Node's (or `PROXY_AUTH`). */
  readonly failure?: string;
};

export type ErrorDetail = {
  readonly errorCode: string;
  readonly message: string;
  readonly parameterName?: string;
  readonly parameterValue?: string;
  readonly permissionName?: string;
};

export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): PlatformReply {
  return {
    status,
    headers: { 'Content-Type': 'application/json;charset=utf-8', ...headers },
    body: JSON.stringify(value),
  };
}

export const noContent = (status: 200 | 204 = 204): PlatformReply => ({ status, headers: {}, body: '' });

/** The error shape of API calls: the first error's fields are repeated on top, where some codes have an older name. */
export function apiError(status: number, detail: ErrorDetail, legacyCode = detail.errorCode): PlatformReply {
  return json(status, { ...detail, errorCode: legacyCode, errors: [detail] });
}

/** The error shape of OAuth calls. */
export function oauthError(status: number, error: string, errorCode: string, message: string): PlatformReply {
  return json(status, { error, error_description: message, errors: [{ errorCode, message }] }, noStore);
}

export const noStore = { 'Cache-Control': 'no-store' };

export function badParameter(name: string, value: string, status: 400 | 403 = 400): PlatformReply {
  return apiError(status, {
    errorCode: 'CMN-101',
    message: `Parameter [${name}] value is invalid.`,
    parameterName: name,
    parameterValue: value,
  });
}

export function notFound(parameterName: string, parameterValue: string): PlatformReply {
  return apiError(404, {
    errorCode: 'CMN-102',
    message: `Resource for parameter [${parameterName}] is not found`,
    parameterName,
    parameterValue,
  });
}

export function missingPermission(permissionName: string): PlatformReply {
  const message = `In order to call this API endpoint, application needs to have [${permissionName}] permission`;
  const detail = { errorCode: 'CMN-401', message, permissionName };
  return apiError(403, detail, 'InsufficientPermissions');
}

/** Names of permissions come with an older word on top. */
export const refusal = ({ status, ...detail }: Refusal): PlatformReply =>
  apiError(status, detail, detail.permissionName === undefined ? undefined : 'InsufficientPermissions');

export const unknownUri = () => apiError(404, { errorCode: 'CMN-120', message: 'Invalid URI' });

/** Bodies in parts carry files. */
export const isInParts = (contentType: string | undefined): boolean =>
  /^multipart\//i.test(contentType ?? '');

/** Splits `path?query`; a trailing slash means nothing to the platform. */
export function splitPath(path: string): { pathname: string; query: URLSearchParams } {
  const [before = '', ...rest] = path.split('?');
  const pathname = before.length > 1 ? before.replace(/\/+$/, '') : before;
  return { pathname, query: new URLSearchParams(rest.join('?')) };
}
