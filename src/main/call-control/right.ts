import type { ControlRight } from '../../shared/call-control.ts';
import type { ConnectionState } from '../../shared/connection.ts';
import { isOfRecordings, isRightItself, type Refused } from './failure.ts';
import type { CallAct } from '../../shared/call-control.ts';

/** What is known of the person's rights. The platform tells the app's and the person's apart. */
export type Rights = {
  /** Of the app, as the subscription for calls shows it: their events need the same right. */
  readonly app: ControlRight;
  readonly person: 'yes' | 'no' | 'unknown';
  readonly mayRecord: boolean;
  readonly mayPark: boolean;
};

const unknownRight: ControlRight = { has: 'unknown', code: undefined, permission: undefined };
export const unknownRights: Rights = {
  ...{ app: unknownRight, person: 'unknown', mayRecord: true, mayPark: true },
};

export const controlPermission = 'CallControl';
export const recordingPermission = 'OnDemandCallRecording';

/** The right as a whole, with who can give it where it is missing. */
export function rightOf({ app, person }: Rights): ControlRight {
  if (app.has === 'no') return app;
  if (person === 'no') return { has: 'no', code: 'CMN-408', permission: controlPermission };
  return app;
}

/** Events of telephony sessions come where control is allowed, and nowhere else. */
export function rightByEvents(
  before: ControlRight,
  { phase, limitations, channel }: ConnectionState,
): ControlRight {
  const refused = limitations.find(({ filter }) => filter === 'telephony/sessions');
  if (refused !== undefined) {
    const { code, permission = controlPermission } = refused;
    return before.has === 'no' && before.code === code ? before : { has: 'no', code, permission };
  }
  const isProven = phase === 'online' && channel !== undefined && channel !== 'polling';
  if (!isProven) return before;
  return before.has === 'yes' ? before : { has: 'yes', code: undefined, permission: undefined };
}

/** @param missing the platform's names of what the person may not do */
export function withoutMissing(rights: Rights, missing: readonly string[]): Rights {
  const has = (permission: string): boolean => !missing.includes(permission);
  const mayRecord = rights.mayRecord && has(recordingPermission);
  return { ...rights, mayRecord, mayPark: rights.mayPark && has('CallPark') };
}

/** What the refusal of an action tells of rights. */
export function withRefusal(rights: Rights, act: CallAct, refused: Refused): Rights {
  const { why, code, permission } = refused;
  if (why !== 'no-right' || code === 'CMN-404') return rights;
  if (isOfRecordings(act) && permission !== controlPermission) return { ...rights, mayRecord: false };
  if (isRightItself(refused)) {
    if (code === 'CMN-401') return { ...rights, app: { has: 'no', code, permission } };
    return { ...rights, person: 'no' };
  }
  return act.kind === 'park' ? { ...rights, mayPark: false } : rights;
}
