import type { ConnectionReason } from '../shared/connection.ts';
import type { CertificateFlaw } from '../shared/network.ts';

/** Beside the codes of Node: what can go wrong on the way through a proxy, and a look-up without an end. */
export type NetworkCode =
  | 'PROXY_PASSWORD'
  | 'PROXY_WRONG_PASSWORD'
  /** A kind of sign-in that is beyond this app. */
  | 'PROXY_PASSWORD_KIND'
  | 'PROXY_REFUSED'
  | 'PROXY_UNREACHABLE'
  | 'PROXY_UNKNOWN'
  | 'NAME_LOOKUP_SLOW';

/** A connection that did not come about, with a code like those of Node. Never quotes an address. */
export class NetworkFailure extends Error {
  readonly code: NetworkCode;

  constructor(code: NetworkCode, message: string) {
    super(message);
    this.name = 'NetworkFailure';
    this.code = code;
  }
}

/** A certificate that was not taken. There is no way round it: the connection is not made. */
export class CertificateFailure extends Error {
  readonly code: string;
  readonly flaw: CertificateFlaw;
  readonly host: string;
  /** Who signed it, in its own words. */
  readonly issuer: string | undefined;

  constructor(
    code: string,
    detail: { readonly flaw: CertificateFlaw; readonly host: string; readonly issuer: string | undefined },
  ) {
    super('the certificate was not taken');
    this.name = 'CertificateFailure';
    this.code = code;
    this.flaw = detail.flaw;
    this.host = detail.host;
    this.issuer = detail.issuer;
  }
}

/** OpenSSL's names; BoringSSL, which Electron brings, gives the same for what is checked here. */
const flaws: Readonly<Record<string, CertificateFlaw>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  ERR_TLS_CERT_ALTNAME_INVALID: 'other-host',
  HOSTNAME_MISMATCH: 'other-host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT: 'unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'unknown-issuer',
  CERT_UNTRUSTED: 'unknown-issuer',
  CERT_REVOKED: 'revoked',
  CERT_REJECTED: 'other',
  CERT_SIGNATURE_FAILURE: 'other',
  CERT_CHAIN_TOO_LONG: 'other',
  INVALID_CA: 'other',
  INVALID_PURPOSE: 'other',
  PATH_LENGTH_EXCEEDED: 'other',
  CA_MD_TOO_WEAK: 'outdated',
  EE_KEY_TOO_SMALL: 'outdated',
};

/** Undefined where the code is not about certificates or the safety of the line. */
export function flawOf(code: string | undefined): CertificateFlaw | undefined {
  if (code === undefined) return undefined;
  return flaws[code] ?? (code.startsWith('ERR_SSL_') || code === 'EPROTO' ? 'outdated' : undefined);
}

const nameLookup = new Set(['ENOTFOUND', 'EAI_AGAIN', 'EAI_FAIL', 'EAI_NODATA', 'NAME_LOOKUP_SLOW']);

const withoutWay = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

/**
 * The computer has no way out: nothing else gets through either. A platform that fails is another matter, and so is a
 * name that is not found: connections that stand already go on.
 */
export function meansNoNetwork(error: unknown): boolean {
  return error instanceof Error && 'code' in error && withoutWay.has(String(error.code));
}

/** What people are told when a request or a connection failed with this code; without one it was the network. */
export function reasonOfCode(code: string | undefined): ConnectionReason {
  if (code === undefined) return 'network';
  if (nameLookup.has(code)) return 'name-lookup';
  if (code.startsWith('PROXY_')) return 'proxy';
  return flawOf(code) === undefined ? 'network' : 'certificate';
}
