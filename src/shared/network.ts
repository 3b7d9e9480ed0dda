export type ProxyKind = 'http' | 'https' | 'socks4' | 'socks5';

/** The proxy that the system's settings name for the platform. */
export type ProxyInUse = {
  readonly kind: ProxyKind;
  /** Host and port, never a name or a password: `proxy.example.com:8080`. */
  readonly host: string;
};

/** Why a certificate was not taken. */
export type CertificateFlaw =
  | 'expired'
  | 'not-yet-valid'
  /** Made for another host. */
  | 'other-host'
  | 'self-signed'
  /** Nobody this computer trusts has signed it: often a company's proxy that reads along. */
  | 'unknown-issuer'
  | 'revoked'
  /** The other side speaks only what is no longer safe (TLS before 1.2, old ciphers). */
  | 'outdated'
  | 'other';

/** What stands between this computer and the platform, as found at the last failure; gone with the next success. */
export type NetworkTrouble =
  | { readonly kind: 'name-lookup'; readonly host: string }
  | {
      readonly kind: 'proxy';
      readonly problem:
        | 'password'
        | 'wrong-password'
        /** It asks for a sign-in of a kind that cannot be given here. */
        | 'password-kind'
        | 'refused'
        | 'unreachable'
        | 'unknown';
      /** Host and port; undefined where the settings did not even name one. */
      readonly host: string | undefined;
    }
  | {
      readonly kind: 'certificate';
      readonly flaw: CertificateFlaw;
      readonly host: string;
      /** Who signed it, in its own words; undefined where that could not be read. */
      readonly issuer: string | undefined;
    };

/** This computer's way to the platform. */
export type NetworkState = {
  /** Undefined until it has been looked at. */
  readonly online: boolean | undefined;
  /** Undefined while there is none, or nothing was sent yet. */
  readonly proxy: ProxyInUse | undefined;
  /** Whose word is taken: the authorities built in, or those the system trusts as well. */
  readonly certificates: 'built-in' | 'system';
  readonly trouble: NetworkTrouble | undefined;
  /** This network wants people to sign in on a page of its own first. */
  readonly captivePortal: boolean;
};

export const unknownNetwork: NetworkState = {
  online: undefined,
  proxy: undefined,
  certificates: 'built-in',
  trouble: undefined,
  captivePortal: false,
};
