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

export function takesNoCalls(presence: OwnPresence | undefined): boolean {
  return presence?.dndStatus === 'DoNotAcceptAnyCalls';
}
