import type { StatedService } from '@xinheng/domain/listing/listing'
import type { RowReader } from '../row-reader.ts'

const SERVED = /^(?:是|已送达|已签收|送达|1|true|Y|yes)/i
const NOT_SERVED = /^(?:否|未送达|未签收|无法送达|0|false|N|no)/i

/** What the determiner says on service of its notice; nothing said is shown as such and goes to a person. */
export function readStatedService<Key extends string>(
  reader: RowReader<Key>,
  statement: Key,
  date: Key,
): StatedService {
  const text = reader.text(statement)
  const on = reader.date(date)
  if (NOT_SERVED.test(text)) reader.report('NOT_SERVED', statement)
  else if (SERVED.test(text) || on !== undefined) return { kind: 'served', on: on ?? null }
  else reader.report('SERVICE_NOT_STATED', statement)
  return { kind: 'notStated' }
}

/** The two cells of a statement on service. */
export function writeStatedService(service: StatedService): { statement: string; date: string } {
  return service.kind === 'served' ? { statement: '已送达', date: service.on ?? '' } : { statement: '', date: '' }
}
