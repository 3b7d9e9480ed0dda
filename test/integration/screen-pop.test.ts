import { afterEach, describe, expect, it } from 'vitest';
import type { PopRule } from '../../src/shared/screen-pop.ts';
import { onlyFor, opens, popDraft, popRule } from '../support/pop-builders.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const template = 'https://crm.example/find?number={e164}&name={name}';
const adasRecord = 'https://crm.example/find?number=%2B12125550100&name=Ada%20Lovelace';
const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
const grace = { from: '+12025550143', fromName: 'Grace Hopper' };
/** The sign-in page was opened too. */
const opened = () => ringside.desktop.opened.filter((address) => address.includes('crm.example'));
const runs = async () => (await ringside.app.questions.popRuns(0)).runs;

async function startWith(rules: readonly PopRule[], until: 'started' | 'online' = 'online') {
  ringside = await startTestApp({ until, settings: { screenPop: { rules } } });
  return ringside.simulator.world.telephony;
}

const when = (moment: PopRule['moment']) => [popRule({ moment, action: opens(template) })];

describe('the caller’s record', () => {
  it('[C20] is opened once when the call rings, however often its events come', async () => {
    const telephony = await startWith(when('ringing'));
    ringside.simulator.faults.on('event-repeated');
    ringside.simulator.world.changeQuirks({ transitionalNoCall: true });
    const id = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(10_000);
    expect(opened()).toEqual([adasRecord]);
    telephony.answer(id, { extensionId: ringside.personId });
    await ringside.run(10_000);
    telephony.hangUp(id);
    await ringside.run(60_000);
    expect(opened()).toEqual([adasRecord]);
    expect((await runs()).map(({ result, who }) => [who, result.kind])).toEqual([['Ada Lovelace', 'done']]);
  });

  it('[C22] that no browser opens is told once, with the address to copy', async () => {
    ringside = await startTestApp({
      settings: { screenPop: { rules: when('ringing') } },
      outside: (desktop) => ({
        desktop: {
          ...desktop,
          system: {
            ...desktop.system,
            openAddress: async (address) =>
              (await desktop.system.openAddress(address)) && !address.startsWith('https://crm.'),
          },
        },
      }),
    });
    ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    expect(opened()).toEqual([adasRecord]);
    const { problems } = ringside.state();
    expect(problems.map(({ text }) => text)).toEqual([`The browser could not be opened for ${adasRecord}.`]);
    await ringside.app.commands.copyFromProblem(problems[0]!.id);
    await ringside.app.commands.copyFromProblem('another');
    expect(ringside.desktop.asked.filter((what) => what.startsWith('copyText'))).toEqual([
      `copyText ${JSON.stringify(adasRecord)}`,
    ]);
  });

  it('is opened when I answer, not before, where I want it so', async () => {
    const telephony = await startWith(when('answered'));
    const id = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    expect(opened()).toEqual([]);
    telephony.answer(id, { extensionId: ringside.personId });
    await ringside.run(5_000);
    expect(opened()).toEqual([adasRecord]);
  });

  it('is opened when nobody took the call, and not when somebody did', async () => {
    const telephony = await startWith(when('missed'));
    const missed = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    telephony.hangUp(missed);
    await ringside.run(60_000);
    expect(opened()).toEqual([adasRecord]);
    const taken = telephony.ring({ ...grace, to: ringside.personId });
    await ringside.run(5_000);
    telephony.answer(taken, { extensionId: ringside.personId });
    await ringside.run(5_000);
    telephony.hangUp(taken);
    await ringside.run(60_000);
    expect(opened()).toEqual([adasRecord]);
  });

  it('[C15] is not opened for somebody who withholds the number', async () => {
    const telephony = await startWith(when('ringing'));
    telephony.ring({ from: 'anonymous', to: ringside.personId });
    await ringside.run(5_000);
    expect(ringside.alerts()).toHaveLength(1);
    expect(opened()).toEqual([]);
  });

  it('is not opened for a call found ringing at the start', async () => {
    const telephony = await startWith(when('ringing'), 'started');
    telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(10_000);
    await ringside.signIn();
    await ringside.run(10_000);
    expect(ringside.alerts()).toHaveLength(1);
    expect(opened()).toEqual([]);
  });

  it('[C20] is not opened again when the app was killed in the middle of the call', async () => {
    const telephony = await startWith([
      ...when('answered'),
      popRule({ id: 'end', moment: 'ended', action: { kind: 'clipboard', text: '{e164}' } }),
    ]);
    const id = telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    telephony.answer(id, { extensionId: ringside.personId });
    await ringside.run(5_000);
    const dead = ringside;
    expect(opened()).toEqual([adasRecord]);
    ringside = await dead.killAndStart();
    await ringside.run(20_000);
    telephony.hangUp(id);
    await ringside.run(60_000);
    expect(opened()).toEqual([]);
    // What was done before is still told of.
    expect((await runs()).map(({ effect }) => effect.kind)).toContain('address');
  });
});

