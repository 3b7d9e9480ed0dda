import { z } from 'zod';
import { longestSearch, searchGroups, type SearchQuery } from '../../shared/search.ts';

const words = z.string().max(longestSearch);
const time = z.number().min(0).max(8.64e15).exactOptional();

const query: z.ZodType<SearchQuery> = z.strictObject({
  text: words,
  groups: z.array(z.enum(searchGroups)).max(searchGroups.length),
  whom: words.exactOptional(),
  direction: z.enum(['inbound', 'outbound']).exactOptional(),
  missed: z.literal(true).exactOptional(),
  since: time,
  until: time,
});

/** What windows may ask of the search. */
export const searchCommandInputs = {
  // A name in the window's own table.
  usedCommand: z.tuple([z.string().regex(/^[\w.-]{1,80}$/)]),
};

export const searchQuestionInputs = { search: z.tuple([query]) };
