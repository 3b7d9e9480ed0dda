import type { I18n } from '@lingui/core';
import type { FaxItem, FaxParty, FaxRow, FaxSentTo } from '../../shared/fax.ts';
import type { Route } from '../../shared/route.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Notice, NoticeButton, NotificationsPort } from '../desktop-ports.ts';

export type NoticesPorts = {
  readonly i18n: I18n;
  readonly notifications: NotificationsPort;
  readonly settings: () => Pick<Settings, 'alerts' | 'fax'>;
  readonly reason: (code: string | undefined) => string;
  readonly fax: (faxId: string) => FaxRow | undefined;
  /** Others of the platform's store were sent by another program: their endings are nobody's news here. */
  readonly isFromHere: (faxId: string) => boolean;
  readonly openMain: (route: Route) => void;
  readonly resend: (faxId: string) => void;
};

export type Notices = {
  readonly received: (rows: readonly FaxRow[]) => void;
  /** Some of them may wait for an answer of the person now. */
  readonly asked: (items: readonly FaxItem[]) => void;
  /** They may be over now. */
  readonly fared: (faxIds: readonly string[]) => void;
};

/** One notification for each fax; a later state takes the earlier one's place. */
export function createNotices(ports: NoticesPorts): Notices {
  const told = new Set<string>();
  /** Faxes that the person was asked about, and has not answered for. */
  const questions = new Set<string>();

  function show(fax: FaxRow, words: FaxNotice | undefined): void {
    if (words === undefined || !ports.settings().alerts.notifications) return;
    const box = fax.direction === 'inbound' ? 'received' : 'sent';
    ports.notifications.show({
      ...{ id: `fax-${fax.id}`, title: words.title, body: words.body, silent: words.isSilent },
      ...{
        urgency: 'normal',
        buttons: fax.phase === 'partly' || fax.phase === 'failed' ? [resendButton(fax.id)] : [],
      },
      onClick: () => ports.openMain({ screen: 'faxes', box, faxId: fax.id }),
    });
  }

  function resendButton(faxId: string): NoticeButton {
    const { i18n } = ports;
    const label = i18n._({ id: 'faxNotice.resend', message: 'Resend' });
    return { label, act: () => ports.resend(faxId) };
  }

  function questionNotice(item: FaxItem): Notice {
    const words = questionWords(item, way());
    return {
      ...{ id: `fax-question-${item.id}`, title: words.title, body: words.body, silent: words.isSilent },
      ...{ urgency: 'normal', buttons: [] },
      onClick: () => ports.openMain({ screen: 'faxes', box: 'sent', itemId: item.id }),
    };
  }

  const way = (): Way => {
    const { hideNames } = ports.settings().alerts;
    return { hideNames, i18n: ports.i18n, reason: ports.reason };
  };

  return {
    received: (rows) => {
      for (const row of rows) show(row, receivedNotice(row, way()));
    },
    asked: (items) => {
      for (const item of items) {
        if (!needsAnswer(item) && questions.delete(item.id))
          ports.notifications.withdraw(`fax-question-${item.id}`);
        const question = `${item.id} ${item.phase === 'ask' ? item.attempt : item.waits}`;
        if (!needsAnswer(item) || told.has(question)) continue;
        told.add(question);
        questions.add(item.id);
        if (ports.settings().alerts.notifications) ports.notifications.show(questionNotice(item));
      }
    },
    fared: (faxIds) => {
      const { notify } = ports.settings().fax;
      for (const id of faxIds) {
        const fax = ports.fax(id);
        const words = fax && endedNotice(fax, way());
        if (fax === undefined || words === undefined || told.has(id) || !ports.isFromHere(id)) continue;
        told.add(id);
        if (notify === 'all' || (notify === 'failures' && fax.phase !== 'sent')) show(fax, words);
      }
    },
  };
}

/** What a notification about a fax says. */
type FaxNotice = { readonly title: string; readonly body: string; readonly isSilent: boolean };

