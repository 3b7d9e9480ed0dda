import type { Pass } from './rate-gate.ts';

/**
 * The SDK makes the requests itself, from what it was asked with. This class goes into its place for `Request`
 * and keeps the pass of the rate gate with the request it was given for.
 */
export class PassingRequest extends Request {
  readonly pass: Pass | undefined;

  constructor(input: string | URL | Request, init?: RequestInit & { readonly pass?: Pass }) {
    super(input, init);
    this.pass = init?.pass;
  }
}
