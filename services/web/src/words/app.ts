import type { Role } from '@titian/contract'

const roles: Record<Role, string> = {
  planner: '市科技局业务科室',
  county: '县区科技主管部门',
  leader: '领导（只读）',
  liaison: '县区联络员',
  'service-officer': '首席科技服务员',
  'system-admin': '系统管理员',
  'security-admin': '安全管理员',
  'audit-admin': '审计管理员',
}

export const app = {
  product: '梯田',
  subtitle: '企业梯次培育与目标管理',
  cityProduct: (city: string) => `${city}企业梯次培育`,
  skip: '跳到正文',
  navigation: '主要页面',
  pages: {
    targets: '目标任务进展',
    enterprises: '企业',
    assignments: '结对安排',
    imports: '导入',
    review: '核对',
    monthlyReport: '月度通报',
    accounts: '账号',
    accesses: '审计',
  },
  roles,
  unitUnknown: '未定',
  loading: '正在读取……',
  close: '关闭',
  cancel: '取消',
  retry: '再试一次',
  back: '返回',
  copy: '复制',
  copied: '已复制',
  more: '更多',
  yes: '是',
  no: '否',
  none: '—',
  unreachable: '连不上服务器。请检查网络或联系信息中心，稍后再试；本页已填写的内容还在。',
  fault: (status: number) =>
    status >= 500
      ? '系统出错，没有完成。请再试一次；仍不行的，把请求编号告诉系统管理员。'
      : '没有完成，请刷新本页再试。',
  requestId: (id: string) => `请求编号 ${id}`,
  states: {
    staleTitle: '数据正在汇总，请稍等',
    stale: '刚录入的内容还没有计入指标，通常几秒钟就好。',
    failedTitle: '没有读到数据',
    forbiddenTitle: '您的账号看不到这些内容',
    forbidden: '需要查看的，请联系系统管理员为您的账号增加相应角色和辖区。',
    notFoundTitle: '没有找到',
    notFound: '它可能不存在，或不在您的辖区内。请从企业列表或目标任务进展重新进入。',
    noPage: '没有这个页面。请从上方的菜单进入。',
    noWorkTitle: '您的账号还没有可用的页面',
    noWork: '您的角色在本版本中没有桌面页面。需要查看指标的，请联系系统管理员增加角色。',
    missing: (streams: number) => `有 ${streams} 家企业的记录暂时无法计入，本页数字没有包含它们；详见“核对”。`,
    crashedTitle: '本页出错了',
    crashed: '请刷新本页。仍不行的，把您刚才的操作告诉系统管理员。',
  },
} as const
