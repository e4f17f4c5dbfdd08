import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeDatabases } from '../db/testing.ts'
import { openFeatures } from '../features.ts'
import { buildApp } from '../http/app.ts'
import type { Caller } from './caller.ts'
import { allRoutes } from '../http/feature-routes.ts'
import type { RouteMeta } from '../http/route.ts'
import { inertDeps, inertFeatures } from '../http/testing/inert.ts'
import { createService } from '../service.ts'
import { openAccessPort } from './access-port.ts'
import { grantRole, openAccount } from './accounts.ts'
import { issueApiKey } from './api-keys.ts'
import { createPassingKeys } from './keys.ts'
import { API_KEY_SCOPES } from './permissions.ts'
import { signIn } from './sign-in.ts'
import type { Role } from './roles.ts'

const PASSWORD = '春风又绿江南岸-明月-42-还'

/** Who is who in the table: one letter a role; `-` is a visitor who has not signed in. */
const LETTERS = {
  S: 'systemAdmin',
  E: 'securityAdmin',
  A: 'auditor',
  C: 'creditAuthority',
  O: 'caseOfficer',
  D: 'caseDecider',
  K: 'clerk',
  M: 'panelMember',
  L: 'panelLead',
  J: 'jointConferenceOffice',
  U: 'subject',
  R: 'readonly',
  X: 'exchange',
} as const satisfies Readonly<Record<string, Role>>
const EVERYBODY = 'SEACODKMLJURX-'

/**
 * Who is let in where, written by hand from the division of duties, not from the permission table. A row holds for the
 * form, its receiving end and the API of an act alike; a row with a method comes before one without.
 */
