import { z } from 'zod';
import { keepDaysChoices, keepMegabytesChoices } from '../../shared/keeping.ts';
import { nothing } from './ipc-values.ts';

const days = z.literal(keepDaysChoices).exactOptional();

/** What windows may ask about what is kept here. */
export const keepingCommandInputs = {
  exportKept: z.tuple([z.enum(['calls', 'notes']), z.enum(['csv', 'json'])]),
  cancelExport: nothing,
  deleteEverythingKept: nothing,
};

export const keepingQuestionInputs = { keptUse: nothing };

/** The part of the settings. */
export const keepingChange = z.strictObject({
  callDays: days,
  faxDays: days,
  noteDays: days,
  megabytes: z.literal(keepMegabytesChoices).exactOptional(),
});
