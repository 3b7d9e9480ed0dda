import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import type { PopRule } from '../../src/shared/screen-pop.ts';
import { onlyFor, opens, popDraft, popRule } from '../support/pop-builders.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';
import { createReceiver, type Receiver } from '../support/webhook-receiver.ts';

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

describe('a webhook', () => {
  const hook = popDraft({
    action: { kind: 'webhook', address: 'https://hooks.example/calls', privateHost: '' },
  });

  async function startReceiving(receiver: Receiver): Promise<TestApp> {
    ringside = await startTestApp({
      fetchBeside: (request, init) =>
        new URL(request.url).host === 'hooks.example' ? receiver.take(request, init?.signal) : undefined,
    });
    await ringside.app.questions.rehearsePopRule(hook);
    await ringside.app.commands.savePopRule(hook);
    return ringside;
  }

  it('is sent JSON that its receiver can check with the key of the rule, and no other', async () => {
    const receiver = createReceiver();
    const { simulator, personId } = await startReceiving(receiver);
    const [rule] = ringside.state().settings.screenPop.rules;
    await ringside.app.commands.copyPopSecret(rule!.id);
    const copied = ringside.desktop.asked.findLast((what) => what.startsWith('copyText')) ?? '';
    const secret = JSON.parse(copied.slice('copyText '.length)) as string;
    simulator.world.telephony.ring({ ...ada, to: personId });
    await ringside.run(5_000);
    expect(receiver.taken).toHaveLength(1);
    const { headers, body } = receiver.taken[0]!;
    const [id, time] = [headers.get('webhook-id'), headers.get('webhook-timestamp')];
    const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
    expect(headers.get('webhook-signature')).toBe(`v1,${signature}`);
    expect(JSON.parse(body)).toMatchObject({
      version: 1,
      event: 'call.ringing',
      call: { direction: 'inbound', ending: null },
      party: { e164: '+12125550100', name: 'Ada Lovelace', hidden: false },
    });
    expect((await runs())[0]?.result).toEqual({ kind: 'received', status: 200 });
    // Neither windows nor the log ever hear of the key.
    expect(JSON.stringify(ringside.pushes)).not.toContain(secret);
    expect(ringside.logLines.join('\n')).not.toContain(secret);
    expect(ringside.ruleSecrets.stored()).toContain(secret);
  });

  it('that never answers is given up after ten seconds, and is not sent twice', async () => {
    const receiver = createReceiver({ answer: () => new Promise(() => undefined) });
    const { simulator, personId } = await startReceiving(receiver);
    simulator.world.telephony.ring({ ...ada, to: personId });
    await ringside.run(9_000);
    expect((await runs())[0]?.result.kind).toBe('under-way');
    await ringside.run(60_000);
    expect((await runs())[0]?.result).toEqual({ kind: 'no-answer' });
    expect(receiver.taken).toHaveLength(1);
  });

  it('that was under way when the app was killed is told of, and not sent again', async () => {
    const receiver = createReceiver({ answer: () => new Promise(() => undefined) });
    const { simulator, personId } = await startReceiving(receiver);
    const id = simulator.world.telephony.ring({ ...ada, to: personId });
    await ringside.run(3_000);
    ringside = await ringside.killAndStart();
    await ringside.run(20_000);
    simulator.world.telephony.hangUp(id);
    await ringside.run(60_000);
    expect(receiver.taken).toHaveLength(1);
    expect((await runs())[0]?.result).toEqual({ kind: 'interrupted' });
  });
});

describe('rules in a file', () => {
  const write = (rules: readonly unknown[], version = 1): string =>
    JSON.stringify({ kind: 'ringside-screen-pop-rules', version, rules });

  it('go out without keys, paths and hosts that somebody trusts, and come in switched off', async () => {
    await startWith([]);
    const { commands, questions, state } = ringside.app;
    ringside.desktop.picked.program = { kind: 'picked', path: '/home/ada/secret-tool' };
    await commands.pickPopProgram();
    const programId = state().screenPop.picked.programId!;
    for (const draft of [
      popDraft({ action: opens(template) }),
      popDraft({ action: { kind: 'program', programId, arguments: ['{name}'] } }),
      popDraft({ action: { kind: 'webhook', address: 'https://192.168.7.9/x', privateHost: '192.168.7.9' } }),
    ]) {
      await questions.rehearsePopRule(draft);
      await commands.savePopRule(draft);
    }
    await commands.exportPopRules();
    const text = ringside.desktop.saved[0]?.text ?? '';
    expect(text).not.toMatch(/whsec_|secret-tool|privateHost/);
    for (const rule of state().settings.screenPop.rules) await commands.removePopRule(rule.id);
    ringside.desktop.picked.text = { kind: 'read', text };
    await commands.importPopRules();
    const { rules } = state().settings.screenPop;
    expect(rules.map(({ on, rehearsed, action }) => [on, rehearsed, action])).toEqual([
      [false, false, { kind: 'address', template }],
      [false, false, { kind: 'program', programId: '', arguments: ['{name}'] }],
      [false, false, { kind: 'webhook', address: 'https://192.168.7.9/x', privateHost: '' }],
    ]);
    expect(state().screenPop.imported).toMatchObject({
      added: 3,
      needProgram: 1,
      newSecrets: 1,
      refused: [],
    });
    for (const { id } of rules) await commands.switchPopRule(id, true);
    ringside.simulator.world.telephony.ring({ ...ada, to: ringside.personId });
    await ringside.run(5_000);
    expect(opened()).toEqual([]);
  });

  it('[C23] of a later version are read as far as they are understood, what is not is kept and refused parts are named', async () => {
    await startWith([]);
    const { commands, state } = ringside.app;
    const good = { ...popDraft({ name: 'Good', action: opens(template) }), holidays: ['DE'] };
    const rules = [
      good,
      {
        ...good,
        name: 'Brings a program',
        action: { kind: 'program', path: '/bin/sh', programId: 'x', arguments: [] },
      },
      { ...good, name: 'Scripted', action: opens('javascript:alert(1)') },
      { ...good, name: 'Unknown', action: { kind: 'teleport' } },
      'nonsense',
    ];
    ringside.desktop.picked.text = { kind: 'read', text: write(rules, 9) };
    await commands.importPopRules();
    expect(state().screenPop.imported).toMatchObject({
      ...{ outcome: 'taken', isNewer: true, added: 2 },
      refused: [
        { name: 'Scripted', why: 'not-allowed' },
        { name: 'Unknown', why: 'not-understood' },
        { name: '5', why: 'not-understood' },
      ],
    });
    expect(state().settings.screenPop.programs).toEqual([]);
    await commands.exportPopRules();
    expect(JSON.parse(ringside.desktop.saved[0]?.text ?? '')).toMatchObject({
      rules: [{ holidays: ['DE'] }, {}],
    });
    expect(ringside.desktop.saved[0]?.text).not.toContain('/bin/sh');
  });

  it.each([
    ['no JSON', { kind: 'read', text: '{' }, 'unreadable'],
    ['something else', { kind: 'read', text: '{"kind":"contacts"}' }, 'not-ours'],
    ['too much', { kind: 'too-large' }, 'too-large'],
    ['nothing that can be read', { kind: 'failed' }, 'unreadable'],
  ] as const)('change nothing where the file holds %s', async (_, text, outcome) => {
    await startWith(when('ringing'));
    ringside.desktop.picked.text = text;
    await ringside.app.commands.importPopRules();
    expect(ringside.state().screenPop.imported).toMatchObject({ outcome, added: 0 });
    expect(ringside.state().settings.screenPop.rules).toHaveLength(1);
  });
});
