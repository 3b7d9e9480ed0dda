import { describe, expect, it } from 'vitest';
import {
  announceChannel,
  type PubNubCarrier,
  PubNubRequest,
} from '../../../../src/main/ringcentral/pubnub-request.ts';

/** Carries everything at once, and notes by whom it was asked. */
function carrier(name: string, carried: string[]): PubNubCarrier {
  return () => {
    carried.push(name);
    return Promise.resolve({ status: 200, headers: new Headers(), body: new ArrayBuffer(0) });
  };
}

async function ask(path: string, client: string): Promise<'answered' | 'failed'> {
  const request = new PubNubRequest();
  request.open('GET', `https://ps.pndsn.com${path}?instanceid=${client}`);
  return new Promise((resolve) => {
    request.onload = () => resolve('answered');
    request.onerror = () => resolve('failed');
    request.send();
  });
}

const poll = '/v2/subscribe/sub-key/channel-1/0';
const goodbye = '/v2/presence/sub-key/sub-key/channel/channel-1/leave';

describe('a request of a PubNub client', () => {
  it('is carried by whoever announced the channel, also while a successor on the same one is', async () => {
    const carried: string[] = [];
    const endFirst = announceChannel('channel-1', carrier('first', carried));
    await ask(poll, 'a');
    const endSecond = announceChannel('channel-1', carrier('second', carried));
    await ask(poll, 'a');
    await ask(poll, 'b');
    await ask(goodbye, 'a');
    expect(carried).toEqual(['first', 'first', 'second', 'first']);
    endFirst();
    endSecond();
  });

  it('that was let go of is carried by nobody, and takes no announcement from its successor', async () => {
    const carried: string[] = [];
    const end = announceChannel('channel-1', carrier('first', carried));
    await ask(poll, 'c');
    end();
    expect(await ask(poll, 'c')).toBe('failed');
    const endNext = announceChannel('channel-1', carrier('next', carried));
    expect(await ask(goodbye, 'c')).toBe('failed');
    expect(await ask(poll, 'd')).toBe('answered');
    expect(carried).toEqual(['first', 'next']);
    endNext();
  });

  it('that has the name of one long gone is carried all the same', async () => {
    const carried: string[] = [];
    announceChannel('channel-1', carrier('first', carried))();
    for (const name of ['second', 'third']) {
      const end = announceChannel('channel-1', carrier(name, carried));
      expect(await ask(poll, 'e')).toBe('answered');
      expect(await ask(goodbye, 'e')).toBe('answered');
      end();
    }
    expect(carried).toEqual(['second', 'second', 'third', 'third']);
  });
});
