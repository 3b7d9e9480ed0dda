import { afterEach, describe, expect, it } from 'vitest';
import { signedOutConnection, type ConnectionState } from '../../../../src/shared/connection.ts';
import { explain } from '../../../../src/main/network/explain.ts';
import {
  judgePlainAnswer,
  plainAddressOf,
  type PortalFinding,
} from '../../../../src/main/network/portal-check.ts';
import { createPortalWatch, type PortalWatch } from '../../../../src/main/network/portal-watch.ts';
import { unknownNetwork } from '../../../../src/shared/network.ts';
import { createSeededChance } from '../../../support/platform-clock.ts';
import { createQuickClock } from '../../../support/quick-clock.ts';

const second = 1_000;
const server = 'https://platform.ringcentral.com';

describe('the plain address of the platform’s own host', () => {
  it.each([
    [server, 'http://platform.ringcentral.com/'],
    ['https://platform.example:8443/x?y#z', 'http://platform.example/'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000/'],
    ['nonsense', undefined],
    ['', undefined],
  ])('%s', (address, plain) => {
    expect(plainAddressOf(address)).toBe(plain);
  });
});

describe('[J10] an answer to a plain question', () => {
  it.each<[string, number, Record<string, string>, PortalFinding]>([
    ['the platform sends on to its secure side', 301, { location: `${server}/` }, 'clear'],
    [
      'the platform sends on to its pages',
      302,
      { location: 'https://developers.ringcentral.com/x' },
      'clear',
    ],
    ['somebody sends on to somewhere else', 302, { location: 'http://login.hotel.example/?x' }, 'portal'],
    [
      'somebody sends on to a name that only looks like it',
      307,
      { location: 'https://platform.ringcentral.com.evil.example/' },
      'portal',
    ],
    ['somebody in its place sends on to a page without TLS', 302, { location: '/login' }, 'portal'],
    ['somebody answers with a page', 200, { 'content-type': 'text/html; charset=utf-8' }, 'portal'],
    ['the network says so itself', 511, { 'content-type': 'text/html' }, 'portal'],
    ['the platform knows nothing of the place', 404, { 'content-type': 'application/json' }, 'clear'],
    ['the platform answers with data', 200, { 'content-type': 'application/json' }, 'clear'],
    ['a proxy or the platform is broken', 503, { 'content-type': 'text/html' }, 'unknown'],
    ['a redirect leads nowhere', 302, { location: 'http://' }, 'unknown'],
  ])('%s: %i', (_, status, headers, finding) => {
    expect(judgePlainAnswer({ status, headers: new Headers(headers) }, server)).toBe(finding);
  });
});

const down: ConnectionState = { ...signedOutConnection, phase: 'reconnecting', reason: 'network' };
const up: ConnectionState = { ...signedOutConnection, phase: 'online' };
const suspicious: ConnectionState = { ...down, reason: 'captive-portal' };

let watch: PortalWatch | undefined;
afterEach(() => watch?.close());

function watching(answers: () => PortalFinding) {
  const clock = createQuickClock();
  const checks: number[] = [];
  const found: boolean[] = [];
  let freed = 0;
  const made = createPortalWatch({
    ...{ clock, chance: createSeededChance() },
    check: () => {
      checks.push(clock.elapsed());
      return Promise.resolve(answers());
    },
    onFound: (isThere) => void found.push(isThere),
    onFree: () => (freed += 1),
  });
  watch = made;
  return { clock, checks, found, freed: () => freed, watch: made };
}

describe('[J10] the watch for captive portals', () => {
  it('asks nothing while events come, and nothing of a break that is over in three seconds', async () => {
    const { clock, checks, watch } = watching(() => 'clear');
    watch.connection(up);
    await clock.run(3_600 * second);
    watch.connection(down);
    await clock.run(3 * second);
    watch.connection(up);
    await clock.run(3_600 * second);
    expect(checks).toEqual([]);
  });

  it('asks at once when the line met what looks like one, and says so', async () => {
    const { clock, found, watch } = watching(() => 'portal');
    watch.connection(suspicious);
    await clock.run(second);
    expect(found).toEqual([true]);
  });

  it('finds one that the line only met as silence', async () => {
    const { clock, found, watch } = watching(() => 'portal');
    watch.connection(down);
    await clock.run(5 * second);
    expect(found).toEqual([true]);
  });

  it('asks once a minute or so while there is none, however often the line tells of itself', async () => {
    const { clock, checks, found, watch } = watching(() => 'unknown');
    for (let tell = 0; tell < 600; tell += 1) {
      watch.connection(down);
      await clock.run(second);
    }
    expect(checks.length).toBeGreaterThan(6);
    expect(checks.length).toBeLessThan(16);
    expect(found).toEqual([]);
  });

  it('notices within ten seconds or so that people have signed in, and lets the line try at once', async () => {
    let isSignedIn = false;
    const { clock, found, freed, watch } = watching(() => (isSignedIn ? 'clear' : 'portal'));
    watch.connection(suspicious);
    await clock.run(60 * second);
    expect(freed()).toBe(0);
    isSignedIn = true;
    await clock.run(11 * second);
    expect([found, freed()]).toEqual([[true, false], 1]);
    // The line is not up yet: it is not pushed again and again.
    await clock.run(60 * second);
    expect(freed()).toBe(1);
  });

  it('does not ask more than every five seconds, whatever the line says', async () => {
    const { clock, checks, watch } = watching(() => 'clear');
    for (let tell = 0; tell < 120; tell += 1) {
      watch.connection(tell % 2 === 0 ? suspicious : down);
      await clock.run(500);
    }
    expect(checks.length).toBeLessThanOrEqual(13);
  });

  it('forgets on another network, and a finding from the one before does not count', async () => {
    const { clock, found, watch } = watching(() => 'portal');
    watch.connection(suspicious);
    watch.moved();
    watch.connection(up);
    await clock.run(60 * second);
    expect(found).toEqual([]);
  });

  it('is the reason that people are told, where the line knows it less well', () => {
    const portal = { ...unknownNetwork, captivePortal: true };
    expect(explain({ ...down, reason: 'certificate' }, portal).reason).toBe('captive-portal');
    expect(explain(down, unknownNetwork)).toBe(down);
    expect(explain(up, portal)).toBe(up);
    expect(explain(signedOutConnection, portal)).toBe(signedOutConnection);
  });
});
