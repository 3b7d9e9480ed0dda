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

/** How a colleague stands for a call, as far as one may see it. */
export type Availability = 'free' | 'on-call' | 'busy' | 'no-calls' | 'off';

export function takesNoCalls(presence: OwnPresence | undefined): boolean {
  return presence?.dndStatus === 'DoNotAcceptAnyCalls';
}
