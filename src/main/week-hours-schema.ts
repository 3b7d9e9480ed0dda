import { z } from 'zod';

const minuteOfDay = z.int().min(0).max(1440);

/**
 * The fields of hours on some days of the week, wherever they come from: a window, the settings file, somebody else's
 * export. Minutes since midnight, where `from` after `to` reaches over it; days: 0 = Sunday.
 */
export const weekHours = {
  from: minuteOfDay,
  to: minuteOfDay,
  days: z.array(z.int().min(0).max(6)).max(7),
};
