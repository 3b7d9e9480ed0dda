import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createInspector, type Inspector } from '../../../../src/main/inspector/inspector.ts';
import { createRing } from '../../../../src/main/inspector/ring.ts';
import { createRedactor } from '../../../../src/main/redact.ts';
import type { InspectionEntry, RequestEntry } from '../../../../src/shared/inspection.ts';

const token = 'U0pDMTFQMDFQQVMwMHxBQURzdkZ1Q0xMQTEtZXhhbXBsZQ';

function inspector(): Inspector {
  const hide = createRedactor({ homeFolder: '/home/somebody', userName: 'somebody' });
  hide.remember(token);
  return createInspector(hide);
}

function request(different: Partial<RequestEntry> = {}): RequestEntry {
  return {
    kind: 'request',
    at: 1_000,
    method: 'GET',
    path: '/restapi/v1.0/account/~/extension/~/presence',
    status: 200,
    group: 'light',
    requestId: 'b1f3c1de-5e1f-4b6a-9d0a-2f64c1f5a9d1',
    ms: 84,
    ...different,
  };
}

function event(different: Partial<InspectionEntry & { kind: 'event' }> = {}): InspectionEntry {
  const path = '/restapi/v1.0/account/1300456004/extension/1300458005/presence';
  return { kind: 'event', at: 1_000, path, uuid: '4f1b', outcome: 'used', size: 812, ...different };
}

/** Each entry as it is shown. */
function shown(...entries: readonly InspectionEntry[]): readonly InspectionEntry[] {
  const one = inspector();
  for (const entry of entries) one.trace.note(entry);
  return one.entries();
}

describe('the inspector', () => {
  it('answers what came after the entry that was seen last, oldest first', () => {
    const { trace, inspection } = inspector();
    expect(inspection(0)).toEqual({ rows: [], more: false });
    trace.note(request());
    trace.note(event());
    const first = inspection(0);
    expect(first.rows.map(({ number, entry }) => [number, entry.kind])).toEqual([
      [1, 'request'],
      [2, 'event'],
    ]);
    expect(inspection(2)).toEqual({ rows: [], more: false });
    trace.note({ kind: 'line', at: 2_000, what: 'lost: silent' });
    expect(inspection(2).rows.map(({ number }) => number)).toEqual([3]);
  });

  it('answers at most 500 at once and says that more are waiting', () => {
    const { trace, inspection } = inspector();
    for (let at = 0; at < 1_100; at += 1) trace.note(request({ at }));
    const sizes: number[] = [];
    let last = 0;
    for (let more = true; more;) {
      const page = inspection(last);
      sizes.push(page.rows.length);
      last = page.rows.at(-1)?.number ?? last;
      more = page.more;
    }
    expect(sizes).toEqual([500, 500, 100]);
    expect(last).toBe(1_100);
  });

  it('keeps the newest requests however many events come', () => {
    const { trace, entries } = inspector();
    trace.note(request());
    for (let at = 0; at < 50_000; at += 1) trace.note(event({ at }));
    const kept = entries();
    expect(kept.length).toBe(2_001);
    expect(kept[0]?.kind).toBe('request');
    expect(kept.at(-1)?.at).toBe(49_999);
  });

  it('counts', () => {
    const { trace, counters } = inspector();
    trace.count('reconnects');
    trace.count('reconnects');
    trace.count('repeated', 5);
    expect(counters()).toMatchObject({ reconnects: 2, repeated: 5, refreshes: 0 });
  });

  it('keeps the newest items of any length, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 1, max: 9 }), (items, most) => {
        const ring = createRing<number>(most);
        for (const item of items) ring.add(item);
        expect(ring.items()).toEqual(items.slice(-most));
      }),
    );
  });
});

