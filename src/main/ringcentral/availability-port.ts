import type { Availability } from '../../shared/presence.ts';

export type AvailabilityDoor = {
  /**
   * By extension id, at most 30, in one Light request. Those of whom nothing may be known, or nothing is, are left out.
   * Throws PlatformError.
   */
  readonly readAvailability: (extensionIds: readonly string[]) => Promise<ReadonlyMap<string, Availability>>;
};
