import { type LocalDate, localDate } from '../calendar/local-date.ts'
import { type Citation, cite } from '../kernel/citation.ts'
import type { DocumentKey } from '../kernel/documents.ts'
import type { Axis } from './axes.ts'
import type { Conflict } from './conflict.ts'
import type { PlaceCode } from './rule-row.ts'

/** A tension between texts that no comparison of values shows, with the day from which it exists. */
export interface KnownConflict extends Conflict {
  readonly since: LocalDate
}

interface PolicyClauses {
  readonly place: PlaceCode
  readonly policy: DocumentKey
  readonly issued: string
  readonly memorandum: string
  /** Where the policy steers interest and fees; `null` where it does not, or where a tension of its own below says it. */
  readonly pricing: string | null
  readonly list: string
  readonly publication: string
}

const N49_SINCE = '2020-12-07'
const PIPL_SINCE = '2021-11-01'

const POLICIES: readonly PolicyClauses[] = [
  {
    place: '440000',
    policy: 'GD',
    issued: '2016-12-07',
    memorandum: '(二十二)',
    pricing: '(十二)',
    list: '(二十四)',
    publication: '(十二)',
  },
  {
    place: '445300',
    policy: 'YF',
    issued: '2017-09-13',
    memorandum: '(二十二)',
    pricing: '(十二)',
    list: '(二十三)',
    publication: '(十二)',
  },
  {
    place: '510400',
    policy: 'PZ',
    issued: '2017-04-20',
    memorandum: '二(五)',
    pricing: null,
    list: '二(二)1',
    publication: '二(七)2',
  },
  {
    place: '370100',
    policy: 'JN',
    issued: '2017-06-13',
    memorandum: '附件1–19',
    pricing: '三(二)2',
    list: '四(一)',
    publication: '三(二)2',
  },
  {
    place: '410928',
    policy: 'PY',
    issued: '2022-11-10',
    memorandum: '四(一)',
    pricing: null,
    list: '四(二)',
    publication: '四(二)',
  },
]

/** Where the policies and later law do not fit, and where a policy does not fit itself. */
export const KNOWN_CONFLICTS: readonly KnownConflict[] = [
  ...POLICIES.flatMap(listCommonTensions),
  known('510400', 'laterLaw', 'objectionFirstStop', cite('PZ', '二(三)2'), cite('ARL', '第二十条'), '2017-04-20', {
    what: '文本写“应当先”向认定部门提出异议，再向联席会议办公室投诉。',
    systemDoes: '异议不作为行政复议、行政诉讼的前置；告知书同时写明复议和诉讼权利。',
  }),
  known('370100', 'laterLaw', 'objectionFirstStop', cite('JN', '四(三)'), cite('ARL', '第二十条'), '2017-06-13', {
    what: '文本写“应当先”向发起部门提出书面异议，对驳回决定不服再复议或诉讼。',
    systemDoes: '异议不作为行政复议、行政诉讼的前置；告知书同时写明复议和诉讼权利。',
  }),
  known('370100', 'laterLaw', 'enforcementMeanwhile', cite('JN', '四(三)'), cite('SPC17', '第十二条'), '2017-06-13', {
    what: '文本写异议期间不停止执行；法院名单在复议期间亦不停止，其他机关的名单各依其规则。',
    systemDoes: '名单的效力依认定机关的规则；本地认定的依本文本，不停止执行。',
  }),
  known('370100', 'anomaly', 'measureClasses', cite('JN', '附件10'), cite('M2202', '标题'), '2017-06-13', {
    what: '附件第10项题名重复“关于对”；第3项为法院通知，第8、11项为行动计划，名为备忘录的只有15件。',
    systemDoes: '按文号登记，题名照正名；通知、行动计划另注类别。',
  }),
  known('445300', 'anomaly', 'feedback', cite('YF', '(十六)'), cite('GD', '(十六)'), '2017-09-13', {
    what: '文本2017年9月13日印发，却写2017年3月底前建立机制，沿用省文本日期。',
    systemDoes: '只作历史日期登记，不据以计时。',
  }),
  known('410928', 'laterLaw', 'localDomains', cite('PY', '三(五)'), cite('N49', '(九)'), '2022-11-10', {
    what: '文本写违约企业不再享受金融机构任何贷款服务；不得强制金融机构惩戒。',
    systemDoes: '只向金融机构推送信息供参考，不作为措施执行。',
  }),
  known('410928', 'anomaly', 'measureListDeadline', cite('PY', '四(三)'), cite('PY', '六(一)'), '2022-11-10', {
    what: '县措施清单写由市社会信用管理部门管理。',
    systemDoes: '管理层级作为设置项，默认县级，可改为沿用市级。',
  }),
  known('410928', 'anomaly', 'uplink', cite('PY', '四(四)'), cite('PY', '六(一)'), '2022-11-10', {
    what: '文本写由县社会信用管理部门建设全市统一的自动化系统。',
    systemDoes: '按县用市系统处理；系统归属作为设置项。',
  }),
  known('410928', 'anomaly', 'checkOccasions', cite('PY', '四(五)'), cite('PY', '四(二)'), '2022-11-10', {
    what: '执行条款写“市信用行政联合奖惩对象名单”，名单条款写县名单。',
    systemDoes: '按县名单查询，市名单可并入。',
  }),
  known('410928', 'anomaly', 'policyValidity', cite('PY', '标题'), cite('PY', '六(三)'), '2022-11-10', {
    what: '标题写“试行”，全文未写试行期限。',
    systemDoes: '不推定失效日；标为未确认，由信用主管部门核定后录入。',
  }),
]

