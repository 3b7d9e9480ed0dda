import { protocol } from 'electron';
import type { PageAnswers, PageRequest } from './page-answers.ts';
import { pageScheme } from './page-policy.ts';

/** Before `ready`: a standard, secure origin and no privilege beyond. Sound needs `stream`. */
export function claimPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: pageScheme, privileges: { standard: true, secure: true, stream: true, codeCache: true } },
  ]);
}

/** After `ready`. */
export function servePages(pages: PageAnswers): void {
  protocol.handle(pageScheme, (request) => pages.answer(toPageRequest(request)));
}

function toPageRequest(request: GlobalRequest): PageRequest {
  const initiator: unknown = Reflect.get(request, 'initiatorOrigin');
  const { method, url } = request;
  return typeof initiator === 'string' ? { method, url, initiatorOrigin: initiator } : { method, url };
}
