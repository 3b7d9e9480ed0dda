import { describe, expect, it } from 'vitest';
import { createRuleSecrets } from '../../../../src/main/screen-pop/rule-secrets.ts';
import { createSeededChance } from '../../../support/platform-clock.ts';
import { createFakeSecrets, silentLog } from '../../../support/platform-fixture.ts';

function open(secrets = createFakeSecrets()) {
  const noted: string[] = [];
  const keys = createRuleSecrets({
    ...{ secrets, chance: createSeededChance(1), log: silentLog },
    noteSecret: (secret) => void noted.push(secret),
  });
  return { keys, secrets, noted };
}

/** What is written by promise alone is written then. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('the keys of rules', () => {
  it('are of 32 bytes, one for each rule, hidden from the log, and there after a restart', async () => {
    const { keys, secrets, noted } = open();
    keys.ensure('a');
    keys.ensure('b');
    keys.ensure('a');
    await settled();
    const first = keys.of('a') ?? '';
    expect(Buffer.from(first.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(keys.of('b')).not.toBe(first);
    expect(noted).toEqual([first, keys.of('b')]);
    const again = open(secrets);
    expect(again.keys.of('a')).toBeUndefined();
    await again.keys.load();
    expect(again.keys.of('a')).toBe(first);
    expect(again.noted).toContain(first);
  });

  it('can be renewed and go with their rule', async () => {
    const { keys, secrets } = open();
    keys.ensure('a');
    const first = keys.of('a') ?? '';
    keys.renew('a');
    expect(keys.of('a')).not.toBe(first);
    keys.remove('a');
    await settled();
    expect(keys.of('a')).toBeUndefined();
    expect(secrets.stored()).toBe('{}');
  });

  it.each(['', '{', '[]', 'null', '{"a":7,"b":"no key"}'])('are not read out of %j', async (text) => {
    const secrets = createFakeSecrets();
    secrets.put(text);
    const { keys } = open(secrets);
    await keys.load();
    expect(keys.of('a')).toBeUndefined();
    expect(keys.of('b')).toBeUndefined();
  });
});
