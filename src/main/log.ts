/** One line per event; fields are redacted before they are written. */
export type Log = {
  readonly info: (what: string, fields?: LogFields) => void;
  readonly warn: (what: string, fields?: LogFields) => void;
  readonly error: (what: string, error: unknown, fields?: LogFields) => void;
};

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;

export type LogParts = {
  /** Takes one line without its end. */
  readonly write: (line: string) => void;
  /** Takes out what must not be written; sees every text, names and messages included. */
  readonly redact: (text: string) => string;
  /** Ms since the epoch. */
  readonly now: () => number;
};

/** Writes one JSON object a line: `at`, `level`, `what`, then the fields. */
export function createLog({ write, redact, now }: LogParts): Log {
  function line(level: 'info' | 'warn' | 'error', what: string, fields: LogFields): void {
    const safe = Object.entries(fields).map(([name, value]) => [
      name,
      typeof value === 'string' ? redact(value) : value,
    ]);
    const known = { at: new Date(now()).toISOString(), level, what: redact(what) };
    write(JSON.stringify({ ...Object.fromEntries(safe), ...known }));
  }
  return {
    info: (what, fields = {}) => line('info', what, fields),
    warn: (what, fields = {}) => line('warn', what, fields),
    error: (what, error, fields = {}) => line('error', what, { ...fields, ...describe(error) }),
  };
}

function describe(error: unknown): LogFields {
  if (!(error instanceof Error)) return { error: String(error) };
  const cause = error.cause instanceof Error ? error.cause.message : undefined;
  return { error: `${error.name}: ${error.message}`, stack: error.stack, cause };
}

/** Also to the console of a development run. */
export function writeToConsole(line: string): void {
  console.log(line);
}
