import type { Frame } from '../frame.ts'
import { html, type Html } from '../kit/html.ts'
import { portalLayout } from '../kit/portal-layout.ts'
import { table } from '../kit/table.ts'
import { dateText, statusWord } from '../kit/values.ts'
import type { Messages } from '../messages/zh-cn.ts'
import type { RightsStep, StatusWord } from '../models.ts'
import { rightsSteps } from './entry-page.ts'
import { nothing, ownCases, type OwnCasesModel } from './own-cases.ts'

export interface OwnModel {
  readonly frame: Frame
  readonly entries: readonly {
    readonly id: string
    readonly list: string
    readonly unit: string
    readonly state: string
    readonly lastDay: string | null
    /** The last days of reconsideration and litigation, counted from the service of the paper on the entry. */
    readonly suits: readonly string[]
    /** When it can be repaired, and where to apply while it can. */
    readonly repair: { readonly text: string; readonly href: string | null } | null
    /** Where to object to it; `null` while nothing is decided, when the statement before the decision is open. */
    readonly objectHref: string | null
    /** Where a case of reconsideration or litigation about it is reported. */
    readonly reportHref: string
  }[]
  /** What stands applied to the subject on an entry, each with the way to object to it alone. */
  readonly measures: readonly {
    readonly name: string
    readonly unit: string
    readonly list: string
    readonly objectHref: string
  }[]
  readonly repairs: {
    readonly applications: readonly {
      readonly href: string
      readonly receipt: string
      readonly receivedOn: string
      readonly status: StatusWord
    }[]
    readonly records: readonly {
      readonly document: string
      readonly objectHref: string
      readonly window: { readonly text: string; readonly href: string | null }
    }[]
  }
  readonly cases: OwnCasesModel
  /** Who has confirmed that an ended entry is no longer applied. */
  readonly confirmations: readonly {
    readonly entry: string
    readonly reason: string
    readonly releasedOn: string
    readonly receiver: string
    readonly confirmedOn: string | null
  }[]
  readonly papers: readonly {
    readonly id: string
    readonly title: string
    readonly unit: string
    readonly issuedOn: string
    readonly status: string
    readonly suits: readonly string[]
  }[]
  readonly checks: readonly {
    readonly id: string
    readonly unit: string
    readonly occasion: string
    readonly on: string
    /** Where to object to each entry that the check met. */
    readonly objectHrefs: readonly string[]
  }[]
  readonly reads: readonly {
    readonly at: string
    readonly unit: string
    readonly reason: string
  }[]
  readonly remedies: readonly RightsStep[]
}

