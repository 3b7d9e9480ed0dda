import { createContentReader } from './content.ts';
import type { MessageDoor } from './message-port.ts';
import { messageId, parseMessage } from './message-record.ts';
import { listSentFaxes, syncMessages } from './message-reads.ts';
import type { OpenParts } from './open-request.ts';
import { PlatformError } from './platform-port.ts';
import type { RestCall, RestDoor } from './rest-door.ts';

const store = '/restapi/v1.0/account/~/extension/~/message-store';

/** Messages of the platform's store; see the developer guide, Messaging › Message store. */
export function createMessageDoor(
  door: RestDoor,
  parts: OpenParts & { readonly server: string },
): MessageDoor {
  const send = async (method: RestCall['method'], id: string, body?: RestCall['body']): Promise<void> => {
    await door.send({ method, path: pathOf(id), ...(body && { body }), urgency: 'user' });
  };
  return {
    syncMessages: (from) => syncMessages(door, from),
    listSentFaxes: (since) => listSentFaxes(door, since),
    readMessage: async (id) => {
      const body = await unlessGone(door.ask({ method: 'GET', path: pathOf(id), urgency: 'user' }));
      const record = parseMessage(body);
      return record?.availability === 'Alive' ? record : undefined;
    },
    markMessage: (id, readStatus) => send('PUT', id, { readStatus }),
    deleteMessage: (id) => unlessGone(send('DELETE', id)),
    restoreMessage: (id) => send('PATCH', id, { availability: 'Alive' }),
    readContent: createContentReader(parts),
  };
}

/**
 * The address of one message. The platform deletes every message of the person where none is named, and takes lists of
 * ids and `*` in this place: only the digits of one id get through. Throws PlatformError.
 */
function pathOf(id: string): string {
  if (messageId(id) !== id) throw new PlatformError('refused', 'no id of a message', { code: 'odd-id' });
  return `${store}/${id}`;
}

/** Undefined where the platform knows nothing of it any more. */
async function unlessGone<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof PlatformError && error.kind === 'refused' && error.status === 404) return undefined;
    throw error;
  }
}