const WHO: Readonly<Record<string, string>> = {
  // the public site, and signing in
  '/': EVERYBODY,
  '/search': EVERYBODY,
  '/search/identifier': EVERYBODY,
  '/entries/:id': EVERYBODY,
  '/subjects/:id': EVERYBODY,
  '/measures-catalogue': EVERYBODY,
  '/rules': EVERYBODY,
  '/rights': EVERYBODY,
  '/display/large': EVERYBODY,
  '/display/normal': EVERYBODY,
  '/public/search': EVERYBODY,
  '/public/entries/:id': EVERYBODY,
  '/status': EVERYBODY,
  '/sign-in': EVERYBODY,
  '/sign-out': EVERYBODY,
  '/sessions': EVERYBODY,
  '/my': 'U',
  '/password': EVERYBODY,
  '/password/reset': EVERYBODY,
  'GET /law-passages': EVERYBODY,
  // administration: three officials who control each other and handle no case
  '/staff': 'SEACODKMLJR',
  '/admin': 'SEA',
  '/accounts': 'S',
  '/accounts/:id/roles': 'E',
  '/accounts/:id/state': 'S',
  '/accounts/:id/hand-over': 'S',
  '/accounts/:id/reset': 'S',
  '/accounts/:id/reset-approval': 'E',
  '/api-keys': 'E',
  '/api-keys/:id/revocation': 'E',
  '/subjects/:id/erasure': 'E',
  // rules, catalogue, register of units
  'GET /law-texts': 'SEACODKMLJR',
  '/law-texts/:kind/:version': 'SEACODKMLJR',
  'POST /law-texts': 'CJ',
  '/law-texts/:kind/:version/publication': 'CJ',
  'POST /law-passages': 'CJ',
  '/measures': 'SACODKMLJR',
  '/measures/:id/change': 'COJ',
  'POST /measure-acts': 'COJ',
  'GET /measure-acts': 'SACODKMLJR',
  '/measure-acts/:version/publication': 'CJ',
  'GET /api/v1/measure-lists': 'SACODKMLJR',
  '/measure-lists': 'COJ',
  '/measure-lists/:id/completion': 'COJ',
  '/measure-lists/:id/filings': 'COJ',
  '/organisations': 'SEACODKMLJR',
  '/organisations/new': 'SC',
  '/organisations/:id/name': 'SC',
  '/organisations/:id/departments': 'SC',
  '/organisations/:id/roles': 'SC',
  '/organisations/:id/liaisons': 'SC',
  '/organisations/:id/merger': 'SC',
  // subjects: none of the administrators reads a personal value
  '/subjects/:id/name': 'C',
  '/subjects/:id/end': 'C',
  '/subjects/:id/offices': 'C',
  '/subjects/:id/offices/end': 'C',
  '/subjects/:id/code-confirmation': 'COK',
  '/subjects/:id/documents': 'COK',
  '/subjects/:id/personal': 'CODKU',
  // who stands before an officer gets a code, and opens the account with it himself
  '/subjects/:id/account-codes': 'COK',
  '/subjects/:id/account-end': 'COK',
  '/my/open': EVERYBODY,
  '/subject-accounts': EVERYBODY,
  '/candidates/:id/rejection': 'COK',
  // a paper is read by those who issued it, the credit authority and its addressee; served by those who issued it
  '/notices': EVERYBODY,
  '/notices/pdf': EVERYBODY,
  '/notices/:id': 'CODKU',
  '/notices/:id/pdf': 'CODKU',
  'GET /staff/notices': 'CODKU',
  '/notices/:id/service': 'OK',
  '/notices/:id/failed-service': 'OK',
  '/notices/:id/public-notice': 'OK',
  '/notices/:id/public-notice-end': 'OK',
  '/subjects/:id/electronic-consent': 'OK',
  '/subjects/:id/electronic-consent-end': 'OK',
  // a subject sees the readings of its own values on /my
  '/read-log': 'A',
  // files
  'GET /imports': 'CODX',
  'POST /imports': 'COX',
  '/imports/:id': 'CODX',
  '/imports/:id/errors': 'CODX',
  '/imports/:id/report': 'CODX',
  '/questions': 'CO',
  '/questions/:id/answers': 'CO',
  '/questions/:id/unit': 'C',
  '/exports/:table': 'CODJ',
  // files handed in: by the subject and those who take cases in; opened by those who handle them
  '/attachments': 'COKU',
  '/attachments/:id': 'CODJUA',
  '/my/attachments/:id': 'U',
  '/attachments/:id/content': 'CODJUA',
  // records: the authority that decided makes them public and takes them back
  '/records': 'CODKMLJR',
  '/records/:id': 'CODKMLJUR',
  '/record-completeness': 'C',
  '/record-completeness/confirmation': 'C',
  '/record-completeness/withdrawal': 'C',
  '/records/:id/publication': 'CO',
  '/records/:id/correction': 'CO',
  '/records/:id/upset': 'CO',
  '/records/:id/withdrawal': 'CO',
  '/records/:id/insolvency-shield': 'CD',
  '/records/:id/insolvency-shield-end': 'CD',
  // listings: who proposes does not decide
  '/listings': 'CODKMLJUR',
  // the list itself is of a place; a subject reads its own entries one by one
  'GET /api/v1/listings': 'CODKMLJR',
  '/listings/:id': 'CODKMLJUR',
  '/listings/propose': 'O',
  // sealed texts: those who handle the case, the credit authority, the panel that determines
  '/listings/:id/texts': 'CODML',
  '/listings/:id/bundle': 'COD',
  '/listings/:id/withdrawal': 'O',
  '/listings/:id/notice': 'O',
  '/listings/:id/service': 'O',
  '/listings/:id/failed-service': 'O',
  '/listings/:id/publicity': 'O',
  '/listings/:id/decision-service': 'O',
  '/listings/:id/statement': 'OD',
  '/listings/:id/statement-answer': 'OD',
  '/listings/:id/hearing': 'OD',
  '/listings/:id/hearing-request': 'OD',
  '/listings/:id/hearing-refusal': 'OD',
  '/listings/:id/publicity-objection': 'OD',
  '/listings/:id/publicity-answer': 'OD',
  '/listings/:id/decision': 'DL',
  '/listings/:id/abandonment': 'DL',
  '/listings/:id/publication': 'OD',
  '/listings/:id/responsible-persons': 'OD',
  '/listings/:id/release': 'OD',
  '/listings/:id/confirmation': 'CD',
  '/listings/:id/declination': 'CD',
  '/listings/:id/upstream-answer': 'CD',
  '/listings/:id/upstream-release': 'CD',
  // clocks: each unit its own, those who watch over the place all of them
  '/duties': 'COKDJ',
  '/duties/board': 'CJ',
  '/duties/breaches.csv': 'COKDJ',
  // releases: who shares sees who lags; only the credit authority keeps the register of receivers outside
  'GET /staff/releases': 'CODJ',
  '/releases.json': EVERYBODY,
  '/releases.atom': EVERYBODY,
  '/releases/:id/confirmation': 'CX',
  '/outside-releases': 'CX',
  'GET /staff/outside-receivers': 'C',
  '/outside-receivers/new': 'C',
  '/outside-receivers/:id/end': 'C',
  // changes of entries that stand, and results pushed to a unit: whoever holds the entry follows
  'GET /staff/changes': 'CODKJ',
  '/changes/:id/confirmation': 'COKX',
  '/objections/:id/result-acknowledgement': 'COKX',
  // redress: the unit that made the entry undoes it; whoever was told confirms the erratum
  'GET /staff/redresses': 'CODKJ',
  'GET /staff/redresses/:id': 'CODKJ',
  '/redresses/:id/erratum': 'COKX',
  '/redresses/:id/honours': 'COD',
  '/redresses/:id/public-notice': 'COD',
  '/redresses/:id/closing': 'COD',
  // objections: anybody objects; the unit that took one in and the one that verifies handle it, its head decides
  '/objections/new': EVERYBODY,
  '/objections/status': EVERYBODY,
  '/objections/withdrawal': EVERYBODY,
  '/objections/withdrawal-denial': EVERYBODY,
  'POST /api/v1/objections': EVERYBODY,
  '/public/objections/status': EVERYBODY,
  '/my/objections': 'U',
  '/my/objections/:id': 'U',
  '/my/objections/:id/withdrawal': 'U',
  '/my/objections/:id/withdrawal-denial': 'U',
  '/my/repairs/:id/withdrawal': 'U',
  '/my/repairs/:id/withdrawal-denial': 'U',
  '/my/complaints/:id/withdrawal': 'U',
  '/my/complaints/:id/withdrawal-denial': 'U',
  '/objections': 'CODKJ',
  '/objections/:id': 'CODKJ',
  '/objections/intake': 'COK',
  '/objections/:id/texts': 'CODK',
  '/objections/:id/identity': 'CODK',
  '/objections/:id/not-proved': 'CODK',
  '/objections/:id/transfer': 'CODK',
  '/objections/:id/excluded-time': 'CODK',
  '/objections/:id/excluded-time-end': 'CODK',
  '/objections/:id/recusal': 'CODK',
  '/objections/:id/ordered-recusal': 'CDJ',
  '/objections/:id/assignment': 'CDJ',
  '/objections/:id/telling': 'CODK',
  '/objections/:id/decision': 'CD',
  '/objections/:id/withdrawal': 'COK',
  // repair: anybody may ask and follow; whoever takes in need not be whoever decides; the credit authority decides where a text lets it, and records letters
  'GET /staff/repairs': 'CODJ',
  'GET /staff/repairs/:id': 'CODJ',
  'GET /api/v1/repairs': 'CODJ',
  '/repairs': EVERYBODY,
  '/repairs/new': EVERYBODY,
  '/repairs/withdrawal': EVERYBODY,
  '/repairs/withdrawal-denial': EVERYBODY,
  '/public/repairs': EVERYBODY,
  '/public/repairs/status': EVERYBODY,
  '/my/repairs/:id': 'U',
  '/my/complaints/:id': 'U',
  '/my/reviews/:id': 'U',
  '/my/reviews/:id/order-report': 'U',
  '/my/reviews/new': 'U',
  '/repairs/pushed': 'X',
  '/repairs/intake': 'COK',
  '/repairs/:id/applicant': 'COK',
  '/repairs/:id/transfer': 'COD',
  '/repairs/:id/acceptance': 'COD',
  '/repairs/:id/non-acceptance': 'COD',
  '/repairs/:id/decision': 'CD',
  '/repairs/:id/publicity': 'CD',
  '/repairs/:id/follow-up': 'COD',
  '/repairs/:id/withdrawal': 'COK',
  '/repairs/:id/recusal': 'COD',
  '/repairs/:id/ordered-recusal': 'CDJ',
  '/repairs/:id/assignment': 'CDJ',
  '/repairs/:id/texts': 'COD',
  '/listings/:id/insolvency-shield': 'CD',
  '/listings/:id/insolvency-shield-end': 'CD',
  // panels
  '/meetings': 'MLJ',
  '/meetings/:id': 'MLJ',
  '/meetings/new': 'LJ',
  '/meetings/:id/cancellation': 'LJ',
  '/meetings/:id/decision': 'LJ',
  '/meetings/:id/escalation': 'LJ',
  '/meetings/:id/filing': 'LJ',
  '/meetings/:id/minutes': 'LJ',
  '/meetings/:id/draw': 'LJ',
  '/meetings/:id/expert-pool': 'LJ',
  '/meetings/:id/recusal': 'LJ',
  '/meetings/:id/seed': 'LJ',
  '/meetings/:id/seed-commitment': 'LJ',
  '/meetings/:id/draw-transcript': 'MLJ',
  // complaints: taken in at any window, handled and decided by the unit they go to; the public needs no account
  '/complaints/new': EVERYBODY,
  'GET /complaints': EVERYBODY,
  'POST /complaints': EVERYBODY,
  '/complaints/withdrawal': EVERYBODY,
  '/complaints/withdrawal-denial': EVERYBODY,
  'POST /api/v1/public/complaints': EVERYBODY,
  'GET /staff/complaints': 'CODJ',
  'GET /staff/complaints/:id': 'CODJ',
  '/complaints/intake': 'COKJ',
  '/complaints/:id/departments': 'CODJ',
  '/complaints/:id/recusal': 'CODJ',
  '/complaints/:id/ordered-recusal': 'CDJ',
  '/complaints/:id/assignment': 'CDJ',
  '/complaints/:id/answer': 'CODJ',
  '/complaints/:id/unit-answer': 'CODJ',
  '/complaints/:id/withdrawal': 'CODJ',
  '/complaints/:id/decision': 'CDJ',
  // reconsideration and litigation: whose act it is records them, and who keeps the register; a subject reports its own
  'GET /staff/reviews': 'CODJ',
  'GET /staff/reviews/:id': 'CODJ',
  '/reviews/new': 'CODJ',
  '/reviews/:id/stay': 'CODJ',
  '/reviews/:id/stay-end': 'CODJ',
  '/reviews/:id/outcome': 'CODJ',
  '/reviews/:id/recusal': 'CODJ',
  '/reviews/:id/ordered-recusal': 'CDJ',
  'POST /api/v1/my/reviews': 'U',
  'POST /api/v1/my/reviews/:id/order-report': 'U',
  // matters, checks, tasks, feedback
  'GET /staff/matters': 'CODKU',
  'GET /staff/matters/:id': 'CODKU',
  'GET /staff/checks/:id': 'CODKU',
  '/missed-checks': 'CODKU',
  '/matters/new': 'OK',
  '/matters/:id/parties': 'OK',
  '/matters/:id/moments': 'OK',
  '/candidates': 'OK',
  '/check': 'OKX',
  '/checks': 'OKX',
  '/matters/:id': 'OKX',
  '/matters/:id/checks': 'OKX',
  '/matters/:id/parties/:party/check': 'OKX',
  '/matters/:id/parties/:party/confirmation': 'COK',
  '/receipts/:id': 'OKX',
  '/checks/:id/items/:item/application': 'OK',
  '/checks/:id/items/:item/explanation': 'OK',
  '/matters/:id/deferral': 'OK',
  '/matters/:id/supplies': 'OK',
  '/matters/:id/breach': 'OK',
  '/matters/:id/decision': 'DK',
  '/matters/:id/decider': 'OD',
  '/matters/:id/closing': 'OK',
  '/tasks': 'CODKJ',
  '/tasks/:id/acknowledgement': 'K',
  '/tasks/:id/application': 'K',
  '/tasks/:id/explanation': 'K',
  '/tasks/:id/lifting': 'K',
  '/tasks/:id/release-acknowledgement': 'K',
  '/feedback': 'COKLJ',
  '/feedback-duties': 'COKLJ',
  '/feedback/new': 'OK',
}

