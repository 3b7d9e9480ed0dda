// Loaded first in a utility process: gives it the end of Electron's that talks to the main process.
type Listener = (event: { readonly data: unknown; readonly ports: readonly [] }) => void;

Object.defineProperty(process, 'parentPort', {
  value: {
    on(event: string, listener: Listener) {
      if (event !== 'message') throw new Error(`electron stand-in: parentPort '${event}' is not emulated`);
      process.on('message', (data) => listener({ data, ports: [] }));
    },
    postMessage(message: unknown) {
      process.send?.(message);
    },
  },
});
