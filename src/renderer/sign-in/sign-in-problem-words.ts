import type { I18n } from '@lingui/core';
import type { SignInProblem } from '../../shared/sign-in.ts';

/** What is told by the banner instead, on every page. */
type ToldAbove = { readonly kind: 'session-ended' };

/** What happened and what to do, without blame. */
export function signInProblemWords(problem: Exclude<SignInProblem, ToldAbove>, i18n: I18n): string {
  switch (problem.kind) {
    case 'cancelled-in-browser':
      return i18n._({ id: 'signIn.cancelled', message: 'Sign-in was cancelled in the browser.' });
    case 'refused-by-platform':
      return i18n._({
        id: 'signIn.refused',
        message: 'This account may not use apps like this one. Ask your administrator to allow Ringside.',
      });
    case 'timed-out':
      return i18n._({
        id: 'signIn.timedOut',
        message:
          'The browser did not come back in time. Nothing was changed. Start again when you are ready.',
      });
    case 'ports-taken':
      return i18n._({
        id: 'signIn.portsTaken',
        message:
          'Another program uses the addresses that sign-in needs on this computer (ports {ports}). Close it, or set other addresses in the network settings.',
        values: {
          ports: new Intl.ListFormat(i18n.locale, { type: 'unit' }).format(problem.ports.map(String)),
        },
      });
    case 'network':
      return i18n._({
        id: 'signIn.networkProblem',
        message: 'RingCentral could not be reached. Check the network, then try again.',
      });
    case 'unexpected-answer':
      return i18n._({
        id: 'signIn.unexpected',
        message: 'The answer from the browser did not belong to this sign-in, so it was not used. Try again.',
      });
    case 'other-person':
      return i18n._({
        id: 'signIn.otherPerson',
        message: 'Somebody else signed in than before. Sign out first to change the account.',
      });
    case 'unusable-address':
      return problem.which === 'server'
        ? i18n._({
            id: 'signIn.unusableServer',
            message:
              'The RingCentral server that is set for Ringside cannot be used: its address has to begin with https. Change it in the network settings, or ask whoever set it.',
          })
        : i18n._({
            id: 'signIn.unusableReturn',
            message:
              'None of the return addresses that are set for Ringside can be used: they have to lead to this computer and name a port. Change them in the network settings, or ask whoever set them.',
          });
    case 'secrets-unreadable':
      return i18n._({
        id: 'signIn.unreadable',
        message: 'The saved sign-in could not be read on this computer. Sign in again.',
      });
  }
}
