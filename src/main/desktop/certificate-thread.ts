import tls from 'node:tls';
import { parentPort } from 'node:worker_threads';

// A thread of its own, for macOS: the main thread stands still while the keychain is read.
parentPort?.postMessage(tls.getCACertificates('system'));
