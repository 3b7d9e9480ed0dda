import { afterEach, describe, expect, it } from 'vitest';
import type { Inspected } from '../../src/shared/inspection.ts';
import { piecesOf } from '../support/token-scan.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;

afterEach(async () => {
  await ringside.close();
});

/** All that a window could ask for, page by page. */
async function inspected({ app }: TestApp): Promise<readonly Inspected[]> {
  const rows: Inspected[] = [];
  for (let more = true; more;) {
    const page = await app.questions.inspection(rows.at(-1)?.number ?? 0);
    rows.push(...page.rows);
    more = page.more;
  }
  return rows;
}

/** Whatever the platform handed out that must not be told on. */
function collectTokens({ simulator }: TestApp): Set<string> {
  const tokens = new Set<string>();
  simulator.onExchange((request, { body }) => {
    const texts = [body, new URLSearchParams(request.body).toString()];
    const named = /(?:access_token|refresh_token|code|code_verifier)"?[:=]\s*"?([\w.~-]{16,})/g;
    for (const text of texts) for (const [, token = ''] of text.matchAll(named)) tokens.add(token);
  });
  return tokens;
}

async function afternoon(): Promise<Set<string>> {
  ringside = await startTestApp({ until: 'started' });
  const tokens = collectTokens(ringside);
  await ringside.signIn();
  const { world, faults } = ringside.simulator;
  for (const name of ['rest-500', 'socket-killed', 'event-repeated'] as const)
    faults.on(name, { probability: 0.1 });
  for (let call = 0; call < 12; call += 1) {
    const id = world.telephony.ring({
      from: '+12125550100',
      fromName: 'Ada Lovelace',
      to: ringside.personId,
    });
    await ringside.run(5_000);
    world.telephony.hangUp(id);
    await ringside.run(600_000);
  }
  faults.clear();
  return tokens;
}

describe('the inspector of a whole afternoon', () => {
  it('lists requests with status, group and request id, and events with their outcome', async () => {
    await afternoon();
    const entries = (await inspected(ringside)).map(({ entry }) => entry);
    expect(entries).toContainEqual(
      expect.objectContaining({ kind: 'request', path: '/restapi/oauth/token', group: 'auth', status: 200 }),
    );
    const reads = entries.filter((entry) => entry.kind === 'request' && entry.path.endsWith('/presence'));
    expect(reads.length).toBeGreaterThan(0);
    for (const read of reads) {
      expect(read).toMatchObject({ method: 'GET' });
      expect(read).toHaveProperty('requestId', expect.any(String));
    }
    expect(entries).toContainEqual(expect.objectContaining({ kind: 'event', outcome: 'used' }));
    const numbers = (await inspected(ringside)).map(({ number }) => number);
    expect(numbers).toEqual([...numbers].sort((one, other) => one - other));
  });

  it('counts what happened', async () => {
    await afternoon();
    const counters = await ringside.app.questions.counters();
    expect(counters.events).toBeGreaterThan(20);
    expect(counters.repeated).toBeGreaterThan(0);
    expect(counters.refreshes).toBeGreaterThan(0);
  });

  it('tells neither a token nor a number nor a name, in the lists as in the saved report', async () => {
    const tokens = await afternoon();
    expect(tokens.size).toBeGreaterThan(4);
    await ringside.app.commands.saveReport();
    await ringside.run(100);
    const { saved } = ringside.desktop;
    expect(saved.map(({ name }) => name)).toEqual([
      expect.stringMatching(/^ringside-report-\d{8}-\d{4}\.txt$/),
    ]);
    const report = saved[0]?.text ?? '';
    for (const title of ['State', 'Settings', 'Counted', 'Requests and events', 'End of the log'])
      expect(report).toContain(`== ${title}`);
    expect(report).toContain('/restapi/oauth/token 200 auth');
    const places = { lists: JSON.stringify(await inspected(ringside)), report };
    const pieces = [...tokens].flatMap(piecesOf);
    for (const [place, text] of Object.entries(places)) {
      expect([place, pieces.filter((piece) => text.includes(piece))]).toEqual([place, []]);
      expect([place, /2125550100|212.?.?555.?0100|Ada|Lovelace/.exec(text)]).toEqual([place, null]);
    }
    expect(ringside.state().report.phase).toBe('saved');
  });
});
