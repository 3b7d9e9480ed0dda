import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProxyAnswer, placeOf, type Route } from '../../../../src/main/desktop/proxy-routes.ts';

const direct: Route = { kind: 'direct' };

describe('what the system answers about proxies', () => {
  it.each<[string, readonly Route[]]>([
    ['DIRECT', [direct]],
    ['PROXY proxy.example:8080', [{ kind: 'http', host: 'proxy.example', port: 8080 }]],
    ['PROXY proxy.example', [{ kind: 'http', host: 'proxy.example', port: 80 }]],
    ['HTTPS proxy.example', [{ kind: 'https', host: 'proxy.example', port: 443 }]],
    ['HTTPS proxy.example:443', [{ kind: 'https', host: 'proxy.example', port: 443 }]],
    ['SOCKS5 proxy.example', [{ kind: 'socks5', host: 'proxy.example', port: 1080 }]],
    ['SOCKS proxy.example:80', [{ kind: 'socks4', host: 'proxy.example', port: 80 }]],
    ['PROXY [2001:db8::1]:3128', [{ kind: 'http', host: '2001:db8::1', port: 3128 }]],
    [
      'proxy a:1 ; socks5 b:2;direct',
      [{ kind: 'http', host: 'a', port: 1 }, { kind: 'socks5', host: 'b', port: 2 }, direct],
    ],
    ['PROXY a:1; QUIC b:2; DIRECT', [{ kind: 'http', host: 'a', port: 1 }, direct]],
    ['PROXY somebody:secret@a:1; DIRECT', [direct]],
    ['PROXY a:1/path; PROXY a:99999; PROXY; PROXY a b; nonsense', [direct]],
    ['', [direct]],
  ])('%s', (answer, routes) => {
    expect(parseProxyAnswer(answer)).toEqual(routes);
  });

  it('is never more than ten ways, and never none', () => {
    expect(parseProxyAnswer('PROXY a:1;'.repeat(100))).toHaveLength(10);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (answer) => {
        const routes = parseProxyAnswer(answer);
        expect(routes.length).toBeGreaterThan(0);
        for (const route of routes) if (route.kind !== 'direct') expect(placeOf(route)).toMatch(/^\S+:\d+$/);
      }),
    );
  });

  it('comes back from its own words', () => {
    const words = { http: 'PROXY', https: 'HTTPS', socks4: 'SOCKS4', socks5: 'SOCKS5' } as const;
    const route = fc.record({
      kind: fc.constantFrom('http', 'https', 'socks4', 'socks5'),
      host: fc.oneof(fc.domain(), fc.ipV4(), fc.constant('2001:db8::1')),
      port: fc.integer({ min: 1, max: 65_535 }),
    });
    fc.assert(
      fc.property(fc.array(route, { minLength: 1, maxLength: 10 }), (routes) => {
        const answer = routes.map((one) => `${words[one.kind]} ${placeOf(one)}`).join('; ');
        expect(parseProxyAnswer(answer)).toEqual(routes);
      }),
    );
  });
});
