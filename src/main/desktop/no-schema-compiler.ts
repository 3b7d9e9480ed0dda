/**
 * Stands in for `ajv` and `ajv-formats` in the built app: `conf` brings them to compile JSON schemas into code
 * with `new Function`. We check settings ourselves and hand it no schema, so the compiler stays out.
 */
export function Ajv2020(): never {
  throw new Error('No schema compiler is built in.');
}

/** What `conf` takes for `ajv-formats`. */
const formats = { default: Ajv2020 };
export default formats;
