import type { OwnPresence } from '../../shared/presence.ts';
import type { PresenceReport } from '../ringcentral/reports.ts';

export type PresencePorts = {
  readonly write: (change: Partial<OwnPresence>) => Promise<PresenceReport>;
  readonly save: (presence: OwnPresence | undefined) => void;
  /** The platform did not take the change; what is shown is still true. */
  readonly failed: (change: Partial<OwnPresence>, error: unknown) => void;
};

export type Presence = {
  /** Whose reports count. */
  readonly follow: (extensionId: string) => void;
  readonly report: (report: PresenceReport) => void;
  readonly setDnd: (dndStatus: OwnPresence['dndStatus']) => void;
  readonly setUserStatus: (userStatus: OwnPresence['userStatus']) => void;
  readonly forget: () => void;
};

/**
 * Our own availability. A change is shown when the platform has confirmed it, not before: a switch that says
 * "not taking calls" while calls still come would be a lie.
 */
export function createPresence(ports: PresencePorts): Presence {
  let extensionId: string | undefined;
  let presence: OwnPresence | undefined;
  let sequence = -1;
  let writing: Promise<void> = Promise.resolve();

  function apply(report: PresenceReport): void {
    if (extensionId === undefined) return;
    if (report.extensionId !== undefined && report.extensionId !== extensionId) return;
    if (report.sequence !== undefined) {
      if (report.sequence < sequence) return;
      sequence = report.sequence;
    }
    const next = merged(presence, report.presence);
    if (next === presence) return;
    presence = next;
    ports.save(next);
  }

  /** One after the other, so that the last choice is the one that stays. */
  function write(change: Partial<OwnPresence>): void {
    const person = extensionId;
    writing = writing
      .then(() => (person === extensionId && person !== undefined ? ports.write(change) : undefined))
      .then(
        (answer) => {
          if (answer !== undefined && person === extensionId) apply(answer);
        },
        (error: unknown) => ports.failed(change, error),
      );
  }

  return {
    follow: (id) => {
      if (id !== extensionId) forget();
      extensionId = id;
    },
    report: apply,
    setDnd: (dndStatus) => {
      // Read where it is set, but the platform does not let anybody choose it any more.
      if (dndStatus !== 'Unknown' && dndStatus !== 'TakeDepartmentCallsOnly') write({ dndStatus });
    },
    setUserStatus: (userStatus) => write({ userStatus }),
    forget,
  };

  function forget(): void {
    extensionId = undefined;
    sequence = -1;
    if (presence !== undefined) ports.save(undefined);
    presence = undefined;
  }
}

/** Undefined until enough is known to show: who only tells of the status text tells nothing. */
function merged(before: OwnPresence | undefined, news: Partial<OwnPresence>): OwnPresence | undefined {
  const userStatus = news.userStatus ?? before?.userStatus;
  if (userStatus === undefined) return before;
  const dndStatus = news.dndStatus ?? before?.dndStatus ?? 'Unknown';
  const message = news.message ?? before?.message ?? '';
  const same =
    before?.userStatus === userStatus && before.dndStatus === dndStatus && before.message === message;
  return same ? before : { userStatus, dndStatus, message };
}
