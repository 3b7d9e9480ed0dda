import type { MessageRecord } from '../../src/main/ringcentral/message-port.ts';
import type { DraftRow, FaxContent, OutboxRow } from '../../src/main/storage/outbox-row.ts';
import { builtAt } from './builders.ts';

export function faxContent(different: Partial<FaxContent> = {}): FaxContent {
  return {
    kind: 'fax',
    to: [{ e164: '+14155550177', shown: '(415) 555-0177', name: undefined }],
    from: '+14155550100',
    files: [
      {
        ...{ file: '0.pdf', name: 'referral.pdf', shownName: 'Referral.pdf', kind: 'pdf', pages: 2 },
        ...{ contentType: 'application/pdf', size: 48_211, hash: 'a'.repeat(64) },
      },
    ],
    repeats: undefined,
    coverIndex: 0,
    coverText: '',
    resolution: 'High',
    sendAt: undefined,
    ...different,
  };
}

export function outboxRow(different: Partial<OutboxRow> = {}): OutboxRow {
  return {
    ...{ id: 'o-1', place: 1, state: 'queued', attempt: 0, fingerprint: 'f', content: faxContent() },
    ...{ attemptAt: undefined, attemptElapsed: undefined, bootId: undefined, attemptServerAt: undefined },
    ...{ platformId: undefined, doubts: [], twinId: undefined, problem: undefined, confirmedAt: undefined },
    ...{ writtenAt: builtAt, changedAt: builtAt, questions: 0 },
    ...different,
  };
}

export function draftRow(id: string, content = '{}'): DraftRow {
  return { id, kind: 'fax', content, changedAt: builtAt };
}

/** As the platform's store shows what `faxContent` became. */
export function sentFax(id: string, different: Partial<MessageRecord> = {}): MessageRecord {
  const nobody = { phoneNumber: undefined, extensionNumber: undefined, name: undefined, location: undefined };
  const to = { ...nobody, phoneNumber: '+14155550177', messageStatus: 'Queued', faxErrorCode: undefined };
  return {
    ...{ id, type: 'Fax', direction: 'Outbound', availability: 'Alive', readStatus: 'Read' },
    ...{ messageStatus: 'Queued', createdAt: builtAt + 7_000, modifiedAt: builtAt + 7_000 },
    ...{ from: { ...nobody, phoneNumber: '+14155550100' }, to: [to], faxPageCount: 2, faxResolution: 'High' },
    ...{ coverIndex: 0, coverPageText: undefined, subject: undefined, attachments: [] },
    ...different,
  };
}
