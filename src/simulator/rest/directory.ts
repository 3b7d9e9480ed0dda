import { createHash } from 'node:crypto';
import type { DirectoryEntry } from '../people-types.ts';
import { apiError, json, type PlatformReply } from '../exchange.ts';
import { accountPath, checkAccount, type Route, type RouteContext } from './route.ts';

/** The directory is a service of its own with codes of its own. */
const wrong = (name: string) =>
  apiError(400, { errorCode: 'ADG-121', message: `Parameter [${name}] is invalid.`, parameterName: name });
const accountNotFound = () => apiError(404, { errorCode: 'ADG-107', message: 'Account not found.' });
const entryNotFound = () => apiError(404, { errorCode: 'ADG-122', message: 'Contact not found.' });

const usualPerPage = 1_000;
const mostPerPage = 2_000;

/** Digits, `max` (the largest page) or `all` (everything on one page). */
function readPerPage(text: string | null, total: number): number | undefined {
  if (text === null) return usualPerPage;
  if (text === 'max') return mostPerPage;
  if (text === 'all') return Math.max(1, total);
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 ? Math.min(value, mostPerPage) : undefined;
}

const accountOf = ({ world: { account } }: RouteContext) => ({
  id: String(account.id),
  companyName: account.company,
  mainNumber: { phoneNumber: account.mainNumber, usageType: 'MainCompanyNumber' },
});

function passes(entry: DirectoryEntry, query: URLSearchParams): boolean {
  const types = query.getAll('type');
  if (types.length > 0 && !types.includes(entry.type)) return false;
  const group = query.get('typeGroup');
  if (group !== null && (entry.type === 'User') !== (group === 'User')) return false;
  const site = query.get('siteId');
  return site === null || entry.site?.id === site;
}

/** The same for the same question as long as nothing changes. */
function etagOf({ world, query }: RouteContext, total: number): string {
  const text = `${world.directory.version()} ${total} ${query.toString()}`;
  return `"${createHash('sha256').update(text).digest('hex').slice(0, 24)}"`;
}

const isSame = (header: string | undefined, etag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim().replace(/^W\//, '') === etag);

function entries(context: RouteContext): PlatformReply {
  if (checkAccount(context)) return accountNotFound();
  const { query, world, request } = context;
  const records = world.directory.entries().filter((entry) => passes(entry, query));
  const perPage = readPerPage(query.get('perPage'), records.length);
  if (perPage === undefined) return wrong('perPage');
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1) return wrong('page');
  const ETag = etagOf(context, records.length);
  if (isSame(request.headers['if-none-match'], ETag)) return { status: 304, headers: { ETag }, body: '' };
  const pageStart = (page - 1) * perPage;
  const shown = records.slice(pageStart, pageStart + perPage);
  const account = accountOf(context);
  const range = shown.length > 0 ? { pageStart, pageEnd: pageStart + shown.length - 1 } : {};
  const totals = {
    totalPages: Math.max(1, Math.ceil(records.length / perPage)),
    totalElements: records.length,
  };
  return json(
    200,
    {
      paging: { page, perPage, ...range, ...totals },
      records: shown.map((entry) => ({ ...entry, account })),
    },
    { ETag },
  );
}

function oneEntry(context: RouteContext): PlatformReply {
  if (checkAccount(context)) return accountNotFound();
  const id = context.params.entryId ?? '';
  const entry = context.world.directory.entries().find((one) => one.id === id);
  return entry ? json(200, { ...entry, account: accountOf(context) }) : entryNotFound();
}

const path = `${accountPath}/directory/entries`;

export const directoryRoutes: readonly Route[] = [
  { method: 'GET', path, group: 'Medium', permission: 'ReadAccounts', run: entries },
  { method: 'GET', path: `${path}/{entryId}`, group: 'Medium', permission: 'ReadAccounts', run: oneEntry },
];
