/**
 * Stands in for `axios` and `node-fetch` in the built app. The platform's packages bring both and use neither: all
 * their requests go through the fetch that is handed to the SDK. So two HTTP clients, with tables of half a megabyte,
 * stay out of memory, and nothing can slip past our own door to the network.
 */
function refuse(): never {
  throw new Error('The platform’s packages have no network of their own.');
}

/** What `@rc-ex/core` takes for `axios`: it makes a client at once and never asks it anything. */
const noNetwork = Object.assign(refuse, {
  create: () => ({ request: refuse, interceptors: { request: { use: () => 0 } } }),
});
export default noNetwork;

/** What `@ringcentral/sdk` takes from `node-fetch` where nothing is handed in. */
const { Request, Response, Headers } = globalThis;
export { Headers, Request, Response };
