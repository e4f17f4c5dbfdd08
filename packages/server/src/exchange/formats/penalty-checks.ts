import type { PenaltyKind } from '@xinheng/domain/record/penalty-kind'
import type { AmountReading } from '../read-amount.ts'
import type { RowReader } from '../row-reader.ts'

/** Words for kinds of penalty, those of 行政处罚法/第九条 and those of the exchange tables. */
export const PENALTY_KINDS: Readonly<Record<string, PenaltyKind>> = {
  警告: 'warning',
  通报批评: 'circular',
  罚款: 'fine',
  没收违法所得: 'confiscationOfGains',
  没收非法财物: 'confiscationOfGoods',
  暂扣许可证件: 'suspensionOfLicence',
  暂扣许可证: 'suspensionOfLicence',
  暂扣或者吊销许可证: 'revocationOfLicence',
  暂扣或吊销许可证: 'revocationOfLicence',
  降低资质等级: 'downgradeOfQualification',
  吊销许可证件: 'revocationOfLicence',
  吊销许可证: 'revocationOfLicence',
  吊销营业执照: 'revocationOfLicence',
  限制开展生产经营活动: 'restrictionOfBusiness',
  责令停产停业: 'suspensionOfBusiness',
  责令关闭: 'closure',
  限制从业: 'restrictionOfEmployment',
  行政拘留: 'detention',
  其他: 'other',
}

const STATED = /(?<![不非未])(?:适用|按照|依照|经|按)?简易程序|(?<!不)当场(?:作出)?(?:行政)?处罚/
const NEGATED = /(?:不|未|非)(?:适用|属于|按)?简易程序|普通程序|一般程序/
// 行政处罚法 of 2021, article 51; article 33 of the versions before.
const CLAUSE = /行政处罚法》?(?:（[^）]*）|\([^)]*\))?第(?:五十一|51)条/

/** Reports a penalty of the simplified procedure, which is not exchanged; a mere mention of its clause is a question. */
export function reportSimplified<Key extends string>(reader: RowReader<Key>, keys: readonly Key[]): void {
  for (const key of keys) {
    const text = reader.text(key)
    if (STATED.test(text) && !NEGATED.test(text)) return reader.report('SIMPLIFIED_PENALTY', key)
    if (CLAUSE.test(text)) return reader.report('SIMPLIFIED_PENALTY_DOUBTFUL', key)
  }
}

/** Least bare number of 万元 (that is, one million yuan) at which a slip of the unit is looked for. */
const LARGE = 100 * 1_000_000

/** Asks when a bare amount in 万元 is the very number that the text gives in yuan. */
export function reportDoubtfulUnit<Key extends string>(
  reader: RowReader<Key>,
  key: Key,
  amount: Extract<AmountReading, { kind: 'amount' }> | undefined,
  content: string,
): void {
  if (amount === undefined || !amount.bare || amount.fen < LARGE) return
  const number = String(amount.fen / 1_000_000)
  if (new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?:\\.0+)?元`).test(content.replaceAll(/[,，]/g, ''))) {
    reader.report('AMOUNT_UNIT_DOUBTFUL', key)
  }
}
