import { describe, expect, it } from 'vitest';
import type { History } from '../../../../src/main/storage/history.ts';
import { builtAt } from '../../../support/builders.ts';
import { silentLog } from '../../../support/platform-fixture.ts';
import { createStillClock } from '../../../support/still-clock.ts';
import { createTestHistories } from '../../../support/test-histories.ts';

const open = (): History =>
  createTestHistories().live(createStillClock(builtAt), silentLog).histories.openInMemory();
const number = '+12125550100';

describe('what the person said of numbers and people', () => {
  it('is kept as it was said, the newest rule first', () => {
    const history = open();
    history.write({ identification: { rule: { number, rule: 'spam', at: builtAt + 0.5 } } });
    history.write({ identification: { rule: { number: '+12125550101', rule: 'blocked', at: builtAt + 9 } } });
    history.write({ identification: { choice: { number, personId: 'personal:1' } } });
    history.write({ identification: { tags: [{ owner: number, tag: 'VIP', on: true }] } });
    expect(history.identification()).toEqual({
      choices: [{ number, personId: 'personal:1' }],
      rules: [
        { number: '+12125550101', rule: 'blocked', at: builtAt + 9 },
        { number, rule: 'spam', at: builtAt },
      ],
      tags: [{ owner: number, tag: 'VIP' }],
    });
  });

  it('is gone when it is taken back', () => {
    const history = open();
    history.write({
      identification: {
        rule: { number, rule: 'spam', at: builtAt },
        choice: { number, personId: 'personal:1' },
        tags: [{ owner: number, tag: 'VIP', on: true }],
      },
    });
    history.write({
      identification: {
        rule: { number, rule: undefined, at: builtAt },
        choice: { number, personId: undefined },
        tags: [{ owner: number, tag: 'VIP', on: false }],
      },
    });
    expect(history.identification()).toEqual({ choices: [], rules: [], tags: [] });
  });

  it('is kept whatever the words are', () => {
    const history = open();
    const tag = `'; DROP TABLE tag; --`;
    history.write({ identification: { tags: [{ owner: tag, tag, on: true }] } });
    expect(history.identification().tags).toEqual([{ owner: tag, tag }]);
  });
});
