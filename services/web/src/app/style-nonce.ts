/** What a style of this page must carry to be believed; the api writes it into every answer. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''

/**
 * antd hands the nonce to its own styles, but not to those with which its parts measure scroll bars and keep the page
 * still behind a drawer. They are made by document.createElement, so it hands it on.
 */
export function signStyles(): void {
  const create = document.createElement.bind(document)
  Object.defineProperty(document, 'createElement', {
    value: (tag: string, options?: ElementCreationOptions) => {
      const element = create(tag, options)
      if (element instanceof HTMLStyleElement) element.nonce = nonce
      return element
    },
  })
}
