import { reasonOfCode } from '../network-failure.ts';
import { type Obstacle, PlatformError } from './platform-port.ts';
import { isLoose } from './read-values.ts';

/** How deep `fetch` hides the reason of a failure in `cause` and in lists of attempts. */
const mostLayers = 6;

/**
 * With these nothing of the request can have reached the platform. A connection that times out was not made, or
 * nobody on the other side has confirmed a byte of what was sent.
 */
const beforeSending =
  /^(ENOTFOUND|EAI_[A-Z]+|ECONNREFUSED|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL|ETIMEDOUT|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * What `fetch` threw, as the error of this border. Only codes are kept, since messages may quote addresses.
 * @param error a TypeError of undici with its reason in `cause`, or whatever a proxy's agent threw
 */
export function networkFailure(error: unknown): PlatformError {
  if (error instanceof PlatformError) return error;
  const layers = layersOf(error);
  const status = layers.map(proxyStatusOf).find((one) => one !== undefined);
  const code = layers.map(codeOf).findLast((one) => one !== undefined && !isWrapper(one));
  const obstacle = status === undefined ? obstacleOf(code) : 'proxy';
  const issuer = layers.map(issuerOf).find((one) => one !== undefined);
  return new PlatformError('network', code ?? 'no connection', { code, status, obstacle, issuer });
}

/** True where the platform cannot have counted the request, because it never heard of it. */
export function neverArrived(failure: PlatformError): boolean {
  if (failure.kind !== 'network') return false;
  return failure.obstacle !== undefined || beforeSending.test(failure.code ?? '');
}

/** With these no connection was made, whatever was done before. Others may also come from one that stood. */
const withoutConnection = /^(ENOTFOUND|EAI_[A-Z]+|ECONNREFUSED|EADDRNOTAVAIL|UND_ERR_CONNECT_TIMEOUT)$/;

/**
 * True where certainly no byte of the request was written. Stricter than `neverArrived`: a connection that stood may end
 * with `ETIMEDOUT` or `EHOSTUNREACH`, too, after half of a body.
 * @param error as `fetch` threw it
 */
export function leftNothing(error: unknown): boolean {
  if (error instanceof PlatformError) return error.kind === 'refused';
  const layers = layersOf(error);
  return (
    layers.some((layer) => 'neverLeft' in layer && layer.neverLeft === true) ||
    layers.some((layer) => 'syscall' in layer && /^(connect|getaddrinfo)$/.test(String(layer.syscall))) ||
    layers.some((layer) => withoutConnection.test(codeOf(layer) ?? '')) ||
    isObstacleOnTheWay(networkFailure(error))
  );
}

/** The line itself may break with words of its encryption, too: those say nothing about when. */
function isObstacleOnTheWay({ obstacle, code = '' }: PlatformError): boolean {
  return obstacle !== undefined && !/^(ERR_SSL_|EPROTO)/.test(code);
}

function obstacleOf(code: string | undefined): Obstacle | undefined {
  const reason = reasonOfCode(code);
  return reason === 'name-lookup' || reason === 'proxy' || reason === 'certificate' ? reason : undefined;
}

/** The error, its causes, and the attempts of a connection that tried several addresses. */
function layersOf(error: unknown): readonly object[] {
  const layers: object[] = [];
  const open: unknown[] = [error];
  while (open.length > 0 && layers.length < mostLayers) {
    const next = open.shift();
    if (!isLoose(next) || layers.includes(next)) continue;
    layers.push(next);
    open.push(next['cause']);
    if (Array.isArray(next['errors'])) open.push(...(next['errors'] as unknown[]).slice(0, 2));
  }
  return layers;
}

/** Says only that something inside failed. */
function isWrapper(code: string): boolean {
  return code === 'UND_ERR_ABORTED' || code === 'UND_ERR';
}

function codeOf(layer: object): string | undefined {
  const code: unknown = 'code' in layer ? layer.code : undefined;
  return typeof code === 'string' && /^[\w-]{1,60}$/.test(code) ? code : undefined;
}

/** undici names the status of a proxy that refused the tunnel in its message only. */
function proxyStatusOf(layer: object): number | undefined {
  const message: unknown = 'message' in layer ? layer.message : undefined;
  const found = typeof message === 'string' ? /^Proxy response \((\d{3})\)/.exec(message)?.[1] : undefined;
  return found === undefined ? undefined : Number(found);
}

/** A wrong host's certificate comes with the error; of others nobody tells who signed them. */
function issuerOf(layer: object): string | undefined {
  const own: unknown = 'issuer' in layer ? layer.issuer : undefined;
  if (typeof own === 'string') return own.slice(0, 200);
  const certificate: unknown = 'cert' in layer ? layer.cert : undefined;
  const issuer = isLoose(certificate) ? certificate['issuer'] : undefined;
  if (!isLoose(issuer)) return undefined;
  const name = issuer['O'] ?? issuer['CN'];
  return typeof name === 'string' ? name.slice(0, 200) : undefined;
}
