import { describe, expect, it } from 'vitest';

import { createListeners } from '../../../../src/main/ringcentral/listeners.ts';
import { silentLog } from '../../../support/platform-fixture.ts';

describe('who listens', () => {
  it('hurts only itself when it throws', () => {
    const errors: unknown[] = [];
    const listeners = createListeners<number>({ ...silentLog, error: (_, error) => errors.push(error) });
    const heard: number[] = [];
    const broken = new Error('a consumer with a bug');
    listeners.add((told) => heard.push(told));
    listeners.add(() => {
      throw broken;
    });
    listeners.add((told) => heard.push(-told));
    expect(() => listeners.tell(1)).not.toThrow();
    listeners.tell(2);
    expect(heard).toEqual([1, -1, 2, -2]);
    expect(errors).toEqual([broken, broken]);
  });
});
