/** First two digits of the division codes of provinces; 10 is the code that national registers use for themselves. */
const PROVINCES = new Set(
  '10 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
)

/** Whether six digits can be a division code (行政区划代码), judged by the province; retired county codes stay good. */
export function isPlausibleRegion(code: string): boolean {
  return /^\d{6}$/.test(code) && PROVINCES.has(code.slice(0, 2))
}
