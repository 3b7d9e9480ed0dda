import type { SignInProblem } from '../../shared/sign-in.ts';

/** The platform's errors carry a kind; anything else was no answer we know. */
export function problemOf(error: unknown): SignInProblem {
  const kind = typeof error === 'object' && error !== null && 'kind' in error ? error.kind : undefined;
  if (kind === 'network' || kind === 'timeout' || kind === 'server' || kind === 'rate-limited')
    return { kind: 'network' };
  if (kind === 'refused' || kind === 'session-ended') return { kind: 'refused-by-platform' };
  return { kind: 'unexpected-answer' };
}
