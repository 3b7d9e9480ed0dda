/** Our own availability, in the platform's words. */
export type OwnPresence = {
  readonly userStatus: 'Available' | 'Busy' | 'Offline';
  readonly dndStatus:
    | 'TakeAllCalls'
    | 'DoNotAcceptDepartmentCalls'
    | 'TakeDepartmentCallsOnly'
    | 'DoNotAcceptAnyCalls'
    | 'Unknown';
  readonly message: string;
};

/**
 * Which calls a person may choose to be reached by. "Queue calls only" is an old setting: it is shown where it is set,
 * and the platform lets nobody choose it.
 */
export const offeredReaches = [
  'TakeAllCalls',
  'DoNotAcceptDepartmentCalls',
  'DoNotAcceptAnyCalls',
] as const satisfies readonly OwnPresence['dndStatus'][];

/** How a colleague stands for a call, as far as one may see it. */
export type Availability = 'free' | 'on-call' | 'busy' | 'no-calls' | 'off';

export function takesNoCalls(presence: OwnPresence | undefined): boolean {
  return presence?.dndStatus === 'DoNotAcceptAnyCalls';
}
