import { entryTypes, type ContactFields, type DirectoryEntry } from '../people-types.ts';
import { readContactFields } from '../rest/contact-fields.ts';
import type { Action, ControlParts } from './action.ts';
import * as read from './arguments.ts';
import { ControlError } from './control-error.ts';

function contactFields(from: read.Arguments): ContactFields {
  const fields = readContactFields(read.record(from, 'fields'));
  if ('status' in fields) throw new ControlError(400, '"fields" must have the fields of a contact');
  return fields.fields;
}

function putContact({ simulator }: ControlParts, from: read.Arguments) {
  const book = simulator.world.addressBook(read.someone(simulator, from));
  const fields = contactFields(from);
  if (from.contact === undefined) return book.create(fields);
  const id = read.count(from, 'contact', 0);
  const changed = book.replace(id, fields);
  if (!changed) throw new ControlError(404, `No contact ${id}`);
  return changed;
}

function removeContact({ simulator }: ControlParts, from: read.Arguments) {
  const id = read.count(from, 'contact', 0);
  const how = read.truth(from, 'purge', false) ? 'Purged' : 'Deleted';
  const gone = simulator.world.addressBook(read.someone(simulator, from)).remove(id, how);
  if (!gone) throw new ControlError(404, `No contact ${id}`);
  return gone;
}

const entryTexts = [
  ...['id', 'firstName', 'lastName', 'name', 'jobTitle', 'department', 'email', 'extensionNumber'],
] as const;

/** What is left out stays as it was. */
function putEntry({ simulator: { world } }: ControlParts, from: read.Arguments) {
  const given = read.record(from, 'entry');
  read.onlyKnown(given, [...entryTexts, 'type', 'status'], '"entry"');
  const id = read.needText(given, 'id');
  const texts = Object.fromEntries(entryTexts.map((name) => [name, read.text(given, name)]));
  const before = world.directory.entries().find((entry) => entry.id === id);
  const entry: DirectoryEntry = {
    ...{ type: 'User', status: 'Enabled' },
    ...before,
    ...read.given(texts),
    ...read.given({ type: read.oneOf(given, 'type', entryTypes) }),
    ...read.given({ status: read.oneOf(given, 'status', ['Enabled', 'Disabled', 'NotActivated']) }),
    id,
  };
  world.directory.put(entry);
  return entry;
}

function changeDevice({ simulator: { world } }: ControlParts, from: read.Arguments) {
  const status = read.oneOf(from, 'status', ['Online', 'Offline']);
  if (!status) throw new ControlError(400, '"status" must be given');
  const id = read.needText(from, 'device');
  world.changeDevice(id, status);
  return world.devices.find((device) => device.id === id);
}

/** Who can be called, and on which phones. */
export const peopleActions: readonly Action[] = [
  {
    method: 'POST',
    path: '/devices',
    what: 'Sets the `status` of `device` to Online or Offline.',
    takes: ['device', 'status'],
    run: changeDevice,
  },
  {
    method: 'POST',
    path: '/contacts',
    what: 'Writes a contact of `extension` with `fields`, a new one or in place of `contact`.',
    takes: ['extension', 'contact', 'fields'],
    run: putContact,
  },
  {
    method: 'DELETE',
    path: '/contacts',
    what: 'Deletes the `contact` of `extension`; with `purge` for good.',
    takes: ['extension', 'contact', 'purge'],
    run: removeContact,
  },
  {
    method: 'POST',
    path: '/directory',
    what: 'Puts an `entry` into the directory, or changes the one with its id.',
    takes: ['entry'],
    run: putEntry,
  },
  {
    method: 'DELETE',
    path: '/directory',
    what: 'Takes the entry `id` out of the directory.',
    takes: ['id'],
    run: ({ simulator: { world } }, from) => {
      world.directory.remove(read.needText(from, 'id'));
      return { version: world.directory.version() };
    },
  },
];
