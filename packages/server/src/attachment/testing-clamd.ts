import { createServer, type Server, type Socket } from 'node:net'

/** How the scanner behaves: as it should, silent about every file, or talking of something else without an end. */
export type ClamdMood = 'sound' | 'slow' | 'nonsense'

/** A scanner for tests that speaks the protocol of clamd: it finds EICAR, breaks off at BROKEN and falls silent at SLOW. */
export interface FakeClamd {
  readonly address: { readonly host: string; readonly port: number }
  /** The files that it was given, whole. */
  readonly scanned: readonly Buffer[]
  readonly setMood: (mood: ClamdMood) => void
  readonly close: () => Promise<void>
}

/** Starts one on a port of this machine, a free one unless it is named. */
export async function startFakeClamd(port = 0): Promise<FakeClamd> {
  let mood: ClamdMood = 'sound'
  const scanned: Buffer[] = []
  const open = new Set<Socket>()
  const server: Server = createServer((socket) => {
    open.add(socket)
    let heard = Buffer.alloc(0)
    socket.on('error', () => socket.destroy())
    socket.on('data', (piece: Buffer) => {
      heard = Buffer.concat([heard, piece])
      if (mood === 'nonsense') {
        socket.write('HTTP/1.1 200 OK\r\n'.repeat(10_000))
        return
      }
      if (heard.toString('latin1') === 'zPING\0') socket.end('PONG\0')
      const file = readStream(heard)
      if (file === undefined) return
      scanned.push(file)
      const text = file.toString('latin1')
      if (mood === 'slow' || text.includes('SLOW')) return
      if (text.includes('EICAR')) socket.end('stream: Eicar-Test-Signature FOUND\0')
      else socket.end(text.includes('BROKEN') ? 'INSTREAM size limit exceeded. ERROR\0' : 'stream: OK\0')
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const at = server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return {
    address: { host: '127.0.0.1', port: at.port },
    scanned,
    setMood: (next) => void (mood = next),
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** The file of an INSTREAM command once its last, empty piece has come. */
function readStream(heard: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0'
  if (!heard.subarray(0, command.length).equals(Buffer.from(command))) return undefined
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= heard.length;) {
    const length = heard.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(heard.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}
