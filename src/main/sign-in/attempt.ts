import type { SignInProblem } from '../../shared/sign-in.ts';
import type { Clock } from '../clock.ts';
import type { RedirectListener } from '../ringcentral/redirect-listener.ts';

/** How the waiting for the browser ended; what comes later is not heard any more. */
export type AttemptEnd =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'failed'; readonly problem: SignInProblem }
  | { readonly kind: 'voided' };

/** One visit of the browser to the sign-in page. */
export type Attempt = {
  readonly ended: Promise<AttemptEnd>;
  /** The person gave it up, or began another. */
  readonly stop: () => void;
};

/** Ms that the browser may take. */
export const attemptMs = 5 * 60_000;

export function waitForBrowser({ answer }: Pick<RedirectListener, 'answer'>, clock: Clock): Attempt {
  const { promise: ended, resolve } = Promise.withResolvers<AttemptEnd>();
  const cancelTimer = clock.after(attemptMs, () =>
    resolve({ kind: 'failed', problem: { kind: 'timed-out' } }),
  );
  const finish = (end: AttemptEnd): void => {
    cancelTimer();
    resolve(end);
  };
  void answer.then((given) => {
    if (given.kind === 'code') return finish({ kind: 'code', code: given.code });
    const wasDenied = given.error === 'access_denied';
    finish({
      kind: 'failed',
      problem: { kind: wasDenied ? 'cancelled-in-browser' : 'refused-by-platform' },
    });
  });
  return { ended, stop: () => finish({ kind: 'voided' }) };
}
