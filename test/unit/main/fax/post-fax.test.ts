import { describe, expect, it } from 'vitest';
import { postFax } from '../../../../src/main/fax/post-fax.ts';
import type { FaxRepeat, FaxSent, FaxWish } from '../../../../src/main/ringcentral/fax-port.ts';
import { sentItem } from './fax-fixture.ts';

const way = { onProgress: () => undefined, signal: new AbortController().signal };
const refusal = (status: number, parameter?: string): FaxSent => ({
  ...{ kind: 'refused', status, parameter, code: undefined, text: undefined },
  ...{ permission: undefined, requestId: undefined },
});
const lost: FaxSent = { kind: 'unsure', status: undefined, requestId: undefined };
const throttled: FaxSent = { kind: 'throttled', retryAfter: 1 };

async function post(content: Partial<ReturnType<typeof sentItem>['content']>, repeated: FaxSent = throttled) {
  const sent: (FaxWish | FaxRepeat)[] = [];
  const row = sentItem();
  const answer = await postFax({ ...row, content: { ...row.content, ...content } }, way, {
    door: () => ({
      sendFax: (wish) => {
        sent.push(wish);
        return Promise.resolve(throttled);
      },
      repeatFax: (repeat) => {
        sent.push(repeat);
        return Promise.resolve(repeated);
      },
    }),
    open: () => {
      throw new Error('nobody reads it here');
    },
  });
  return { sent, answer };
}

describe('an attempt', () => {
  it('carries what was written', async () => {
    const { sent } = await post({ coverText: 'See inside' });
    expect(sent).toMatchObject([
      {
        ...{ to: [{ phoneNumber: '+14155550188', name: 'Bay Clinic' }], coverIndex: 7 },
        ...{ coverText: 'See inside', files: [{ name: 'referral.pdf', size: 212_000 }] },
      },
    ]);
  });

  it('to send again what the platform has uploads nothing', async () => {
    const { sent } = await post({ repeats: '2391440005' });
    expect(sent).toEqual([
      {
        originalId: '2391440005',
        to: [{ phoneNumber: '+14155550188', name: 'Bay Clinic' }],
        sendAt: undefined,
      },
    ]);
  });

  it.each([
    [406, undefined],
    [404, undefined],
    [400, 'originalMessageId'],
  ])(
    'that is refused for the original’s sake (%i) goes on with the kept copies',
    async (status, parameter) => {
      const { sent } = await post({ repeats: '2391440005' }, refusal(status, parameter));
      expect(sent).toHaveLength(2);
      expect(sent[1]).toMatchObject({ files: [{ name: 'referral.pdf' }] });
    },
  );

  it.each<readonly [string, FaxSent]>([
    ['refused for another reason', refusal(403)],
    ['of which nobody knows what became', lost],
    ['that has to wait', throttled],
  ])('%s sends nothing else', async (_what, outcome) => {
    const { sent, answer } = await post({ repeats: '2391440005' }, outcome);
    expect(sent).toHaveLength(1);
    expect(answer).toEqual(outcome);
  });

  it('without kept copies has nothing else to send', async () => {
    const { sent } = await post({ repeats: '2391440005', files: [] }, refusal(406));
    expect(sent).toHaveLength(1);
  });
});
