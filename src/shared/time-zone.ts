/** Part of the options of every clock: without a zone the times are those of UTC, and say so. */
export type ZoneMark = Pick<Intl.DateTimeFormatOptions, 'timeZone' | 'timeZoneName'>;

/**
 * Nothing where the system says in which time zone it is; without its data (`/etc/localtime`, `TZ`) it silently means
 * UTC, and a call at 09:42 would look like one at 10:42.
 * @param zone as `resolvedOptions().timeZone` tells it, which may be missing whatever the typings say
 */
export function zoneMark(zone: string | undefined): ZoneMark {
  return zone === undefined || zone === 'Etc/Unknown' ? { timeZone: 'UTC', timeZoneName: 'short' } : {};
}

/** For this system, as it is at the start. */
export const ownZoneMark: ZoneMark = zoneMark(new Intl.DateTimeFormat().resolvedOptions().timeZone);
