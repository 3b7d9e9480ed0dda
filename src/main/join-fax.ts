import { faultReason } from '../shared/fax-faults.ts';
import type { FaxRow } from '../shared/fax.ts';
import type { FaxState } from '../shared/fax-state.ts';
import type { FilesTarget } from '../shared/fax-draft.ts';
import type { StartWish } from '../shared/link.ts';
import type { Identity, Person } from '../shared/person.ts';
import type { SignedInAccount } from '../shared/sign-in.ts';
import { accountCountry, isAbroad } from './account-country.ts';
import type { Dialling } from './dialling/dialling.ts';
import { createAgain } from './fax/again.ts';
import { createComposing } from './fax/composing.ts';
import { createDrafts } from './fax/drafts.ts';
import { createFollowing } from './fax/following.ts';
import { createNotices } from './fax/notices.ts';
import { createSaving } from './fax/saving.ts';
import type { FaxHandlers } from './handlers.ts';
import { createMessages } from './messages/messages.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { OwnHistory } from './own-history.ts';
import { createOwnOutbox } from './own-outbox.ts';
import type { PhoneNumbers } from './phone-numbers.ts';
import type { TellProblem } from './problems.ts';
import type { Platform } from './ringcentral/platform-port.ts';
import type { OwnPhonesRead } from './ringcentral/ring-out-port.ts';
import type { StateStore } from './state-store.ts';
import { parseFaxDraft } from './storage/fax-draft-schema.ts';
import type { History } from './storage/history.ts';

export type FaxParts = {
  readonly outside: Pick<OutsideWorld, 'clock' | 'chance' | 'log' | 'desktop' | 'documents' | 'words'>;
  readonly store: StateStore;
  readonly ownHistory: Pick<OwnHistory, 'documents' | 'outbox'>;
  readonly numbers: PhoneNumbers;
  readonly tellProblem: TellProblem;
  /** Throws while nobody is signed in. */
  readonly door: () => Platform;
  readonly dialling: () => Pick<Dialling, 'readText'>;
  /** Whoever has this E.164 number or extension, at once. */
  readonly identify: (number: string) => Identity | undefined;
  readonly person: (id: string) => Person | undefined;
  readonly foundByAudit: (count: number) => void;
};

export type JoinedFax = FaxHandlers & {
  /** By `FaxRow.id`; undefined where it is not listed. */
  readonly row: (id: string) => FaxRow | undefined;
  readonly follow: (history: History) => void;
  /** The platform says that messages have changed. */
  /** Of what was kept nothing is there any more but what is to be sent. */
  readonly keptIsGone: (history: History) => void;
  /** Messages of these ids are kept no more. */
  readonly drop: (ids: readonly string[]) => void;
  readonly heard: () => void;
  readonly mayHaveMissed: () => void;
  /** Told with every word about the connection. @param isNew of one that has just come up */
  readonly listening: (now: {
    readonly hears: boolean;
    readonly hearsMessages: boolean;
    readonly isNew: boolean;
  }) => void;
  readonly phonesRead: (read: Pick<OwnPhonesRead, 'fax'>) => void;
  readonly renamed: () => void;
  /** To or from any of these numbers, E.164; newest first. */
  readonly faxesWith: (numbers: readonly string[], most: number) => readonly FaxRow[];
  /** Files from the command line or another program. */
  readonly arrived: (wish: Extract<StartWish, { readonly kind: 'fax' }>) => void;
  readonly forget: (why: 'signed-out' | 'ended') => void;
  readonly close: () => Promise<void>;
};