describe('what is shown of an entry', () => {
  it.each([
    '/restapi/v1.0/account/~/extension/~/presence',
    '/restapi/v1.0/account/1300456004/extension/1300458005,1300458006/presence',
    '/restapi/v1.0/account/~/telephony/sessions/s-a0d7c6c1b2cz18b0f0c1d3ez1a2b3c40000',
    '/restapi/v1.0/account/~/telephony/sessions/s-a0d7/parties/p-a0d7c6c1b2cz18b0f0c1d3ez1a2b3c40000-1',
    '/restapi/v1.0/subscription/4f1b8a52-2d7c-4e55-9c9e-1d2f3a4b5c6d/renew',
    '/restapi/oauth/token',
    '/time/0',
  ])('keeps the path %s with its ids', (path) => {
    expect(shown(request({ path }))).toEqual([request({ path })]);
  });

  it.each<[what: string, path: string, kept: string]>([
    [
      'a query',
      '/restapi/v1.0/account/~/call-log?phoneNumber=%2B12125550100',
      '/restapi/v1.0/account/~/call-log',
    ],
    ['a number', '/restapi/v1.0/number/+12125550100/x', '/restapi/v1.0/number/…/x'],
    ['an encoded number', '/restapi/v1.0/number/%2B12125550100', '/restapi/v1.0/number/…'],
    ['a written number', '/restapi/number/212-555-0100', '/restapi/number/…'],
    ['an address', '/restapi/v1.0/person/ada@example.com', '/restapi/v1.0/person/…'],
    ['a name', '/restapi/v1.0/person/Ada%20Lovelace', '/restapi/v1.0/person/…'],
    ['a token of the demo', '/restapi/sim_at_0123456789', '/restapi/…'],
    ['a signed token', '/restapi/eyJhbGciOiJIUzI1NiJ9', '/restapi/…'],
    ['something long', `/restapi/${'a'.repeat(80)}`, '/restapi/…'],
    ['a live token', `/restapi/${token}`, '/restapi/[hidden]'],
    ['a piece of one', `/restapi/x${token.slice(5, 25)}`, '/restapi/…'],
    ['a channel', '/v2/subscribe/sub-c-1b2c/10000_a1b2/0', '/v2/subscribe/…/…/0'],
    [
      'a channel that is left',
      '/v2/presence/sub-key/sub-c-1b/channel/10000_a1/leave',
      '/v2/presence/sub-key/…/channel/…/leave',
    ],
  ])('hides %s in a path', (_what, path, kept) => {
    expect(shown(request({ path }), event({ path }))).toMatchObject([{ path: kept }, { path: kept }]);
  });

  it('hides what has not the shape of an id, a method or a group', () => {
    const odd = request({ method: token, group: 'Ada Lovelace', requestId: '+12125550100 ada' });
    expect(shown(odd)).toMatchObject([{ method: '…', group: '…', requestId: undefined }]);
    expect(shown(event({ uuid: 'Ada Lovelace' }))).toMatchObject([{ uuid: undefined }]);
    expect(shown(request({ requestId: token }))).toMatchObject([{ requestId: '[hidden]' }]);
  });

  it('hides in words what the log hides', () => {
    const [line] = shown({
      kind: 'line',
      at: 0,
      what: `asked with ${token} for +12125550100 in /home/somebody`,
    });
    expect(line).toMatchObject({ what: 'asked with [hidden] for …100 in ~' });
  });

  it('never shows a planted token or number, wherever it was put', () => {
    const planted = fc.constantFrom(
      token,
      '+12125550100',
      '%2B12125550100',
      'sim_rt_abcdefgh',
      '212-555-0100',
    );
    const around = fc.stringMatching(/^[a-z/?=&.]{0,12}$/);
    fc.assert(
      fc.property(planted, around, around, (secret, before, after) => {
        const text = `${before}/${secret}/${after}`;
        const entries = shown(
          request({ path: text, method: text, group: text, requestId: secret }),
          event({ path: `/${secret}`, uuid: secret }),
          { kind: 'line', at: 0, what: text },
        );
        expect(JSON.stringify(entries)).not.toContain(secret);
      }),
    );
  });
});
