import type { Message, MessageChange } from '../message-types.ts';
import { messageBody } from '../message-body.ts';
import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';
import { ControlError } from './control-error.ts';

const shown = ({ simulator: { world } }: ControlParts, message: Message) =>
  messageBody({ accountId: world.account.id }, message);

function list(parts: ControlParts) {
  const { people, world } = parts.simulator;
  const messages = people.flatMap(({ id }) => world.messages.since(id, 0));
  return {
    messages: messages.map((one) => shown(parts, one)),
    filteredDeletes: world.messages.filteredDeletes(),
  };
}

/** As another app of the same person does it. */
function change(parts: ControlParts, from: read.Arguments) {
  const { people, world } = parts.simulator;
  const id = read.count(from, 'message', 0);
  const find = () =>
    people.map((person) => world.messages.find(person.id, id)).find((one) => one !== undefined);
  if (!find()) throw new ControlError(404, `No message ${id}`);
  const wanted: MessageChange = read.given({
    readStatus: read.oneOf(from, 'readStatus', ['Read', 'Unread']),
    availability: read.oneOf(from, 'availability', ['Alive', 'Deleted', 'Purged']),
  });
  world.messages.change(id, wanted);
  const after = find();
  return after ? shown(parts, after) : {};
}

function receiveText(parts: ControlParts, from: read.Arguments) {
  const { simulator } = parts;
  const phoneNumber = read.text(from, 'from') ?? '+14155550177';
  const message = simulator.world.messages.receiveText({
    extensionId: read.someone(simulator, from),
    from: { phoneNumber, ...read.given({ name: read.text(from, 'fromName') }) },
    subject: read.text(from, 'text') ?? 'Did the order arrive?',
  });
  return shown(parts, message);
}

/** What lies in the message store. */
export const messageActions: readonly Action[] = [
  {
    method: 'GET',
    path: '/messages',
    what: 'The message stores of everybody who can sign in, and how often somebody has deleted by filter.',
    takes: [],
    run: list,
  },
  {
    method: 'POST',
    path: '/messages/change',
    what: 'Changes `readStatus` or `availability` of `message`, as another app would.',
    takes: ['message', 'readStatus', 'availability'],
    run: change,
  },
  {
    method: 'POST',
    path: '/messages/text',
    what: 'A `text` comes in for `extension`, which is no fax.',
    takes: ['extension', 'from', 'fromName', 'text'],
    run: receiveText,
  },
];
