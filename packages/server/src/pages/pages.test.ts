import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { transportProblem } from '../http/problem.ts'
import type { Html } from './kit/html.ts'
import { codeText } from './kit/values.ts'
import { entryPage } from './portal/entry-page.ts'
import { errorPage } from './portal/error-page.ts'
import { measuresPage } from './portal/measures-page.ts'
import { rightsPage } from './portal/rights-page.ts'
import { rulesPage } from './portal/rules-page.ts'
import { searchPage } from './portal/search-page.ts'
import { signInPage } from './portal/sign-in-page.ts'
import { subjectPage } from './portal/subject-page.ts'
import { actFormPage } from './staff/act-form-page.ts'
import { adminPage } from './staff/admin-page.ts'
import { checkPage } from './staff/check-page.ts'
import { importPage, importReportPage } from './staff/import-page.ts'
import { listingPage } from './staff/listing-page.ts'
import { myDayPage } from './staff/my-day-page.ts'
import { cataloguePage, feedbackPage, listingsPage, organisationsPage, tasksPage } from './staff/work-lists.ts'
import * as portal from './testing/sample-portal.ts'
import * as staff from './testing/sample-staff.ts'
import * as work from './testing/sample-work-lists.ts'

const frame = portal.sampleFrame
const desk = staff.staffFrame
const nothing = { query: '', cut: false, tabs: [], results: [], paging: null, figures: [] }
const field = (name: string, error: string | null) => ({ name, value: '', error })

const PORTAL: Readonly<Record<string, Html>> = {
  home: searchPage({ ...portal.sampleHome, frame }),
  found: searchPage({ ...portal.sampleFound, frame }),
  none: searchPage({ ...nothing, outcome: 'none', frame }),
  identifier: searchPage({ ...nothing, outcome: 'identifier', frame }),
  short: searchPage({ ...nothing, query: '恒', outcome: 'tooShort', frame }),
  entry: entryPage({ ...portal.sampleEntry, frame }),
  subject: subjectPage({ ...portal.sampleSubject, frame }),
  measures: measuresPage({ ...portal.sampleMeasures, frame }),
  rules: rulesPage({ ...portal.sampleRules, frame }),
  rights: rightsPage({ ...portal.sampleRights, frame }),
  error: errorPage({ frame, problem: transportProblem('FAULT', '7f3a21c9') }),
  signIn: signInPage({
    frame,
    account: field('account', '账号必须填写'),
    password: field('password', null),
    next: '/staff',
    failure: null,
    demoAccounts: [],
  }),
}
const STAFF: Readonly<Record<string, Html>> = {
  myDay: myDayPage({ ...staff.sampleMyDay, frame: desk }),
  import: importPage({ ...staff.sampleImport, frame: desk }),
  report: importReportPage({ ...staff.sampleReport, frame: desk }),
  listing: listingPage({ ...staff.sampleListing, frame: desk }),
  act: actFormPage({ ...staff.sampleActForm, frame: desk }),
  check: checkPage({ ...staff.sampleCheck, frame: desk }),
  candidates: checkPage({ ...staff.sampleCheck, result: null, candidates: staff.sampleCandidates, frame: desk }),
  listings: listingsPage({ ...work.sampleListings, frame: desk }),
  tasks: tasksPage({ ...work.sampleTasks, frame: desk }),
  feedback: feedbackPage({ ...work.sampleFeedback, frame: desk }),
  catalogue: cataloguePage({ ...work.sampleCatalogue, frame: desk }),
  organisations: organisationsPage({ ...work.sampleOrganisations, frame: desk }),
  admin: adminPage({ ...work.sampleAdmin, frame: desk }),
}

const all = Object.entries({ ...PORTAL, ...STAFF })

