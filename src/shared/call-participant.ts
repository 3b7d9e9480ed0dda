/**
 * Somebody who had a part in a call. A colleague has the same id on the telephone and in team messaging; a number or a
 * name alone is never taken for somebody.
 */
export type CallParticipant = {
  /** `account:extension` of the platform, or E.164. */
  readonly key: string;
  /**
   * `route`: a menu, a voicemail box and the like. `former`: an extension that is in the directory no more. `unknown`:
   * one that is not there yet, for the directory has not been read. `outside`: a number.
   */
  readonly kind: 'person' | 'queue' | 'room' | 'route' | 'former' | 'unknown' | 'outside';
  readonly name: string | undefined;
  /** `Person.id`, where it is somebody of the directory. */
  readonly personId: string | undefined;
  /** Their id in team messaging; only people of the account have one. */
  readonly teamPersonId: string | undefined;
  readonly roles: readonly CallRole[];
  /** They talked: of several the one who talked longest, and of those the last. */
  readonly answered: boolean;
};

/** `for`: on whose behalf. `delegate`: acted for them. */
export type CallRole = 'for' | 'delegate' | 'caller' | 'callee';
