import type { I18n } from '@lingui/core';
import type { HistoryFailure } from './storage/history-failure.ts';
import type { Rescued } from './storage/history-rescue.ts';

/**
 * What people read when what is saved here cannot be used, or not as it was. It speaks of everything that is saved, and
 * says of what nobody else knows whether it is still there.
 */
export function historyFailureWords(
  failure: HistoryFailure,
  rescued: Rescued | undefined,
  i18n: I18n,
): string {
  switch (failure.kind) {
    case 'damaged':
      return [damagedWords(i18n), rescued && rescuedWords(rescued, i18n)].filter(Boolean).join(' ');
    case 'newer':
      return i18n._({
        id: 'history.newer',
        message:
          'What is saved here was made by a newer Ringside: calls, faxes, people and notes. It stays as it is; until you update Ringside, nothing new is saved.',
      });
    case 'full':
      return i18n._({
        id: 'history.full',
        message:
          'The disk is full. Calls, faxes and people are shown. What is new, your notes too, is saved by itself once there is room, and lost if Ringside quits before.',
      });
    case 'refused':
      return i18n._({
        id: 'history.refused',
        message:
          'Nothing can be saved in Ringside’s folder. Calls, faxes and people are shown. What is new, your notes too, is saved by itself once that works again, and lost if Ringside quits before.',
      });
    case 'in-use':
      return i18n._({
        id: 'history.in-use',
        message:
          'Another Ringside uses the same folder. Calls, faxes and people are shown here. What is new, your notes too, is saved once the other one is closed, and lost if this one quits before.',
      });
  }
}

/** After any of them but a damaged one and a newer one. */
export function historyAgainWords(i18n: I18n): string {
  return i18n._({
    id: 'history.again',
    message: 'Ringside can save again. What was new meanwhile, your notes too, is saved now.',
  });
}

function damagedWords(i18n: I18n): string {
  return i18n._({
    id: 'history.damaged',
    message:
      'What was saved here was damaged. It was put aside; calls, faxes and people are read from RingCentral again.',
  });
}

/** What only this computer knew: unsent things, drafts, notes. */
function rescuedWords({ unsent, drafts, notes, isWhole }: Rescued, i18n: I18n): string {
  const values = { unsent, drafts, notes };
  const isNothing = unsent + drafts + notes === 0;
  if (isNothing && !isWhole)
    return i18n._({
      id: 'history.maybeLost',
      message: 'Faxes to be sent, drafts and notes, which only this computer had, may be lost.',
    });
  if (!isWhole)
    return i18n._({
      id: 'history.rescuedPartly',
      message:
        'Of what only this computer had, {unsent, plural, one {# fax to be sent} other {# faxes to be sent}}, {drafts, plural, one {# draft} other {# drafts}} and {notes, plural, one {# note} other {# notes}} could be rescued; others may be lost.',
      values,
    });
  if (isNothing)
    return i18n._({
      id: 'history.nothingLost',
      message: 'Nothing waited to be sent, and there were no drafts or notes.',
    });
  return i18n._({
    id: 'history.rescued',
    message:
      'What only this computer had is safe: {unsent, plural, one {# fax to be sent} other {# faxes to be sent}}, {drafts, plural, one {# draft} other {# drafts}} and {notes, plural, one {# note} other {# notes}}.',
    values,
  });
}
