/**
 * signed-out ──> waiting-for-browser ──> exchanging ──> signed-in
 *     ^   └─<──────────┴──────<───────────────┘             │
 *     └───────────────────────────<─────────────────────────┘
 */
export type SignInState =
  | { readonly phase: 'starting' }
  | {
      readonly phase: 'signed-out';
      /** Why the last attempt or session ended, if there is something to say. */
      readonly problem: SignInProblem | undefined;
      /** False where no client id is configured: the page explains how to get one. */
      readonly canSignIn: boolean;
    }
  | {
      readonly phase: 'waiting-for-browser';
      /** The address to open by hand when the browser did not come up. */
      readonly address: string;
      /** The attempt ends then, ms since the epoch. */
      readonly endsAt: number;
      /** Many wrong requests reached the sign-in port. */
      readonly suspicious: boolean;
    }
  | { readonly phase: 'exchanging' }
  | { readonly phase: 'signed-in'; readonly account: SignedInAccount };

export type SignInProblem =
  | { readonly kind: 'cancelled-in-browser' }
  | { readonly kind: 'refused-by-platform' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'ports-taken'; readonly ports: readonly number[] }
  | { readonly kind: 'network' }
  | { readonly kind: 'unexpected-answer' }
  | { readonly kind: 'other-person' }
  /** The platform no longer accepts this computer's session with that company. */
  | { readonly kind: 'session-ended'; readonly company: string }
  | { readonly kind: 'secrets-unreadable' }
  /** What is configured can be no server, or no place for the browser to come back to. */
  | { readonly kind: 'unusable-address'; readonly which: 'server' | 'return' };

export type SignedInAccount = {
  readonly kind: 'demo' | 'ringcentral';
  readonly name: string;
  readonly company: string;
  readonly extensionNumber: string;
  readonly extensionId: string;
  readonly accountId: string;
  readonly mainNumber: string | undefined;
  /** ISO 3166, e.g. `US`: of numbers that carry no country code. Undefined where the platform did not say. */
  readonly country: string | undefined;
};

/** How secrets are kept on this computer. */
export type SecretsKeeping =
  | 'keyring'
  /** No keyring; nothing is stored, the sign-in lasts until the app quits. */
  | 'memory'
  /** No keyring; the person chose weak storage. */
  | 'weak'
  /** No keyring and the person was not asked yet. */
  | 'undecided';
