/** One line per event; fields are redacted before they are written. */
export type Log = {
  readonly info: (what: string, fields?: LogFields) => void;
  readonly warn: (what: string, fields?: LogFields) => void;
  readonly error: (what: string, error: unknown, fields?: LogFields) => void;
};

export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>;
