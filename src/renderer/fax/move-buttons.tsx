import { useLingui } from '@lingui/react';
import type { I18n } from '@lingui/core';
import type { ReactNode } from 'react';
import type { CompanionApi } from '../../preload/companion-api.ts';
import { Button } from '../components/button.tsx';
import { useAppState, useSend } from '../use-app-state.ts';
import { failedCount, type Known, type Move, nextMoves, textOf, to } from './next-moves.ts';
import { cancelWords, resendWords } from './use-fax-actions.ts';

/** A button for each thing that can be done about it now. */
export function MoveButtons(known: Known): ReactNode {
  const { i18n } = useLingui();
  const send = useSend();
  const allowed = useAppState((state) => state.faxes.allowed);
  const moves = nextMoves(known).filter((move) => allowed || !sends(move));
  if (moves.length === 0) return null;
  return (
    <div className="fax-actions">
      {moves.map((move) => (
        <Button
          key={move}
          look={move === 'resend' || move === 'edit' ? 'accent' : 'plain'}
          onPress={() => run(move, known, send)}
        >
          {moveWords(move, known, i18n)}
        </Button>
      ))}
    </div>
  );
}

/** Needs the right to fax. */
function sends(move: Move): boolean {
  return move === 'resend' || move === 'edit-and-resend' || move === 'edit' || move === 'to-same';
}

function moveWords(move: Move, known: Known, i18n: I18n): string {
  switch (move) {
    case 'cancel':
      return known.item?.phase === 'uploading'
        ? i18n._({ id: 'faxDo.cancelUpload', message: 'Cancel upload' })
        : cancelWords(i18n);
    case 'keep-as-draft':
      return i18n._({ id: 'faxDo.keepAsDraft', message: 'Keep as draft' });
    case 'edit':
      return i18n._({ id: 'faxDo.edit', message: 'Open as draft' });
    case 'resend':
      return resendWords(failedCount(known), i18n);
    case 'edit-and-resend':
      return i18n._({ id: 'faxDo.editAndResend', message: 'Edit and resend' });
    case 'send-now':
      return i18n._({ id: 'faxDo.sendNow', message: 'Send now' });
    case 'change-scheduled':
      return i18n._({ id: 'faxDo.change', message: 'Change…' });
    case 'cancel-scheduled':
      return i18n._({ id: 'faxDo.doNotSend', message: 'Do not send' });
    case 'check-now':
      return i18n._({ id: 'faxDo.checkNow', message: 'Check now' });
    case 'send-late':
      return i18n._({ id: 'faxDo.sendNow', message: 'Send now' });
    case 'drop-late':
      return i18n._({ id: 'faxDo.doNotSend', message: 'Do not send' });
    case 'to-same':
      return i18n._({ id: 'faxDo.toSame', message: 'New fax to same' });
    case 'hide':
      return i18n._({ id: 'faxDo.hide', message: 'Hide' });
  }
}

function run(move: Move, known: Known, send: CompanionApi['send']): void {
  const faxId = known.row?.id ?? known.item?.faxId;
  const itemId = known.item?.id;
  const same = textOf(to(known));
  switch (move) {
    case 'cancel':
      return itemId === undefined ? undefined : send.cancelFax(itemId);
    case 'keep-as-draft':
      if (itemId === undefined) return undefined;
      send.cancelFax(itemId);
      return send.editFax(itemId);
    case 'edit':
      return itemId === undefined ? undefined : send.editFax(itemId);
    case 'edit-and-resend':
      if (itemId !== undefined) return send.editFax(itemId);
      return faxId === undefined ? undefined : send.newFax({ forwards: faxId });
    case 'resend':
      return faxId === undefined ? undefined : send.resendFax(faxId);
    case 'send-now':
      return faxId === undefined ? undefined : send.sendScheduledFaxNow(faxId);
    case 'cancel-scheduled':
      return faxId === undefined ? undefined : send.cancelScheduledFax(faxId);
    case 'change-scheduled':
      if (faxId !== undefined) send.cancelScheduledFax(faxId);
      return itemId === undefined ? undefined : send.editFax(itemId);
    case 'check-now':
      return send.refreshFaxes();
    case 'send-late':
      return itemId === undefined ? undefined : send.answerFax(itemId, 'send-again');
    case 'drop-late':
      return itemId === undefined ? undefined : send.answerFax(itemId, 'do-not-send');
    case 'to-same':
      return same === undefined ? undefined : send.newFax({ to: same });
    case 'hide':
      return itemId === undefined ? undefined : send.hideFax(itemId);
  }
}
