import { describe, expect, it } from 'vitest';
import { createProxyResolver, type ProxyResolver } from '../../../../src/main/desktop/proxy-resolver.ts';
import { createVirtualClock, type DrivenClock } from '../../../../src/simulator/clock.ts';

const platform = 'https://platform.example/restapi';
const http = (host: string) => ({ kind: 'http', host, port: 8080 }) as const;

type Asked = { readonly clock: DrivenClock; readonly resolver: ProxyResolver; readonly questions: string[] };

function ask(answer: () => Promise<string>): Asked {
  const clock = createVirtualClock();
  const questions: string[] = [];
  const start = clock.now();
  const resolver = createProxyResolver(
    (address) => {
      questions.push(address);
      return answer();
    },
    { elapsed: () => clock.now() - start, after: clock.after },
  );
  return { clock, resolver, questions };
}

describe('the system’s proxy settings', () => {
  it('are asked once for many connections, for the host alone, and again after a minute', async () => {
    const { clock, resolver, questions } = ask(() => Promise.resolve('PROXY a:8080'));
    await Promise.all([resolver.routesTo(platform), resolver.routesTo(`${platform}/other?secret=1`)]);
    await resolver.routesTo(platform);
    expect(questions).toEqual(['https://platform.example/']);
    clock.advance(60_000);
    expect(await resolver.routesTo(platform)).toEqual([http('a')]);
    expect(questions).toHaveLength(2);
  });

  it('are asked anew on another network', async () => {
    const answers = ['PROXY a:8080', 'DIRECT'];
    const { resolver } = ask(() => Promise.resolve(answers.shift() ?? ''));
    expect(await resolver.routesTo(platform)).toEqual([http('a')]);
    resolver.forget();
    expect(await resolver.routesTo(platform)).toEqual([{ kind: 'direct' }]);
  });

  it('are asked anew after a connection that could not be had', async () => {
    const answers = ['DIRECT', 'PROXY a:8080'];
    const { resolver } = ask(() => Promise.resolve(answers.shift() ?? ''));
    expect(await resolver.routesTo(platform)).toEqual([{ kind: 'direct' }]);
    resolver.doubt();
    expect(await resolver.routesTo(platform)).toEqual([http('a')]);
  });

  it('name a proxy that was found dead: it is tried last for five minutes', async () => {
    const { clock, resolver } = ask(() => Promise.resolve('PROXY a:8080; PROXY b:8080'));
    await resolver.routesTo(platform);
    resolver.noteDead(http('a'));
    expect(await resolver.routesTo(platform)).toEqual([http('b'), http('a')]);
    clock.advance(5 * 60_000);
    expect(await resolver.routesTo(platform)).toEqual([http('a'), http('b')]);
  });

  it('[E25] that take longer than five seconds are taken as they were before', async () => {
    let answer: () => Promise<string> = () => Promise.resolve('PROXY a:8080');
    const { clock, resolver } = ask(() => answer());
    await resolver.routesTo(platform);
    answer = () => new Promise(() => undefined);
    clock.advance(60_000);
    const late = resolver.routesTo(platform);
    await clock.advanceAndSettle(5_000);
    expect(await late).toEqual([http('a')]);
  });

  it('[E25] that never answered are said to be unknown; nobody goes round a proxy by guess', async () => {
    const { clock, resolver } = ask(() => new Promise(() => undefined));
    const late = resolver.routesTo(platform);
    const refused = expect(late).rejects.toMatchObject({ code: 'PROXY_UNKNOWN' });
    await clock.advanceAndSettle(5_000);
    await refused;
  });

  it('[E25] that are broken are said to be unknown, and asked again at the next connection', async () => {
    const { resolver, questions } = ask(() => Promise.reject(new Error('broken script')));
    await expect(resolver.routesTo(platform)).rejects.toMatchObject({ code: 'PROXY_UNKNOWN' });
    await expect(resolver.routesTo(platform)).rejects.toMatchObject({ code: 'PROXY_UNKNOWN' });
    expect(questions).toHaveLength(2);
  });
});
