import type { I18n } from '@lingui/core';
import { useLingui } from '@lingui/react';
import type { CompanionApi } from '../../preload/companion-api.ts';
import type { FaxRow } from '../../shared/fax.ts';
import type { Route } from '../../shared/route.ts';
import type { MenuAction } from '../components/action-menu.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import type { Entry } from './box-entries.ts';
import { canHide } from './next-moves.ts';
import { countOf } from './phase-words.ts';

type World = {
  readonly i18n: I18n;
  readonly send: CompanionApi['send'];
  /** `Ctrl` or `Cmd`. */
  readonly mod: string;
  readonly allowed: boolean;
};

/** What can be done with a row, in the order of its menu; the same as the buttons beside it. */
export function useFaxActions(go: (route: Route) => void): (entry: Entry) => readonly MenuAction[] {
  const { i18n } = useLingui();
  const send = useSend();
  const mod = useAppState((state) => (state.desktop.platform === 'macos' ? 'Cmd' : 'Ctrl'));
  const allowed = useAppState((state) => state.faxes.allowed);
  const world: World = { i18n, send, mod, allowed };
  return (entry) => {
    switch (entry.kind) {
      case 'fax':
        return faxActions(entry.row, world);
      case 'item':
        return [
          ...(entry.item.canCancel
            ? [{ id: 'cancel', words: cancelWords(i18n), run: () => send.cancelFax(entry.item.id) }]
            : []),
          ...(canHide(entry.item)
            ? [
                {
                  id: 'hide',
                  words: i18n._({ id: 'faxDo.hide', message: 'Hide' }),
                  run: () => send.hideFax(entry.item.id),
                },
              ]
            : []),
        ];
      case 'draft':
        return [
          {
            id: 'open',
            words: i18n._({ id: 'faxDo.open', message: 'Open' }),
            keys: 'Enter',
            run: () => go({ screen: 'faxes', box: 'drafts', draftId: entry.draft.id }),
          },
          {
            id: 'discard',
            words: i18n._({ id: 'faxDo.discard', message: 'Discard' }),
            keys: 'Delete',
            run: () => send.discardFaxDraft(entry.draft.id),
          },
        ];
    }
  };
}

export function cancelWords(i18n: I18n): string {
  return i18n._({ id: 'faxDo.cancel', message: 'Cancel' });
}

/** Whether the platform is done with it, so that it can be deleted. */
export function canDelete({ phase }: FaxRow): boolean {
  return phase === 'received' || phase === 'sent' || phase === 'partly' || phase === 'failed';
}

/** Resending, answering and passing on need the right to fax. */
function faxActions(row: FaxRow, { i18n, send, mod, allowed }: World): readonly MenuAction[] {
  const actions: MenuAction[] = [];
  const { id, direction, phase } = row;
  const number = direction === 'inbound' ? row.from.number : undefined;
  const failed = countOf(row.to, 'failed');
  if (allowed && number !== undefined)
    actions.push({
      id: 'reply',
      words: i18n._({ id: 'faxDo.reply', message: 'Reply by fax' }),
      run: () => send.newFax({ to: number.e164 }),
    });
  if (allowed && failed > 0 && direction === 'outbound')
    actions.push({ id: 'resend', words: resendWords(failed, i18n), run: () => send.resendFax(id) });
  if (phase === 'scheduled')
    actions.push(
      {
        id: 'send-now',
        words: i18n._({ id: 'faxDo.sendNow', message: 'Send now' }),
        run: () => send.sendScheduledFaxNow(id),
      },
      { id: 'cancel', words: cancelWords(i18n), run: () => send.cancelScheduledFax(id) },
    );
  if (allowed && row.content !== 'gone')
    actions.push({
      id: 'forward',
      words: i18n._({ id: 'faxDo.forward', message: 'Forward…' }),
      run: () => send.newFax({ forwards: id }),
    });
  if (row.content === 'kept' || row.content === 'on-server')
    actions.push(
      { id: 'save', words: i18n._({ id: 'faxDo.save', message: 'Save…' }), run: () => send.saveFax(id) },
      {
        id: 'mail',
        words: i18n._({ id: 'faxDo.mail', message: 'Save as e-mail…' }),
        run: () => send.saveFaxAsMail(id),
      },
    );
  if (direction === 'inbound')
    actions.push({
      id: 'read',
      words: readWords(row, i18n),
      keys: `${mod}+Shift+U`,
      run: () => send.setFaxRead(id, row.unread),
    });
  if (canDelete(row))
    actions.push({
      id: 'delete',
      words: i18n._({ id: 'faxDo.delete', message: 'Delete' }),
      keys: 'Delete',
      run: () => send.deleteFax(id),
    });
  return actions;
}

export function resendWords(count: number, i18n: I18n): string {
  return i18n._({ id: 'faxDo.resend', message: 'Resend to {count}', values: { count } });
}

function readWords({ unread }: FaxRow, i18n: I18n): string {
  return unread
    ? i18n._({ id: 'faxDo.markRead', message: 'Mark as read' })
    : i18n._({ id: 'faxDo.markUnread', message: 'Mark as unread' });
}