describe('a rule', () => {
  it('starts the program that the person picked, with arguments as a list, and no other', async () => {
    const telephony = await startWith([]);
    const { commands, questions, state } = ringside.app;
    const draft = popDraft({
      action: { kind: 'program', programId: 'guess', arguments: ['{name}', '--number={e164}'] },
    });
    await questions.rehearsePopRule(draft);
    await commands.savePopRule(draft);
    expect(state().settings.screenPop.rules).toEqual([]);
    ringside.desktop.picked.program = { kind: 'picked', path: '/usr/bin/crm' };
    await commands.pickPopProgram();
    const programId = state().screenPop.picked.programId!;
    const own = { ...draft, action: { ...draft.action, programId } } as typeof draft;
    await questions.rehearsePopRule(own);
    await commands.savePopRule(own);
    telephony.ring({
      from: '+12125550100',
      fromName: '--config=/etc/evil $(reboot); & |',
      to: ringside.personId,
    });
    await ringside.run(5_000);
    expect(ringside.desktop.started).toEqual([
      { file: '/usr/bin/crm', given: ['config=/etc/evil $(reboot); & |', '--number=+12125550100'] },
    ]);
  });

  it('is shown with the last calls before it counts, and nothing is opened or sent meanwhile', async () => {
    const telephony = await startWith([
      popRule({ id: 'below', name: 'Below', action: { kind: 'clipboard', text: '{e164}' } }),
    ]);
    for (const caller of [ada, grace, { from: 'anonymous' }]) {
      const id = telephony.ring({ ...caller, to: ringside.personId });
      await ringside.run(5_000);
      telephony.hangUp(id);
      await ringside.run(60_000);
    }
    const before = [...ringside.desktop.asked];
    const draft = popDraft({ action: opens(template), condition: onlyFor({ numbers: ['+1212*'] }) });
    const { calls, check } = await ringside.app.questions.rehearsePopRule(draft);
    expect(check.ok).toBe(true);
    expect(calls.map(({ who, miss }) => [who, miss])).toEqual([
      ['', 'no-number'],
      ['Grace Hopper', 'number'],
      ['Ada Lovelace', undefined],
    ]);
    expect(calls[2]?.steps.map(({ isDraft, effect }) => [isDraft, effect])).toEqual([
      [false, { kind: 'clipboard', text: '+12125550100' }],
      [true, { kind: 'address', address: adasRecord }],
    ]);
    expect(ringside.desktop.asked).toEqual(before);
    expect(opened()).toEqual([]);
  });

  it('cannot be switched on before it was rehearsed as it stands', async () => {
    await startWith([]);
    const { commands, questions, state } = ringside.app;
    const draft = popDraft({ action: opens(template) });
    await commands.savePopRule(draft);
    const [rule] = state().settings.screenPop.rules;
    expect(rule).toMatchObject({ on: false, rehearsed: false });
    await commands.switchPopRule(rule!.id, true);
    expect(state().settings.screenPop.rules[0]?.on).toBe(false);
    await questions.rehearsePopRule({ ...draft, moment: 'missed' });
    await commands.savePopRule(draft, rule!.id);
    expect(state().settings.screenPop.rules[0]?.on).toBe(false);
    await questions.rehearsePopRule(draft, rule!.id);
    await commands.savePopRule({ ...draft, name: 'Another name' }, rule!.id);
    expect(state().settings.screenPop.rules).toMatchObject([
      { id: rule!.id, on: true, name: 'Another name' },
    ]);
  });
});