describe.each(all)('the page %s', (_, made) => {
  const text = String(made)

  test('has one heading of the first order, a language, a main part and a way past the navigation', () => {
    expect(text.match(/<h1[ >]/g)).toHaveLength(1)
    expect(text).toMatch(/<html lang="zh-CN"/)
    expect(text.match(/<main id="main"/g)).toHaveLength(1)
    expect(text).toContain('href="#main"')
  })

  test('labels each field, and names each id once', () => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, id] of text.matchAll(/<(?:select|textarea|input(?! type="(?:hidden|radio)"))[^>]*? id="([^"]+)"/g))
      expect(text).toContain(
        `<label for="${id}"`.replace(
          '<label for',
          text.includes(`class="hidden" for="${id}"`) ? '<label class="hidden" for' : '<label for',
        ),
      )
    for (const [, described] of text.matchAll(/aria-describedby="([^"]+)"/g))
      for (const id of described?.split(' ') ?? []) expect(ids).toContain(id)
  })

  test('carries no script or style of its own and no part that was not made into markup', () => {
    expect(text).not.toMatch(/<style|<script>| style=| on[a-z]+=|\[object|undefined|NaN|Promise/)
  })

  test('says where in the ledger it stands', () => expect(text).toContain('账簿位置 48213'))
})

test.each(Object.entries(PORTAL))('the portal page %s stays under 15 KB packed', (_, made) => {
  expect(gzipSync(String(made)).length).toBeLessThan(15_000)
})

describe('the assets', () => {
  const read = (...names: string[]) =>
    names.map((name) => readFileSync(new URL(`../../assets/${name}`, import.meta.url), 'utf8')).join('')

  test.each([
    ['the portal’s style', read('tokens.css', 'portal.css'), 6_000],
    ['the staff’s style', read('tokens.css', 'staff.css'), 6_000],
    ['the script', read('enhance.js'), 5_000],
  ])('%s stays in its budget', (_, text, budget) => expect(gzipSync(text).length).toBeLessThan(budget))

  test.each([
    ['ink on white', '#1b1f24', '#ffffff'],
    ['second ink on the grey ground', '#4a5461', '#f4f6f9'],
    ['third ink on white', '#5f6b7a', '#ffffff'],
    ['placeholder on white', '#667180', '#ffffff'],
    ['links on white', '#0b4a99', '#ffffff'],
    ['links on the selected ground', '#0b4a99', '#e8f0fa'],
    ['white on the red list', '#ffffff', '#b3141c'],
    ['watch on its ground', '#7a4a00', '#fff5e0'],
    ['repaired on its ground', '#0b6148', '#e9f6f1'],
    ['record on its ground', '#3d4753', '#eef1f5'],
    ['errors on their ground', '#b42318', '#fdf1f0'],
  ])('%s can be read (at least 4.5 to 1)', (_, ink, ground) => {
    expect(read('tokens.css', 'staff.css')).toContain(ink === '#ffffff' ? ground : ink)
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5)
  })
})

function contrast(one: string, other: string): number {
  const light = (colour: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5]
      .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const [low = 0, high = 0] = [light(one), light(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

test('a code is shown in groups and copied whole', () => {
  expect(String(codeText('91445300MA4W1Q0X8T'))).toBe(
    '<span class="code"><span>91</span><span>445300</span><span>MA4W1Q0X8</span><span>T</span></span>',
  )
})

test('what people type is shown as text, never as markup', () => {
  const made = searchPage({ ...nothing, query: '<img src=x onerror=alert(1)>"', outcome: 'none', frame })
  expect(String(made)).not.toContain('<img src=x')
})

test('no Chinese text of ours stands outside the dictionary', () => {
  const here = path.resolve(import.meta.dirname)
  const files = ['kit', 'portal', 'staff'].flatMap((folder) =>
    readdirSync(path.join(here, folder)).map((name) => path.join(here, folder, name)),
  )
  expect(files.length).toBeGreaterThan(15)
  const withText = files.filter((file) => {
    const code = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '')
    return /\p{Script=Han}/u.test(code)
  })
  expect(withText).toEqual([])
})
