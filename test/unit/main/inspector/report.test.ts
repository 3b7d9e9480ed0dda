import { describe, expect, it } from 'vitest';
import { createWords } from '../../../../src/main/words.ts';
import { administratorMessage } from '../../../../src/main/inspector/administrator-message.ts';
import { createReport, type ReportPorts } from '../../../../src/main/inspector/report.ts';
import { createRedactor } from '../../../../src/main/redact.ts';
import { noCallControl } from '../../../../src/shared/call-control.ts';
import { noCounters, type ReportState } from '../../../../src/shared/inspection.ts';
import { defaultSettings } from '../../../../src/shared/settings.ts';
import { opens, popRule } from '../../../support/pop-builders.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock } from '../../../support/still-clock.ts';

const token = 'U0pDMTFQMDFQQVMwMHxBQURzdkZ1Q0xMQTEtZXhhbXBsZQ';

function reportInTest(different: Partial<ReportPorts> = {}) {
  const states: ReportState[] = [];
  const written: { name: string; text: string }[] = [];
  const hide = createRedactor({ homeFolder: '/home/somebody', userName: 'somebody' });
  hide.remember(token);
  const report = createReport({
    clock: createStillClock(Date.UTC(2026, 10, 20, 9, 42)),
    log: silentLog,
    inspector: {
      entries: () => [
        {
          kind: 'request',
          at: 0,
          method: 'GET',
          path: '/restapi/v1.0',
          status: undefined,
          group: 'light',
          requestId: undefined,
          ms: 20_000.4,
        },
        {
          kind: 'event',
          at: 0,
          path: '/restapi/v1.0/x/presence',
          uuid: 'u-1',
          outcome: 'repeated',
          size: 812,
        },
        { kind: 'line', at: 0, what: 'lost: silent' },
      ],
      counters: () => ({ ...noCounters, reconnects: 7 }),
    },
    diagnostics: () => 'version: 0.1.0\nconnection: online',
    settings: () => defaultSettings,
    logTail: () => ['{"what":"listening"}'],
    redact: hide.text,
    saveFile: (name, content) => {
      written.push({ name, text: String(content()) });
      return Promise.resolve({ kind: 'saved', file: name });
    },
    onState: (state) => void states.push(state),
    ...different,
  });
  return { ...report, states, written, phases: () => states.map(({ phase }) => phase) };
}

describe('the report', () => {
  it('holds state, settings, counters, requests, events and the end of the log, as plain text', async () => {
    const { save, written, states } = reportInTest();
    await save();
    expect(written.map(({ name }) => name)).toEqual(['ringside-report-20261120-0942.txt']);
    const text = written[0]?.text ?? '';
    for (const line of [
      'made: 2026-11-20T09:42:00.000Z',
      'connection: online',
      'reconnects: 7',
      '1970-01-01T00:00:00.000Z GET /restapi/v1.0 no answer light - 20000 ms',
      '1970-01-01T00:00:00.000Z event /restapi/v1.0/x/presence repeated u-1 812 characters',
      '1970-01-01T00:00:00.000Z line lost: silent',
      '{"what":"listening"}',
    ])
      expect(text.split('\n')).toContain(line);
    expect(states).toEqual([
      { phase: 'saving' },
      { phase: 'saved', file: 'ringside-report-20261120-0942.txt' },
    ]);
  });

  it('tells of what a person typed only that it is there', async () => {
    const { save, written } = reportInTest({
      settings: () => ({
        ...defaultSettings,
        screenPop: {
          ...defaultSettings.screenPop,
          rules: [popRule({ action: opens('https://crm.example/?key=s3cr3t&n={e164}') })],
        },
        platform: {
          ...defaultSettings.platform,
          ...{ clientId: 'aBcDeFgHiJ', server: 'https://crm.example', redirectUris: ['http://crm.example/'] },
        },
        fax: { ...defaultSettings.fax, watchedFolder: 'C:\\Users\\somebody\\of-ada' },
        calls: {
          ...defaultSettings.calls,
          ringFirst: 'phone-of-ada',
          answerOn: 'phone-of-ada',
          callerId: '+12125550100',
          phoneRules: [{ phoneId: 'phone-of-ada', when: { kind: 'network', subnet: '192.168.7.0/24' } }],
        },
      }),
    });
    await save();
    const text = written[0]?.text ?? '';
    expect(text).not.toMatch(/s3cr3t|crm\.example|aBcDeFgHiJ|of-ada|192\.168|\+1|…100/);
    expect(text).toContain('ringing address on');
    expect(text).toContain('"watchedFolder":"set"');
    expect(text).toContain('"theme":"system"');
  });

  it('has no planted token and no number in it, wherever they come from', async () => {
    const planted = `token ${token} of +1 (212) 555-0100 and ada@example.com in /home/somebody/x`;
    const { save, written } = reportInTest({
      diagnostics: () => planted,
      logTail: () => [planted, JSON.stringify({ error: planted })],
      settings: () => ({ ...defaultSettings, platform: { ...defaultSettings.platform, server: planted } }),
    });
    await save();
    expect(written[0]?.text).not.toMatch(/U0pD|555-0100|ada@|\/home\/somebody/);
  });

  it('is asked for once, however often the button is pressed', async () => {
    let answer: (outcome: { kind: 'cancelled' }) => void = () => undefined;
    let asked = 0;
    const { save, phases } = reportInTest({
      saveFile: () => {
        asked += 1;
        return new Promise((resolve) => (answer = resolve));
      },
    });
    const first = save();
    await save();
    answer({ kind: 'cancelled' });
    await first;
    expect(asked).toBe(1);
    expect(phases()).toEqual(['saving', 'none']);
    void save();
    expect(asked).toBe(2);
  });

  it.each([
    ['the disk refuses', () => Promise.resolve({ kind: 'failed' } as const)],
    ['the question itself fails', () => Promise.reject(new Error('no dialog'))],
  ])('says so when %s', async (_why, saveFile) => {
    const { save, phases } = reportInTest({ saveFile });
    await save();
    expect(phases()).toEqual(['saving', 'failed']);
  });
});

describe('the message for an administrator', () => {
  it('names each missing right and where it is given', () => {
    const text = administratorMessage(
      [
        { filter: 'telephony/sessions', code: 'CMN-401', permission: 'CallControl' },
        { filter: 'presence', code: 'CMN-408', permission: 'ReadPresenceStatus' },
        { filter: 'message-store', code: undefined, permission: undefined },
      ],
      noCallControl.right,
      createWords('en'),
    );
    expect(text.split('\n').slice(1)).toEqual([
      '- CallControl (events: telephony/sessions): add it to the app registration of Ringside in the RingCentral developer console.',
      '- ReadPresenceStatus (events: presence): add it to my role in the admin portal under Users › Roles.',
      '- message-store (events: message-store): add it to my role in the admin portal under Users › Roles.',
    ]);
  });

  it.each([
    ['CMN-408', 'add it to my role in the admin portal under Users › Roles.'],
    ['CMN-401', 'add it to the app registration of Ringside in the RingCentral developer console.'],
  ])('asks for the control of calls, refused with %s, where that is given', (code, where) => {
    const right = { has: 'no', code, permission: 'CallControl' } as const;
    const [opening, ...lines] = administratorMessage([], right, createWords('en')).split('\n');
    expect(opening).toContain('to steer calls');
    expect(lines).toEqual([`- CallControl (to answer, hold and transfer calls): ${where}`]);
  });
});