/** Faxes: written, sent once, followed, received. */
export function joinFax(parts: FaxParts): JoinedFax {
  const { outside, store, ownHistory, identify, numbers, door, tellProblem } = parts;
  const { clock, chance, log, desktop, documents, words: i18n } = outside;
  const { windows, system } = desktop;
  const settings = () => store.get().settings;
  const change = (next: Partial<FaxState>): void =>
    store.change((state) => ({ ...state, faxes: { ...state.faxes, ...next } }));
  const clockOffset = (): number => store.get().connection.clockOffset ?? 0;
  const serverNow = (): number => clock.now() + clockOffset();

  const drafts = createDrafts({
    ...{ clock, chance, identify, files: documents, parse: parseFaxDraft },
    recipients: {
      readText: (text) => parts.dialling().readText(text),
      isOwn: (e164) => ownNumbers().includes(e164),
      isAbroad: (e164) => isAbroad(e164, accountCountry(account()?.country, account()?.mainNumber)),
    },
    resolution: () => settings().fax.resolution,
    allowed: () => store.get().faxes.allowed,
    changed: () => change({ drafts: drafts.views(), discarded: drafts.discarded() }),
  });

  const messages = createMessages({
    ...{ clock, chance, log, numbers, identify, serverNow, door },
    scheduledFor: (faxId) => outbox.sentAs(faxId)?.content.sendAt,
    keepsContent: () => settings().fax.fetchReceived,
    save: (next) => change(next),
    arrived: (rows) => notices.received(rows),
    changed: (records) => {
      outbox.seen(records);
      following.update();
      notices.fared(records.map(({ id }) => id));
    },
    refused: () =>
      tellProblem(
        i18n._({
          id: 'fax.changeRefused',
          message: 'RingCentral refused that change of a fax, so it is as it was.',
        }),
      ),
    foundByAudit: parts.foundByAudit,
  });

  const outbox = createOwnOutbox({
    ...{ outside, store, ownHistory, serverNow, door, tellProblem },
    changed: () => following.update(),
    learn: messages.learn,
    keepsCopies: () => settings().fax.keepCopies,
  });

  const following = createFollowing({
    ...{ clock, documents, identify, outbox: outbox.get, copyOf: outbox.copyOf, followed: messages.fax },
    save: (items) => {
      change({ items });
      outbox.tidy(items);
      notices.asked(items);
    },
  });

  const notices = createNotices({
    ...{ i18n, settings, notifications: desktop.notifications, fax: messages.fax },
    openMain: windows.openMain,
    isFromHere: (faxId) => outbox.sentAs(faxId) !== undefined,
    reason: (code) => faultReason(code, i18n),
    resend: (faxId) => void again.resend(faxId),
  });

  const composing = createComposing({
    ...{ drafts, documents, i18n, log, numberOf, clockOffset, tellProblem },
    openMain: windows.openMain,
    chooseFiles: desktop.files.choose,
    readPasted: desktop.clipboard.readPasted,
    readFax: (faxId) => saving.read(faxId),
    folderOf: (id) => ownHistory.outbox().files.folderOf(id),
    from: () => store.get().faxes.ownNumber?.e164 ?? '',
    add: outbox.add,
  });

  const again = createAgain({
    ...{ drafts, documents, i18n, serverNow, tellProblem, newId: chance.uuid, fax: messages.fax },
    ...{ sentAs: outbox.sentAs, find: outbox.find, copyOf: outbox.copyOf, add: outbox.add },
    folderOf: (id) => ownHistory.outbox().files.folderOf(id),
    isUnderWay: outbox.isRepeated,
    openDraft: (draftId) => windows.openMain({ screen: 'faxes', draftId }),
    openItem: (itemId) => windows.openMain({ screen: 'faxes', box: 'sent', itemId }),
    sendDraft: (draftId) => composing.send(draftId, drafts.view(draftId)?.concerns ?? []),
    deleteScheduled: async (faxId) => {
      await door().deleteMessage(faxId);
      messages.refresh();
    },
  });

  const saving = createSaving({
    ...{ i18n, tellProblem, fax: messages.fax, part: messages.documentPart, saveFile: system.saveFile },
    newBoundary: () => Buffer.from(chance.bytes(16)).toString('hex'),
  });

  function account(): SignedInAccount | undefined {
    const { signIn } = store.get();
    return signIn.phase === 'signed-in' ? signIn.account : undefined;
  }

  function ownNumbers(): readonly (string | undefined)[] {
    const { phones, faxes } = store.get();
    return [...phones.callerIds.map(({ number }) => number), account()?.mainNumber, faxes.ownNumber?.e164];
  }

  /** Where files were dropped on somebody. */
  function numberOf(target: FilesTarget): string | undefined {
    if (target.kind === 'person')
      return parts.person(target.personId)?.numbers.find(({ label }) => label === 'fax')?.number?.e164;
    const call =
      target.kind === 'call' ? store.get().calls.find(({ id }) => id === target.callId) : undefined;
    return call?.party.kind === 'number' ? call.party.number.e164 : undefined;
  }

  async function readCovers(): Promise<void> {
    try {
      change({ covers: await door().readCovers() });
    } catch (error) {
      // Without the list the platform's own default is used; it is asked again with the next line.
      log.warn('cover pages could not be read', { error: String(error) });
    }
  }

  let watched = '';
  function watch(): void {
    const folder = settings().fax.watchedFolder;
    if (folder === watched) return;
    watched = folder;
    desktop.files.watchFolder(folder, (news) => {
      if (news.kind === 'files') composing.take(news.paths, { kind: 'new' }, 'watched-folder');
      else if (news.kind === 'gone')
        tellProblem(
          i18n._({
            id: 'fax.folderGone',
            message:
              'The folder {folder} that is watched for faxes is not there. It is looked for again by itself.',
            values: { folder },
          }),
        );
    });
  }

  store.subscribe(watch);
  desktop.files.onTrayDrop((paths) => composing.take(paths, { kind: 'new' }));
  return {
    commands: {
      newFax: (start) => void composing.begin(start),
      changeFaxDraft: drafts.change,
      chooseFaxFiles: composing.choose,
      findFaxFile: composing.find,
      // The page asks; that the person is there is known here.
      pasteIntoFax: (draftId) => (windows.isMainFocused() ? composing.paste(draftId) : undefined),
      takeFiles: (paths, target) => composing.take(paths, target),
      sendFax: composing.send,
      discardFaxDraft: (draftId) => void drafts.discard(draftId),
      restoreFaxDraft: drafts.restore,
      cancelFax: (itemId) => {
        const item = following.items().find(({ id }) => id === itemId);
        if (item?.phase === 'scheduled' && item.faxId !== undefined) return again.cancelScheduled(item.faxId);
        return following.cancel(itemId);
      },
      answerFax: following.answer,
      hideFax: following.hide,
      resendFax: again.resend,
      editFax: again.edit,
      cancelScheduledFax: again.cancelScheduled,
      sendScheduledFaxNow: again.sendNow,
      setFaxRead: messages.markRead,
      turnFax: messages.turn,
      deleteFax: messages.remove,
      restoreFax: messages.restore,
      saveFax: saving.save,
      saveFaxAsMail: saving.saveAsMail,
      refreshFaxes: messages.refresh,
      copyFaxNumber: () => {
        const { ownNumber } = store.get().faxes;
        if (ownNumber !== undefined) system.copyText(ownNumber.shown);
      },
    },
    row: messages.fax,
    faxesWith: messages.faxesWith,
    questions: {
      faxes: messages.page,
      fax: messages.fax,
      documentPart: (range) => {
        const { document, from, count } = range;
        if (document.kind === 'fax') return messages.documentPart(document.faxId, from, count);
        if (document.kind === 'draft-file') return documents.read(document.fileId, from, count);
        return following.sentPart(range) ?? { status: 'gone' };
      },
    },
    follow: (history) => {
      outbox.follow(history);
      messages.follow(history, ownHistory.documents());
      drafts.follow(outbox.drafts);
      void documents.sweep();
      following.update();
      watch();
    },
    keptIsGone: (history) => {
      messages.forget();
      messages.follow(history, ownHistory.documents());
      following.update();
    },
    drop: messages.drop,
    heard: messages.heard,
    mayHaveMissed: messages.mayHaveMissed,
    listening: ({ hears, hearsMessages, isNew }) => {
      messages.listening(hears, hearsMessages);
      outbox.resume();
      if (hears && isNew && store.get().faxes.covers.length === 0) void readCovers();
    },
    phonesRead: ({ fax }) => {
      const shown = fax.number === undefined ? undefined : numbers.view(fax.number)?.shown;
      const ownNumber =
        fax.number === undefined ? undefined : { e164: fax.number, shown: shown ?? fax.number };
      change({ ownNumber, allowed: fax.missing === undefined, why: fax.missing });
    },
    renamed: () => {
      messages.renamed();
      drafts.renamed();
      following.update();
    },
    arrived: ({ to, files }) => {
      const draftId = composing.begin(to === undefined ? {} : { to });
      composing.take(files, { kind: 'draft', draftId }, 'argument');
    },
    forget: (why) => {
      drafts.forget();
      outbox.forget(why);
      messages.forget();
      following.forget();
      change({ covers: [], ownNumber: undefined, allowed: true, why: undefined });
    },
    close: async () => {
      drafts.close();
      following.close();
      messages.close();
      await outbox.close();
      documents.close();
    },
  };
}
