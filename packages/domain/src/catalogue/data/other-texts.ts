import { localDate } from '../../calendar/local-date.ts'
import type { CitedLaw } from '../law.ts'

/** Regulations of provinces (地方性法规). */
export const LOCAL_REGULATIONS: readonly CitedLaw[] = [
  {
    title: '广东省社会信用条例',
    level: 'localRegulation',
    place: '440000',
    versions: [
      {
        version: localDate('2021-03-18'),
        number: null,
        effective: localDate('2021-06-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [],
    source: 'pofenx/Laws（副本自注待核验）',
  },
  {
    title: '山东省社会信用条例',
    level: 'localRegulation',
    place: '370000',
    versions: [
      {
        version: localDate('2020-07-24'),
        number: null,
        effective: localDate('2020-10-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [],
    source: 'LawRefBook/Laws',
  },
  {
    title: '河南省社会信用条例',
    level: 'localRegulation',
    place: '410000',
    versions: [
      {
        version: localDate('2019-11-29'),
        number: null,
        effective: localDate('2020-05-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [],
    source: 'LawRefBook/Laws',
  },
  {
    title: '四川省社会信用条例',
    level: 'localRegulation',
    place: '510000',
    versions: [
      {
        version: localDate('2023-07-25'),
        number: null,
        effective: localDate('2023-12-01'),
        until: null,
        confirmed: false,
      },
    ],
    renumbered: [],
    source: 'm.limujiang.cc News_Show theId=9514（仅第一至六条）',
  },
  {
    title: '上海市社会信用条例',
    level: 'localRegulation',
    place: '310000',
    versions: [
      {
        version: localDate('2017-06-23'),
        number: null,
        effective: localDate('2017-10-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [],
    source: 'LawRefBook/Laws',
  },
  {
    title: '浙江省公共信用信息管理条例',
    level: 'localRegulation',
    place: '330000',
    versions: [
      {
        version: localDate('2017-09-30'),
        number: null,
        effective: localDate('2018-01-01'),
        until: null,
        confirmed: true,
      },
    ],
    renumbered: [],
    source: 'LawRefBook/Laws',
  },
]

/** Rules and normative documents that the old memoranda cite: too low for a basis, and of dates unread. */
export const LOWER_TEXTS: readonly CitedLaw[] = [
  {
    title: '纳税信用管理办法（试行）',
    level: 'normativeDocument',
    place: null,
    versions: [
      { version: null, number: '国家税务总局公告2014年第40号', effective: null, until: null, confirmed: false },
    ],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '重大税收违法案件信息公布办法（试行）',
    level: 'normativeDocument',
    place: null,
    versions: [
      { version: null, number: '国家税务总局公告2014年第41号', effective: null, until: null, confirmed: false },
    ],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '企业法人法定代表人登记管理规定',
    level: 'ministryRule',
    place: null,
    versions: [{ version: null, number: null, effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '海关企业信用管理暂行办法',
    level: 'ministryRule',
    place: null,
    versions: [{ version: null, number: null, effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '收费公路权益转让办法',
    level: 'ministryRule',
    place: null,
    versions: [{ version: null, number: null, effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '保险公司管理规定',
    level: 'ministryRule',
    place: null,
    versions: [{ version: null, number: null, effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '保险公司股权管理办法',
    level: 'ministryRule',
    place: null,
    versions: [{ version: null, number: null, effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '保险公司董事、监事和高级管理人员任职资格管理规定',
    level: 'ministryRule',
    place: null,
    versions: [{ version: null, number: null, effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '关于进一步改进企业债券发行审核工作的通知',
    level: 'normativeDocument',
    place: null,
    versions: [{ version: null, number: '发改办财金〔2013〕957号', effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
  {
    title: '关于在行政管理事项中使用信用记录和信用报告的若干意见',
    level: 'normativeDocument',
    place: null,
    versions: [{ version: null, number: '发改财金〔2013〕920号', effective: null, until: null, confirmed: false }],
    renumbered: [],
    source: '转引自发改财金〔2014〕3062号所列依据',
  },
]
