import type { I18n } from '@lingui/core';
import type { SignedInAccount } from '../shared/sign-in.ts';
import type { OutboxMark } from './outbox/shelf.ts';
import type { OutsideWorld } from './outside-world.ts';
import { createLateCursors, type LateCursors } from './ringcentral/cursors.ts';
import type { AccountKind } from './sign-in/sign-in.ts';
import type { DocumentFiles } from './storage/document-files.ts';
import type { HistoryFailure } from './storage/history-failure.ts';
import type { History } from './storage/history.ts';
import type { OutboxFiles } from './storage/outbox-files.ts';

/** What is kept on this computer for whoever is signed in; the demo's is gone with it. */
export type OwnHistory = {
  /** For a platform of which nobody knows yet who will sign in; most likely it is who did last. */
  readonly cursorsFor: (kind: AccountKind) => LateCursors;
  readonly open: (server: string, account: SignedInAccount, cursors: LateCursors) => History;
  /** Documents of whoever the open history belongs to; throws where none is open. */
  readonly documents: () => DocumentFiles;
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
  problem: (text: string) => void,
): OwnHistory {
  const { memory, histories, words, log, outboxFiles } = outside;
  let opened: { readonly owner: string; readonly history: History; readonly documents: DocumentFiles; cursors: LateCursors | undefined } | undefined; // prettier-ignore

  function openFor(owner: string): History {
    if (opened?.owner === owner) return opened.history;
    close();
    const told = (failure: HistoryFailure): void => problem(failureWords(failure, words));
    const history = owner === demo ? histories.openInMemory() : histories.open(owner, told);
    const documents = histories.documents(owner === demo ? undefined : owner);
    opened = { owner, history, documents, cursors: undefined };
    return history;
  }

  function close(): void {
    opened?.cursors?.keepIn(undefined);
    opened?.history.close();
    opened = undefined;
  }

  function removeDocuments(): void {
    try {
      opened?.documents.removeAll();
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

function failureWords(failure: HistoryFailure, i18n: I18n): string {
  switch (failure.kind) {
    case 'damaged':
      return i18n._({
        id: 'history.damaged',
        message:
          'What was saved of your calls was damaged. It was put aside, and the list is read from RingCentral again.',
      });
    case 'newer':
      return i18n._({
        id: 'history.newer',
        message:
          'What is saved of your calls was made by a newer Ringside. It stays as it is; until you update Ringside, new calls are not saved.',
      });
    case 'full':
      return i18n._({
        id: 'history.full',
        message:
          'The disk is full. Your calls are shown, but not saved until there is room and Ringside is started again.',
      });
    case 'refused':
      return i18n._({
        id: 'history.refused',
        message:
          'Nothing can be saved in Ringside’s folder. Your calls are shown, but not saved until Ringside is started again.',
      });
    case 'in-use':
      return i18n._({
        id: 'history.in-use',
        message: 'Another Ringside uses the same folder. Your calls are shown here, but saved only there.',
      });
  }
}
