import { readFileSync } from 'node:fs';
import path from 'node:path';

import { describe, expect, it } from 'vitest';

import {
  frameOf,
  owner,
  presenceFrame,
  readerFixture,
  ringingCall,
  ringingParty,
  sessionFrame,
  sessionsPath,
} from './events.ts';

describe('events that are as they should be', () => {
  it('become a presence report with known fields only', () => {
    const { reader, presences } = readerFixture();
    reader.read(presenceFrame({ unknown: 'field' }));
    expect(presences).toEqual([
      {
        source: 'event',
        extensionId: owner,
        sequence: 21804,
        timestamp: Date.UTC(2026, 8, 14, 16, 2, 11, 482),
        presence: { userStatus: 'Available', dndStatus: 'TakeAllCalls' },
        calls: [
          {
            sessionId: '230417755005',
            telephonySessionId: 's-5f2e8d1c7b3a4690a1d4e6c80f9b2a37',
            partyId: 'p-5f2e8d1c7b3a4690a1d4e6c80f9b2a37-2',
            direction: 'Inbound',
            status: 'Ringing',
            termination: undefined,
            from: '+14155550177',
            to: '+16505550111',
            fromName: 'Dana Wu',
            toName: 'Ava Morgan',
            startTime: Date.UTC(2026, 8, 14, 16, 2, 10, 975),
            queueCall: false,
          },
        ],
        totalCalls: 1,
        damaged: false,
      },
    ]);
  });

  it.each([
    ['/restapi/v1.0/account/1300456004/directory/entries', 'directory'],
    [`/restapi/v1.0/account/1300456004/extension/${owner}/favorite`, 'favourites'],
  ])('say what has changed of the people: %s', (event, what) => {
    const { reader, people, outcomes } = readerFixture();
    reader.read(frameOf(event, { extensionId: owner }));
    expect(people).toEqual([what]);
    expect(outcomes).toEqual(['used']);
  });

  it.each([
    ['message-store', { changes: [{ type: 'Fax', updatedCount: 1 }] }, ['Fax'], 'used'],
    ['message-store?type=Fax', { changes: [{ type: 'Fax', newCount: 1 }] }, ['Fax'], 'used'],
    ['fax?direction=Inbound', { id: '7', type: 'Fax', direction: 'Inbound' }, ['Fax'], 'used'],
    // Whatever it was meant to say: something has changed.
    ['message-store', { changes: 'many' }, [], 'damaged'],
  ])('say that the message store has changed: %s %j', (name, body, types, outcome) => {
    const { reader, messages, outcomes } = readerFixture();
    reader.read(frameOf(`/restapi/v1.0/account/1300456004/extension/${owner}/${name}`, body));
    expect(messages).toEqual([{ types }]);
    expect(outcomes).toEqual([outcome]);
  });

  it('say nothing of the message store of somebody else', () => {
    const { reader, messages, outcomes } = readerFixture();
    reader.read(
      frameOf('/restapi/v1.0/account/1300456004/extension/999/message-store', { changes: [{ type: 'Fax' }] }),
    );
    expect([messages, outcomes]).toEqual([[], ['foreign']]);
  });

  it('become a session report', () => {
    const { reader, sessions } = readerFixture();
    reader.read(sessionFrame());
    expect(sessions).toEqual([
      expect.objectContaining({
        telephonySessionId: 's-5f2e8d1c7b3a4690a1d4e6c80f9b2a37',
        sequence: 5,
        origin: 'Call',
        damaged: false,
        parties: [expect.objectContaining({ id: ringingParty.id, status: 'Proceeding', extensionId: owner })],
      }),
    ]);
  });

  it('say nothing about calls when a presence has no list', () => {
    const { reader, presences } = readerFixture();
    reader.read(presenceFrame({ activeCalls: undefined }));
    expect(presences[0]).toMatchObject({ calls: undefined, damaged: false });
  });

  it('leave an empty number undefined, as the platform means it', () => {
    const { reader, presences } = readerFixture();
    reader.read(
      presenceFrame({ activeCalls: [{ ...ringingCall, telephonyStatus: 'NoCall', to: '', toName: '' }] }),
    );
    expect(presences[0]).toMatchObject({
      damaged: false,
      calls: [{ status: 'NoCall', to: undefined, toName: undefined }],
    });
  });

  it.each([
    [{ dndStatus: 'DoNotAcceptAnyCalls' }, 'DoNotAcceptAnyCalls'],
    [{ dndStatus: 'SomethingNew' }, 'Unknown'],
    [{ dndStatus: 'TakeAllCalls', dndStatusPersonal: 'DoNotAcceptAnyCalls' }, 'DoNotAcceptAnyCalls'],
    [{ dndStatusPersonal: 'TakeAllCalls', acceptCallQueueCalls: false }, 'DoNotAcceptDepartmentCalls'],
    [{ dndStatusPersonal: 'TakeAllCalls', acceptCallQueueCalls: true }, 'TakeAllCalls'],
  ])('read do-not-disturb of both models: %j is %s', (body, expected) => {
    const { reader, presences } = readerFixture();
    reader.read(presenceFrame(body));
    expect(presences[0]?.presence.dndStatus).toBe(expected);
  });

  it.each([
    ['Voicemail', 'VoiceMail'],
    ['VMScreening', 'VoiceMailScreening'],
    ['answered', 'Answered'],
  ])('compare session codes in small letters: %s is %s', (code, status) => {
    const { reader, sessions } = readerFixture();
    reader.read(sessionFrame({ parties: [{ ...ringingParty, status: { code } }] }));
    expect(sessions[0]?.parties[0]?.status).toBe(status);
  });

  it.each(['answered-inbound', 'missed-inbound', 'two-legged-ringout'])(
    'read real recorded traffic (%s) whole',
    (name) => {
      const file = path.join(import.meta.dirname, `../../../fixtures/recorded-events/${name}.json`);
      const { events } = JSON.parse(readFileSync(file, 'utf8')) as {
        events: { body: Record<string, unknown> }[];
      };
      const { reader, presences } = readerFixture();
      for (const event of events)
        reader.read(
          JSON.stringify([
            { type: 'ServerNotification', messageId: 'm' },
            {
              ...event,
              event: '/restapi/v1.0/account/~/extension/~/presence',
              body: { ...event.body, extensionId: Number(owner) },
            },
          ]),
        );
      expect(presences).toHaveLength(events.length);
      expect(presences.every((report) => !report.damaged && report.timestamp !== undefined)).toBe(true);
    },
  );
});

