import { describe, expect, it } from 'vitest';
import { flawOf, NetworkFailure, reasonOfCode } from '../../../src/main/network-failure.ts';

describe('what people are told about a connection that did not come about', () => {
  it.each([
    ['ENOTFOUND', 'name-lookup'],
    ['EAI_AGAIN', 'name-lookup'],
    ['NAME_LOOKUP_SLOW', 'name-lookup'],
    ['PROXY_PASSWORD', 'proxy'],
    ['PROXY_UNREACHABLE', 'proxy'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', 'certificate'],
    ['ECONNREFUSED', 'network'],
    ['ENETUNREACH', 'network'],
    ['ETIMEDOUT', 'network'],
    ['anything else', 'network'],
    [undefined, 'network'],
  ] as const)('%s is about the %s', (code, reason) => {
    expect(reasonOfCode(code)).toBe(reason);
  });

  it.each([
    ['CERT_HAS_EXPIRED', 'expired'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'unknown-issuer'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unknown-issuer'],
    ['ERR_SSL_UNSUPPORTED_PROTOCOL', 'outdated'],
    ['ECONNRESET', undefined],
  ] as const)('%s is the flaw %s', (code, flaw) => {
    expect(flawOf(code)).toBe(flaw);
  });

  it('keeps its code for whoever asks', () => {
    const failure = new NetworkFailure('PROXY_PASSWORD', 'the proxy asks for a password');
    expect(reasonOfCode(failure.code)).toBe('proxy');
  });
});
