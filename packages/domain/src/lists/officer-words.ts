import type { DemandCategory, ListedDemand } from '../demands/demand-event.ts'
import type { VisitMode, VisitPurpose, VisitResult } from '../visits/visit-event.ts'

type Written<Meaning> = readonly { readonly means: Meaning; readonly written: RegExp }[]

const modes: Written<VisitMode> = [
  { means: 'video', written: /视频|线上|连线|云/ },
  { means: 'phone', written: /电话|来电|去电/ },
  { means: 'meeting', written: /座谈|会议|培训|对接会|宣讲会/ },
  { means: 'received', written: /来访|接待|上门咨询|到局/ },
  { means: 'message', written: /微信|短信|邮件|QQ|钉钉|网络/i },
  { means: 'on-site', written: /实地|现场|上门|入企|走访|登门|到企/ },
]

const purposes: Written<VisitPurpose> = [
  { means: 'tech-sme', written: /科小|科技型中小/ },
  { means: 'high-tech', written: /高企|高新技术企业/ },
  { means: 'check', written: /核查|核实现场|现场核/ },
  { means: 'call-back', written: /回访/ },
  { means: 'expiry', written: /到期/ },
  { means: 'survey', written: /摸底|画像|调查|调研|了解情况/ },
  { means: 'demand', written: /需求|诉求|对接/ },
  { means: 'policy', written: /政策|宣讲|宣传/ },
]

const results: Written<VisitResult> = [
  { means: 'no-demand', written: /(无|没有)(新)?需求/ },
  { means: 'nobody-met', written: /未见到|无人|未见/ },
  { means: 'demand-progressed', written: /进展|已对接|推进/ },
  { means: 'will-apply', written: /拟申报|准备申报/ },
  { means: 'new-demand', written: /新需求|提出需求|有需求/ },
]

// What is asked for decides, not the means: 人才 before 项目, 专利质押 is money.
const categories: Written<DemandCategory> = [
  { means: 'N13', written: /^其他|^其它/ },
  { means: 'N9', written: /融资|金融|贷款|信贷|担保|质押|股权|基金/ },
  { means: 'N10', written: /检验|检测|仪器|测试/ },
  { means: 'N7', written: /知识产权|专利|商标/ },
  { means: 'N4', written: /人才|引才|招才/ },
  { means: 'N3', written: /产学研|院校|高校|专家|校企/ },
  { means: 'N2', written: /成果|技术转移|技术引进|技术转让/ },
  { means: 'N1', written: /攻关|技术难题|关键技术|核心技术|揭榜|技术需求|技术创新/ },
  { means: 'N5', written: /平台|实验室|研发中心|技术中心|研究中心|研发机构/ },
  { means: 'N8', written: /政策|咨询|兑现|研发费用|加计扣除|补助|奖补|创新券|辅助账/ },
  { means: 'N6', written: /项目申报|资质|申报|认定|科小|高企|瞪羚|专精特新|复核|入库/ },
  { means: 'N11', written: /市场|场景|订单|销售|推广/ },
  { means: 'N12', written: /要素|用地|用工|用电|用能|用水|厂房|招工/ },
]

const states: Written<ListedDemand['status']> = [
  { means: 'registered', written: /未(受理|办理|处理)|待(受理|办理|处理|分派)|登记|新建|已提出|已收集|待办$/ },
  {
    means: 'in-progress',
    written: /未(办结|完成|解决)|办理中|处理中|进行中|对接中|推进|正在|跟踪|跟进|部分解决|转办|^否$/,
  },
  { means: 'closed', written: /办结|完成|已?解决|已答复|已落实|结案|已?归档|撤回|撤销|不予|并入|^是$/ },
  { means: 'accepted', written: /受理|接收|分派|分办|交办/ },
]

export const findMode = (text: string) => find(modes, text)
export const findPurpose = (text: string) => find(purposes, text)
export const findResult = (text: string) => find(results, text)
export const findCategory = (text: string) => find(categories, text)
export const findState = (text: string) => find(states, text)

function find<Meaning>(words: Written<Meaning>, text: string): Meaning | undefined {
  return words.find(({ written }) => written.test(text.replace(/\s/g, '')))?.means
}
