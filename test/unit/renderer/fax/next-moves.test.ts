import { describe, expect, test } from 'vitest';
import { canHide, nextMoves, textOf } from '../../../../src/renderer/fax/next-moves.ts';
import type { FaxItem, FaxRow } from '../../../../src/shared/fax.ts';
import { faxItem, faxParties, receivedFax, sentFax, sentTo } from '../../../support/fax-builders.ts';

const { clinic, unknown } = faxParties;
const half = [sentTo(clinic), sentTo(unknown, 'failed', 'LineBusy')];

describe('what can be done about a fax on its way from here', () => {
  test.each([
    [{ phase: 'waiting', canCancel: true }, 'cancel keep-as-draft'],
    [{ phase: 'waiting', canCancel: false }, ''],
    [{ phase: 'waiting', waits: 'confirm-late', canCancel: true }, 'send-late drop-late'],
    [{ phase: 'uploading', canCancel: true }, 'cancel'],
    [{ phase: 'uploading', canCancel: false }, ''],
    [{ phase: 'refused' }, 'edit hide'],
    [{ phase: 'unsure' }, 'hide'],
    [{ phase: 'ask' }, ''],
    [{ phase: 'queued', faxId: '1' }, 'hide'],
    [{ phase: 'queued', faxId: '1', unconfirmed: true }, 'check-now hide'],
    [{ phase: 'sending', faxId: '1' }, 'hide'],
    [{ phase: 'scheduled', faxId: '1' }, 'send-now change-scheduled cancel-scheduled'],
    [{ phase: 'scheduled', canCancel: true }, 'cancel'],
    [{ phase: 'sent', faxId: '1', to: [sentTo(clinic)] }, 'to-same hide'],
    [{ phase: 'sent', faxId: '1', to: [sentTo(clinic), sentTo(unknown)] }, 'to-same hide'],
    [{ phase: 'sent', faxId: '1', to: [] }, 'hide'],
    [{ phase: 'partly', faxId: '1', to: half }, 'resend edit-and-resend hide'],
    [{ phase: 'failed', faxId: '1', to: [sentTo(clinic, 'failed')] }, 'resend edit-and-resend hide'],
    // Nobody can be named whom it did not reach: nothing is offered that might reach somebody twice.
    [{ phase: 'failed', faxId: '1', to: [sentTo(clinic, 'unknown')] }, 'edit-and-resend hide'],
    // The platform never had it.
    [{ phase: 'failed', to: [sentTo(clinic, 'failed')] }, 'edit-and-resend hide'],
    [{ phase: 'dropped' }, 'edit hide'],
    [{ phase: 'cancelled' }, 'edit hide'],
  ] as readonly (readonly [Partial<FaxItem>, string])[])('%o: %s', (different, moves) => {
    expect(nextMoves({ item: faxItem(different), row: undefined }).join(' ')).toBe(moves);
  });
});

describe('what can be done about a fax that only the platform knows', () => {
  test.each([
    [receivedFax(), ''],
    [sentFax({ phase: 'queued' }), ''],
    [sentFax({ phase: 'scheduled' }), 'send-now cancel-scheduled'],
    [sentFax(), 'to-same'],
    [sentFax({ phase: 'partly', to: half }), 'resend edit-and-resend'],
  ] as readonly (readonly [FaxRow, string])[])('%o', (row, moves) => {
    expect(nextMoves({ item: undefined, row }).join(' ')).toBe(moves);
  });
});

test('a new fax to the same goes to everybody it went to, or is not offered', () => {
  expect(textOf([sentTo(clinic), sentTo(unknown)])).toBe('+13125550188, +16465550101');
  expect(textOf([sentTo(clinic), { ...sentTo(unknown), number: undefined }])).toBeUndefined();
  expect(textOf(Array.from({ length: 40 }, () => sentTo(clinic)))).toBeUndefined();
});

test('what needs an answer or can still be stopped stays in sight', () => {
  const phases = [
    'ask',
    'waiting',
    'uploading',
    'scheduled',
    'unsure',
    'queued',
    'sending',
    'sent',
    'failed',
    'refused',
  ] as const;
  const hidden = phases.filter((phase) => canHide(faxItem({ phase, canCancel: true })));
  expect(hidden).toEqual(['unsure', 'queued', 'sending', 'sent', 'failed', 'refused']);
});
