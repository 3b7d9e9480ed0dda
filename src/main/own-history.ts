import type { SignedInAccount } from '../shared/sign-in.ts';
import { historyAgainWords, historyFailureWords } from './history-words.ts';
import type { OutboxMark } from './outbox/shelf.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { Problems } from './problems.ts';
import { createLateCursors, type LateCursors } from './ringcentral/cursors.ts';
import type { AccountKind } from './sign-in/sign-in.ts';
import type { DocumentFiles } from './storage/document-files.ts';
import type { History } from './storage/history.ts';
import type { OutboxFiles } from './storage/outbox-files.ts';

/** What is kept on this computer for whoever is signed in; the demo's is gone with it. */
export type OwnHistory = {
  /** For a platform of which nobody knows yet who will sign in; most likely it is who did last. */
  readonly cursorsFor: (kind: AccountKind) => LateCursors;
  readonly open: (server: string, account: SignedInAccount, cursors: LateCursors) => History;
  /** Documents of whoever the open history belongs to; throws where none is open. */
  readonly documents: () => DocumentFiles;
  /** Recordings of calls of the same person; throws where no history is open. */
  readonly recordings: () => DocumentFiles;
  /** Copies of what that person sends. */
  readonly outbox: () => OutboxPlace;
  /** `signed-out` by the person, who expects that nothing stays behind. `ended` by the platform: all of it stays. */
  readonly leave: (why: 'signed-out' | 'ended') => void;
  readonly close: () => void;
};

export type OutboxPlace = { readonly files: OutboxFiles; readonly mark: OutboxMark };

/** Where the name of the last history is remembered. */
const lastOwner = 'historyOwner';

export function createOwnHistory(
  outside: Pick<OutsideWorld, 'memory' | 'histories' | 'words' | 'log' | 'outboxFiles'>,
  problems: Problems,
): OwnHistory {
  const { memory, histories, words, log, outboxFiles } = outside;
  let opened:
    | {
        readonly owner: string;
        readonly history: History;
        readonly documents: DocumentFiles;
        readonly recordings: DocumentFiles;
        cursors: LateCursors | undefined;
      }
    | undefined;

  function openFor(owner: string): History {
    if (opened?.owner === owner) return opened.history;
    close();
    const history = owner === demo ? histories.openInMemory() : openFile(owner);
    const documents = histories.documents(owner === demo ? undefined : owner);
    const recordings = histories.documents(owner === demo ? undefined : `recordings of ${owner}`);
    opened = { owner, history, documents, recordings, cursors: undefined };
    return history;
  }

  function openFile(owner: string): History {
    /** What people read of a file that cannot be used now; it goes once it can. */
    let told: readonly string[] = [];
    return histories.open(
      owner,
      (failure, rescued) => {
        const text = historyFailureWords(failure, rescued, words);
        if (failure.kind !== 'damaged') told = [...told, text];
        problems.tell(text);
      },
      () => {
        for (const text of told) problems.takeBack(text);
        told = [];
        problems.tell(historyAgainWords(words));
      },
    );
  }

  function close(): void {
    opened?.cursors?.keepIn(undefined);
    opened?.history.close();
    opened = undefined;
  }

  function removeDocuments(): void {
    try {
      opened?.documents.removeAll();
      opened?.recordings.removeAll();
    } catch (error) {
      log.error('documents could not be removed', error);
    }
  }

  return {
    cursorsFor: (kind) => {
      const cursors = createLateCursors();
      const owner = memory.get(lastOwner);
      if (kind === 'ringcentral' && typeof owner === 'string' && owner !== '')
        cursors.keepIn(openFor(owner).cursors);
      return cursors;
    },
    open: (server, { kind, extensionId }, cursors) => {
      const owner = kind === 'demo' ? demo : `${server} ${extensionId}`;
      const history = openFor(owner);
      cursors.keepIn(history.cursors);
      if (opened !== undefined) opened.cursors = cursors;
      if (kind !== 'demo') memory.set(lastOwner, owner);
      return history;
    },
    documents: () => {
      if (opened === undefined) throw new Error('no history is open');
      return opened.documents;
    },
    recordings: () => {
      if (opened === undefined) throw new Error('no history is open');
      return opened.recordings;
    },
    outbox: () => {
      if (opened === undefined) throw new Error('no history is open');
      const { owner } = opened;
      const name = `outbox of ${owner}`;
      const get = (): number | undefined => {
        const count = memory.get(name);
        return typeof count === 'number' ? count : undefined;
      };
      return { files: outboxFiles(owner), mark: { get, set: (count) => memory.set(name, count) } };
    },
    leave: (why) => {
      if (why === 'signed-out') {
        opened?.history.remove();
        removeDocuments();
        memory.set(lastOwner, '');
      }
      close();
    },
    close,
  };
}

const demo = 'demo';
