import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider } from 'antd'
import chinese from 'antd/locale/zh_CN'
import { newQueryClient } from './query-client.ts'
import { router } from './router.tsx'
import { nonce } from './style-nonce.ts'
import { theme } from './theme.ts'

const queryClient = newQueryClient()

export function App() {
  return (
    // antd's blank between two Chinese characters of a button would break "find by name" for readers and tests.
    <ConfigProvider csp={{ nonce }} locale={chinese} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  )
}
