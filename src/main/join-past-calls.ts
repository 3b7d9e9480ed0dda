import type { CallList } from '../shared/call-list.ts';
import type { Call, CallParty } from '../shared/call.ts';
import type { CallBack, PastCallRow } from '../shared/past-calls.ts';
import { partyName } from './alerts/words.ts';
import type { PastCallHandlers } from './handlers.ts';
import type { OutsideWorld } from './outside-world.ts';
import type { OwnHistory } from './own-history.ts';
import { createBackReading } from './past-calls/back-reading.ts';
import { createPastCalls, type PastCalls } from './past-calls/past-calls.ts';
import { recordingName } from './past-calls/recording-name.ts';
import { createRecordings } from './past-calls/recordings.ts';
import { createToday, type Today, type TodayPorts } from './past-calls/today.ts';
import type { People } from './people/people.ts';
import type { PhoneNumbers } from './phone-numbers.ts';
import type { TellProblem } from './problems.ts';
import type { Platform } from './ringcentral/platform-port.ts';
import type { StateStore } from './state-store.ts';

export type PastCallsParts = Pick<TodayPorts, 'logged' | 'missedAsleep' | 'foundByAudit'> & {
  readonly outside: Pick<OutsideWorld, 'clock' | 'chance' | 'log' | 'desktop' | 'words'>;
  readonly store: StateStore;
  readonly ownHistory: Pick<OwnHistory, 'recordings'>;
  readonly numbers: PhoneNumbers;
  readonly recognise: (party: CallParty) => CallParty;
  readonly findPeople: People['page'];
  /** Throws while nobody is signed in. */
  readonly door: () => Platform;
  readonly tellProblem: TellProblem;
};

/** Today's list, and the whole history behind it. */
export type JoinedPastCalls = Today & PastCallHandlers & Pick<PastCalls, 'newest' | 'row'>;

const day = 86_400_000;
/** Bytes of recordings that stay on this computer. */
const mostRecordings = 500 * 1024 * 1024;

/** Past calls: what the platform's call log says, what was seen here, and what the person made of them. */
export function joinPastCalls(parts: PastCallsParts): JoinedPastCalls {
  const { store, numbers, door } = parts;
  const { clock, chance, log, desktop, words: i18n } = parts.outside;
  const serverNow = (): number => clock.now() + (store.get().connection.clockOffset ?? 0);
  let listed: CallList['rows'] = [];

  const recordings = createRecordings({
    ...{ log, serverNow, changed: () => pastCalls.changed(), mostKept: () => mostRecordings },
    find: (id) => pastCalls.recording(id),
    read: ({ id, uri }, sink, way) => {
      const attachment = { id, type: 'AudioRecording', contentType: 'audio/mpeg', size: undefined, uri };
      return door().readContent(attachment, sink, way);
    },
  });

  const pastCalls: PastCalls = createPastCalls({
    ...{ clock, chance, recordings, recognise: parts.recognise },
    partyOf: (number) => numbers.party(number, undefined),
    liveCalls: (): readonly Call[] => store.get().calls,
    keysOf,
    saveRecording,
    readOlder: () => backReading.more(),
    reach: () => backReading.reach(),
    save: (next) => store.change((state) => ({ ...state, pastCalls: next })),
    callBackDue: remind,
  });

  const today = createToday({
    ...{ clock, chance, log, numbers, serverNow, recognise: parts.recognise },
    ...{ logged: parts.logged, missedAsleep: parts.missedAsleep, foundByAudit: parts.foundByAudit },
    syncCallLog: (from) => door().syncCallLog(from),
    gap: (from, to) => backReading.gap(from, to),
    save: (list, missedCount) => {
      store.change((state) => ({ ...state, today: list, missedCount }));
      if (list.status === 'ready') backReading.begin();
      if (list.rows === listed) return;
      listed = list.rows;
      pastCalls.changed();
    },
  });

  const backReading = createBackReading({
    ...{ clock, log, numbers, serverNow },
    readCallLog: (span) => door().readCallLog(span),
    keptFor: () => {
      const { callDays } = store.get().settings.keeping;
      return callDays === 0 ? undefined : callDays * day;
    },
    changed: () => pastCalls.changed(),
  });

  function keysOf(text: string): readonly string[] {
    const { rows } = parts.findPeople({ text, show: 'everybody', from: 0, count: 20 });
    return rows.flatMap(({ numbers: all, extensionNumber }) => [
      ...all.flatMap(({ number }) => number?.e164 ?? []),
      ...(extensionNumber === undefined ? [] : [`ext:${extensionNumber}`]),
    ]);
  }

  async function saveRecording(row: PastCallRow, id: string): Promise<void> {
    const whole = await recordings.whole(id);
    if (whole === undefined) {
      parts.tellProblem(
        i18n._({
          id: 'calls.recordingNotHere',
          message: 'This recording cannot be had now. Try again when you are online.',
        }),
      );
      return;
    }
    const outcome = await desktop.system.saveFile(recordingName(row, whole.type), () => whole.bytes);
    if (outcome.kind === 'failed')
      parts.tellProblem(
        i18n._({
          id: 'calls.recordingNotSaved',
          message:
            'The file could not be written there. Choose another folder, or free some room on the disk.',
        }),
      );
  }

  function remind({ party, reminder }: CallBack): void {
    const isHidden = store.get().settings.alerts.hideNames;
    const name = isHidden ? undefined : partyName(party, i18n);
    desktop.notifications.show({
      ...{ id: `call-back ${reminder.id}`, urgency: 'normal', silent: false },
      title:
        name === undefined
          ? i18n._({ id: 'calls.callBackDue', message: 'Time to call back' })
          : i18n._({ id: 'calls.callBackDueTo', message: 'Time to call {name} back', values: { name } }),
      body: '',
      buttons: [],
      onClick: () => desktop.windows.openMain({ screen: 'calls', view: 'call-backs', callId: reminder.id }),
    });
  }

  return {
    ...today,
    commands: pastCalls.commands,
    questions: pastCalls.questions,
    newest: pastCalls.newest,
    row: pastCalls.row,
    follow: (owner, history, seenUntil) => {
      recordings.follow(parts.ownHistory.recordings());
      backReading.follow(owner, history);
      pastCalls.follow(history);
      today.follow(owner, history, seenUntil);
    },
    renamed: () => {
      today.renamed();
      pastCalls.changed();
    },
    forget: () => {
      backReading.forget();
      pastCalls.forget();
      today.forget();
    },
    close: () => {
      backReading.forget();
      pastCalls.close();
      today.close();
    },
  };
}
