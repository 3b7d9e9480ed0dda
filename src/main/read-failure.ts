/** The border's error by its shape: its class lives in an edge. */
type Failure = {
  readonly status?: unknown;
  readonly requestId?: unknown;
  readonly retryAfter?: unknown;
  readonly permission?: unknown;
};

/** What a person is told of a list that could not be read. */
export type ReadProblem = { readonly status: number | undefined; readonly requestId: string | undefined };

export function problemOf(error: unknown): ReadProblem {
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

/** The right that is missing, in the platform's spelling; undefined where it failed for another reason. */
export function missingRight(error: unknown, usual: string): string | undefined {
  const { status, permission } = shapeOf(error);
  if (status !== 403) return undefined;
  return typeof permission === 'string' ? permission : usual;
}

function shapeOf(error: unknown): Failure {
  return typeof error === 'object' && error !== null ? error : {};
}
