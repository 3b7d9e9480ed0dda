import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsOfCall } from '../../../../src/main/screen-pop/call-facts.ts';
import { checkRule } from '../../../../src/main/screen-pop/check-rule.ts';
import { effectOf } from '../../../../src/main/screen-pop/effect.ts';
import { readRules, writeRules } from '../../../../src/main/screen-pop/rule-files.ts';
import type { PopAction, PopEffect } from '../../../../src/shared/screen-pop.ts';
import { popPresets, presetTemplate } from '../../../../src/shared/screen-pop-presets.ts';
import { call } from '../../../support/builders.ts';
import { opens, popDraft, popRule } from '../../../support/pop-builders.ts';

const someone = {
  kind: 'number',
  number: { e164: '+12125550100', shown: '+1 (212) 555-0100', region: undefined },
} as const;
const programs = [{ id: 'crm', path: '/usr/bin/crm' }];

function effect(action: PopAction, name = 'Ada Lovelace'): PopEffect {
  const facts = factsOfCall(call({ id: 's-1', party: { ...someone, name } }));
  return effectOf(popDraft({ action }), facts, 'ringing', programs);
}

const started = (given: readonly string[], name?: string): readonly string[] => {
  const done = effect({ kind: 'program', programId: 'crm', arguments: given }, name);
  return done.kind === 'program' ? done.arguments : [done.kind];
};
const refused = (action: PopAction): string => {
  const check = checkRule(popDraft({ action }), programs);
  return check.ok ? 'ok' : check.reason;
};
const hook = (address: string, privateHost = ''): PopAction => ({ kind: 'webhook', address, privateHost });

describe('what is handed to a program', () => {
  it.each([
    ['[C13]', '$(reboot); & | `id` "x" %PATH%', ['$(reboot); & | `id` "x" %PATH%']],
    ['[C13]', '{number} {{7*7}}', ['{number} {{7*7}}']],
    ['[C10]', 'a\r\nb\0c', ['a b c']],
    ['[C12]', '\u202egro.live', ['gro.live']],
    ['[C14]', 'a\ud800b', ['a\ufffdb']],
    ['an option:', '--config=/etc/evil', ['config=/etc/evil']],
    ['an option of Windows:', '/c calc', ['c calc']],
    ['a list of arguments in a file:', '@evil.txt', ['evil.txt']],
    ['many of them:', '-/@- -x', ['x']],
  ])('%s %j stays one argument', (_, name, given) => {
    expect(started(['{name}'], name)).toEqual(given);
  });

  it('keeps the options that the person wrote, and the plus of numbers', () => {
    expect(started(['--name={name}', '{e164}', '-v'], '-x')).toEqual(['--name=-x', '+12125550100', '-v']);
  });

  it('[C11] cuts a name of a megabyte', () => {
    expect(started(['{name}'], 'x'.repeat(1_000_000))[0]).toHaveLength(200);
  });

  it('is as many arguments as the rule has, whatever a caller is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 0, max: 5 }), (name, count) => {
        const given = started(
          Array.from({ length: count }, () => '{name}'),
          name,
        );
        expect(given).toHaveLength(count);
        for (const one of given) expect(one).not.toMatch(/^[-/@]|\p{Cc}/u);
      }),
    );
  });

  it('[C07] refuses placeholders that there are not, and programs that nobody picked', () => {
    expect(refused({ kind: 'program', programId: 'crm', arguments: ['{__proto__}'] })).toBe(
      'unknown-placeholder',
    );
    expect(refused({ kind: 'note', text: '${number}' })).toBe('unknown-placeholder');
    expect(refused({ kind: 'clipboard', text: '{{number}}' })).toBe('unknown-placeholder');
    expect(refused({ kind: 'program', programId: '/bin/sh', arguments: [] })).toBe('no-program');
  });
});

