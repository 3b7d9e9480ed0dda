import fc from 'fast-check';
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

describe('events with wrong parts', () => {
  it.each([
    ['an id that is an object', { sessionId: {} }],
    ['an id that is a list', { telephonySessionId: [1] }],
    ['an id beyond what JSON numbers hold', { sessionId: 2 ** 60 }],
    ['an id that leads out of a path', { telephonySessionId: '../1' }],
    ['a name that is a number', { fromName: 5 }],
    ['a number that is an object', { from: {} }],
    ['a flag that is a text', { queueCall: 'yes' }],
  ])('[D03] %s is left out, the rest is kept, and the report says damaged', (_, change) => {
    const { reader, counts, presences } = readerFixture();
    reader.read(presenceFrame({ activeCalls: [{ ...ringingCall, ...change }] }));
    expect(presences[0]).toMatchObject({
      damaged: true,
      calls: [{ direction: 'Inbound', status: 'Ringing' }],
    });
    expect(counts().damaged).toBe(1);
  });

  it.each([
    ['calls as an object', { activeCalls: {} }],
    ['a call as a text', { activeCalls: ['x'] }],
    ['a call without direction', { activeCalls: [{ ...ringingCall, direction: undefined }] }],
    ['a sequence as an object', { sequence: {} }],
    ['a negative total', { totalActiveCalls: -1 }],
  ])('[D03] a presence with %s is damaged', (_, change) => {
    const { reader, presences } = readerFixture();
    reader.read(presenceFrame(change));
    expect(presences[0]?.damaged).toBe(true);
  });

  it.each([
    ['an end as a text', { parties: [{ ...ringingParty, from: 'x' }] }],
    ['a party as a number', { parties: [1] }],
    ['parties as a text', { parties: 'many' }],
    ['a party without id', { parties: [{ ...ringingParty, id: undefined }] }],
    ['a status as a text', { parties: [{ ...ringingParty, status: 'Answered' }] }],
    ['an origin as a list', { origin: [] }],
  ])('[D03] a session with %s is damaged', (_, change) => {
    const { reader, sessions } = readerFixture();
    reader.read(sessionFrame(change));
    expect(sessions[0]?.damaged).toBe(true);
  });

  it.each([null, 5, 'x', [], {}, { telephonySessionId: {} }])(
    '[D03] a session body %j is lost and asked for',
    (body) => {
      const { reader, lost } = readerFixture();
      reader.read(frameOf(sessionsPath, body));
      expect(lost()).toBe(1);
    },
  );

  it('[D03] an id may be a number or a text', () => {
    const { reader, presences } = readerFixture();
    reader.read(
      presenceFrame({
        extensionId: Number(owner),
        activeCalls: [{ ...ringingCall, sessionId: 230417755005 }],
      }),
    );
    expect(presences[0]).toMatchObject({
      extensionId: owner,
      damaged: false,
      calls: [{ sessionId: '230417755005' }],
    });
  });

  it('[D04] an event of an unknown kind is counted and ignored', () => {
    const { reader, outcomes, lost } = readerFixture();
    reader.read(frameOf(`/restapi/v1.0/account/1/extension/${owner}/brand-new`, { x: 1 }));
    expect(outcomes).toEqual(['unknown']);
    expect(lost()).toBe(0);
  });

  it('[D04] a call with an unknown status is left out and the truth is asked for', () => {
    const { reader, presences } = readerFixture();
    reader.read(
      presenceFrame({ activeCalls: [{ ...ringingCall, telephonyStatus: 'Levitating' }, ringingCall] }),
    );
    expect(presences[0]).toMatchObject({ damaged: true, calls: [{ status: 'Ringing' }] });
    expect(presences[0]?.calls).toHaveLength(1);
  });

  it('[D04] a party in transfer inside the platform is left out without alarm', () => {
    const { reader, sessions } = readerFixture();
    reader.read(sessionFrame({ parties: [{ ...ringingParty, status: { code: 'Tds' } }] }));
    expect(sessions[0]).toMatchObject({ damaged: false, parties: [] });
  });

  it('[D05] own __proto__ and constructor keys change nothing', () => {
    const { reader, presences } = readerFixture();
    const text = presenceFrame()
      .replace(
        '"telephonyStatus":"Ringing","startTime"',
        '"__proto__":{"polluted":1},"telephonyStatus":"Ringing","startTime"',
      )
      .replace(
        '"sequence":',
        '"__proto__":{"sequence":1},"constructor":{"prototype":{"polluted":1}},"sequence":',
      );
    reader.read(text);
    expect(presences[0]).toMatchObject({ sequence: 21804, damaged: false });
    expect(Object.getPrototypeOf(presences[0]?.calls?.[0])).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  it('[D12] the same event a hundred times is one event', () => {
    const { reader, counts, presences } = readerFixture();
    const text = presenceFrame();
    for (let count = 0; count < 100; count += 1) reader.read(text);
    expect(presences).toHaveLength(1);
    expect(counts().repeated).toBe(99);
  });

  it('[D12] two thousand events later it is still known', () => {
    const { reader, presences } = readerFixture();
    const text = presenceFrame();
    reader.read(text);
    for (let count = 0; count < 1_999; count += 1) reader.read(presenceFrame());
    reader.read(text);
    expect(presences).toHaveLength(2_000);
  });

  it.each([
    ['envelope', presenceFrame({}, { ownerId: '999' })],
    ['envelope, as a number', presenceFrame({}, { ownerId: 999 })],
    ['body', presenceFrame({ extensionId: '999' })],
    [
      'path',
      frameOf('/restapi/v1.0/account/1/extension/999/telephony/sessions', {
        telephonySessionId: 's-1',
        parties: [],
      }),
    ],
  ])("[D16] another person's event, told by its %s, is ignored and counted", (_, text) => {
    const { reader, counts, presences, sessions } = readerFixture();
    reader.read(text);
    expect([...presences, ...sessions]).toEqual([]);
    expect(counts().foreign).toBe(1);
  });

  it('[D18] 300 ringing calls at once are 300 calls', () => {
    const { reader, presences } = readerFixture();
    const activeCalls = Array.from({ length: 300 }, (_, at) => ({
      ...ringingCall,
      sessionId: String(at),
      telephonySessionId: `s-${at}`,
    }));
    reader.read(presenceFrame({ activeCalls, totalActiveCalls: 300 }));
    expect(presences[0]?.calls).toHaveLength(300);
    expect(presences[0]?.damaged).toBe(false);
  });

  it.each([
    ['direction marks', 'Dana\u202eWu\u2066', 'DanaWu'],
    ['control characters', 'Dana\u0000\u001b[2J\nWu', 'Dana[2JWu'],
    ['a lone surrogate', 'Dana \ud800', 'Dana \ufffd'],
    ['markup, as text', '<b onclick=x>Dana</b>', '<b onclick=x>Dana</b>'],
    ['emoji sequences', 'Dana 👩‍👩‍👧‍👦', 'Dana 👩‍👩‍👧‍👦'],
    ['Arabic', 'دانا', 'دانا'],
    ['nothing but marks', '\u202e\u200f', undefined],
  ])('[D19] a name with %s is safe to show', (_, fromName, shown) => {
    const { reader, presences } = readerFixture();
    reader.read(presenceFrame({ activeCalls: [{ ...ringingCall, fromName }] }));
    expect(presences[0]?.calls?.[0]?.fromName).toBe(shown);
  });

  it('[D19] a name of 1 MB is cut, or its frame refused and asked for', () => {
    const { reader, presences, lost } = readerFixture();
    reader.read(presenceFrame({ activeCalls: [{ ...ringingCall, fromName: 'D'.repeat(900_000) }] }));
    expect(presences[0]?.calls?.[0]?.fromName).toBe(`${'D'.repeat(200)}…`);
    reader.read(presenceFrame({ activeCalls: [{ ...ringingCall, fromName: 'D'.repeat(1_100_000) }] }));
    expect(lost()).toBe(1);
  });

  it('survives any JSON at all, wherever it is planted', () => {
    const { reader, presences, sessions } = readerFixture();
    const value = fc.jsonValue();
    const call = fc.record(
      {
        direction: fc.constantFrom('Inbound', 'x'),
        telephonyStatus: value,
        sessionId: value,
        from: value,
        startTime: value,
      },
      { requiredKeys: [] },
    );
    const party = fc.record(
      {
        id: value,
        direction: fc.constantFrom('Outbound', 1),
        status: fc.oneof(value, fc.record({ code: value })),
        from: value,
        to: value,
      },
      { requiredKeys: [] },
    );
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc.tuple(value, value).map((parts) => JSON.stringify(parts)),
      value.map((body) => sessionFrame({}, { body })),
      fc
        .record({ activeCalls: fc.array(call), sequence: value }, { requiredKeys: [] })
        .map((body) => presenceFrame(body)),
      fc
        .record({ parties: fc.array(party), sequence: value }, { requiredKeys: [] })
        .map((body) => sessionFrame(body)),
    );
    fc.assert(
      fc.property(text, (one) => {
        reader.read(one);
      }),
      { numRuns: 3_000 },
    );
    for (const { calls } of presences)
      for (const { from, sessionId, startTime } of calls ?? []) {
        expect(['string', 'undefined']).toContain(typeof from);
        expect(['string', 'undefined']).toContain(typeof sessionId);
        expect(['number', 'undefined']).toContain(typeof startTime);
      }
    expect(sessions.every(({ parties }) => parties.every(({ id }) => typeof id === 'string'))).toBe(true);
  });
});
