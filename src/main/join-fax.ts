import type { FaxStart, FilesTarget } from '../shared/fax.ts';
import type { Identity } from '../shared/person.ts';
import type { SignedInAccount } from '../shared/sign-in.ts';
import type { Dialling } from './dialling/dialling.ts';
import { createDrafts, type Drafts } from './fax/drafts.ts';
import type { FilePort } from './fax/ports.ts';
import type { FaxHandlers } from './handlers.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { StateStore } from './state-store.ts';
import { parseFaxDraft } from './storage/fax-draft-schema.ts';

export type FaxParts = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'chance' | 'log' | 'desktop'>;
  readonly store: StateStore;
  readonly files: FilePort;
  readonly dialling: () => Pick<Dialling, 'readText'>;
  readonly identify: (e164: string) => Identity | undefined;
};

/** Faxes: written, sent once, followed, received. */
export function joinFax(parts: FaxParts): FaxHandlers {
  const { outside, store } = parts;
  const { clock, chance, desktop } = outside;

  const drafts: Drafts = createDrafts({
    ...{ clock, chance, files: parts.files, parse: parseFaxDraft, identify: parts.identify },
    recipients: {
      readText: (text) => parts.dialling().readText(text),
      isOwn: (e164) => e164 === account()?.mainNumber,
      isAbroad: () => false,
    },
    resolution: () => store.get().settings.fax.resolution,
    allowed: () => store.get().faxes.allowed,
    changed: () =>
      store.change((state) => ({
        ...state,
        faxes: { ...state.faxes, drafts: drafts.views(), discarded: drafts.discarded() },
      })),
  });

  function account(): SignedInAccount | undefined {
    const { signIn } = store.get();
    return signIn.phase === 'signed-in' ? signIn.account : undefined;
  }

  function begin(start: FaxStart): string {
    const draftId = drafts.begin(start);
    desktop.windows.openMain({ screen: 'faxes', draftId });
    return draftId;
  }

  function take(_paths: readonly string[], target: FilesTarget): void {
    const draftId = target.kind === 'draft' ? target.draftId : begin({});
    drafts.addFiles(draftId, [], 0);
  }

  const later = (): void => undefined;
  return {
    commands: {
      newFax: (start) => void begin(start),
      changeFaxDraft: drafts.change,
      takeFiles: take,
      discardFaxDraft: (id) => void drafts.discard(id),
      restoreFaxDraft: drafts.restore,
      ...{ chooseFaxFiles: later, findFaxFile: later, pasteIntoFax: later, sendFax: later, cancelFax: later },
      ...{ answerFax: later, resendFax: later, editFax: later, cancelScheduledFax: later, hideFax: later },
      ...{
        sendScheduledFaxNow: later,
        setFaxRead: later,
        turnFax: later,
        deleteFax: later,
        restoreFax: later,
      },
      ...{ saveFax: later, saveFaxAsMail: later, refreshFaxes: later, copyFaxNumber: later },
    },
    questions: {
      faxes: () => ({ total: 0, rows: [], version: store.get().faxes.version }),
      fax: () => undefined,
      documentPart: () => ({ status: 'gone' }),
    },
  };
}
