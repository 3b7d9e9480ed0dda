import { afterEach, describe, expect, it } from 'vitest';
import type { BriefQuery, CallerBrief } from '../../src/shared/brief.ts';
import type { CallParty } from '../../src/shared/call.ts';
import { callKey } from '../../src/shared/past-calls.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
/** No request reaches anybody. */
let isCut = false;
afterEach(() => ringside.close());

const minute = 60_000;
const number = '+14155550177';
const whom = { kind: 'party', partyKey: number } as const;
const dana = { firstName: 'Dana', lastName: 'Wu', company: 'Bay Clinic', mobilePhone: '(415) 555-0177' };
const ben = { firstName: 'Ben', lastName: 'Wu', company: 'Bay Clinic', homePhone: '(415) 555-0177' };

const brief = async (query: BriefQuery): Promise<CallerBrief> => ringside.app.questions.callerBrief(query);
const command = () => ringside.app.commands;

async function withContacts(...contacts: readonly Record<string, string>[]): Promise<void> {
  isCut = false;
  ringside = await startTestApp({
    fetchBeside: () => (isCut ? Promise.reject(new TypeError('fetch failed')) : undefined),
  });
  for (const contact of contacts) ringside.simulator.world.addressBook(ringside.personId).create(contact);
  await ringside.until(
    () => ringside.state().people.personal === contacts.length && ringside.state().people.status === 'ready',
    30 * minute,
  );
}

/** Rings, and answers the call's id once the app has it. */
async function ring(fromName = 'D WU PURCH', from = number): Promise<string> {
  const id = ringside.simulator.world.telephony.ring({ from, fromName, to: ringside.personId });
  await ringside.until(() => ringside.calls().some((call) => call.id === id && call.phase === 'ringing'));
  return id;
}

async function missed(fromName?: string): Promise<void> {
  const id = await ring(fromName);
  await ringside.run(5_000);
  ringside.simulator.world.telephony.hangUp(id);
  await ringside.run(2 * minute);
}

function partyOf(id: string): Extract<CallParty, { kind: 'number' }> | undefined {
  const party = ringside.calls().find((call) => call.id === id)?.party;
  return party?.kind === 'number' ? party : undefined;
}

describe('who calls, and what is known of them', () => {
  it('is told without the network, whole, and no request is sent for it', async () => {
    await withContacts(dana);
    await missed();
    const earlier = await brief({ whom });
    const [first] = earlier.recent;
    expect(first).toMatchObject({ kind: 'call', direction: 'inbound', ending: { kind: 'missed' } });
    if (first?.kind !== 'call') throw new Error('the call is not there');
    await command().writeNote({ kind: 'call', key: first.key }, 'Wants the revised quote');
    await command().setTag(whom, 'Supplier', true);
    const id = await ring();
    isCut = true;
    const sentBefore = ringside.sent.length;
    const [call] = ringside.calls().filter((one) => one.id === id);
    const about = call === undefined ? '' : callKey(call);
    const told = await brief({ whom, about });
    expect(ringside.sent).toHaveLength(sentBefore);
    expect(partyOf(id)).toMatchObject({ name: 'Dana Wu', networkName: 'D WU PURCH' });
    expect(told).toMatchObject({
      recent: [{ kind: 'call', key: first.key, ending: { kind: 'missed' } }],
      open: [{ kind: 'missed', count: 1, key: first.key }],
      note: { text: 'Wants the revised quote' },
      tags: ['Supplier'],
    });
  });

  it('is there after a kill, before the platform was asked anything', async () => {
    await withContacts(dana);
    await missed();
    await command().setTag(whom, 'Supplier', true);
    const before = await brief({ whom });
    ringside = await ringside.killAndStart();
    await ringside.until(() => ringside.state().people.personal === 1, 30 * minute);
    expect(await brief({ whom })).toMatchObject({ recent: before.recent, tags: ['Supplier'] });
  });

  it('is a tag of the person, not of one of their numbers, once they are known', async () => {
    await withContacts({ ...dana, homePhone: '(415) 555-0178' });
    await command().setTag(whom, 'Supplier', true);
    expect(await brief({ whom: { kind: 'party', partyKey: '+14155550178' } })).toMatchObject({
      tags: ['Supplier'],
    });
  });
});

describe('of two who have a number', () => {
  it('the one who was chosen on the card calls from then on, also after a kill, until it is forgotten', async () => {
    await withContacts(dana, ben);
    const id = await ring();
    const matches = partyOf(id)?.identity?.matches ?? [];
    expect(matches.map(({ name }) => name)).toEqual(['Ben Wu', 'Dana Wu']);
    await command().chooseCaller(number, matches[1]?.personId);
    expect(partyOf(id)).toMatchObject({ name: 'Dana Wu', identity: { isChosen: true, alsoCount: 0 } });
    ringside = await ringside.killAndStart();
    await ringside.until(() => ringside.state().people.personal === 2, 30 * minute);
    const again = await ring();
    expect(partyOf(again)).toMatchObject({ name: 'Dana Wu' });
    expect(await ringside.app.questions.ownRulings()).toMatchObject({
      chosen: [{ number, name: 'Dana Wu' }],
    });
    await command().chooseCaller(number, undefined);
    expect(partyOf(again)?.identity).toMatchObject({ alsoCount: 1 });
  });
});

describe('a caller to be met with care', () => {
  it('blocked makes no card, no notification and no sound, and stands in the list', async () => {
    await withContacts();
    await command().ruleNumber(number, 'blocked');
    await ring();
    await ringside.run(3_000);
    expect(ringside.desktop.isCardShown()).toBe(false);
    expect(ringside.alerts()).toEqual([]);
    expect(ringside.state().card.tone).toBe('none');
    expect(ringside.calls()).toMatchObject([{ party: { caution: { kind: 'blocked' } } }]);
  });

  it('called spam by the network has a quiet card and no name', async () => {
    await withContacts();
    await command().changeSettings({ alerts: { ringTone: true } });
    const id = await ring('SPAM LIKELY');
    await ringside.run(3_000);
    expect(partyOf(id)).toMatchObject({ name: undefined, caution: { kind: 'spam', why: 'network' } });
    expect(ringside.state().card).toMatchObject({ visible: true, quiet: true, tone: 'none' });
  });

  it('unblocked calls as before', async () => {
    await withContacts();
    await command().ruleNumber(number, 'blocked');
    await command().ruleNumber(number, undefined);
    await ring();
    await ringside.run(3_000);
    expect(ringside.desktop.isCardShown()).toBe(true);
  });
});

it('a hostile name rings as plain text, and a hostile tag is kept as one', async () => {
  await withContacts();
  const id = await ring('<img src=x onerror=alert(1)> \u202egro.live');
  expect(partyOf(id)?.name).toBe('<img src=x onerror=alert(1)> gro.live');
  const hostile = `'; DROP TABLE tag; --\u202e<b>`;
  await command().setTag(whom, hostile, true);
  const told = await brief({ whom });
  expect(told.tags).toEqual([`'; DROP TABLE tag; --<b>`]);
});
