import type { CallList } from '../../shared/call-list.ts';

/** The border's error by its shape: its class lives in an edge. */
type Failure = { readonly status?: unknown; readonly requestId?: unknown; readonly retryAfter?: unknown };

export function problemOf(error: unknown): NonNullable<CallList['problem']> {
  const { status, requestId } = shapeOf(error);
  return {
    status: typeof status === 'number' ? status : undefined,
    requestId: typeof requestId === 'string' ? requestId : undefined,
  };
}

/** Ms the platform asked to wait. A missing permission does not come by itself. */
export function waitAfter(error: unknown): number | 'hopeless' {
  const { status, retryAfter } = shapeOf(error);
  if (status === 401 || status === 403) return 'hopeless';
  return typeof retryAfter === 'number' ? retryAfter : 0;
}

function shapeOf(error: unknown): Failure {
  return typeof error === 'object' && error !== null ? error : {};
}
