import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type KnownExtensions, participantsOf } from '../../src/main/people/call-participants.ts';
import { parseCallLogRecord } from '../../src/main/ringcentral/call-log-record.ts';
import type { CallLogRecord } from '../../src/main/ringcentral/reports.ts';

/** Calls and posts as the platform once sent them, kept outside the repository. */
const folder = path.resolve(import.meta.dirname, '../../../shared/data/recorded-events');
const isThere = existsSync(folder);
const missing = isThere ? '' : `(no recordings at ${path.relative(process.cwd(), folder)}: not tried)`;

const read = (name: string): { readonly records: readonly Record<string, unknown>[] } =>
  JSON.parse(readFileSync(path.join(folder, `${name}.json`), 'utf8')) as ReturnType<typeof read>;

function recordedCall(): CallLogRecord {
  const record = parseCallLogRecord(read('call-log-detailed').records[0]);
  if (record === undefined) throw new Error('the recorded call cannot be read');
  return record;
}

const queue = { kind: 'queue', name: 'Sales Queue' } as const;
const tiger = { kind: 'person', name: 'Tiger RingForce' } as const;

function directory(different: Partial<KnownExtensions> = {}): KnownExtensions {
  const entries: Readonly<Record<string, ReturnType<KnownExtensions['find']>>> = {
    '22222222': queue,
    '33333333': tiger,
  };
  return { accountId: '11111111', isRead: true, find: (id) => entries[id], ...different };
}

describe(`the recorded call log ${missing}`, () => {
  it.skipIf(!isThere)(
    'has a queue that is nobody, and each of its people by the id of their extension',
    () => {
      const found = participantsOf(recordedCall(), directory());
      expect(found.map(({ kind, name, teamPersonId }) => [kind, name, teamPersonId])).toEqual([
        ['outside', undefined, undefined],
        ['queue', 'Sales Queue', undefined],
        ['person', 'Tiger RingForce', '33333333'],
        ['former', 'Tiger RingForce', undefined],
      ]);
    },
  );

  it.skipIf(!isThere)('was missed: that two mobiles took their leg means nobody talked', () => {
    expect(participantsOf(recordedCall(), directory()).filter(({ answered }) => answered)).toEqual([]);
  });

  it.skipIf(!isThere)('names the caller once, and nobody’s own mobile as a customer', () => {
    const outside = participantsOf(recordedCall(), directory()).filter(({ kind }) => kind === 'outside');
    expect(outside.map(({ key }) => key)).toEqual(['+12155550101']);
  });

  it.skipIf(!isThere)('keeps ids of another account apart', () => {
    const find: KnownExtensions['find'] = () => tiger;
    const keys = participantsOf(recordedCall(), directory({ find })).map(({ key }) => key);
    expect(keys).toContain('130709004:130836004');
  });

  it.skipIf(!isThere)('calls nobody gone before the directory was read', () => {
    const found = participantsOf(recordedCall(), directory({ isRead: false, find: () => undefined }));
    expect(found.filter(({ kind }) => kind === 'former')).toEqual([]);
    expect(found.filter(({ kind }) => kind === 'unknown')).toHaveLength(3);
  });

  it.skipIf(!isThere)('has no guest: a guest’s post is by an id that no call ever has', () => {
    const posts = read('team-posts').records.map(({ creatorId }) => String(creatorId));
    const ids = participantsOf(recordedCall(), directory()).flatMap(({ teamPersonId }) => teamPersonId ?? []);
    expect(posts.every((id) => id.startsWith('glip-'))).toBe(true);
    expect(ids.filter((id) => posts.includes(id) || posts.includes(`glip-${id}`))).toEqual([]);
  });
});
