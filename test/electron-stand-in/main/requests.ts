// Every request that Chromium pauses for us: navigations are put to the app, custom schemes are served by it.
import { cdp, type Protocol } from '../cdp.ts';
import {
  fromWeb,
  mappedScheme,
  noteOrigin,
  registeredSchemes,
  rewriteHtml,
  rewritePolicy,
  rewriteText,
  toWeb,
} from '../schemes.ts';
import { webContentsOfFrame, type Page } from '../windows/registry.ts';
import { prepare } from './lifecycle.ts';
import { whenSchemesChange, type SchemeHandler } from './protocol.ts';
import { defaultSession, type Session } from './session.ts';
import { whenWebRequestsAreObserved } from './web-request.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
let started = false;

/** On the root session this covers all pages, workers and their requests at once. */
async function intercept(): Promise<void> {
  const observed = defaultSession._webRequest._observed;
  const schemes = registeredSchemes().map((scheme) => ({ urlPattern: `https://${scheme}.*` }));
  const patterns = observed
    ? [{ urlPattern: '*' }]
    : [...schemes, { urlPattern: '*', resourceType: 'Document' as const }];
  await cdp.send('Fetch.enable', { patterns });
}

prepare(() => {
  started = true;
  return intercept();
});
for (const subscribe of [whenSchemesChange, whenWebRequestsAreObserved]) {
  subscribe(() => {
    // only a browser that is going away refuses
    if (started) intercept().catch(() => undefined);
  });
}

cdp.on('Fetch.requestPaused', (paused) => {
  answer(paused).catch((error: unknown) => {
    if (cdp.closed) return;
    console.error(`protocol.handle for ${fromWeb(paused.request.url)}:`, error);
    cdp.post('Fetch.failRequest', { requestId: paused.requestId, errorReason: 'Failed' });
  });
});

async function answer(paused: Paused): Promise<void> {
  const { requestId, request } = paused;
  const page = webContentsOfFrame(paused.frameId);
  const itsSession = page?._session ?? defaultSession;
  if (paused.resourceType === 'Document' && page && !(await page._allowsNavigation(paused))) {
    cdp.post('Fetch.failRequest', { requestId, errorReason: 'Aborted' });
    return;
  }
  if (itsSession._webRequest._observed && !(await itsSession._webRequest._allows(paused, page?._electron))) {
    cdp.post('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
    return;
  }
  const scheme = mappedScheme(request.url);
  if (scheme === null) cdp.post('Fetch.continueRequest', { requestId });
  else await serve(paused, itsSession, scheme, page);
}

async function serve(
  paused: Paused,
  itsSession: Session,
  scheme: string,
  page: Page | undefined,
): Promise<void> {
  const { requestId, request } = paused;
  const handler = itsSession._protocol._handlers.get(scheme);
  noteOrigin(request.url);
  if (!handler) {
    cdp.post('Fetch.failRequest', { requestId, errorReason: 'Failed' });
    return;
  }
  // Electron never asks for it.
  if (paused.resourceType === 'Other' && request.url.endsWith('/favicon.ico')) {
    cdp.post('Fetch.fulfillRequest', { requestId, responseCode: 404 });
    return;
  }
  const response = await handler(toRequest(paused));
  if (response.type === 'error') throw new Error('the handler answered Response.error()');
  const body = await toBody(response);
  if (page?._dead) return;
  await cdp.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: toHeaders(response.headers),
    body: body.toString('base64'),
  });
}

function toRequest({ request }: Paused): Parameters<SchemeHandler>[0] {
  const { method, headers, postDataEntries = [] } = request;
  const bytes = Buffer.concat(postDataEntries.map((entry) => Buffer.from(entry.bytes ?? '', 'base64')));
  const body = method === 'GET' || method === 'HEAD' ? {} : { body: bytes };
  return new Request(fromWeb(request.url), { method, headers: Object.entries(headers), ...body });
}

/** Whole bodies only. Text is searched for literals of the custom schemes. */
async function toBody(response: Response): Promise<Buffer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('html')) return Buffer.from(rewriteHtml(bytes.toString()));
  return /javascript|css/.test(type) ? Buffer.from(rewriteText(bytes.toString())) : bytes;
}

function toHeaders(headers: Headers): { name: string; value: string }[] {
  const dropped = new Set(['content-length', 'content-encoding']);
  return [...headers]
    .filter(([name]) => !dropped.has(name))
    .map(([name, value]) => {
      if (name === 'content-security-policy') return { name, value: rewritePolicy(value) };
      return { name, value: name === 'location' ? toWeb(value) : value };
    });
}