function listCommonTensions(policy: PolicyClauses): readonly KnownConflict[] {
  const { place } = policy
  const at = (clause: string) => cite(policy.policy, clause)
  const { pricing } = policy
  return [
    known(place, 'laterLaw', 'measureLegality', at(policy.memorandum), cite('N49', '(九)'), later(policy, N49_SINCE), {
      what: '以合作备忘录作为惩戒依据；减损权利或增加义务须有法律、法规或党中央、国务院政策的直接规定。',
      systemDoes: '备忘录只作历史登记；措施引到条文前不可执行。',
    }),
    known(place, 'laterLaw', 'noticeBeforeListing', at(policy.list), cite('N49', '(八)'), later(policy, N49_SINCE), {
      what: '名单条款未写列入前告知。',
      systemDoes: '一律先送达告知书，答复期满方可决定。',
    }),
    ...(pricing === null
      ? []
      : [
          known(place, 'laterLaw', 'measureLegality', at(pricing), cite('N49', '(九)'), later(policy, N49_SINCE), {
            what: '引导金融机构提高利率、费率或限制服务；不得强制金融机构、信用服务机构、行业协会、媒体惩戒。',
            systemDoes: '只提供参考数据，不生成任务。',
          }),
        ]),
    known(
      place,
      'laterLaw',
      'naturalPersonPublication',
      at(policy.publication),
      cite('PIPL', '第二十五条'),
      later(policy, PIPL_SINCE),
      {
        what: '公开严重失信主体信息，未区分自然人；个人信息不得公开，法律另有规定或单独同意的除外。',
        systemDoes: '自然人默认不公开；逐项有法律依据方可公开，并脱敏。',
      },
    ),
  ]
}

function later(policy: PolicyClauses, law: string): string {
  return law > policy.issued ? law : policy.issued
}

function known(
  place: PlaceCode,
  kind: 'laterLaw' | 'anomaly',
  axis: Axis,
  clause: Citation,
  against: Citation,
  since: string,
  words: { readonly what: string; readonly systemDoes: string },
): KnownConflict {
  return {
    kind,
    place,
    axis,
    clause,
    against,
    taken: kind === 'laterLaw' ? 'against' : 'setting',
    since: localDate(since),
    ...words,
  }
}
