import type { Draft, DraftFile } from '../../../../src/main/fax/draft.ts';
import type { FilePort, LookedAt } from '../../../../src/main/fax/ports.ts';
import type { RecipientGround } from '../../../../src/main/fax/recipients.ts';
import { diallingIn } from '../dialling/dialling-fixture.ts';

/** An account of San Francisco, whose own number ends in 0100. */
export function recipientGround(): RecipientGround {
  let count = 0;
  return {
    newId: () => `r-${String((count += 1))}`,
    readText: diallingIn({}).readText,
    isOwn: (e164) => e164 === '+16505550100',
    isAbroad: (e164) => !e164.startsWith('+1'),
  };
}

export function draftWith(different: Partial<Draft> = {}): Draft {
  return {
    ...{ id: 'd-1', recipients: [], files: [], coverIndex: undefined, coverText: '', resolution: 'High' },
    ...{ sendAt: undefined, leftOut: 0, savedAt: undefined, forwards: undefined },
    ...different,
  };
}

export function fileWith(different: Partial<DraftFile> = {}): DraftFile {
  return {
    ...{ id: 'f-1', name: 'referral.pdf', linkTo: undefined, bytes: 212_000, kind: 'pdf', hash: 'aa' },
    ...{ state: { status: 'ready', pages: 4 }, pages: undefined, canEdit: true, isMeant: false },
    ...different,
  };
}

export type PlayedFiles = FilePort & {
  /** What is found at a path from now on; undefined: nothing. */
  readonly lay: (path: string, found: Partial<LookedAt> | undefined) => void;
  readonly forgotten: () => readonly string[];
};

/** Files that are where the test lays them. */
export function playedFiles(): PlayedFiles {
  const there = new Map<string, LookedAt>();
  const paths = new Map<string, string>();
  const seen = new Map<string, string | undefined>();
  const forgotten: string[] = [];
  const nameOf = (path: string): string => path.split('/').at(-1) ?? path;
  const gone = (path: string): LookedAt => ({
    ...{ name: nameOf(path), linkTo: undefined, bytes: 0, kind: undefined, hash: undefined, canEdit: false },
    state: { status: 'refused', why: 'link-broken', detail: undefined },
  });
  const take = (path: string): string => {
    const id = `file-${String(paths.size + 1)}`;
    paths.set(id, path);
    return id;
  };
  const at = (id: string): LookedAt => there.get(paths.get(id) ?? '') ?? gone(paths.get(id) ?? '');
  return {
    take,
    takeAgain: (source) => (source.startsWith('/') ? take(source) : undefined),
    nameOf: (id) => nameOf(paths.get(id) ?? ''),
    lookAt: (id) => {
      seen.set(id, at(id).hash);
      return Promise.resolve(at(id));
    },
    check: (id) => {
      if (!there.has(paths.get(id) ?? '')) return Promise.resolve('moved');
      return Promise.resolve(at(id).hash === seen.get(id) ? 'same' : 'changed');
    },
    sourceOf: (id) => paths.get(id) ?? '',
    forget: (id) => void forgotten.push(id),
    lay: (path, found) => {
      if (found === undefined) there.delete(path);
      else {
        const { linkTo, bytes, kind, hash, state, canEdit } = fileWith();
        const whole = { name: nameOf(path), linkTo, bytes, kind, hash, state, canEdit };
        there.set(path, { ...whole, ...found });
      }
    },
    forgotten: () => forgotten,
  };
}
