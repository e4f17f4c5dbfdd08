/** A number that JSON or a worksheet could not hold exactly keeps its exponent, so that the cell reader can see it. */
export function formatNumber(value: number | boolean): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Number.isSafeInteger(value)) return String(value)
  if (Number.isInteger(value)) return value.toExponential()
  return String(Number(value.toPrecision(15)))
}
