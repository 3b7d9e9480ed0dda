import path from 'node:path';
import tls from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCertificates } from '../../../../src/main/desktop/certificates.ts';
import { openNetworkSocket } from '../../../../src/main/desktop/network-socket.ts';
import { readSystemCertificates } from '../../../../src/main/desktop/system-certificates.ts';
import type { CertificateFlaw } from '../../../../src/shared/network.ts';
import { type Certified, createAuthority, selfSigned } from '../../../support/certificates.ts';
import { createDialling, startGreeter } from '../../../support/dialling.ts';
import { startHttpProxy } from '../../../support/proxies.ts';
import { recordingLog } from './fakes.ts';

const day = 24 * 3_600_000;
const builtIn = tls.getCACertificates('default');
const publicAuthority = createAuthority('Public Authority');
const company = createAuthority('Example Corp. Inspection');
const closing: (() => Promise<void> | void)[] = [];

beforeEach(() => tls.setDefaultCACertificates([...builtIn, publicAuthority.pem]));

afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function serve(certified: Certified, more = {}): Promise<number> {
  const greeter = await startGreeter(certified, more);
  closing.push(greeter.close);
  return greeter.port;
}

function dialling(trustSystem?: () => Promise<boolean>): ReturnType<typeof createDialling> {
  const made = createDialling('DIRECT', trustSystem);
  closing.push(made.close);
  return made;
}

async function outcome(work: Promise<Response>): Promise<string> {
  return work.then(
    (answer) => answer.text(),
    (error: unknown) => {
      const cause = error instanceof Error ? error.cause : undefined;
      return cause instanceof Error && 'code' in cause ? String(cause.code) : String(error);
    },
  );
}

function socketOutcome(dial: ReturnType<typeof createDialling>['dial'], port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = openNetworkSocket(dial, `wss://localhost:${port}/`, {});
    socket.on('open', () => {
      socket.terminate();
      resolve('open');
    });
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''));
  });
}

