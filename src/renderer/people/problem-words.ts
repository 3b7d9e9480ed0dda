import type { I18n } from '@lingui/core';
import type { ContactProblem, ContactWorkKind } from '../../shared/contact.ts';
import { spelled } from '../connection/limitations.tsx';
import { clockTime } from '../times.ts';

/** Why it did not come about, and what still holds. */
export function problemWords(problem: ContactProblem, kind: ContactWorkKind, i18n: I18n): string {
  switch (problem.kind) {
    case 'conflict':
      return i18n._({
        id: 'contactProblem.conflict',
        message: 'Somebody changed the same fields meanwhile. Choose what should stay, then save again.',
      });
    case 'gone':
      return i18n._({ id: 'contactProblem.gone', message: 'This contact was deleted meanwhile.' });
    case 'right':
      return missingWords(problem.permission, i18n);
    case 'refused':
      return refusedWords(problem, i18n);
    case 'too-many':
      return i18n._({
        id: 'contactProblem.tooMany',
        message: 'RingCentral takes no more changes until {time}. Nothing was changed.',
        values: { time: clockTime(problem.retryAt, i18n.locale) },
      });
    case 'offline':
      return i18n._({
        id: 'contactProblem.offline',
        message: 'RingCentral could not be reached. Nothing was changed.',
      });
    case 'nothing-came':
      return i18n._({
        id: 'contactProblem.nothingCame',
        message: 'RingCentral did not answer, and nothing was changed there.',
      });
    case 'unsure':
      return unsureWords(kind, i18n);
    case 'half-merged':
      return i18n._({
        id: 'contactProblem.halfMerged',
        message: 'Everything is in one contact now, but the other one, {name}, could not be deleted.',
        values: { name: problem.otherName },
      });
  }
}

/** Why contacts cannot be changed with this account. */
export function missingWords(permission: string, i18n: I18n): string {
  return i18n._({
    id: 'contactProblem.right',
    message: 'Your role lacks the right “{right}”. An administrator can add it.',
    values: { right: spelled(permission) },
  });
}

function refusedWords({ field }: Extract<ContactProblem, { kind: 'refused' }>, i18n: I18n): string {
  return field === undefined
    ? i18n._({ id: 'contactProblem.refused', message: 'RingCentral refused that. Nothing was changed.' })
    : i18n._({
        id: 'contactProblem.refusedField',
        message: 'RingCentral refused what stands in one field. Nothing was changed.',
      });
}

function unsureWords(kind: ContactWorkKind, i18n: I18n): string {
  return kind === 'create'
    ? i18n._({
        id: 'contactProblem.unsureCreate',
        message: 'Nobody knows whether it was added: RingCentral did not answer. Trying again looks first.',
      })
    : i18n._({
        id: 'contactProblem.unsure',
        message: 'Nobody knows whether that was done: RingCentral did not answer. Trying again looks first.',
      });
}
