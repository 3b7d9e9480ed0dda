import type { OutboxRow } from './storage/outbox-row.ts';

const states: readonly OutboxRow['state'][] = ['queued', 'sending', 'unsure', 'ask'];

/** Something of it is still to be done, by us or by the person. */
export const isUnsettled = ({ state }: Pick<OutboxRow, 'state'>): boolean => states.includes(state);
