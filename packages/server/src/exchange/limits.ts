/**
 * What one file may ask of the machine. Text limits count UTF-16 code units, which is what is held in memory.
 * A file past a limit is refused with advice; nothing of it is kept.
 */
export const LIMITS = {
  /** Bytes looked at to tell kind, encoding and delimiter. */
  sampleBytes: 256 * 1024,
  /** Bytes decoded at a time; a larger chunk from the stream is cut. */
  chunkBytes: 128 * 1024,
  /** One record of a CSV file (a line, or several inside quotes), one line of NDJSON. */
  lineLength: 1024 * 1024,
  cellLength: 64 * 1024,
  columns: 512,
  /** Rows above the header that may be a title or a note. */
  headerSearchRows: 20,
  xlsxRows: 100_000,
  /** Columns of a worksheet: up to ZZ. */
  xlsxFileBytes: 64 * 1024 * 1024,
  zipEntries: 2_000,
  zipEntryBytes: 400 * 1024 * 1024,
  zipTotalBytes: 512 * 1024 * 1024,
  /** Largest inflated : deflated size of an entry past `zipRatioFloor`; real worksheets stay under 60. */
  zipRatio: 200,
  zipRatioFloor: 4 * 1024 * 1024,
} as const
