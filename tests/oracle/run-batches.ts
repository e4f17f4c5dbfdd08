// A worker of `tools/invariants.ts`: compares the batches it is given, one after the other.

import { parentPort } from 'node:worker_threads'
import { type Batch, runBatch } from './run.ts'

parentPort?.on('message', (batch: Batch) => parentPort?.postMessage(runBatch(batch), []))
