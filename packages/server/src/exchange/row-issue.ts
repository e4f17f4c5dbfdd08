/** How an issue bears on its row: the row stays out, a person is asked first, or it goes in with a remark. */
export type Severity = 'error' | 'question' | 'warning'

/** Every issue a report may name, with its usual severity and how to mend it. Codes are public, never renamed. */
const ISSUES = {
  // table
  WRONG_HEADER: ['error', '表头与任何已知模板都不相符，请使用模板的字段代码或中文列名'],
  AMBIGUOUS_LAYOUT: ['question', '表头同时符合多种模板，请在导入时指明文件类型'],
  MISSING_COLUMN: ['error', '缺少必需的列，请按模板补上该列'],
  UNKNOWN_COLUMN: ['warning', '模板中没有这一列，其内容未读取'],
  DUPLICATE_COLUMN: ['error', '同一字段出现两列，请只保留一列'],
  COLUMN_COUNT: ['error', '本行列数与表头不同，请检查多余或缺少的分隔符、未加引号的逗号'],
  // any cell
  REQUIRED_EMPTY: ['error', '此项必填，请补充'],
  TOO_LONG: ['error', '内容超过该字段的长度，请缩短'],
  CELL_TOO_LONG: ['error', '单元格超过 64 KiB，请缩短'],
  STRAY_QUOTE: ['warning', '单元格内有未转义的双引号，已按原样读取，请核对'],
  NOT_JSON: ['error', '本行不是 JSON 对象，请检查括号和引号'],
  NESTED_VALUE: ['error', '值应为文本或数字，不能是嵌套的对象或数组'],
  FORMULA_CELL: ['warning', '内容以 = + - @ 等公式字符开头，已作为文本保存，导出时会加撇号'],
  CONTROL_CHARACTERS: ['warning', '含不可见控制字符，已去除，请核对'],
  INVALID_ENCODING: ['error', '含无法识别的字符，请以 UTF-8 或 GB18030 重新导出'],
  // dates and amounts
  IMPOSSIBLE_DATE: ['error', '日期不存在，请核对年月日'],
  DATE_UNREADABLE: ['error', '无法识别为日期，请写作 2026-01-31'],
  DATE_INCOMPLETE: ['error', '日期只写到月或年，请写到日'],
  TWO_DIGIT_YEAR: ['question', '年份只有两位，请写四位年份'],
  EXCEL_SERIAL_DATE: ['warning', '按表格软件的日期序号读取，请核对'],
  FUTURE_DATE: ['error', '日期晚于今天，请核对'],
  DATE_ORDER: ['error', '日期先后矛盾，请核对'],
  AMOUNT_UNREADABLE: ['error', '无法识别为金额，请以万元为单位填写数字，最多六位小数'],
  AMOUNT_UNIT_DOUBTFUL: ['question', '金额应以万元为单位，所填数字与处罚内容中以元计的数字相同，请核对'],
  // identifiers
  CODE_CHECK_FAILED: ['question', '统一社会信用代码校验不符，请核对；确为早期发放的，请登记机关人员确认'],
  CODE_WRONG_LENGTH: ['error', '统一社会信用代码应为 18 位，请核对'],
  CODE_WRONG_ALPHABET: ['error', '统一社会信用代码含不允许的字符（不用 I O S V Z），请核对'],
  CODE_PLACEHOLDER: ['warning', '填写的是无代码占位符，按没有统一社会信用代码处理，请补其他代码'],
  RESIDENT_ID_IN_CODE_PLACE: ['error', '此处应填统一社会信用代码，却像是居民身份证号；自然人请填入证件号码列'],
  NUMBER_IN_EXPONENT: ['error', '号码已被表格软件改成科学计数法，请将该列设为文本后重新填写'],
  PERSON_ID_INVALID: ['error', '居民身份证号不正确，请核对位数、出生日期和校验位'],
  MASKED_IDENTIFIER: ['error', '证件号码已打码，无法使用，请填写完整号码'],
  LEGAL_REP_ID_NOT_WANTED: ['warning', '法定代表人证件信息不必填写，已丢弃未保存'],
  CATEGORY_MISMATCH: ['error', '相对人类别与代码不符：92 开头为个体工商户，自然人不填统一社会信用代码'],
  SUBJECT_UNIDENTIFIED: ['question', '没有可用于识别主体的代码或证件，请补充'],
  NAME_MASKED: ['question', '名称已打码或不是真实名称，请填写全称'],
  // values
  UNKNOWN_CODE_VALUE: ['error', '代码值不在模板的取值范围内'],
  SIMPLIFIED_PENALTY: ['error', '适用简易程序（当场）作出的处罚不归集、不公示，请从文件中删除'],
  SIMPLIFIED_PENALTY_DOUBTFUL: ['question', '依据或内容提到当场处罚的条款，请确认是否简易程序'],
  SERVICE_NOT_STATED: ['warning', '未说明认定文书是否已送达，经人核实前不产生效力，请补充送达情况'],
  TERM_NOT_STATED: [
    'warning',
    '未写明名单期限，所列情形依法可能延长或者无从判断，按期限未载明收入，请补填名单期限届满日期或者具体情形',
  ],
  NOT_SERVED: ['error', '认定文书尚未送达，不得列入'],
  // between rows and with what is already known; raised by the use case
  DUPLICATE_ROW: ['warning', '与本文件另一行重复，只取一次'],
  CHANGED_ROW: ['question', '与先前报送的同一记录内容不同，将作为更正交人核对'],
  NAME_CODE_MISMATCH: ['question', '名称与此代码已登记的名称不符（1001），未覆盖，请核对'],
  UNKNOWN_AUTHORITY: ['question', '未登记的机关，请选择对应机关，确认一次后系统会记住'],
  AUTHORITY_WITHOUT_POWER: ['error', '该机关无权认定此类名单'],
  LIST_UNKNOWN: ['error', '名单名称不在名单目录之列，请按目录中的名单名称填写'],
  RULE_REFUSED: ['error', '规则不允许收入，请按所列原因核对'],
  VANISHED_ROW: ['question', '上一份全量文件中的记录在本文件中消失，请说明原因'],
} as const satisfies Readonly<Record<string, readonly [Severity, string]>>

export type IssueCode = keyof typeof ISSUES

/** The column an issue stands in. */
export interface ColumnName {
  readonly field: string
  readonly label: string
}

/** One line of an import report. */
export interface RowIssue {
  readonly line: number
  readonly column?: ColumnName
  readonly code: IssueCode
  /** What was read, cut short, personal identifiers masked. */
  readonly read: string
  readonly mend: string
  readonly severity: Severity
}

/** Makes an issue; severity and advice follow from the code unless the place calls for another severity. */
export function rowIssue(
  line: number,
  code: IssueCode,
  read = '',
  column?: ColumnName,
  severity: Severity = ISSUES[code][0],
): RowIssue {
  return { line, ...(column === undefined ? {} : { column }), code, read, mend: ISSUES[code][1], severity }
}
