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
  /** Takes out what must not be written; sees every text and every field by its name. */
  readonly redact: {
    readonly text: (text: string) => string;
    readonly fields: (fields: LogFields) => LogFields;
  };
  /** Ms since the epoch. */
  readonly now: () => number;
};

/** Writes one JSON object a line: `at`, `level`, `what`, then the fields. */
export function createLog({ write, redact, now }: LogParts): Log {
  function line(level: 'info' | 'warn' | 'error', what: string, fields: LogFields): void {
    const known = { at: new Date(now()).toISOString(), level, what: redact.text(what) };
    write(JSON.stringify({ ...redact.fields(fields), ...known }));
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

/** The terminal may be gone before the app is: what can no longer be written there is no error. */
export function outliveTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
}
