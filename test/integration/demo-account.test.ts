import { afterEach, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const minute = 60_000;

describe('the demo account', () => {
  it('signs in by itself, and within 15 s a known customer rings', async () => {
    ringside = await startTestApp({ until: 'started' });
    void ringside.app.commands.startDemo();
    await ringside.run(15_000);
    expect(ringside.state().signIn).toMatchObject({ phase: 'signed-in', account: { kind: 'demo' } });
    expect(ringside.desktop.opened).toEqual([]);
    expect(ringside.alerts()).toHaveLength(1);
    expect(ringside.calls()).toMatchObject([{ direction: 'inbound', party: { kind: 'number' } }]);
  });

  it('shows every ending within its office hour', async () => {
    ringside = await startTestApp({ until: 'started' });
    const seen = new Set<string>();
    ringside.app.onState(({ calls }) => {
      for (const { ending, party, line } of calls) {
        seen.add(party.kind);
        if (line !== undefined) seen.add(line.kind);
        if (ending !== undefined) seen.add(ending.kind);
      }
    });
    void ringside.app.commands.startDemo();
    await ringside.run(60 * minute);
    for (const kind of ['answered-here', 'answered-elsewhere', 'missed', 'anonymous', 'queue'])
      expect(seen).toContain(kind);
    const alerts = ringside.alerts();
    expect(new Set(alerts).size).toBe(alerts.length);
  });

  it('is over with the sign-out and stores no token on this computer', async () => {
    ringside = await startTestApp({ until: 'started' });
    void ringside.app.commands.startDemo();
    await ringside.run(30_000);
    expect(ringside.secrets.stored()).toBeUndefined();
    void ringside.app.commands.signOut();
    await ringside.run(10_000);
    expect(ringside.state()).toMatchObject({ signIn: { phase: 'signed-out' }, calls: [] });
  });
});