describe('[D28] a certificate that is not good', () => {
  const now = Date.now();
  const rows: readonly (readonly [string, Certified, CertificateFlaw, string, string])[] = [
    [
      'has run out',
      publicAuthority.issue({ from: now - 9 * day, until: now - day }),
      'expired',
      'CERT_HAS_EXPIRED',
      'Public Authority',
    ],
    [
      'is not good yet',
      publicAuthority.issue({ from: now + day, until: now + 9 * day }),
      'not-yet-valid',
      'CERT_NOT_YET_VALID',
      'Public Authority',
    ],
    [
      'was made for another host',
      publicAuthority.issue({ hosts: ['elsewhere.example'] }),
      'other-host',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'Public Authority',
    ],
    ['has signed itself', selfSigned('Somebody'), 'self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'Somebody'],
    [
      'was made by a proxy that reads along',
      company.issue(),
      'unknown-issuer',
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
      'Example Corp. Inspection',
    ],
  ];
  it.each(rows)('%s: nothing is sent, and its issuer is named', async (_, certified, flaw, code, issuer) => {
    const port = await serve(certified);
    const { fetch, dial, ways } = dialling();
    expect(await outcome(fetch(new Request(`https://localhost:${port}/`)))).toBe(code);
    expect(ways.at(-1)?.trouble).toEqual({ kind: 'certificate', flaw, host: 'localhost', issuer });
    expect(await socketOutcome(dial, port)).toBe(code);
  });

  it('carries a name that is cut and cleaned before anybody sees it', async () => {
    const port = await serve(selfSigned(`Evil\u202e\u0007${'x'.repeat(200)}`));
    const { fetch, ways } = dialling();
    await outcome(fetch(new Request(`https://localhost:${port}/`)));
    expect(ways.at(-1)?.trouble).toMatchObject({ issuer: `Evil${'x'.repeat(76)}` });
  });
});

describe('[E27] a server that speaks only what is no longer safe', () => {
  it.each(['TLSv1', 'TLSv1.1'] as const)('%s is refused', async (version) => {
    const old = { minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
    const port = await serve(publicAuthority.issue(), old);
    const { fetch, ways } = dialling();
    expect(await outcome(fetch(new Request(`https://localhost:${port}/`)))).toMatch(/^ERR_SSL_/);
    expect(ways.at(-1)?.trouble).toMatchObject({ kind: 'certificate', flaw: 'outdated' });
  });
});

describe('the authorities of the system', () => {
  it('are asked only when somebody unknown answers, and then the same request goes through', async () => {
    let reads = 0;
    const read = (): Promise<readonly string[]> => {
      reads += 1;
      return Promise.resolve([company.pem]);
    };
    const certificates = createCertificates(read, { elapsed: () => 0 }, recordingLog());
    const { fetch, dial } = dialling(certificates.trustSystem);
    const known = await serve(publicAuthority.issue());
    expect(await outcome(fetch(new Request(`https://localhost:${known}/`)))).toBe('hello');
    expect([reads, certificates.inUse()]).toEqual([0, 'built-in']);

    const unknown = await serve(company.issue());
    const two = [1, 2].map(() => outcome(fetch(new Request(`https://localhost:${unknown}/`))));
    expect(await Promise.all(two)).toEqual(['hello', 'hello']);
    expect(await socketOutcome(dial, unknown)).toBe('open');
    expect([reads, certificates.inUse()]).toEqual([1, 'system']);
  });

  it('are asked about a proxy that speaks TLS itself, too', async () => {
    const proxy = await startHttpProxy({ certified: company.issue() });
    closing.push(proxy.close);
    const certificates = createCertificates(
      () => Promise.resolve([company.pem]),
      { elapsed: () => 0 },
      recordingLog(),
    );
    const made = createDialling(`HTTPS localhost:${proxy.port}`, certificates.trustSystem);
    closing.push(made.close);
    const port = await serve(publicAuthority.issue());
    expect(await outcome(made.fetch(new Request(`https://localhost:${port}/`)))).toBe('hello');
    expect(certificates.inUse()).toBe('system');
  });

  it('do not make an expired certificate good, and are not even asked', async () => {
    const port = await serve(publicAuthority.issue({ until: Date.now() - day }));
    const { fetch } = dialling(() => Promise.reject(new Error('nobody may ask')));
    expect(await outcome(fetch(new Request(`https://localhost:${port}/`)))).toBe('CERT_HAS_EXPIRED');
  });

  it.each([
    ['hold nothing', () => Promise.resolve([])],
    ['cannot be read', () => Promise.reject(new Error('locked'))],
    [
      'hold nonsense',
      () => Promise.resolve(['-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----']),
    ],
  ])('that %s leave the built-in ones in force and are asked again after ten minutes', async (_, read) => {
    let reads = 0;
    let elapsed = 0;
    const counted = (): Promise<readonly string[]> => {
      reads += 1;
      return read();
    };
    const certificates = createCertificates(counted, { elapsed: () => elapsed }, recordingLog());
    expect(await certificates.trustSystem()).toBe(false);
    expect(await certificates.trustSystem()).toBe(false);
    expect([reads, certificates.inUse()]).toEqual([1, 'built-in']);
    const port = await serve(publicAuthority.issue());
    expect(await outcome(dialling().fetch(new Request(`https://localhost:${port}/`)))).toBe('hello');
    elapsed = 10 * 60_000;
    await certificates.trustSystem();
    expect(reads).toBe(2);
  });

  it('are the same whether they are read here or in a thread of their own', async () => {
    const thread = path.join(import.meta.dirname, '../../../../src/main/desktop/certificate-thread.ts');
    const here = await readSystemCertificates(undefined);
    expect([...(await readSystemCertificates(thread))].sort()).toEqual([...here].sort());
    await expect(readSystemCertificates(`${thread}.missing`)).rejects.toThrow();
  });
});
