import { afterEach, describe, expect, it } from 'vitest';
import type { PopRule } from '../../src/shared/screen-pop.ts';
import { opens, popDraft, popRule } from '../support/pop-builders.ts';
import { startTestApp, type TestApp } from '../support/start-test-app.ts';

let ringside: TestApp;
afterEach(() => ringside.close());

const ada = { from: '+12125550100', fromName: 'Ada Lovelace' };
const template = 'https://crm.example/find?number={e164}&name={name}';
const opened = () => ringside.desktop.opened.filter((address) => address.includes('crm.example'));

async function startWith(rules: readonly PopRule[]): Promise<void> {
  ringside = await startTestApp({ settings: { screenPop: { rules } } });
}

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
    await startWith([popRule({ action: opens(template) })]);
    ringside.desktop.picked.text = text;
    await ringside.app.commands.importPopRules();
    expect(ringside.state().screenPop.imported).toMatchObject({ outcome, added: 0 });
    expect(ringside.state().settings.screenPop.rules).toHaveLength(1);
  });
});
