/**
 * Failures below HTTP as Node reports them, so that a client that reads `code` and `cause` cannot tell the difference.
 * The shapes are those that Node 24's `fetch` (undici 7) and `ws` 8 give against real sockets.
 */
type LowError = Error & { readonly code: string };

const withCode = (code: string, message: string, more: object = {}): LowError =>
  Object.assign(new Error(message), { code, ...more });

const certificates: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed certificate',
  SELF_SIGNED_CERT_IN_CHAIN: 'self-signed certificate in certificate chain',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unable to verify the first certificate',
  ERR_TLS_CERT_ALTNAME_INVALID: "Hostname/IP does not match certificate's altnames",
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'unsupported protocol',
};

/** What Node gives for one of its codes. */
export function lowError(code: string, host: string): LowError {
  const certificate = certificates[code];
  if (certificate !== undefined) return withCode(code, certificate);
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return withCode(code, `getaddrinfo ${code} ${host}`, { syscall: 'getaddrinfo', hostname: host });
    case 'ECONNREFUSED':
    case 'ETIMEDOUT':
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
      return withCode(code, `connect ${code} ${host}`, { syscall: 'connect' });
    case 'ECONNRESET':
      return withCode(code, 'read ECONNRESET', { syscall: 'read' });
    default:
      return withCode(code, code);
  }
}

/** A proxy that wants a password: undici wraps its own error once more. */
function proxyError(): Error {
  const refused = new Error('Proxy response (407) !== 200 when HTTP Tunneling');
  const aborted = Object.assign(refused, { name: 'AbortError', code: 'UND_ERR_ABORTED' });
  return Object.assign(new Error('Request was cancelled.', { cause: aborted }), { code: 0 });
}

/** `PROXY_AUTH` is ours, for a 407 in answer to CONNECT; everything else is Node's. */
export const proxyAuthCode = 'PROXY_AUTH';

/** What `fetch` throws. */
export function fetchError(code: string, host: string): TypeError {
  const cause = code === proxyAuthCode ? proxyError() : lowError(code, host);
  return new TypeError('fetch failed', { cause });
}

/** What a `ws` socket emits before it has opened. */
export function socketError(code: string, host: string): Error {
  if (code === proxyAuthCode) return new Error('Unexpected server response: 407');
  if (code === 'ECONNRESET') return withCode(code, 'socket hang up');
  return lowError(code, host);
}
