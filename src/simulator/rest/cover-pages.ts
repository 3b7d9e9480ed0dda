import type { PlatformReply } from '../exchange.ts';
import { listReply } from './list.ts';
import type { Route, RouteContext } from './route.ts';

/** The platform's cover pages in English, by their index. */
const names = [
  ...['None', 'Ancient', 'Birthday', 'Blank', 'Clasmod', 'Classic', 'Confidential', 'Contempo', 'Elegant'],
  ...['Express', 'Formal', 'Jazzy', 'Modern', 'Urgent'],
];

export const isCoverIndex = (value: number): boolean => Number.isInteger(value) && names[value] !== undefined;

/** Ids are texts here, and numbers in a fax. */
const coverPages = (context: RouteContext): PlatformReply =>
  listReply(
    context,
    `${context.origin}${context.pathname}`,
    names.map((name, index) => ({ id: String(index), name })),
  );

export const coverPageRoutes: readonly Route[] = [
  { method: 'GET', path: '/restapi/v1.0/dictionary/fax-cover-page', group: 'Light', run: coverPages },
];
