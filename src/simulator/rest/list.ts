import { badParameter, json, type PlatformReply } from '../exchange.ts';
import type { RouteContext } from './route.ts';

const defaultPerPage = 100;
const maxPerPage = 1000;

function readCount(text: string | null, fallback: number): number | undefined {
  if (text === null) return fallback;
  const value = Number(text);
  return Number.isInteger(value) && value >= 1 ? value : undefined;
}

/** The list envelope of the v1.0 API: `page` counts from 1, element indexes from 0, too large pages are clamped. */
export function listReply(
  context: RouteContext,
  uri: string,
  records: readonly unknown[],
  options: { acceptsMax?: boolean } = {},
): PlatformReply {
  const asked = context.query.get('perPage');
  const wanted = options.acceptsMax && asked === 'max' ? maxPerPage : readCount(asked, defaultPerPage);
  if (wanted === undefined) return badParameter('perPage', asked ?? '');
  const page = readCount(context.query.get('page'), 1);
  if (page === undefined) return badParameter('page', context.query.get('page') ?? '');
  const perPage = Math.min(wanted, maxPerPage);
  const totalPages = Math.max(1, Math.ceil(records.length / perPage));
  const start = (page - 1) * perPage;
  const shown = records.slice(start, start + perPage);

  const pageUri = (number: number) => {
    const query = new URLSearchParams(context.query);
    query.set('page', String(number));
    query.set('perPage', String(perPage));
    return { uri: `${uri}?${query.toString()}` };
  };
  return json(200, {
    uri: pageUri(page).uri,
    records: shown,
    paging: {
      page,
      perPage,
      ...(shown.length > 0 ? { pageStart: start, pageEnd: start + shown.length - 1 } : {}),
      totalPages,
      totalElements: records.length,
    },
    navigation: {
      firstPage: pageUri(1),
      ...(page < totalPages ? { nextPage: pageUri(page + 1) } : {}),
      ...(page > 1 ? { previousPage: pageUri(Math.min(page - 1, totalPages)) } : {}),
      lastPage: pageUri(totalPages),
    },
  });
}
