import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { phaseOf, statusOf } from '../../../../src/main/messages/fax-status.ts';
import { received, sent, startsAt } from './messages-in-test.ts';

describe('how a fax fares', () => {
  it.each([
    [['Queued'], 'queued'],
    [['Queued', 'Queued'], 'queued'],
    [['Sending', 'Queued'], 'sending'],
    [['Sent', 'Queued'], 'sending'],
    [['SendingFailed', 'Queued'], 'sending'],
    [['Sent', 'Delivered'], 'sent'],
    [['Sent', 'SendingFailed'], 'partly'],
    [['SendingFailed', 'DeliveryFailed'], 'failed'],
    [['Sent', 'Paused'], 'sent'],
    [[], 'queued'],
  ] as const)('%j is %s', (statuses, phase) => {
    expect(phaseOf(sent('1', statuses), undefined, startsAt)).toBe(phase);
  });

  it('is said by the whole where no recipient says it', () => {
    const mute = (messageStatus: string, count = 1) => {
      const record = sent(
        '1',
        Array.from({ length: count }, () => ''),
        { messageStatus },
      );
      return { ...record, to: record.to.map((one) => ({ ...one, messageStatus: undefined })) };
    };
    expect(phaseOf(mute('Sent', 3), undefined, startsAt)).toBe('sent');
    expect(phaseOf(mute('SendingFailed'), undefined, startsAt)).toBe('failed');
    expect(phaseOf(mute('Queued'), startsAt + 1, startsAt)).toBe('scheduled');
    const some = mute('SendingFailed', 2);
    expect(statusOf(some.to[0]!, some)).toBe('unknown');
    expect(phaseOf(some, undefined, startsAt)).toBe('failed');
  });

  it('of a received one is that it was received, whatever its words', () => {
    fc.assert(
      fc.property(fc.string(), (messageStatus) => {
        expect(phaseOf(received('1', { messageStatus }), startsAt + 1, startsAt)).toBe('received');
      }),
    );
  });

  it('never goes on where every recipient has come to an end', () => {
    const ends = fc.constantFrom('Sent', 'Delivered', 'SendingFailed', 'DeliveryFailed');
    fc.assert(
      fc.property(fc.array(ends, { minLength: 1, maxLength: 50 }), (statuses) => {
        expect(['sent', 'partly', 'failed']).toContain(phaseOf(sent('1', statuses), startsAt + 1, startsAt));
      }),
    );
  });
});
