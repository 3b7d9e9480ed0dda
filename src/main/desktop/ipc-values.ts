import { z } from 'zod';

/** What crosses with a command or question that says all by its name. */
export const nothing = z.tuple([]);
/** Of a call, a person, a message or anything else that is named: ours or the platform's. */
export const id = z.string().min(1).max(200);
/** A label, an address or a search: what a person types into one line. */
export const shortText = z.string().max(300);
/** A telephone number as it is written everywhere, or a short extension. */
export const partyKey = z.string().regex(/^(\+[0-9]{2,18}|ext:[0-9]{1,20})$/);
