/** What a file is that is no spreadsheet. */
export type OtherFile = 'word' | 'presentation' | 'pdf' | 'image' | 'archive' | 'program' | 'text' | 'other'

/** Why a file as a whole cannot be read, with what its words need. */
export interface FileRefusalParams {
  readonly 'file-empty': Nothing
  readonly 'file-too-large': { readonly limitMegabytes: number }
  readonly 'file-not-a-spreadsheet': { readonly found: OtherFile }
  readonly 'file-damaged': Nothing
  readonly 'file-protected': Nothing
  /** An older or foreign spreadsheet, on a machine without a program that converts it. */
  readonly 'file-old-format': { readonly format: string }
  readonly 'file-not-converted': { readonly format: string }
  readonly 'file-too-many-entries': { readonly limit: number }
  readonly 'file-unpacks-too-large': { readonly limitMegabytes: number }
  readonly 'file-too-many-rows': { readonly limit: number }
  readonly 'file-without-rows': Nothing
  readonly 'file-only-headings': Nothing
  readonly 'file-too-slow': { readonly limitSeconds: number }
  readonly 'file-too-heavy': Nothing
}

export type FileRefusalKind = keyof FileRefusalParams
export type FileRefusal = {
  readonly [Kind in FileRefusalKind]: { readonly kind: Kind; readonly params: FileRefusalParams[Kind] }
}[FileRefusalKind]

type Nothing = Readonly<Record<string, never>>
