import { describe, expect, it } from 'vitest';

import type { Cursors } from '../../../../src/main/ringcentral/cursors.ts';
import { createPubNubKept } from '../../../../src/main/ringcentral/pubnub-kept.ts';
import { createSeededChance } from '../../../support/platform-clock.ts';
import { createMemoryCursors } from '../../../support/platform-fixture.ts';

const open = (cursors: Cursors, seed = 1) => createPubNubKept(cursors, createSeededChance(seed));

describe('what PubNub’s transport keeps', () => {
  it('is there in the next run: name, subscription, place, what was made', () => {
    const cursors = createMemoryCursors();
    const first = open(cursors);
    const name = first.userId();
    first.noteMade('one');
    first.noteGone('one');
    first.noteMade('two');
    first.noteTimetoken('17000000000000001');
    const next = open(cursors, 2);
    expect([next.userId(), next.subscriptionId(), next.timetoken(), next.made()]).toEqual([
      name,
      'two',
      '17000000000000001',
      ['two'],
    ]);
  });

  it('begins without a place after another subscription was made', () => {
    const kept = open(createMemoryCursors());
    kept.noteMade('one');
    kept.noteTimetoken('17');
    kept.noteMade('two');
    expect([kept.subscriptionId(), kept.timetoken(), kept.made()]).toEqual([
      'two',
      undefined,
      ['one', 'two'],
    ]);
  });

  it('notes no place where there is no subscription', () => {
    const cursors = createMemoryCursors();
    const kept = open(cursors);
    kept.noteTimetoken('17');
    expect(cursors.get('pubnub-place')).toBeUndefined();
  });

  it('remembers no more than a handful of what was made', () => {
    const kept = open(createMemoryCursors());
    for (let number = 0; number < 100; number += 1) kept.noteMade(`s-${number}`);
    expect(kept.made()).toHaveLength(20);
    expect(kept.made().at(-1)).toBe('s-99');
  });

  it('is whole on the disk although the disk came late', () => {
    const cursors = createMemoryCursors();
    let isThere = false;
    const kept = open({
      get: (name) => (isThere ? cursors.get(name) : undefined),
      set: (name, value) => {
        if (isThere) cursors.set(name, value);
      },
    });
    const name = kept.userId();
    kept.noteMade('one');
    kept.noteTimetoken('17');
    expect(kept.timetoken()).toBe('17');
    isThere = true;
    kept.noteTimetoken('18');
    const next = open(cursors, 2);
    expect([next.userId(), next.subscriptionId(), next.timetoken(), next.made()]).toEqual([
      name,
      'one',
      '18',
      ['one'],
    ]);
  });

  it.each(['', 'nonsense', '[]', '{"id":7}', '{"id":"../x"}', '{"id":"a b"}', 'null'])(
    'is not believed when it is damaged: %s',
    (text) => {
      const cursors = createMemoryCursors();
      cursors.set('pubnub-place', text);
      cursors.set('pubnub-user', 'a user\nwith lines');
      cursors.set('pubnub-subscriptions', '../x ok <y>');
      const kept = open(cursors);
      expect([kept.subscriptionId(), kept.timetoken(), kept.made()]).toEqual([undefined, undefined, ['ok']]);
      expect(kept.userId()).toMatch(/^[\w-]{36}$/);
    },
  );

  it('does without a place that cannot be one', () => {
    const cursors = createMemoryCursors();
    cursors.set('pubnub-place', '{"id":"one","timetoken":"0x17"}');
    expect([open(cursors).subscriptionId(), open(cursors).timetoken()]).toEqual(['one', undefined]);
  });
});
