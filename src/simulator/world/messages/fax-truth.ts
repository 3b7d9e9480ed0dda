import type { FaxFile, FaxTruth, Message } from '../../message-types.ts';
import type { Fax } from './fax-course.ts';
import type { MessageStore } from './store.ts';

const recipientsOf = ({ to }: Message, settledAt: (place: number) => number | undefined) =>
  to.map(({ phoneNumber = '', name, messageStatus, faxErrorCode }, place) => ({
    ...{ phoneNumber, name, status: messageStatus ?? ('Queued' as const), errorCode: faxErrorCode },
    settledAt: settledAt(place),
  }));

/** What a test needs to know of every fax, whatever the store shows of it. */
export function createFaxTruths(store: MessageStore) {
  const tellers = new Map<number, () => FaxTruth>();
  const recordOf = (first: Message) => store.know(first.id) ?? first;

  const whole = (first: Message) => {
    const { id, extensionId, direction, createdAt, fax } = recordOf(first);
    return {
      ...{ id, extensionId, direction, acceptedAt: createdAt },
      resolution: fax?.resolution ?? 'High',
      pageCount: fax?.pageCount ?? 0,
      coverPageText: fax?.coverPageText,
      coverIndex: fax?.coverIndex ?? 0,
    };
  };

  /** Deleted before its time had come. */
  function cancelledAt(fax: Fax, record: Message): number | undefined {
    const isWaiting = !fax.hasBegun && fax.transmissions.some(({ settledAt }) => settledAt === undefined);
    return isWaiting && record.availability !== 'Alive' ? record.modifiedAt : undefined;
  }

  function tellSent(fax: Fax, first: Message): FaxTruth {
    const record = recordOf(first);
    const { request, originalId, visibleAt, transmissions } = fax;
    return {
      ...whole(first),
      ...{ originalId, visibleAt, sendAt: request.sendAt, files: request.files },
      cancelledAt: cancelledAt(fax, record),
      recipients: recipientsOf(record, (place) => transmissions[place]?.settledAt),
    };
  }

  return {
    sent: (fax: Fax, first: Message) => void tellers.set(fax.id, () => tellSent(fax, first)),
    /** One that came in, or that was sent before the world began. */
    kept: (first: Message, file: FaxFile, visibleAt: number) =>
      void tellers.set(first.id, () => ({
        ...whole(first),
        ...{ visibleAt, originalId: undefined, sendAt: undefined, cancelledAt: undefined, files: [file] },
        recipients:
          first.direction === 'Inbound' ? [] : recipientsOf(recordOf(first), () => first.modifiedAt),
      })),
    of: (id: number): FaxTruth | undefined => tellers.get(id)?.(),
    all: (): readonly FaxTruth[] => [...tellers.values()].map((tell) => tell()),
  };
}