/** What a subject that signed in sees of itself; nothing on it can be changed here. */
export function ownPage({
  frame,
  entries,
  cases,
  confirmations,
  papers,
  checks,
  measures,
  reads,
  repairs,
  remedies,
}: OwnModel): Html {
  const { t } = frame
  const o = t.portal.own
  const c = t.release.own
  return portalLayout({
    frame,
    title: o.title,
    content: html`<h1>${o.title}</h1>
      <nav class="ways" aria-label="${o.ways}">
        <a class="button button-plain" href="/objections/new">${t.procedure.objection.title}</a>
        <a class="button button-plain" href="/repairs/new">${t.procedure.repair.title}</a>
        <a href="/my/objections">${t.objection.status.own}</a>
        <a href="/my/reviews/new">${t.procedure.review.report}</a>
      </nav>
      <h2>${o.entries}</h2>
      ${
        entries.length === 0
          ? nothing(o.noEntries, o.noEntriesMeaning)
          : table(
              o.entries,
              [
                { label: o.list, look: 'name', cell: (row) => row.list },
                { label: o.unit, cell: (row) => row.unit },
                { label: o.state, cell: (row) => row.state },
                {
                  label: o.lastDay,
                  look: 'narrow',
                  cell: (row) => (row.lastDay === null ? t.kit.dash : dateText(row.lastDay)),
                },
                {
                  label: t.repair.inbox.title,
                  cell: (row) => (row.repair === null ? t.kit.dash : windowCell(t, row.repair)),
                },
                {
                  label: o.contest,
                  look: 'narrow',
                  cell: (row) =>
                    row.objectHref === null
                      ? o.notYet
                      : html`<a href="${row.objectHref}">${t.procedure.objection.title}</a><br /><a
                            href="${row.reportHref}"
                            >${o.report}</a
                          >${suitLines(row.suits)}`,
                },
              ],
              entries,
              'spoken',
            )
      }
      <h2>${o.measures}</h2>
      ${
        measures.length === 0
          ? nothing(o.noMeasures, o.noMeasuresMeaning)
          : table(
              o.measures,
              [
                { label: o.measure, look: 'name', cell: (row) => row.name },
                { label: o.unit, cell: (row) => row.unit },
                { label: o.list, cell: (row) => row.list },
                {
                  label: o.contest,
                  cell: (row) => html`<a href="${row.objectHref}">${o.objectToMeasure}</a>`,
                },
              ],
              measures,
              'spoken',
            )
      }
      ${ownCases(t, cases)}
      ${ownPapers(t, papers)}
      <h2>${c.title}</h2>
      ${
        confirmations.length === 0
          ? nothing(c.none, c.noneMeaning)
          : table(
              c.title,
              [
                { label: c.receiver, look: 'name', cell: (row) => row.receiver },
                { label: c.entry, cell: (row) => row.entry },
                { label: c.reason, cell: (row) => row.reason },
                { label: c.releasedOn, cell: (row) => row.releasedOn },
                { label: c.confirmedOn, cell: (row) => row.confirmedOn ?? c.waiting },
              ],
              confirmations,
              'spoken',
            )
      }
      <h2>${t.repair.status.own}</h2>
      ${ownRepairs(t, repairs)}
      <h2>${o.checks}</h2>
      ${
        checks.length === 0
          ? nothing(o.noChecks, o.noChecksMeaning)
          : table(
              o.checks,
              [
                { label: o.unit, look: 'name', cell: (row) => row.unit },
                { label: o.occasion, cell: (row) => row.occasion },
                { label: o.on, cell: (row) => row.on },
                {
                  label: o.contest,
                  cell: (row) =>
                    row.objectHrefs.length === 0
                      ? t.kit.dash
                      : row.objectHrefs.map((href) => html`<a href="${href}">${o.objectToFound}</a> `),
                },
              ],
              checks,
              'spoken',
            )
      }
      <h2>${o.reads}</h2>
      ${
        reads.length === 0
          ? nothing(o.noReads, o.noReadsMeaning)
          : table(
              o.reads,
              [
                { label: o.unit, look: 'name', cell: (row) => row.unit },
                { label: o.reason, cell: (row) => row.reason },
                { label: o.at, cell: (row) => row.at },
              ],
              reads,
              'spoken',
            )
      }
      <h2>${o.rights}</h2>
      ${rightsSteps(t, remedies)}`,
  })
}

function suitLines(suits: readonly string[]): readonly Html[] {
  return suits.map((line) => html`<br /><span class="meta">${line}</span>`)
}

function ownPapers(t: Messages, papers: OwnModel['papers']): Html {
  const n = t.notice
  return html`<h2>${n.own}</h2>
    ${
      papers.length === 0
        ? html`<p>${n.ownNone}</p>`
        : table(
            n.own,
            [
              { label: n.kind, look: 'name', cell: ({ id, title }) => html`<a href="/notices/${id}">${title}</a>` },
              { label: n.issuer, cell: (row) => row.unit },
              { label: n.issuedOn, cell: (row) => row.issuedOn },
              { label: n.outcome, cell: (row) => row.status },
              { label: t.portal.own.suits, cell: ({ suits }) => (suits.length === 0 ? t.kit.dash : suits.join('；')) },
            ],
            papers,
            'spoken',
          )
    }`
}

function windowCell(t: Messages, { text, href }: { readonly text: string; readonly href: string | null }): Html {
  return html`${text}${href === null ? null : html` <a href="${href}">${t.procedure.repair.title}</a>`}`
}

function ownRepairs(t: Messages, { applications, records }: OwnModel['repairs']): Html {
  const [s, i] = [t.repair.status, t.repair.inbox]
  return html`${
    applications.length === 0
      ? nothing(s.none, s.noneMeaning)
      : table(
          s.own,
          [
            { label: i.receipt, look: 'name', cell: (row) => html`<a href="${row.href}">${row.receipt}</a>` },
            { label: i.receivedOn, cell: (row) => dateText(row.receivedOn) },
            { label: i.status, cell: (row) => statusWord(row.status) },
          ],
          applications,
          'spoken',
        )
  }
  ${
    records.length === 0
      ? null
      : table(
          s.records,
          [
            { label: s.document, look: 'name', cell: (row) => row.document },
            { label: i.title, cell: (row) => windowCell(t, row.window) },
            {
              label: t.portal.own.contest,
              cell: (row) => html`<a href="${row.objectHref}">${t.procedure.objection.title}</a>`,
            },
          ],
          records,
        )
  }`
}
