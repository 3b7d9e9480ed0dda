import type { DatabaseSync } from 'node:sqlite';

/** The part of `node:sqlite` that is used; every call is synchronous. */
export type Database = Pick<DatabaseSync, 'exec' | 'prepare' | 'close'>;

/** Opens a file, or `:memory:`. Throws what SQLite says, with its `errcode`. */
export type OpenDatabase = (file: string, options?: { readonly readOnly: boolean }) => Database;

type BuiltIn = { readonly DatabaseSync: typeof DatabaseSync };

/**
 * The SQLite that the runtime brings along. A runtime without it, or without full-text search, is not one this
 * product was made for: throws an error that names what is missing.
 * @param builtIn finds a built-in module by its name
 */
export function findSqlite(
  builtIn = (name: string): object | undefined => process.getBuiltinModule(name),
): OpenDatabase {
  const sqlite = builtIn('node:sqlite') as BuiltIn | undefined;
  if (sqlite === undefined) throw missing('the module node:sqlite');
  const open: OpenDatabase = (file, options = { readOnly: false }) => new sqlite.DatabaseSync(file, options);
  const trial = open(':memory:');
  const search = trial.prepare("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").get();
  trial.close();
  if (search === undefined) throw missing('full-text search (FTS5) in its SQLite');
  return open;
}

function missing(what: string): Error {
  return new Error(`Ringside needs a runtime with a database, and this one lacks ${what}.`);
}
