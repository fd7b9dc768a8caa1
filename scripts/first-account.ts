import { seed } from '../services/api/src/seed.ts'

const journal = '4104'

/**
 * Opens `admin`, who holds every role, in a city where nobody has. Answers a sentence for whoever will sign in; it holds the
 * password where that is a random one, and nobody can ask for it again.
 */
export async function openFirstAccount(databaseUrl: string, adminPassword: string | undefined): Promise<string> {
  const [opened] = await seed({ databaseUrl, journal, adminPassword, sample: false })
  if (opened === undefined) return '账号 admin 已有，口令照旧'
  if (adminPassword !== undefined) return '账号 admin，口令为 TITIAN_ADMIN_PASSWORD 的值'
  return `账号 ${opened.account}，口令 ${opened.password}（只显示这一次，首次登录须修改）`
}

if (import.meta.main) {
  const { APP_DATABASE_URL, TITIAN_ADMIN_PASSWORD } = process.env
  if (APP_DATABASE_URL === undefined) throw new Error('APP_DATABASE_URL (the application) must be set')
  console.log(await openFirstAccount(APP_DATABASE_URL, TITIAN_ADMIN_PASSWORD || undefined))
}