describe('the address of a webhook', () => {
  it.each([
    ['[C01]', 'javascript:alert(1)', 'scheme'],
    ['[C02]', 'file:///etc/passwd', 'scheme'],
    ['[C02]', 'http://hooks.example/', 'scheme'],
    ['[C03]', 'https://user:pass@hooks.example/', 'credentials'],
    ['[C04]', 'https://hooks.example@evil.example/', 'credentials'],
    ['[C06]', 'https://{name}.example/', 'placeholder-place'],
    ['[C06]', 'https://hooks.example/?n={number}', 'placeholder-place'],
    ['[C07]', 'https://hooks.example/{constructor}', 'unknown-placeholder'],
    ['[C16]', 'https://127.1/', 'private-address'],
    ['[C16]', 'https://0x7f.1/', 'private-address'],
    ['[C16]', 'https://2130706433/', 'private-address'],
    ['[C16]', 'https://[::ffff:127.0.0.1]/', 'private-address'],
    ['[C16]', 'https://192.168.7.9/', 'private-address'],
    ['[C16]', 'http://127.0.0.1:8080/', 'private-address'],
    ['[C17]', 'https://printer.local./', 'private-address'],
    ['[C18]', 'https://hooks.example:22/', 'port'],
    ['[C18]', 'https://hooks.example:99999/', 'port'],
    ['', '', 'empty'],
    ['', 'hooks', 'not-an-address'],
    ['[C17]', 'https://HOOKS.Example./x', 'ok'],
  ])('%s %s: %s', (_, address, expected) => {
    expect(refused(hook(address))).toBe(expected);
  });

  it('[C16] inside the own network is taken for that very host alone, and plain http on this computer alone', () => {
    expect(refused(hook('https://192.168.7.9/x', '192.168.7.9'))).toBe('ok');
    expect(refused(hook('https://192.168.7.10/x', '192.168.7.9'))).toBe('private-address');
    expect(refused(hook('http://127.0.0.1:8080/x', '127.0.0.1'))).toBe('ok');
    expect(refused(hook('http://192.168.7.9:8080/x', '192.168.7.9'))).toBe('scheme');
    expect(refused(hook('https://127.0.0.1:22/x', '127.0.0.1'))).toBe('port');
    expect(refused(hook('https://user:pass@192.168.7.9/x', '192.168.7.9'))).toBe('credentials');
  });

  it('[C08] [C10] [C13] what is sent is JSON, whatever a caller is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const sent = effect(hook('https://hooks.example/'), name);
        if (sent.kind !== 'webhook') throw new Error(sent.kind);
        const { party } = JSON.parse(sent.body) as { party: { name: string } };
        expect(party.name).not.toMatch(/\p{Cc}/u);
        expect(party.name.isWellFormed()).toBe(true);
        expect(sent.address).toBe('https://hooks.example/');
      }),
    );
  });
});

describe('presets', () => {
  it.each(popPresets.map((preset) => [preset.name, preset] as const))(
    '%s wants what is the company’s own, and is good then',
    (_, preset) => {
      const whole = presetTemplate(preset, '  acme/../?x={name} ');
      expect(refused(opens(whole))).toBe('ok');
      expect(new URL(whole.replace('{number}', '1')).pathname).not.toContain('..%');
      expect(refused(opens(preset.template))).toBe(preset.part === 'none' ? 'ok' : 'not-filled-in');
    },
  );
});

describe('rules in a file', () => {
  it('[C23] whatever a file holds, nothing of it starts, leads inside or throws', () => {
    const action = fc.oneof(
      fc.record({
        kind: fc.constantFrom('address', 'program', 'webhook', 'note'),
        template: fc.webUrl(),
        path: fc.string(),
        programId: fc.string(),
        arguments: fc.array(fc.string()),
        address: fc.webUrl(),
        privateHost: fc.string(),
        text: fc.string(),
      }),
      fc.jsonValue(),
    );
    const rule = fc.oneof(
      fc.record({ action }).map((part) => ({ ...popDraft(), ...part, on: true, rehearsed: true })),
      fc.jsonValue(),
    );
    const file = fc.record({
      kind: fc.constant('ringside-screen-pop-rules'),
      version: fc.jsonValue(),
      rules: fc.oneof(fc.array(rule), fc.jsonValue()),
    });
    fc.assert(
      fc.property(
        fc.oneof(
          file.map((one) => JSON.stringify(one)),
          fc.string(),
        ),
        (text) => {
          for (const { draft } of readRules(text, 40).rules) {
            if (draft.action.kind === 'program') expect(draft.action.programId).toBe('');
            if (draft.action.kind === 'webhook') expect(draft.action.privateHost).toBe('');
            expect(draft).not.toHaveProperty('on');
          }
        },
      ),
    );
  });

  it('come back as they went out', () => {
    const rules = [
      popRule({ id: '1', more: '{"holidays":["DE"]}' }),
      popRule({ id: '2', stopHere: true, coolDownMinutes: 15 }),
    ];
    const { rules: read, refused: none } = readRules(writeRules(rules), 40);
    expect(none).toEqual([]);
    expect(writeRules(read.map(({ draft, more }) => popRule({ ...draft, more })))).toBe(writeRules(rules));
  });

  it('are as many as there is room for', () => {
    const { rules: read, refused: left } = readRules(
      writeRules([popRule({ name: 'a' }), popRule({ name: 'b' })]),
      1,
    );
    expect(read).toHaveLength(1);
    expect(left).toEqual([{ name: 'b', why: 'too-many' }]);
  });
});
