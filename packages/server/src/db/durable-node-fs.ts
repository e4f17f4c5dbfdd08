import type { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'
import { closeSync, fsyncSync, openSync } from 'node:fs'
import path from 'node:path'

type EmscriptenOptions = Parameters<NodeFS['init']>[1]

/** The part of Emscripten's NODEFS that is touched here. */
interface NodeFsNode {
  readonly name: string
}
interface NodeFsModule {
  readonly NODEFS: {
    readonly stream_ops: { fsync?: (stream: { readonly nfd?: number | null; readonly node: NodeFsNode }) => number }
    readonly node_ops: { rename: (node: NodeFsNode, folder: NodeFsNode, name: string) => void }
    readonly realPath: (node: NodeFsNode) => string
  }
}

/**
 * PGlite's folder with an `fsync` that reaches the disk.
 * Its own file layer has none: `fsync` and `fdatasync` return at once, so that even `fsync=on` writes to the page cache only.
 * With this and `wal_sync_method=fsync`, each commit waits for one `fsync` of its log file (ADR 0002).
 */
export class DurableNodeFs extends NodeFS {
  /** How many times a file or folder was brought to the disk; what a test looks at. */
  syncs = 0

  override async init(pglite: PGlite, options: EmscriptenOptions): ReturnType<NodeFS['init']> {
    const prepared = await super.init(pglite, options)
    const preRun = prepared.emscriptenOpts.preRun
    const makeDurable = (module: unknown): void => letSyncReachDisk(module as NodeFsModule, () => (this.syncs += 1))
    return {
      ...prepared,
      emscriptenOpts: { ...prepared.emscriptenOpts, preRun: [...(Array.isArray(preRun) ? preRun : []), makeDurable] },
    }
  }
}

function letSyncReachDisk({ NODEFS }: NodeFsModule, count: () => void): void {
  NODEFS.stream_ops.fsync = (stream) => {
    count()
    if (typeof stream.nfd === 'number') fsyncSync(stream.nfd)
    else syncFolder(NODEFS.realPath(stream.node))
    return 0
  }
  const rename = NODEFS.node_ops.rename
  NODEFS.node_ops.rename = (node, folder, name) => {
    rename(node, folder, name)
    syncFolder(NODEFS.realPath(folder))
  }
}

/** A rename lasts only once its folder is on the disk. Windows cannot sync a folder and does not need to. */
export function syncFolder(folder: string): void {
  if (path.sep === '\\') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
