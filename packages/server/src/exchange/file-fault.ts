/** Why a whole file is refused; public codes, never renamed. */
export type FileFaultCode =
  | 'EMPTY_FILE'
  | 'NO_ROWS'
  | 'NOT_EMPTY'
  | 'UNSUPPORTED_KIND'
  | 'INVALID_ENCODING'
  | 'ENCODING_MISMATCH'
  | 'TRUNCATED_FILE'
  | 'UNCLOSED_QUOTE'
  | 'LINE_TOO_LONG'
  | 'TOO_MANY_COLUMNS'
  | 'TOO_MANY_ROWS'
  | 'FILE_TOO_LARGE'
  | 'ZIP_BOMB'
  | 'DAMAGED_WORKBOOK'
  | 'SHEET_NOT_FOUND'

/** A fault of the file itself: nothing of it may go in. */
export interface FileFault {
  readonly code: FileFaultCode
  /** Line in the file (1-based) where it was met, where it has one. */
  readonly line?: number
  /** Byte offset of the fault, where it is known. */
  readonly at?: number
  /** What was met, in Chinese; holds no cell of the file. */
  readonly found: string
  /** How to mend it, in Chinese. */
  readonly mend: string
}

/** Thrown out of the row stream when the fault shows only while reading; the caller abandons the whole file. */
export class TableFaultError extends Error {
  readonly fault: FileFault

  constructor(fault: FileFault) {
    super(`${fault.code}: ${fault.found}`)
    this.name = 'TableFaultError'
    this.fault = fault
  }
}

const MEND: Readonly<Record<FileFaultCode, string>> = {
  EMPTY_FILE: '文件没有内容，请确认导出是否成功后重新上传',
  NO_ROWS: '文件只有表头没有数据行；如确为空的全量名单，请在导入时声明本名单现为空',
  NOT_EMPTY: '请改按全量名单导入；名单确已为空的，请只保留表头',
  UNSUPPORTED_KIND: '请另存为 CSV（UTF-8 或 GB18030）、XLSX 或 NDJSON 后重新上传',
  INVALID_ENCODING: '请以 UTF-8 或 GB18030 编码另存后重新上传',
  ENCODING_MISMATCH: '请更正所声明的编码，或不声明编码由系统识别',
  TRUNCATED_FILE: '文件不完整，可能传输中断，请重新导出并完整上传',
  UNCLOSED_QUOTE: '该行起有未配对的英文双引号，请补齐或删除后重新上传',
  LINE_TOO_LONG: '单行超过 1 MiB，请检查换行是否丢失、引号是否配对',
  TOO_MANY_COLUMNS: '列数过多，请只保留模板中的列',
  TOO_MANY_ROWS: 'XLSX 最多 100000 行，请另存为 CSV 后上传，CSV 不限行数',
  FILE_TOO_LARGE: 'XLSX 文件过大，请另存为 CSV 后上传',
  ZIP_BOMB: '压缩内容异常膨胀，已拒绝解压；请用表格软件重新另存，或改用 CSV',
  DAMAGED_WORKBOOK: '工作簿已损坏，请用表格软件打开并重新另存',
  SHEET_NOT_FOUND: '请核对工作表名称',
}

/** A fault with its standing advice on how to mend it. */
export function fileFault(code: FileFaultCode, found: string, place: { line?: number; at?: number } = {}): FileFault {
  return { code, ...place, found, mend: MEND[code] }
}
