import { useMutation } from '@tanstack/react-query'
import { App } from 'antd'
import { askFile, type AskedFile, type Search } from './client.ts'
import { isRefusal, sentences } from './refusal.ts'

interface Wanted {
  readonly path: string
  readonly search?: Search | undefined
}

/**
 * Fetches a file and saves it. A link would do, but what the api refuses (signed out meanwhile, not permitted, erased)
 * would then fill the window with a document for programs; here it is said on the page, which stays as it is.
 */
export function useDownload() {
  const { notification } = App.useApp()
  const download = useMutation({
    mutationFn: ({ path, search }: Wanted) => askFile(path, search),
    onSuccess: save,
    onError: (error, { path }) => {
      // Then the whole page is covered, and says why.
      if (isRefusal(error, 401)) return
      const { title, lines } = sentences(error)
      notification.error({ key: path, title, description: lines.join(' '), role: 'alert', duration: false })
    },
  })
  return {
    isPending: download.isPending,
    start: (wanted: Wanted) => {
      notification.destroy(wanted.path)
      download.mutate(wanted)
    },
  }
}

const aMinute = 60_000

function save({ name, content }: AskedFile): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  // Some browsers begin to read it only after this.
  setTimeout(() => URL.revokeObjectURL(link.href), aMinute)
}