/** The public site's own addresses that read like a staff page's once the prefix is gone. */
const PUBLIC_NAMES: Readonly<Record<string, string>> = { '/measures': '/measures-catalogue' }

function findRow({ method, url }: RouteMeta): string | undefined {
  const bare = url.replace(/^\/(?:api\/v1|staff)(?=\/)/, '')
  const name = bare === url ? (PUBLIC_NAMES[bare] ?? bare) : bare
  return [`${method} ${url}`, `${method} ${name}`, name].find((key) => WHO[key] !== undefined)
}

const routes = allRoutes(inertFeatures()).map(({ meta }) => meta)

test('every route has its row in the table, and every row its route', () => {
  expect(routes.filter((meta) => findRow(meta) === undefined).map(({ method, url }) => `${method} ${url}`)).toEqual([])
  const used = new Set(routes.map(findRow))
  expect(Object.keys(WHO).filter((row) => !used.has(row))).toEqual([])
})

describeDatabases('who is let in where', ({ database, db, ambient }) => {
  let app: FastifyInstance
  const callers = new Map<string, Caller>()

  const seed = async () => {
    const access = openAccessPort(db(), ambient)
    await db()
      .insertInto('organisation')
      .values({ id: 'org-1', name: '示例市某局', kind: 'authority', place: '445300' })
      .execute()
    await db()
      .insertInto('subject')
      .values({ id: 's-1', kind: 'enterprise', protected: false, name: '甲公司' })
      .execute()
    for (const [letter, role] of Object.entries(LETTERS)) {
      const token = await db()
        .transaction()
        .execute(async (tx) => {
          if (role === 'exchange') {
            const scopes = [...API_KEY_SCOPES] as const
            const [first, ...rest] = scopes
            const expiresAt = ambient.now() + 86_400_000
            const key = { organisationId: 'org-1', label: '系统', scopes: [first, ...rest], expiresAt } as const
            return (await issueApiKey(tx, ambient, key, 'admin')).secret
          }
          const own = role === 'subject' ? { kind: 'subject', subjectId: 's-1' } : { kind: 'officer', subjectId: null }
          const account = { login: `role.${role}`.toLowerCase(), displayName: role, organisationId: 'org-1' }
          const credential = { password: PASSWORD, mustChange: false }
          const opened = await openAccount(tx, ambient, { ...account, ...own, ...credential } as never, 'admin')
          if (!opened.ok) throw new Error(opened.error.code)
          const grant = { accountId: opened.value, role, unitId: 'org-1', jurisdiction: '445300' }
          await grantRole(tx, ambient, grant, 'admin')
          return null
        })
      const entered =
        token === null
          ? await signIn(db(), ambient, {
              login: `role.${role}`.toLowerCase(),
              password: PASSWORD,
              address: '10.0.0.1',
            })
          : null
      const secret = entered === null ? token : entered.ok ? entered.value.token : null
      const caller = secret === null ? undefined : await access.findByBearer(secret)
      if (caller === undefined) throw new Error(`${role} cannot sign in`)
      callers.set(`a-token-of-the-role-${letter}`, caller)
    }
  }

  beforeAll(async () => {
    await seed()
    const service = createService({
      database: database(),
      ambient,
      keys: createPassingKeys(ambient),
      dataDir: '/nowhere',
    })
    const access = openAccessPort(db(), ambient)
    app = await buildApp(
      { ...inertDeps(), access: { ...access, findByBearer: async (secret) => callers.get(secret) } },
      allRoutes(openFeatures(service, { place: '445300', demoAccounts: [], onFault: () => undefined })),
    )
  }, 60_000)
  afterAll(async () => app.close())

  const isLetIn = async ({ method, url }: RouteMeta, letter: string): Promise<boolean> => {
    const answer = await app.inject({
      method,
      url: url.replaceAll(/:\w+/g, 'x-1'),
      headers: {
        accept: 'application/problem+json',
        ...(letter === '-' ? {} : { authorization: `Bearer a-token-of-the-role-${letter}` }),
      },
    })
    if (answer.statusCode === 303) return !String(answer.headers.location).startsWith('/sign-in?next=%2F')
    return !/"code":"(?:SIGN_IN_REQUIRED|NOT_PERMITTED)"/.test(answer.body)
  }

  test.each([...Object.keys(LETTERS), '-'])('%s is let in where the table says, and nowhere else', async (letter) => {
    const letIn: string[] = []
    for (const meta of routes) if (await isLetIn(meta, letter)) letIn.push(`${meta.method} ${meta.url}`)
    const wanted = routes.filter((meta) => (WHO[findRow(meta) ?? ''] ?? '').includes(letter))
    expect(letIn.sort()).toEqual(wanted.map(({ method, url }) => `${method} ${url}`).sort())
  })
})
