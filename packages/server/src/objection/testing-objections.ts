import type { Service } from '../service.ts'
import { officerOf } from '../repair/testing-repair.ts'
import { actOnOrganisation } from '../organisation/organisation-use-cases.ts'
import type { ObjectionIntake } from './objection-use-cases.ts'

// What tests of objections share beside the places of `testing-repair`: officers who work here, and a plain objection.

/** Gives each unit an officer's account, so that it answers here, and the finance office the part of the credit authority. */
export async function staffUnits(service: Service, places: readonly string[]): Promise<void> {
  for (const place of places) {
    for (const id of [`maker-${place}`, `finance-${place}`]) {
      await service.db
        .insertInto('account')
        .values({
          id: `account-${id}`,
          login: `account-${id}`,
          display_name: '经办人',
          kind: 'officer',
          organisation_id: id,
          created_at: '2026-03-02T00:00:00Z',
          created_by: 'test',
        })
        .execute()
    }
    const grant = { act: 'grantRole', role: 'creditAuthority', place } as const
    await actOnOrganisation(service, officerOf('admin', 'admin', place), `finance-${place}`, grant)
  }
}

/** An objection to an entry as the web form hands it in, without an account. */
export function plainObjection(listingId: string, change: Partial<ObjectionIntake> = {}): ObjectionIntake {
  return {
    target: { kind: 'listing', listingId },
    subjectId: null,
    by: { kind: 'subject' },
    channel: 'web',
    form: 'written',
    ground: 'factsWrong',
    text: '事故调查报告所列的合成事实与本单位无关。',
    contact: '合成的联系方式',
    files: [],
    paperCode: '',
    ...change,
  }
}
