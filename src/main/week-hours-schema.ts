import { z } from 'zod';

/** Hours of some days of the week: minutes since midnight, `from` after `to` reaches over midnight; 0 = Sunday. */
const minuteOfDay = z.int().min(0).max(1440);

/** The fields of such hours, wherever they come from: a window, the settings file, somebody else's export. */
export const weekHours = {
  from: minuteOfDay,
  to: minuteOfDay,
  days: z.array(z.int().min(0).max(6)).max(7),
};
