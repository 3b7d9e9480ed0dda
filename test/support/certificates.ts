import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** A certificate with its key, both as PEM. */
export type Certified = { readonly cert: string; readonly key: string };

export type CertificateWish = {
  /** DNS names and IPv4 addresses it is good for. */
  readonly hosts?: readonly string[];
  /** Ms since the epoch; a year around now unless named. */
  readonly from?: number;
  readonly until?: number;
};

/** Somebody who signs certificates: a public one, or a company's own. */
export type Authority = {
  readonly pem: string;
  readonly issue: (wish?: CertificateWish) => Certified;
};

const year = 365 * 24 * 3_600_000;

export function createAuthority(organisation: string): Authority {
  const name = nameOf(organisation);
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = certificate({
    subject: name,
    issuer: name,
    key: keys.publicKey,
    signer: keys.privateKey,
    isAuthority: true,
  });
  return {
    pem: own,
    issue: (wish = {}) => {
      const made = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const cert = certificate({
        subject: nameOf('Server'),
        issuer: name,
        key: made.publicKey,
        signer: keys.privateKey,
        isAuthority: false,
        ...wish,
      });
      return { cert, key: pemOf(made.privateKey) };
    },
  };
}

export function selfSigned(organisation: string, wish: CertificateWish = {}): Certified {
  const name = nameOf(organisation);
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const cert = certificate({
    subject: name,
    issuer: name,
    key: publicKey,
    signer: privateKey,
    isAuthority: false,
    ...wish,
  });
  return { cert, key: pemOf(privateKey) };
}

type Filling = CertificateWish & {
  readonly subject: Buffer;
  readonly issuer: Buffer;
  readonly key: KeyObject;
  readonly signer: KeyObject;
  readonly isAuthority: boolean;
};

/** X.509 version 3 (RFC 5280), as little of it as a TLS client wants to see. */
function certificate(filling: Filling): string {
  const { subject, issuer, key, signer, isAuthority, hosts = ['localhost', '127.0.0.1'] } = filling;
  const { from = Date.now() - year / 2, until = Date.now() + year / 2 } = filling;
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const names = sequence(...hosts.map(alternativeName));
  const extensions = sequence(
    sequence(
      oid('2.5.29.19'),
      der(0x01, Buffer.of(0xff)),
      der(0x04, sequence(...(isAuthority ? [der(0x01, Buffer.of(0xff))] : []))),
    ),
    ...(isAuthority ? [] : [sequence(oid('2.5.29.17'), der(0x04, names))]),
  );
  const content = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(15)])),
    ...[algorithm, issuer, sequence(time(from), time(until)), subject],
    key.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', content, { key: signer, dsaEncoding: 'der' });
  const whole = sequence(content, algorithm, der(0x03, Buffer.concat([Buffer.of(0), signature])));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function alternativeName(host: string): Buffer {
  return /^[\d.]+$/.test(host)
    ? der(0x87, Buffer.from(host.split('.').map(Number)))
    : der(0x82, Buffer.from(host, 'ascii'));
}

/** One relative name: the organisation. */
function nameOf(organisation: string): Buffer {
  return sequence(der(0x31, sequence(oid('2.5.4.10'), der(0x0c, Buffer.from(organisation)))));
}

function time(at: number): Buffer {
  return der(0x18, Buffer.from(new Date(at).toISOString().replace(/[-:T]|\.\d+/g, '')));
}

function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(inSevenBits)]));
}

function inSevenBits(value: number): number[] {
  const bytes = [value & 0x7f];
  for (let left = value >> 7; left > 0; left >>= 7) bytes.unshift((left & 0x7f) | 0x80);
  return bytes;
}

function integer(bytes: Buffer): Buffer {
  return der(0x02, bytes);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

/** Tag, length, content (X.690). */
function der(tag: number, content: Buffer): Buffer {
  const { length } = content;
  if (length < 128) return Buffer.concat([Buffer.of(tag, length), content]);
  const size = length < 256 ? Buffer.of(0x81, length) : Buffer.of(0x82, length >> 8, length & 255);
  return Buffer.concat([Buffer.of(tag), size, content]);
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
