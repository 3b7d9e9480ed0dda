import type { I18n } from '@lingui/core';
import type { CertificateFlaw, NetworkTrouble } from '../../shared/network.ts';

/** What stands between this computer and the platform, by name, and what can be done. */
export function troubleWords(trouble: NetworkTrouble, i18n: I18n): string {
  switch (trouble.kind) {
    case 'name-lookup':
      return i18n._({
        id: 'trouble.nameLookup',
        message: 'This network cannot find {host} by its name. Its administrator can allow it.',
        values: { host: trouble.host },
      });
    case 'proxy':
      return proxyWords(trouble, i18n);
    case 'certificate':
      return certificateWords(trouble, i18n);
  }
}

function proxyWords(
  { problem, host = '' }: Extract<NetworkTrouble, { readonly kind: 'proxy' }>,
  i18n: I18n,
): string {
  const values = { host };
  switch (problem) {
    case 'password':
      return i18n._({
        id: 'trouble.proxyPassword',
        message: 'The proxy {host} asks for a name and a password.',
        values,
      });
    case 'wrong-password':
      return i18n._({
        id: 'trouble.proxyWrongPassword',
        message: 'The proxy {host} did not take that name and that password.',
        values,
      });
    case 'password-kind':
      return i18n._({
        id: 'trouble.proxyPasswordKind',
        message:
          'The proxy {host} asks for a kind of sign-in that Ringside does not know. Your administrator can let Ringside through without one.',
        values,
      });
    case 'refused':
      return i18n._({
        id: 'trouble.proxyRefused',
        message: 'The proxy {host} does not let Ringside through to RingCentral.',
        values,
      });
    case 'unreachable':
      return i18n._({ id: 'trouble.proxyUnreachable', message: 'The proxy {host} does not answer.', values });
    case 'unknown':
      return i18n._({
        id: 'trouble.proxyUnknown',
        message: 'The proxy settings of this computer could not be read, so Ringside does not know the way.',
      });
  }
}

type CertificateTrouble = Extract<NetworkTrouble, { readonly kind: 'certificate' }>;

function certificateWords({ flaw, host, issuer }: CertificateTrouble, i18n: I18n): string {
  const why = flawWords(flaw, host, i18n);
  return issuer === undefined
    ? i18n._({
        id: 'trouble.certificate',
        message: '{why} Nothing was sent. Your administrator can tell more.',
        values: { why },
      })
    : i18n._({
        id: 'trouble.certificateFrom',
        message:
          '{why} It was issued by “{issuer}”. Nothing was sent. If that is your company, its certificate has to be trusted by this computer.',
        values: { why, issuer },
      });
}

function flawWords(flaw: CertificateFlaw, host: string, i18n: I18n): string {
  const values = { host };
  switch (flaw) {
    case 'expired':
      return i18n._({ id: 'flaw.expired', message: 'The certificate of {host} has expired.', values });
    case 'not-yet-valid':
      return i18n._({
        id: 'flaw.notYet',
        message: 'The certificate of {host} is not valid yet. The clock of this computer may be wrong.',
        values,
      });
    case 'other-host':
      return i18n._({
        id: 'flaw.otherHost',
        message: 'Whoever answers for {host} shows the certificate of somebody else.',
        values,
      });
    case 'self-signed':
    case 'unknown-issuer':
      return i18n._({
        id: 'flaw.untrusted',
        message: 'This computer does not trust the certificate that is shown for {host}.',
        values,
      });
    case 'revoked':
      return i18n._({ id: 'flaw.revoked', message: 'The certificate of {host} was taken back.', values });
    case 'outdated':
      return i18n._({
        id: 'flaw.outdated',
        message: 'Whoever answers for {host} speaks only what is no longer safe.',
        values,
      });
    case 'other':
      return i18n._({
        id: 'flaw.other',
        message: 'The certificate that is shown for {host} cannot be used.',
        values,
      });
  }
}
