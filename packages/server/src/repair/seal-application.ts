import type { EvidenceRef } from '@xinheng/domain/kernel/refs'
import type { ClaimedRaiser } from '@xinheng/domain/objection/raiser'
import type { RepairMaterials } from '@xinheng/domain/repair/repair'
import { partAuthority, type KeptFiles } from '../attachment/brought-file-use-cases.ts'
import type { Tx } from '../db/open.ts'
import type { Service } from '../service.ts'
import type { MaterialTexts, NewApplication } from './new-application.ts'

/** Who applies, sealed; a file that proves an agent's authority stands in for words about it. */
export async function sealRaiser(
  { vault }: Service,
  tx: Tx,
  subjectId: string,
  agent: NewApplication['agent'],
  files: KeptFiles,
): Promise<ClaimedRaiser> {
  const { authority: file } = partAuthority(files)
  if (agent === null && file === null) return { kind: 'subject' }
  const seal = async (purpose: string, plaintext = '') =>
    plaintext.trim() === '' ? '' : (await vault.sealValue(tx, { subjectId, purpose, plaintext: plaintext.trim() })).ref
  const authority = await seal('authority', agent?.authority)
  return { kind: 'agent', agent: await seal('agent', agent?.name), authority: authority === '' ? file : authority }
}

/** What stands for the words of a condition whose proof is a file. */
const IN_FILE = '见所附文件'
/** What a further condition is called whose proof came as a file alone. */
const OTHER = '其他条件'

interface Sealed {
  readonly materials: RepairMaterials
  /** The reasons of an assigned class; empty where there are none. */
  readonly reasons: string
}

export async function sealMaterials(
  service: Service,
  tx: Tx,
  subjectId: string,
  { materials, assigned, files }: NewApplication,
): Promise<Sealed> {
  const inFile = files.some(({ field }) => field === 'other')
  const named = inFile && materials.other.length === 0 ? [{ name: OTHER, evidence: '' }] : materials.other
  const other = named.map(({ name, evidence }) => ({
    name,
    evidence: evidence.trim() === '' && inFile ? IN_FILE : evidence,
  }))
  const said = (name: Exclude<keyof MaterialTexts, 'other'>) =>
    materials[name].trim() === '' && files.some(({ field }) => field === name) ? IN_FILE : materials[name]
  const texts = [
    said('performance'),
    said('rectification'),
    said('promise'),
    said('communityService'),
    assigned?.reasons ?? '',
  ]
  const purposes = ['performance', 'rectification', 'promise', 'communityService', 'reasons']
  const given = [
    ...texts.map((text, at) => ({ purpose: purposes[at] ?? '', plaintext: text.trim() })),
    ...other.map(({ evidence }) => ({ purpose: 'evidence', plaintext: evidence.trim() })),
  ]
  const sealed = await service.vault.sealValues(
    tx,
    given.filter(({ plaintext }) => plaintext !== '').map((value) => ({ subjectId, ...value })),
  )
  const refs = sealed.map(({ ref }) => ref)
  const [performed = '', rectified = '', promised = '', served = '', reasons = '', ...others] = given.map(
    ({ plaintext }): EvidenceRef => (plaintext === '' ? '' : (refs.shift() ?? '')),
  )
  const orNull = (ref: string) => (ref === '' ? null : ref)
  return {
    materials: {
      performance: orNull(performed),
      rectification: orNull(rectified),
      promise: orNull(promised),
      communityService: orNull(served),
      other: other.map(({ name }, at) => ({ name, evidence: others[at] ?? '' })),
    },
    reasons,
  }
}