type Way = {
  readonly hideNames: boolean;
  readonly i18n: I18n;
  /** The platform's `faxErrorCode` as a sentence. */
  readonly reason: (code: string | undefined) => string;
};

function needsAnswer({ phase, waits }: FaxItem): boolean {
  return phase === 'ask' || waits === 'confirm-late';
}

/** Whatever the person wants to be told of endings: without an answer nothing goes on. */
function questionWords({ phase, to }: FaxItem, { hideNames, i18n }: Way): FaxNotice {
  const title = hideNames
    ? i18n._({ id: 'faxNotice.hiddenQuestion', message: 'A fax needs your answer' })
    : i18n._({
        id: 'faxNotice.question',
        message: 'The fax to {name} needs your answer',
        values: { name: everybody(to, i18n) },
      });
  const body =
    phase === 'ask'
      ? i18n._({ id: 'faxNotice.cannotTell', message: 'We cannot tell whether it went out.' })
      : i18n._({ id: 'faxNotice.stillSend', message: 'It has waited for twelve hours. Still send it?' });
  return { title, body: hideNames ? '' : body, isSilent: false };
}

function receivedNotice({ from, pages }: FaxRow, { hideNames, i18n }: Way): FaxNotice {
  if (hideNames)
    return {
      title: i18n._({ id: 'faxNotice.hiddenReceived', message: 'New fax' }),
      body: '',
      isSilent: false,
    };
  const title = i18n._({
    id: 'faxNotice.received',
    message: 'Fax from {name}',
    values: { name: nameOf(from) },
  });
  return { title, body: pagesWords(pages, i18n), isSilent: false };
}

/** Of a fax that is over; undefined where it is not. */
function endedNotice(
  { phase, to, pages }: Pick<FaxRow, 'phase' | 'to' | 'pages'>,
  way: Way,
): FaxNotice | undefined {
  switch (phase) {
    case 'sent':
      return sentNotice(to, pages, way);
    case 'partly':
    case 'failed':
      return failedNotice(to, way);
    case 'received':
    case 'scheduled':
    case 'queued':
    case 'sending':
      return undefined;
  }
}

function sentNotice(to: readonly FaxSentTo[], pages: number | undefined, way: Way): FaxNotice {
  const { hideNames, i18n } = way;
  if (hideNames)
    return { title: i18n._({ id: 'faxNotice.hiddenSent', message: 'Fax sent' }), body: '', isSilent: true };
  const title = i18n._({
    id: 'faxNotice.sent',
    message: 'Fax sent to {name}',
    values: { name: everybody(to, i18n) },
  });
  return { title, body: pagesWords(pages, i18n), isSilent: true };
}

function failedNotice(to: readonly FaxSentTo[], { hideNames, i18n, reason }: Way): FaxNotice {
  if (hideNames)
    return {
      title: i18n._({ id: 'faxNotice.hiddenFailed', message: 'A fax was not sent' }),
      ...{ body: '', isSilent: false },
    };
  const failed = to.filter(({ status }) => status === 'failed');
  const title = i18n._({
    id: 'faxNotice.failed',
    message: 'Fax to {name} was not sent',
    values: { name: everybody(failed, i18n) },
  });
  return { title, body: reason(failed[0]?.errorCode), isSilent: false };
}

function everybody(to: readonly FaxParty[], i18n: I18n): string {
  const [first] = to;
  if (first === undefined) return i18n._({ id: 'faxNotice.nobody', message: 'an unknown number' });
  if (to.length === 1) return nameOf(first);
  return i18n._({
    id: 'faxNotice.several',
    message: '{name} and {count, plural, one {# other} other {# others}}',
    values: { name: nameOf(first), count: to.length - 1 },
  });
}

function nameOf({ identity, shown }: FaxParty): string {
  return identity?.name ?? shown;
}

function pagesWords(pages: number | undefined, i18n: I18n): string {
  if (pages === undefined || pages === 0) return '';
  return i18n._({
    id: 'faxNotice.pages',
    message: '{pages, plural, one {# page} other {# pages}}',
    values: { pages },
  });
}
