import type { Faxes, FaxTimes, Message, Messages } from '../../message-types.ts';
import { extensionOf, type Board } from '../board.ts';
import { createFaxes } from './faxes.ts';
import { pastFaxes } from './past-faxes.ts';
import { createMessageStore, type MessageStore } from './store.ts';

function textOf(board: Board, store: MessageStore): Messages['receiveText'] {
  return ({ extensionId, from, subject }) => {
    const { directNumber = '', name } = extensionOf(board, extensionId);
    const id = store.nextId();
    const content = Buffer.from(subject);
    const now = board.clock.now();
    const message: Message = {
      ...{ id, extensionId, type: 'SMS', direction: 'Inbound', availability: 'Alive', readStatus: 'Unread' },
      ...{ messageStatus: 'Received', createdAt: now, modifiedAt: now, from, subject },
      to: [{ phoneNumber: directNumber, name, target: true }],
      attachments: [
        { id, type: 'Text', contentType: 'text/plain', size: () => content.length, content: () => content },
      ],
    };
    store.put(message);
    return message;
  };
}

type Having = {
  readonly times?: Partial<FaxTimes> | undefined;
  /** Faxes of the last days for everybody who can sign in. */
  readonly hasPast?: boolean | undefined;
};

/** Everybody's messages, and the machine that sends and takes faxes. */
export function createMessagesDesk(
  board: Board,
  { times, hasPast = false }: Having,
): { readonly messages: Messages; readonly faxes: Faxes } {
  const store = createMessageStore(board);
  const owners = hasPast ? board.people.extensions.filter(({ canSignIn }) => canSignIn) : [];
  const past = owners.flatMap(({ id }) => pastFaxes(board, id, store.nextId));
  const { since, changedSince, find, change, deleteAll, filteredDeletes } = store;
  const messages = { since, changedSince, find, change, deleteAll, filteredDeletes };
  return {
    messages: { ...messages, receiveText: textOf(board, store) },
    faxes: createFaxes(board, store, { times, past }),
  };
}