describe('frames that are no events', () => {
  it.each([
    '',
    'no',
    '{not json',
    'null',
    '[]',
    '{}',
    '5',
    '"x"',
    '[[]]',
    '[null]',
    '[{}]',
    '[{"type":7}]',
    '\u0000',
  ])('[D01] %j is counted and ignored', (text) => {
    const { reader, counts, presences, sessions } = readerFixture();
    reader.read(text);
    expect(counts()).toEqual({ unreadable: 1 });
    expect([...presences, ...sessions]).toEqual([]);
  });

  it('[D01] fifty in a minute mean that the connection is broken', async () => {
    const { reader, garbage, clock } = readerFixture();
    for (let count = 0; count < 49; count += 1) reader.read('garbage');
    expect(garbage()).toBe(0);
    await clock.run(61_000);
    for (let count = 0; count < 49; count += 1) reader.read('garbage');
    expect(garbage()).toBe(0);
    reader.read('garbage');
    expect(garbage()).toBe(1);
  });

  it.each([
    ['one part', '[{"type":"ServerNotification","messageId":"x"}]'],
    ['three parts', '[{"type":"ServerNotification","messageId":"x"},{},{}]'],
    ['10,000 parts', `[{"type":"ServerNotification"}${',{}'.repeat(9_999)}]`],
  ])('[D02] a notification of %s is counted and ignored', (_, text) => {
    const { reader, counts } = readerFixture();
    reader.read(text);
    expect(counts()).toEqual({ unreadable: 1 });
  });

  it('[D06] nesting of 200,000 is refused before anything is built, and the truth is asked for', () => {
    const { reader, counts, lost } = readerFixture();
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const began = performance.now();
    reader.read(frameOf(sessionsPath, 'x').replace('"x"', deep));
    reader.read('{"a":'.repeat(100_000) + '1' + '}'.repeat(100_000));
    expect(performance.now() - began).toBeLessThan(100);
    expect(counts().unreadable).toBe(2);
    expect(lost()).toBe(2);
  });

  it('[D06] brackets inside texts are no nesting', () => {
    const { reader, presences } = readerFixture();
    const name = `\\"${'['.repeat(90)}{"\\\\`;
    reader.read(presenceFrame({ activeCalls: [{ ...ringingCall, fromName: name }] }));
    expect(presences[0]?.calls?.[0]?.fromName).toBe(name);
  });

  it('[D07] a million parties are refused in less than 100 ms', () => {
    const { reader, sessions, lost } = readerFixture();
    const million = frameOf(sessionsPath, { telephonySessionId: 's-1', parties: 'x' }).replace(
      '"x"',
      `[${'{},'.repeat(999_999)}{}]`,
    );
    const fewer = frameOf(sessionsPath, { telephonySessionId: 's-1', parties: 'x' }).replace(
      '"x"',
      `[${'{},'.repeat(10_000)}{}]`,
    );
    const began = performance.now();
    reader.read(million);
    expect(performance.now() - began).toBeLessThan(100);
    reader.read(fewer);
    expect(sessions).toEqual([]);
    expect(lost()).toBe(2);
  });
});
