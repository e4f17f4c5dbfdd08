import { fen, type Fen } from '@xinheng/domain/kernel/money'
import { isEmptyMark, toHalfWidth } from './cell-text.ts'

export type AmountReading =
  | {
      readonly kind: 'amount'
      readonly fen: Fen
      /** The number as typed, without a unit in the cell. */ readonly bare: boolean
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'fault' }

const AMOUNT =
  /^(?:人民币|RMB|[¥￥])?((?:\d{1,3}(?:,\d{3})+|\d+)?)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?(亿元|亿|万元|万|元整|元|圆)?(?:人民币|整)?$/i

/** Places the decimal point moves from the unit to fen. */
const SHIFT: Readonly<Record<string, number>> = { 亿: 10, 亿元: 10, 万: 6, 万元: 6, 元: 2, 圆: 2, 元整: 2 }

/** Most fen held: 10 万亿元, beyond which a number is a slip. */
const MOST = 1_000_000_000_000_000

/**
 * Reads an amount exactly, by moving digits and never through a float. A bare number is in `unit`; a unit written in the
 * cell wins over it. What is finer than a fen, negative or not a number is a fault.
 */
export function readAmountCell(cell: string, unit: '万元' | '元'): AmountReading {
  if (isEmptyMark(cell)) return { kind: 'empty' }
  const match = AMOUNT.exec(toHalfWidth(cell).replaceAll(' ', ''))
  const whole = match?.[1]?.replaceAll(',', '') ?? ''
  const fraction = match?.[2] ?? ''
  if (match === null || (whole === '' && fraction === '')) return { kind: 'fault' }
  const shift = (SHIFT[match[4] ?? unit] ?? 0) + Number(match[3] ?? 0)
  const digits = `${whole}${fraction}`.replace(/^0+(?=\d)/, '')
  const places = shift - fraction.length
  if (digits.length + places > 18) return { kind: 'fault' }
  let text = digits
  if (places >= 0) text = digits + '0'.repeat(places)
  else {
    const padded = digits.padStart(1 - places, '0')
    if (/[1-9]/.test(padded.slice(places))) return { kind: 'fault' }
    text = padded.slice(0, places)
  }
  const count = Number(text)
  return count > MOST ? { kind: 'fault' } : { kind: 'amount', fen: fen(count), bare: match[4] === undefined }
}

/** An amount in 万元 with as many decimals as it needs, at most six; the inverse of reading it. */
export function formatWan(amount: Fen): string {
  const digits = String(amount).padStart(7, '0')
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '')
}
